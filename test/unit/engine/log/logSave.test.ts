// What a file gets of a log: all lines, whole and harmless, and every failure to write.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BookEntry } from '../../../../src/engine/log/logBook';
import { LogFile } from '../../../../src/engine/log/logSave';

const line = (text: string, timestamp = '', origin = 0): BookEntry => ({
  origin,
  entry: { type: 'line', timestamp, text },
});

describe('the file of a log', () => {
  let folder: string;
  let path: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saved-'));
    path = join(folder, 'web.log');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('gets lines and marks in the order in which they are written, and counts their bytes', async () => {
    const file = new LogFile(path, false);
    void file.write([line('a', '2026-11-23T03:00:00Z'), line('容器')]);
    await file.write([]);
    await file.write([{ origin: 0, entry: { type: 'restart', after: 'x', before: 'y' } }, line('b')]);
    await file.close();
    const text = await readFile(path, 'utf8');
    equal(text, 'a\n容器\n──── restarted between x and y ────\nb\n');
    equal(file.bytes, Buffer.byteLength(text));
  });

  it('has times where they are wanted and known, and names where there are several logs', async () => {
    const file = new LogFile(path, true);
    await file.write([line('a', '2026-11-23T03:00:00Z'), line('b', '', 1)], (origin) => ['web', 'db'][origin] ?? '');
    await file.close();
    equal(await readFile(path, 'utf8'), 'web │ 2026-11-23T03:00:00Z a\ndb │ b\n');
  });

  it('has lines whole, without the sequences that a terminal would obey', async () => {
    const file = new LogFile(path, false);
    await file.write([line(`\u001b[31m${'x'.repeat(20_000)}`)]);
    await file.close();
    equal(await readFile(path, 'utf8'), `${'x'.repeat(20_000)}\n`);
  });

  it('takes more than the system takes at once', async () => {
    const file = new LogFile(path, false);
    const long = 'x'.repeat(500_000);
    await Promise.all([file.write([line(long)]), file.write([line('a'), line(long)]), file.write([line('b')])]);
    await file.close();
    equal((await readFile(path, 'utf8')) === `${long}\na\n${long}\nb\n`, true);
  });

  it('says each time that it cannot be written', async () => {
    const file = new LogFile(join(folder, 'missing', 'web.log'), false);
    const failure = { code: 'ENOENT' };
    // That it cannot be opened is known a while after it is written to.
    const first = await file.write([line('x'.repeat(500_000))]).catch((error: unknown) => error);
    ok(first instanceof Error);
    await rejects(file.write([line('b')]), failure);
    await rejects(file.close(), failure);
    deepEqual(first, await file.close().catch((error: unknown) => error));
  });

  it('says when it is closed that it could not be written, also where nothing was', async () => {
    const file = new LogFile(join(folder, 'missing', 'web.log'), false);
    await rejects(file.close(), { code: 'ENOENT' });
  });
});
