// The emulator as a program: its command line, its ready line, its end.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { spawnEmulator, startEmulator } from '../support/emulatorProcess';

describe('The emulator process', () => {
  it('says in one line where it listens and with which keys', async () => {
    const child = spawnEmulator(['--port', '0'], {
      EMULATOR_ACCESS_KEY_ID: 'LTAIgiven',
      EMULATOR_ACCESS_KEY_SECRET: 'given',
    });
    const output = text(child.stdout);
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const lines = (await output).split('\n');
    assert.equal(lines.length, 2, 'one line and its end');
    const ready = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    assert.match(String(ready['endpoint']), /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual([ready['accessKeyId'], ready['accessKeySecret']], ['LTAIgiven', 'given']);
    assert.ok(typeof ready['controlToken'] === 'string' && ready['controlToken'].length > 20);
    assert.deepEqual(ready['regions'], ['cn-hangzhou', 'cn-beijing', 'ap-southeast-1']);
  });

  it('takes new keys for every run', async () => {
    const [one, other] = await Promise.all([startEmulator(), startEmulator()]);
    for (const name of ['accessKeyId', 'accessKeySecret', 'controlToken', 'securityToken'] as const) {
      assert.notEqual(one.ready[name], other.ready[name]);
    }
    assert.deepEqual(await Promise.all([one.stop(), other.stop()]), [0, 0]);
  });

  for (const [args, reason] of [
    [['--color'], /--color/],
    [['--port', 'x'], /--port takes a whole number/],
    [['--fault', 'nonsense'], /unknown fault "nonsense"/],
    [['--fault', 'throttle:Nothing'], /unknown operation "Nothing"/],
    [['--quirk', 'nonsense'], /unknown quirk "nonsense"; known are http-links/],
  ] as const) {
    it(`refuses ${args.join(' ')} with a reason and code 2`, async () => {
      const child = spawnEmulator(args);
      const [errors, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);
      assert.match(errors, reason);
      assert.equal(exit[0], 2);
    });
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends cleanly on ${signal}, calls it has stalled included`, async () => {
      const emulator = await startEmulator({ faults: ['stall'] });
      const { hostname, port } = new URL(emulator.endpoint);
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write('POST / HTTP/1.1\r\nhost: localhost\r\nx-acs-action: DescribeRegions\r\ncontent-length: 0\r\n\r\n');
      // A second connection that is answered shows that the first request has been read.
      await emulator.requests();
      const closed = once(socket, 'close');
      socket.on('error', () => undefined);
      assert.equal(await emulator.stop(signal), 0);
      await closed;
    });
  }

  it('ends with its parent, that is, when its standard input is closed, if asked to', async () => {
    const child = spawnEmulator(['--exit-with-parent']);
    await once(child.stdout, 'data');
    child.stdin.end();
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 0);
  });

  it('lives on without standard input otherwise', async () => {
    const child = spawnEmulator([]);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    child.stdin.end();
    const { endpoint } = JSON.parse(line.toString()) as { endpoint: string };
    assert.equal((await fetch(endpoint, { method: 'POST' })).status, 400);
    child.kill();
    await once(child, 'exit');
  });

  it('writes a line per request with --verbose, and no secret', async () => {
    const child = spawnEmulator(['--verbose']);
    const errors = text(child.stderr);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const ready = JSON.parse(line.toString()) as Record<string, string>;
    await fetch(`${ready['endpoint']}/?Password=hidden`, {
      method: 'POST',
      headers: { 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2018-08-08', authorization: 'hidden' },
    });
    child.kill();
    assert.match(await errors, /^DescribeRegions 400 [\d.]+ ms\n$/);
  });
});
