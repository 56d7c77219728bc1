// The connection of a terminal: when it counts as alive, and when as lost.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { CancelledError } from '../../../../../src/base/errors';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { ExecSession } from '../../../../../src/products/eci/exec/execSession';
import type { ExecEnd } from '../../../../../src/products/eci/exec/execSession';
import { FakeClock } from '../../../../support/fakeClock';

const pingMs = 25_000;

/** Resolves at once where the connection has ended, and so will not bring it. */
function firstOf(far: WebSocket, event: 'ping' | 'pong'): Promise<unknown> {
  return far.readyState === far.OPEN ? Promise.race([once(far, event), once(far, 'close')]) : Promise.resolve();
}

/** A container on this machine whose other end answers pings only when the test says so. */
class Trial {
  readonly clock = new FakeClock();
  readonly life = new AbortController();
  output = '';
  /** How the session has ended, if it has. */
  end: ExecEnd | undefined;

  private constructor(
    private readonly server: WebSocketServer,
    private readonly opened: Promise<[WebSocket]>,
  ) {}

  static async start(): Promise<Trial> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, autoPong: false });
    await once(server, 'listening');
    return new Trial(server, once(server, 'connection') as Promise<[WebSocket]>);
  }

  async open(): Promise<{ session: ExecSession; far: WebSocket }> {
    const { port } = this.server.address() as AddressInfo;
    const session = await ExecSession.open({
      address: `ws://127.0.0.1:${port}/`,
      clock: this.clock,
      signal: this.life.signal,
      onOutput: (bytes) => (this.output += Buffer.from(bytes).toString('latin1')),
    });
    void session.ended.then((end) => (this.end = end));
    const [far] = await this.opened;
    return { session, far };
  }

  /** Lets the time of one ping pass; resolves when the ping has arrived, or the connection has ended instead. */
  async passOnePing(far: WebSocket): Promise<void> {
    const arrived = firstOf(far, 'ping');
    await this.clock.advance(pingMs);
    await arrived;
  }

  /** Resolves when our side has handled all that was sent to it: it answers pings in their turn. */
  async settle(far: WebSocket): Promise<void> {
    const answered = firstOf(far, 'pong');
    far.ping();
    await answered;
  }

  async stop(): Promise<void> {
    this.life.abort();
    this.server.clients.forEach((one) => one.terminate());
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('the connection of a terminal', () => {
  let trial: Trial;
  beforeEach(async () => {
    trial = await Trial.start();
  });
  afterEach(() => trial.stop());

  it('stays open as long as the other end answers pings, however idle it is', async () => {
    const { far } = await trial.open();
    for (let round = 0; round < 4; round++) {
      await trial.passOnePing(far);
      far.pong();
      await trial.settle(far);
      equal(trial.end, undefined, `after ${round + 1} pings`);
    }
  });

  it('stays open as long as output arrives, even when pings are no longer answered', async () => {
    const { far } = await trial.open();
    await trial.passOnePing(far);
    far.pong();
    for (let round = 0; round < 3; round++) {
      far.send(Buffer.from('\u0001x'), { binary: true });
      await trial.settle(far);
      await trial.passOnePing(far);
      equal(trial.end, undefined);
    }
    equal(trial.output, 'xxx');
  });

  it('is lost when the other end stops answering the pings it answered before', async () => {
    const { session, far } = await trial.open();
    await trial.passOnePing(far);
    far.pong();
    await trial.settle(far);
    await trial.passOnePing(far);
    equal(trial.end, undefined, 'one ping without an answer is not yet late');
    await trial.passOnePing(far);
    deepEqual(await session.ended, { type: 'lost', reason: 'no response' });
  });

  it('stays open where pings were never answered', async () => {
    const { far } = await trial.open();
    for (let round = 0; round < 4; round++) {
      await trial.passOnePing(far);
      await trial.settle(far);
      equal(trial.end, undefined);
    }
  });

  it('is not lost by a silence that we caused by holding the output back', async () => {
    const { session, far } = await trial.open();
    await trial.passOnePing(far);
    far.pong();
    await trial.settle(far);
    session.pause();
    for (let round = 0; round < 3; round++) {
      await trial.passOnePing(far);
      equal(trial.end, undefined);
    }
    session.resume();
    await trial.settle(far);
    equal(trial.end, undefined);
  });

  it('sends no more pings once it has ended', async () => {
    const { session, far } = await trial.open();
    far.close(1000);
    deepEqual(await session.ended, { type: 'exit', exitCode: undefined, message: '' });
    equal(trial.clock.sleeping, 0);
  });

  it('is closed when the account is left', async () => {
    const { session } = await trial.open();
    trial.life.abort();
    deepEqual(await session.ended, { type: 'closed' });
  });
});

describe('opening the connection of a terminal', () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
  before(async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  after(() => {
    sockets.forEach((socket) => socket.destroy());
    silent.close();
  });

  const open = (clock: FakeClock, signal: AbortSignal, scheme = 'ws'): Promise<ExecSession> =>
    ExecSession.open({
      address: `${scheme}://127.0.0.1:${(silent.address() as AddressInfo).port}/`,
      ...{ clock, signal, onOutput: () => undefined },
    });

  it('fails after 15 seconds where a proxy accepts it and says nothing', async () => {
    const clock = new FakeClock();
    const arrived = once(silent, 'connection');
    const opening = open(clock, new AbortController().signal);
    const failed = rejects(
      opening,
      (error) => error instanceof ApiError && /did not respond in time/.test(error.message),
    );
    await arrived;
    await clock.advance(15_000);
    await failed;
  });

  it('ends when the user gives up', async () => {
    const [clock, life] = [new FakeClock(), new AbortController()];
    const arrived = once(silent, 'connection');
    const failed = rejects(open(clock, life.signal), CancelledError);
    await arrived;
    life.abort();
    await failed;
  });

  it('connects to nothing when the account was left before', async () => {
    const aborted = AbortSignal.abort();
    const loading = open(new FakeClock(), aborted);
    const connected = once(silent, 'connection').then(() => 'connected');
    await rejects(loading, CancelledError);
    // The next connection is the one that is made here.
    const probe = connect((silent.address() as AddressInfo).port, '127.0.0.1');
    await connected;
    equal(sockets.at(-1)?.remotePort, probe.localPort);
    probe.destroy();
  });

  it('sends nothing to an address that is not encrypted, unless it is on this machine', async () => {
    const options = { clock: new FakeClock(), signal: new AbortController().signal, onOutput: () => undefined };
    await rejects(ExecSession.open({ ...options, address: 'ws://192.0.2.1/' }), /returned no address/);
    await rejects(ExecSession.open({ ...options, address: 'not an address' }), /returned no address/);
  });
});
