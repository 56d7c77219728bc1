// Requests of other sites, and requests and frames that are no such thing: refused, and survived.
import { match, ok } from 'node:assert/strict';
import { connect } from 'node:net';
import { EventEmitter, once } from 'node:events';
import fc from 'fast-check';
import { emulatedStorageHost } from '../../../../src/emulator/eci/capture/objectStore';
import { ExecConnection } from '../../../../src/emulator/eci/exec/execConnection';
import { startEmulator } from '../../../../src/emulator/emulator';
import type { RunningEmulator } from '../../../../src/emulator/emulator';
import { parseOptions } from '../../../../src/emulator/options';
import { Clock } from '../../../../src/emulator/world/clock';

/** 10,000 for the long form. */
const runs = Number(process.env['EMULATOR_FUZZ_RUNS'] ?? 300);

describe('the emulator, attacked', function () {
  this.timeout(600_000);
  let emulator: RunningEmulator;
  let port = 0;
  before(async () => {
    emulator = await startEmulator(parseOptions(['--port', '0']));
    port = Number(new URL(emulator.ready.endpoint).port);
  });
  after(() => emulator.close());

  /** Sends bytes, ends or resets the connection, and gives what was answered. */
  async function send(bytes: Buffer | string, end: 'wait' | 'end' | 'reset' = 'wait'): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (end === 'wait') {
        socket.destroy();
      }
    });
    const closed = once(socket, 'close');
    await once(socket, 'connect');
    socket.write(bytes, () => {
      if (end === 'end') {
        socket.end();
      } else if (end === 'reset') {
        socket.resetAndDestroy();
      }
    });
    await closed;
    return answer;
  }

  const request = (host: string, path = '/', more = ''): string =>
    `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`;
  const upgrade = 'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
  const routes: readonly (readonly [string, string, string])[] = [
    ['the API', '/', 'x-acs-action: DeleteContainerGroup\r\nx-acs-version: 2018-08-08\r\n'],
    ['control', '/_emulator/requests', ''],
    ['results', '/_emulator/oss/x', ''],
    ['metadata', '/latest/meta-data/ram/security-credentials/', ''],
    ['commands', '/exec/?s=x', `${upgrade}Connection: Upgrade\r\n`],
  ];

  for (const [route, path, more] of routes) {
    it(`refuses ${route} under the name of another machine`, async () => {
      for (const host of [
        'evil.example',
        'evil.example:80',
        emulatedStorageHost,
        '127.0.0.1.evil.example',
        'localhost.evil.example',
        '10.0.0.1',
        '[::2]',
        'a@localhost',
        '',
      ]) {
        match(await send(request(host, path, more)), /^HTTP\/1\.1 403 /, host);
      }
      for (const host of [
        'localhost',
        `LOCALHOST:${port}`,
        'eci.localhost',
        '127.0.0.1',
        '127.1.2.3:80',
        `[::1]:${port}`,
      ]) {
        const answer = await send(request(host, path, more));
        ok(!answer.includes('names and addresses of this machine'), host);
        ok(path.startsWith('/exec') || !/^HTTP\/1\.1 403 [^]*the emulator answers/i.test(answer));
      }
    });
  }

  it('survives an upgrade that is refused and reset', async () => {
    for (let time = 0; time < 20; time++) {
      await send(request('localhost', '/exec/?s=none', `${upgrade}Connection: Upgrade\r\n`), 'reset');
    }
    match(await send(request('localhost')), /^HTTP\/1\.1 4/);
  });

  it(`survives ${runs} mutated requests`, async () => {
    const seeds = routes.map(([, path, more]) => Buffer.from(request('localhost', path, more)));
    const mutation = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(8),
      put: fc.uint8Array({ maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(mutation, { maxLength: 6 }),
        fc.constantFrom('end' as const, 'reset' as const),
        async (seed, mutations, end) => {
          let bytes = seed;
          for (const { at, drop, put } of mutations) {
            const place = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + drop)]);
          }
          await send(bytes, end);
        },
      ),
      { numRuns: runs, seed: 16 },
    );
    match(await send(request('localhost')), /^HTTP\/1\.1 4/);
  });

  it(`survives ${runs} mutated frames of a terminal`, () => {
    const json = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('null', '[]', '{"Width":"x"}', '{"Width":1e999,"Height":-1}'),
    );
    const frame = fc.oneof(
      fc.tuple(fc.nat(6), json).map(([channel, text]) => Buffer.concat([Buffer.of(channel), Buffer.from(text)])),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 8 }), (frames) => {
        const socket = Object.assign(new EventEmitter(), { readyState: 3, OPEN: 1, terminate: () => undefined });
        const place = { shells: new Set(['sh']) };
        new ExecConnection(
          socket as never,
          { place: place as never, command: ['sh'], tty: true, stdin: true },
          new Clock(),
        );
        frames.forEach((one) => socket.emit('message', one, true));
      }),
      { numRuns: runs, seed: 16 },
    );
  });
});
