import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '../../../src/base/errors';
import { EmulatorLauncher, parseEmulatorAccess } from '../../../src/workbench/emulatorLauncher';

const access = { endpoint: 'http://127.0.0.1:8123', accessKeyId: 'id', accessKeySecret: 'secret' };

describe('a ready line', () => {
  it('gives endpoint and keys, and nothing else', () => {
    deepEqual(parseEmulatorAccess(JSON.stringify({ ...access, controlToken: 't', regions: [] })), access);
  });

  const refused = [
    undefined,
    '',
    'not json',
    'null',
    '7',
    '[]',
    JSON.stringify({ ...access, accessKeySecret: 7 }),
    JSON.stringify({ endpoint: access.endpoint }),
    ...[
      'http://127.0.0.1',
      'https://127.0.0.1:8123',
      'http://127.0.0.1:8123/',
      'http://127.0.0.1:8123@evil.example',
      'http://10.0.0.1:8123',
      'http://localhost:8123',
      'http://127.0.0.1:8123\n',
      ' http://127.0.0.1:8123',
    ].map((endpoint) => JSON.stringify({ ...access, endpoint })),
  ];
  for (const line of refused) {
    it(`is not ${JSON.stringify(line)}`, () => equal(parseEmulatorAccess(line), undefined));
  }
});

/** Lets scripts call home, so that a test sees them come and go. */
class Home {
  private readonly server = createServer((socket) => void this.sockets.push(socket.on('error', () => undefined)));
  private readonly sockets: Socket[] = [];

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async open(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Resolves when the processes that called so far are gone. */
  async allGone(): Promise<void> {
    await Promise.all(this.sockets.filter(({ closed }) => !closed).map((socket) => once(socket.resume(), 'close')));
  }

  get calls(): number {
    return this.sockets.length;
  }

  close(): void {
    this.sockets.forEach((socket) => socket.destroy());
    this.server.close();
  }
}

describe('the launcher', () => {
  let folder = '';
  let home = new Home();
  let launcher: EmulatorLauncher | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'launcher-'));
    home = new Home();
    await home.open();
  });
  afterEach(async () => {
    launcher?.dispose();
    home.close();
    await rm(folder, { recursive: true });
  });

  /** An emulator that calls home, prints a line, and does the rest; it ends when home closes. */
  async function launch(line: string, rest = ''): Promise<EmulatorLauncher> {
    const script = join(folder, 'emulator.mjs');
    await writeFile(
      script,
      `import { connect } from 'node:net';
       const home = connect(${home.port}, '127.0.0.1', () => { console.log(${line}); ${rest} });
       home.on('close', () => process.exit()).on('error', () => process.exit());`,
    );
    launcher = new EmulatorLauncher(script, undefined);
    return launcher;
  }

  const readyLine = `JSON.stringify({ ...${JSON.stringify(access)}, accessKeyId: String(process.pid) })`;

  it('starts one process for all callers, and notifies them', async () => {
    const one = await launch(readyLine);
    let changes = 0;
    one.onDidChange(() => changes++);
    equal(one.isRunning, false);
    const [first, second] = await Promise.all([one.access(), one.access()]);
    equal(first, second);
    equal((await one.access()).accessKeyId, first.accessKeyId);
    deepEqual([one.isRunning, changes, home.calls], [true, 1, 1]);
  });

  it('runs it as Node on a free port of this machine, bound to our life', async () => {
    const one = await launch(
      `JSON.stringify({ ...${JSON.stringify(access)}, accessKeyId: process.argv.slice(2).join(' ') + ' ' + process.env.ELECTRON_RUN_AS_NODE })`,
    );
    equal((await one.access()).accessKeyId, '--port 0 --exit-with-parent 1');
  });

  it('hands it none of the credentials of the user, in any spelling, and everything else', async () => {
    const hidden = [
      'ALIBABA_CLOUD_ACCESS_KEY_ID',
      'ALIBABACLOUD_ACCESS_KEY_SECRET',
      'ALICLOUD_SECURITY_TOKEN',
      'aliyun_key',
    ];
    const names = [...hidden, 'HARMLESS_ALIYUN_KEY'];
    const before = names.map((name) => process.env[name]);
    try {
      names.forEach((name) => (process.env[name] = 'set'));
      const one = await launch(
        `JSON.stringify({ ...${JSON.stringify(access)}, accessKeyId: ${JSON.stringify(names)}.filter((name) => process.env[name]).join() })`,
      );
      equal((await one.access()).accessKeyId, 'HARMLESS_ALIYUN_KEY');
    } finally {
      names.forEach((name, index) => {
        if (before[index] === undefined) {
          Reflect.deleteProperty(process.env, name);
        } else {
          process.env[name] = before[index];
        }
      });
    }
  });

  it('ends the process on request, and starts another on the next start', async () => {
    const one = await launch(readyLine);
    const { accessKeyId: pid } = await one.access();
    let changes = 0;
    one.onDidChange(() => changes++);
    one.stop();
    deepEqual([one.isRunning, changes], [false, 1]);
    await home.allGone();
    notEqual((await one.access()).accessKeyId, pid);
    equal(one.isRunning, true);
  });

  it('ends it when it is disposed', async () => {
    const one = await launch(readyLine);
    await one.access();
    one.dispose();
    await home.allGone();
  });

  it('notices when it ends by itself', async () => {
    const one = await launch(readyLine, 'setTimeout(() => process.exit(), 20);');
    await one.access();
    await new Promise<void>((resolve) => one.onDidChange(resolve));
    equal(one.isRunning, false);
  });

  it('says so when it ends before it is ready, and tries anew when asked again', async () => {
    const script = join(folder, 'emulator.mjs');
    await writeFile(script, 'process.exit(1);');
    launcher = new EmulatorLauncher(script, undefined);
    await rejects(launcher.access(), (error: UserFacingError) => {
      ok(error instanceof UserFacingError && error.facts.retry);
      return /did not start/.test(error.message);
    });
    equal(launcher.isRunning, false);
    await writeFile(script, `console.log(${JSON.stringify(JSON.stringify(access))}); setInterval(() => {}, 1000);`);
    deepEqual(await launcher.access(), access);
  });

  it('does not take what is not ready, and leaves no such process behind', async () => {
    const one = await launch("'Error: port in use'");
    await rejects(one.access(), UserFacingError);
    equal(one.isRunning, false);
    await home.allGone();
  });

  it('gives up a start that is stopped half way', async () => {
    const one = await launch(readyLine);
    const starting = one.access();
    one.stop();
    await rejects(starting, UserFacingError);
    equal(one.isRunning, false);
  });

  it('uses the emulator it was given and starts none', async () => {
    launcher = new EmulatorLauncher(join(folder, 'missing.mjs'), access);
    equal(await launcher.access(), access);
    equal(launcher.isRunning, false);
  });
});
