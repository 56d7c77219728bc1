import assert from 'node:assert/strict';
import { buildCoreFile } from '../../../../../src/emulator/eci/capture/coreFile';

describe('A core file', () => {
  const file = buildCoreFile({
    pid: 7,
    signal: 11,
    command: 'checkout',
    argumentText: '/usr/local/bin/checkout --listen :8080',
  });

  /** Program headers as (type, offset, size, align). */
  function segments(): { type: number; offset: number; size: number; align: number }[] {
    return Array.from({ length: file.readUInt16LE(56) }, (_, index) => {
      const at = Number(file.readBigUInt64LE(32)) + index * file.readUInt16LE(54);
      return {
        type: file.readUInt32LE(at),
        offset: Number(file.readBigUInt64LE(at + 8)),
        size: Number(file.readBigUInt64LE(at + 32)),
        align: Number(file.readBigUInt64LE(at + 48)),
      };
    });
  }

  it('is a 64-bit ELF core of x86-64', () => {
    assert.equal(file.subarray(0, 7).toString('hex'), '7f454c46020101');
    assert.deepEqual([file.readUInt16LE(16), file.readUInt16LE(18), file.readUInt16LE(52)], [4, 62, 64]);
  });

  it('has its segments inside the file, memory on a page border', () => {
    const [notes, memory] = segments();
    assert.deepEqual([notes?.type, memory?.type], [4, 1]);
    for (const segment of segments()) {
      assert.ok(segment.offset + segment.size <= file.length);
      assert.equal(segment.type === 1 ? segment.offset % segment.align : 0, 0);
    }
  });

  it('says in its notes who died of which signal', () => {
    const [notes] = segments();
    const read: { type: number; name: string; content: Buffer }[] = [];
    for (let at = notes!.offset; at < notes!.offset + notes!.size;) {
      const [nameSize, size, type] = [file.readUInt32LE(at), file.readUInt32LE(at + 4), file.readUInt32LE(at + 8)];
      const contentAt = at + 12 + Math.ceil(nameSize / 4) * 4;
      const name = file.toString('latin1', at + 12, at + 12 + nameSize - 1);
      read.push({ type, name, content: file.subarray(contentAt, contentAt + size) });
      at = contentAt + Math.ceil(size / 4) * 4;
    }
    assert.deepEqual(
      read.map(({ name, type }) => [name, type]),
      [
        ['CORE', 1],
        ['CORE', 3],
      ],
    );
    assert.deepEqual([read[0]?.content.readInt32LE(0), read[0]?.content.readInt32LE(32)], [11, 7]);
    assert.equal(read[1]?.content.toString('utf8', 40, 48), 'checkout');
  });
});
