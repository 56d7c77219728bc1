// Programs that print credentials, and those that do not end when they should.
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { CancelledError } from '../../../../../src/base/errors';
import { ProgramError, runProgram, toSpawnable } from '../../../../../src/cloud/credentials/exchanges/runProgram';
import type { ProgramFailure } from '../../../../../src/cloud/credentials/exchanges/runProgram';
import { FakeClock } from '../../../../support/fakeClock';

const { env } = process;

describe('a credential program', () => {
  const server = createServer();
  let clock: FakeClock;
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => void server.close());
  beforeEach(() => (clock = new FakeClock()));

  const run = (code: string, signal = new AbortController().signal): Promise<string> =>
    runProgram([process.execPath, '-e', code], { clock, signal, env });

  const failsWith = (running: Promise<string>, failure: ProgramFailure): Promise<void> =>
    rejects(running, (error) => {
      ok(error instanceof ProgramError);
      deepEqual(error.failure, failure);
      return true;
    });

  /** Code that reports to the test that it runs, and each SIGTERM, which it does not obey. Its connection ends with it. */
  const stubborn = (): string => `
    const socket = require('net').connect(${(server.address() as AddressInfo).port}, '127.0.0.1', () => {
      process.on('SIGTERM', () => socket.write('asked to end;'));
      socket.write('runs;');
    });
    socket.on('error', () => undefined);
    setInterval(() => undefined, 1_000);`;

  async function readUntil(socket: Socket, text: string): Promise<void> {
    for (let seen = ''; !seen.includes(text);) {
      seen += String(((await once(socket, 'data')) as unknown[])[0]);
    }
  }

  async function whenRunning(): Promise<Socket> {
    const [socket] = (await once(server, 'connection')) as [Socket];
    socket.on('error', () => undefined);
    await readUntil(socket, 'runs;');
    return socket;
  }

  /** The program is asked to end after 55 seconds, and killed after 60. */
  async function endsLate(code: string): Promise<void> {
    const late = failsWith(run(code), { type: 'late' });
    const socket = await whenRunning();
    const ended = once(socket, 'close');
    const asked = readUntil(socket, 'asked to end;');
    await clock.advance(55_000);
    await asked;
    await clock.advance(5_000);
    await late;
    await ended;
  }

  it('gives what it prints, and reads nothing', async () => {
    equal(await run('process.stdin.resume().on("end", () => console.log("printed"))'), 'printed\n');
    equal(clock.sleeping, 0);
  });

  it('that fails, does not exist, is killed or prints without end says so', async () => {
    await failsWith(run('process.exit(3)'), { type: 'exit', code: 3 });
    await failsWith(run('process.kill(process.pid, "SIGKILL")'), { type: 'signal', name: 'SIGKILL' });
    const missing = runProgram(['/does/not/exist'], { clock, env, signal: new AbortController().signal });
    await failsWith(missing, { type: 'start', code: 'ENOENT' });
    await failsWith(run('for (;;) { require("fs").writeSync(1, "x".repeat(65_536)) }'), { type: 'tooMuch' });
    equal(clock.sleeping, 0);
  });

  it('that does not end is asked to after 55 seconds, and killed after 60', async () => {
    await endsLate(stubborn());
  });

  it('that has started another which holds on to its output is ended together with that', async () => {
    const inner = JSON.stringify(stubborn());
    const code = `require('child_process').spawn(process.execPath, ['-e', ${inner}], { stdio: 'inherit' }).unref()`;
    await endsLate(code);
  });

  it('that no caller waits for is asked to end, and killed after five seconds', async () => {
    const lifetime = new AbortController();
    const cancelled = rejects(run(stubborn(), lifetime.signal), CancelledError);
    const socket = await whenRunning();
    const ended = once(socket, 'close');
    const asked = readUntil(socket, 'asked to end;');
    lifetime.abort();
    await cancelled;
    await asked;
    await clock.advance(5_000);
    await ended;
  });
});

describe('a credential program on Windows', () => {
  const files = new Set(['c:\\tools\\keys.cmd', 'c:\\tools\\keys.exe', 'c:\\own tools\\print.bat', 'c:\\x\\a.exe']);
  const variables = { Path: 'C:\\tools;C:\\x', PATHEXT: '.EXE;.CMD', comspec: 'C:\\Windows\\cmd.exe' };
  const spawnable = (...words: readonly string[]): unknown =>
    toSpawnable(words, 'win32', variables, (path) => files.has(path.toLowerCase()));
  const throughProcessor = (line: string): object => ({
    file: 'C:\\Windows\\cmd.exe',
    args: ['/d', '/s', '/c', `"${line}"`],
    isVerbatim: true,
  });

  it('is found on the path, by its extensions in their order', () => {
    deepEqual(spawnable('keys', 'a b'), { file: 'C:\\tools\\keys.EXE', args: ['a b'], isVerbatim: false });
    deepEqual(spawnable('a.exe'), { file: 'C:\\x\\a.exe', args: [], isVerbatim: false });
    deepEqual(spawnable('none'), { file: 'none', args: [], isVerbatim: false });
  });

  it('that is a batch file is run by the command processor, its arguments as they are', () => {
    deepEqual(spawnable('keys.cmd'), throughProcessor('C:\\tools\\keys.cmd'));
    deepEqual(
      spawnable('C:\\own tools\\print.bat', 'plain'),
      throughProcessor('C:\\own^ tools\\print.bat ^^^"plain^^^"'),
    );
    deepEqual(
      spawnable('keys.cmd', 'a&calc', '"|%PATH%', 'end\\'),
      throughProcessor('C:\\tools\\keys.cmd ^^^"a^^^&calc^^^" ^^^"\\^^^"^^^|^^^%PATH^^^%^^^" ^^^"end\\\\^^^"'),
    );
  });

  it('is started as it is named elsewhere', () => {
    deepEqual(toSpawnable(['keys.cmd', 'a&b'], 'linux', variables), {
      file: 'keys.cmd',
      args: ['a&b'],
      isVerbatim: false,
    });
  });
});
