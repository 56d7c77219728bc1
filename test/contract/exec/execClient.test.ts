// Our client of ExecContainerCommand and its WebSocket against the emulator, whose side of it is written from the documents.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { eciApi } from '../../../src/products/eci/api';
import { createClients } from '../../support/kindContext';
import type { ExecClient, ExecTarget } from '../../../src/products/eci/exec/execClient';
import type { ExecSession } from '../../../src/products/eci/exec/execSession';
import type { ContainerGroup } from '../../../src/products/eci/wire/containerGroup';
import { startEmulator } from '../../support/emulatorProcess';
import type { Emulator } from '../../support/emulatorProcess';
import { TransportTrial } from '../transportTrial';

const region = 'cn-hangzhou';
const { signal } = new AbortController();

/** A terminal's output as it comes, and a way to wait for a part of it. */
class Screen {
  text = '';
  frames = 0;
  private waiting: { readonly part: string; readonly from: number; readonly done: () => void } | undefined;

  readonly onOutput = (bytes: Uint8Array): void => {
    this.frames += 1;
    this.text += Buffer.from(bytes).toString('latin1');
    if (this.waiting && this.text.includes(this.waiting.part, this.waiting.from)) {
      this.waiting.done();
    }
  };

  /** Resolves when the text has come after everything that is there now. */
  async after(act: () => unknown, part: string): Promise<string> {
    const from = this.text.length;
    await new Promise<void>((done) => {
      this.waiting = { part, from, done };
      act();
    });
    return this.text.slice(from);
  }
}

describe('commands in containers', function () {
  this.timeout(10_000);
  let emulator: Emulator;
  let trial: TransportTrial;
  let client: ExecClient;
  let target: ExecTarget;
  let withoutBash: ExecTarget;

  before(async () => {
    emulator = await startEmulator({ seed: 1 });
    const { accessKeySecret, accessKeyId } = emulator.ready;
    trial = new TransportTrial(emulator.endpoint, { accessKeySecret, accessKeyId });
    const clients = createClients(trial.transport);
    client = clients.exec;
    const groups: ContainerGroup[] = [];
    for await (const page of clients.eci.describeContainerGroups(region, signal, { Status: 'Running' })) {
      groups.push(...(page.ContainerGroups ?? []));
    }
    const find = (name: string, container: string): ExecTarget => ({
      region,
      groupId: groups.find((group) => group.ContainerGroupName?.startsWith(name))?.ContainerGroupId ?? '',
      container,
    });
    target = find('storefront', 'nginx');
    withoutBash = find('session-cache', 'redis');
  });
  after(() => emulator.stop());

  async function shell(screen: Screen, command = ['bash'], where = target): Promise<ExecSession> {
    const opening: Promise<ExecSession>[] = [];
    await screen.after(() => opening.push(client.open(where, command, { signal, onOutput: screen.onOutput })), '# ');
    return opening[0] ?? Promise.reject(new Error('There is no session'));
  }

  it('are run only under a name of the emulator, whatever their ticket is worth', async () => {
    const { WebSocketUri: uri } = await trial.transport.call({
      ...{ api: eciApi, region, action: 'ExecContainerCommand', repeat: 'refused', signal },
      query: {
        ...{ RegionId: region, ContainerGroupId: target.groupId, ContainerName: target.container },
        ...{ Command: '["bash"]', TTY: true, Stdin: true, Sync: false },
      },
    });
    const url = new URL(String(uri).replace(/^ws/, 'http'));
    const upgradeAs = async (host: string): Promise<number | undefined> => {
      const headers = {
        ...{ host, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      };
      const sent = request(url, { headers, agent: false }).end();
      const [answer] = (await Promise.race([once(sent, 'response'), once(sent, 'upgrade')])) as [IncomingMessage];
      answer.socket.destroy();
      return answer.statusCode;
    };
    equal(await upgradeAs('evil.example'), 403);
    equal(await upgradeAs(url.host), 101);
  });

  it('are typed, answered, and end with their exit code', async () => {
    const screen = new Screen();
    const session = await shell(screen);
    match(await screen.after(() => session.write('ls\r'), '# '), /^ls\r\n.*config\.yaml.*start\.sh/s);
    session.write('exit 3\r');
    const end = await session.ended;
    equal(end.type === 'exit' && end.exitCode, 3);
  });

  it('get the size of the window on channel 4, and again when it changes', async () => {
    const screen = new Screen();
    const session = await shell(screen);
    session.resize(120, 40);
    match(await screen.after(() => session.write('stty size\r'), '# '), /\r\n40 120\r\n/);
    session.close();
    deepEqual(await session.ended, { type: 'closed' });
  });

  it('stop at Ctrl-C', async () => {
    const screen = new Screen();
    const session = await shell(screen);
    await screen.after(() => session.write('sleep 600\r'), 'sleep 600\r\n');
    match(await screen.after(() => session.write('\u0003'), '# '), /\^C/);
    match(await screen.after(() => session.write('echo $?\r'), '# '), /\r\n130\r\n/);
    session.close();
  });

  it('take a large paste whole and in order', async () => {
    const screen = new Screen();
    const session = await shell(screen);
    // No two parts are equal, so that a part out of order or sent twice shows.
    const long = Array.from({ length: 2_000 }, (_, index) => String(index).padStart(5, '0')).join('');
    const shown = await screen.after(() => session.write(`echo ${long}\r`), '# ');
    deepEqual(shown.split('\r\n').slice(0, 2), [`echo ${long}`, long]);
    session.close();
  });

  it('go on over a lost connection no longer than the connection', async () => {
    const screen = new Screen();
    const session = await shell(screen);
    await emulator.control('POST', 'world', { dropExec: target.groupId });
    const end = await session.ended;
    equal(end.type, 'lost');
  });

  it('report a missing bash', async () => {
    const screen = new Screen();
    const session = await client.open(withoutBash, ['bash'], { signal, onOutput: screen.onOutput });
    const end = await session.ended;
    equal(end.type === 'exit' && end.exitCode, 126);
    match(screen.text, /no such file/);
  });

  it('have an address that is good once and for thirty seconds', async () => {
    const ask = async (): Promise<string> => {
      const answer = await trial.transport.call({
        api: eciApi,
        region,
        action: 'ExecContainerCommand',
        query: {
          RegionId: region,
          ContainerGroupId: target.groupId,
          ContainerName: target.container,
          Command: 'bash',
          TTY: true,
        },
        repeat: 'refused',
        signal,
      });
      return String(answer['WebSocketUri']);
    };
    const { ExecSession: session } = await import('../../../src/products/eci/exec/execSession');
    const { systemClock: clock } = await import('../../../src/base/clock');
    const open = (address: string): Promise<ExecSession> =>
      session.open({ address, signal, clock, onOutput: () => undefined });
    const used = await ask();
    (await open(used)).close();
    await rejects(open(used), (error) => error instanceof ApiError && error.httpStatus === 403);
    const late = await ask();
    await emulator.advance(30_001);
    await rejects(open(late), (error) => error instanceof ApiError && error.httpStatus === 403);
    ok(!trial.lines.join('\n').includes('/exec/'), 'no address is logged');
  });

  it('run to their end at once, both outputs in one text', async () => {
    equal(await client.run(target, ['/bin/sh', '-c', 'echo out; echo err >&2'], 10_000, signal), 'out\nerr\n');
  });

  it('take as long as they take on the clock of the emulator', async () => {
    const ended = new AbortController();
    const running = client.run(target, ['sleep', '600'], 10_000, signal).finally(() => ended.abort());
    // Time moved before the call has arrived does not count for it.
    while (!ended.signal.aborted) {
      await emulator.advance(600_000);
    }
    equal(await running, '');
  });

  it('are refused with the documented codes', async () => {
    const codeOf = async (where: ExecTarget, command: readonly string[]): Promise<unknown> =>
      client.run(where, command, 10_000, signal).catch((error: unknown) => (error as ApiError).code);
    equal(await codeOf(target, Array<string>(21).fill('x')), 'InvalidParameter.ValueExceeded');
    equal(await codeOf(target, ['x'.repeat(257)]), 'InvalidParameter.ValueExceeded');
    equal(await codeOf({ ...target, container: 'missing' }, ['ls']), 'InvalidParameter');
    await emulator.put({ ContainerGroupId: 'eci-pending', RegionId: region, Status: 'Pending' });
    equal(await codeOf({ ...target, groupId: 'eci-pending' }, ['ls']), 'IncorrectStatus');
  });

  it('are sent once, even when it is unknown whether they ran', async () => {
    await emulator.clearRequests();
    await emulator.fault({ name: 'reset-after', operation: 'ExecContainerCommand', count: 1 });
    await rejects(client.run(target, ['ls'], 10_000, signal), (error) => error instanceof ApiError);
    equal((await emulator.requests()).apis['ExecContainerCommand']?.calls, 1);
  });
});
