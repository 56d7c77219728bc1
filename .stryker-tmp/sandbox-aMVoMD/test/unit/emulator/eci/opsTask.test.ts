import assert from 'node:assert/strict';
import { parseAddress } from '../../../../src/emulator/eci/capture/address';
import { parseTcpdumpValue } from '../../../../src/emulator/eci/capture/tcpdumpValue';
import { packetIntervalMs, Traffic } from '../../../../src/emulator/eci/capture/traffic';
import { TcpdumpTask } from '../../../../src/emulator/eci/opsTask';
import { readPcap } from './capture/pcapReader';

const hour = 3_600_000;
const startedAt = 1_000_000_000_000;

function start(fields: object): TcpdumpTask {
  const options = parseTcpdumpValue(JSON.stringify({ Enable: true, ...fields })) ?? assert.fail('not a start');
  const own = { ipv4: parseAddress('172.16.0.9')!, ipv6: parseAddress('2001:db8::9')! };
  return new TcpdumpTask(startedAt, options, new Traffic(options.filter, own, 1), false);
}

function fileOf(task: TcpdumpTask, now: number): Buffer {
  const result = task.result(now) ?? assert.fail('no result yet');
  const file = Buffer.concat([...result.chunks()]);
  assert.equal(file.length, result.size);
  return file;
}

describe('A capture', () => {
  it('is Ready until its duration is over, and holds the packets of that time', () => {
    const task = start({ Duration: 10 });
    assert.deepEqual([task.status(startedAt), task.status(startedAt + 9_999)], ['Ready', 'Ready']);
    assert.equal(task.result(startedAt + 9_999), undefined);
    assert.equal(task.status(startedAt + 10_000), 'Success');
    assert.equal(readPcap(fileOf(task, startedAt + 10_000)).packets.length, 10_000 / packetIntervalMs);
  });

  it('ends with the packet that reaches PacketNum', () => {
    const task = start({ PacketNum: 7, Duration: 3600 });
    assert.equal(task.status(startedAt + 7 * packetIntervalMs - 1), 'Ready');
    assert.equal(task.status(startedAt + 7 * packetIntervalMs), 'Success');
    assert.equal(readPcap(fileOf(task, startedAt + hour)).packets.length, 7);
  });

  it('ends before its file would grow beyond FileSize', () => {
    const task = start({ FileSize: 5_000 });
    const file = fileOf(task, startedAt + hour);
    assert.ok(file.length <= 5_000 && file.length > 3_500, String(file.length));
  });

  it('ends when it is closed, with what it has', () => {
    const task = start({});
    task.close(startedAt + 1_000);
    assert.equal(task.status(startedAt + 1_000), 'Success');
    assert.equal(readPcap(fileOf(task, startedAt + hour)).packets.length, 1_000 / packetIntervalMs);
    task.close(startedAt + 2_000);
    assert.equal(
      readPcap(fileOf(task, startedAt + hour)).packets.length,
      1_000 / packetIntervalMs,
      'closing twice changes nothing',
    );
  });

  it('expires after twelve hours when nothing ends it', () => {
    const task = start({});
    assert.equal(task.status(startedAt + 12 * hour - 1), 'Ready');
    assert.equal(task.status(startedAt + 12 * hour), 'Expired');
    assert.equal(task.result(startedAt + 12 * hour), undefined);
  });

  it('that no packet can match never fills up, and ends with an empty file', () => {
    const task = start({ Protocol: 'icmpv4', DestPort: 80, PacketNum: 1, Duration: 60 });
    assert.equal(task.status(startedAt + 59_999), 'Ready');
    assert.equal(fileOf(task, startedAt + 60_000).length, 24);
  });
});
