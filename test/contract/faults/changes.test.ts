// Every operation the clients use, while something changes during the call: another account, no account, read-only mode, the clock. And
// answers that the emulator does not give: HTTP 429, and JSON that is no object.
import { deepEqual, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { CancelledError, UserFacingError, toError } from '../../../src/base/errors';
import { ApiError } from '../../../src/cloud/errors/apiError';
import { silentLog } from '../../../src/base/log';
import { Redactor } from '../../../src/base/redact';
import { Session } from '../../../src/cloud/account/session';
import { Transport } from '../../../src/cloud/transport/transport';
import { eci } from '../../../src/products/eci/client';
import { eciExec } from '../../../src/products/eci/exec/execClient';
import { listRegions } from '../../../src/products/eci/product';
import { ehpc } from '../../../src/products/ehpc/client';
import { esa } from '../../../src/products/esa/client';
import type { Emulator } from '../../support/emulatorProcess';
import { startEmulator } from '../../support/emulatorProcess';
import { FakeMemory } from '../../support/fakeMemory';
import { allApis, allClients, createClients } from '../../support/kindContext';
import type { Clients } from '../../support/kindContext';
import { MemoryVault } from '../../support/memoryVault';
import { CallGate } from '../../support/network/callGate';
import type { GateAnswer, GatedCall } from '../../support/network/callGate';
import { TransportTrial } from '../transportTrial';
import { everyOperation } from './everyOperation';
import type { Operation } from './everyOperation';
import { lookAround } from './known';
import type { Known } from './known';

const hourMs = 3_600_000;

/** The time of the machine, but sleeps pass at once. */
class HastyClock {
  /** Every length asked for. */
  readonly slept: number[] = [];
  /** Called once, in the first sleep. */
  onSleep: (() => unknown) | undefined;
  private passedMs = 0;

  now(): number {
    return Date.now() + this.passedMs;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms);
    const { onSleep } = this;
    this.onSleep = undefined;
    await onSleep?.();
    if (signal?.aborted) {
      throw new CancelledError();
    }
    this.passedMs += ms;
  }
}

/** One user at work. */
interface Desk {
  readonly session: Session;
  readonly clients: Clients;
  readonly clock: HastyClock;
  isReadOnly: boolean;
  /** Profiles of the user, changed by a test. */
  readonly settings: { profile: string };
}

/** What happens in a call. */
interface Script {
  readonly change?: (desk: Desk) => unknown;
  /** When that happens: when the first request has arrived, or while the call waits to be sent again. */
  readonly moment?: 'arrival' | 'wait';
  /** For the request of this number, from 0. */
  readonly answer?: (index: number) => GateAnswer | 'lost' | undefined;
}

interface Cell {
  readonly script: Script;
  readonly desk: Desk;
  readonly sent: GatedCall[];
  before: number;
  /** Is over when the change is. */
  changed: Promise<unknown>;
}

interface Outcome {
  readonly desk: Desk;
  readonly failure: unknown;
  readonly sent: readonly GatedCall[];
  /** How many had been sent when the change was over. */
  readonly before: number;
}

type Judge = (operation: Operation, outcome: Outcome) => readonly string[];

const throttled: GateAnswer = {
  status: 400,
  headers: { 'x-acs-retry-after': '1500' },
  body: '{"Code":"Throttling.User","Message":"Request was denied due to user flow control."}',
};
const first =
  (answer: GateAnswer | 'lost'): NonNullable<Script['answer']> =>
  (index) =>
    index === 0 ? answer : undefined;
/** What becomes of the first request, and when the change happens. */
const fates: Readonly<Record<string, Script>> = {
  'a request is answered': {},
  'the answer to a request is lost': { answer: first('lost') },
  'a throttled call waits': { answer: first(throttled), moment: 'wait' },
};

/** The service has answered, whether with a success or with what is wrong with what the operation is about. */
const isAnswered = (failure: unknown): boolean =>
  failure === undefined || (failure instanceof ApiError && failure.kind === 'input' && failure.code !== undefined);

describe('during a call', function () {
  this.timeout(60_000);
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  let emulator: Emulator;
  let gate: CallGate;
  let folder: string;
  let known: Known;
  let otherKey: string;
  let cells = 0;
  /** By operation, as its calls are under way. */
  const running = new Map<string, Cell>();

  before(async () => {
    process.on('unhandledRejection', note);
    emulator = await startEmulator();
    gate = new CallGate(emulator.endpoint);
    await gate.start();
    gate.onCall = async (call) => {
      const cell = running.get(call.action);
      cell?.sent.push(call);
      if (cell?.sent.length === 1 && cell.script.moment !== 'wait') {
        // What is sent side by side with it arrives first.
        await drain();
        await change(cell);
      }
    };
    gate.replace = (call) => {
      const cell = running.get(call.action);
      return cell?.script.answer?.(cell.sent.indexOf(call));
    };
    folder = await mkdtemp(join(tmpdir(), 'changes-'));
    const { accessKeyId, accessKeySecret } = emulator.ready;
    const endpoints = Object.fromEntries(['eci', 'ehpc', 'esa', 'sts'].map((id) => [id, emulator.endpoint]));
    const direct = createClients(
      new TransportTrial(emulator.endpoint, { accessKeyId, accessKeySecret, endpoints }).transport,
    );
    known = await lookAround(direct);
    const role = { RoleArn: 'acs:ram::1999999999999999:role/ops', RoleSessionName: 'ops' };
    const { Credentials: other } = await direct.sts.assumeRole(undefined, role, new AbortController().signal);
    otherKey = other?.AccessKeyId ?? '';
    const profiles = [
      { name: 'dev', mode: 'AK', access_key_id: accessKeyId, access_key_secret: accessKeySecret },
      {
        ...{ name: 'ops', mode: 'StsToken', access_key_id: otherKey, access_key_secret: other?.AccessKeySecret },
        sts_token: other?.SecurityToken,
      },
    ];
    await writeFile(join(folder, 'config.json'), JSON.stringify({ current: 'dev', profiles }));
  });
  afterEach(() => emulator.advance(60_000));
  after(async () => {
    process.off('unhandledRejection', note);
    await gate.stop();
    await emulator.stop();
    await rm(folder, { recursive: true });
    process.stdout.write(`    ${cells} cells: operations times changes and answers\n`);
  });

  function change(cell: Cell): Promise<unknown> {
    cell.changed = Promise.resolve(cell.script.change?.(cell.desk)).then(() => (cell.before = cell.sent.length));
    return cell.changed;
  }

  async function openDesk(): Promise<Desk> {
    const clock = new HastyClock();
    const desk = { clock, isReadOnly: false, settings: { profile: 'dev' } };
    const endpoints = Object.fromEntries(['eci', 'ehpc', 'esa', 'sts'].map((id) => [id, gate.origin]));
    const session = new Session({
      ...{ env: {}, clock, vault: new MemoryVault(), memory: new FakeMemory(), apis: allApis, clients: allClients },
      ...{ isTrusted: () => true, remember: () => undefined, askToSignIn: () => Promise.resolve(false), listRegions },
      cliConfigPath: join(folder, 'config.json'),
      iniPath: join(folder, 'none.ini'),
      settings: () => ({ profile: desk.settings.profile, regions: [], endpoints }),
      emulator: { isAlreadyRunning: false, access: () => Promise.reject(new Error('There is no emulator')) },
      transport: (access) =>
        new Transport({
          ...{ access, clock, log: silentLog, redactor: new Redactor(), userAgent: 'elastic-containers/0.0.0-test' },
          readOnly: () => whole.isReadOnly,
        }),
    });
    const signedIn = await session.current();
    ok(signedIn);
    const { client, sts } = signedIn;
    const clients = { eci: client(eci), exec: client(eciExec), ehpc: client(ehpc), esa: client(esa), sts };
    const whole: Desk = Object.assign(desk, { session, clients });
    return whole;
  }

  async function callDuring(operation: Operation, script: Script): Promise<Outcome> {
    const desk = await openDesk();
    const cell: Cell = { script, desk, sent: [], before: 0, changed: Promise.resolve() };
    desk.clock.onSleep = script.moment === 'wait' ? () => change(cell) : undefined;
    running.set(operation.action, cell);
    let failure: unknown;
    try {
      await operation.run(desk.clients, known, `change${++cells}`);
    } catch (error) {
      failure = error;
    }
    // A call ends with the first sign of the change, which then goes on.
    await cell.changed;
    await drain();
    running.delete(operation.action);
    desk.session.dispose();
    return { desk, failure, sent: cell.sent, before: cell.before };
  }

  /** All operations, those of one name one after another; the problems. */
  async function callAll(script: Script, judge: Judge, inTurn = false): Promise<readonly string[]> {
    const lanes = new Map<string, [string, Operation][]>();
    for (const entry of Object.entries(everyOperation)) {
      const key = inTurn ? '' : entry[1].action;
      lanes.set(key, [...(lanes.get(key) ?? []), entry]);
    }
    const { accessKeyId } = emulator.ready;
    const runLane = async (lane: readonly [string, Operation][]): Promise<readonly string[]> => {
      const problems: string[] = [];
      for (const [name, operation] of lane) {
        const outcome = await callDuring(operation, script);
        const strangers = outcome.sent.filter((call) => call.accessKeyId !== accessKeyId);
        problems.push(
          ...[
            ...judge(operation, outcome),
            ...(outcome.sent.length === 0 ? ['was not sent'] : []),
            ...(strangers.length > 0 ? ['was sent as someone else'] : []),
            ...listProblems(outcome.failure),
          ].map((problem) => `${name}: ${problem}`),
        );
      }
      return problems;
    };
    return (await Promise.all([...lanes.values()].map(runLane))).flat();
  }

  const mustSucceed: Judge = (_operation, { failure }) =>
    isAnswered(failure) ? [] : [`should have got over it: ${toError(failure).message}`];
  /** A write of which it is not known whether it was done is sent again only where that is harmless. */
  const repeatsSafely: Judge = ({ repeat }, { sent }) =>
    repeat === 'refused' && sent.length > 1 ? [`was sent ${sent.length} times`] : [];
  const endsThere: Judge = (_operation, { sent, before }) =>
    sent.length > before ? [`was sent ${sent.length - before} times more`] : [];

  const departures: Readonly<Record<string, (desk: Desk) => unknown>> = {
    'the account changes': ({ session, settings }) => {
      settings.profile = 'ops';
      session.reset();
      return session.current();
    },
    'the user signs out': ({ session }) => session.select('cli:gone'),
  };
  for (const [event, leave] of Object.entries(departures)) {
    for (const [moment, fate] of Object.entries(fates)) {
      it(`${event} when ${moment}: nothing more is sent for it, and what was done is not lost`, async () => {
        const judge: Judge = (operation, outcome) => [
          ...endsThere(operation, outcome),
          ...(operation.repeat !== 'read' && !fate.answer ? mustSucceed(operation, outcome) : []),
          ...(fate.answer && outcome.failure === undefined ? ['is taken for a success'] : []),
        ];
        deepEqual(await callAll({ change: leave, ...fate }, judge), []);
      });
    }
  }

  for (const [moment, fate] of Object.entries(fates)) {
    it(`read-only mode is turned on when ${moment}: reads continue, no write is sent any more`, async () => {
      const judge: Judge = (operation, outcome) => [
        ...(operation.repeat === 'read' ? [] : endsThere(operation, outcome)),
        ...(operation.repeat === 'read' || !fate.answer ? mustSucceed(operation, outcome) : []),
      ];
      deepEqual(await callAll({ change: (desk) => (desk.isReadOnly = true), ...fate }, judge), []);
    });
  }

  for (const [direction, byMs] of [
    ['ahead', hourMs],
    ['back', -hourMs],
  ] as const) {
    for (const [moment, fate] of Object.entries(fates)) {
      it(`the clock jumps an hour ${direction} when ${moment}: no write is done twice, and no wait is long`, async () => {
        mock.timers.enable({ apis: ['Date'], now: Date.now() });
        const right = Date.now();
        const judge: Judge = (operation, outcome) => {
          mock.timers.setTime(right);
          const { slept } = outcome.desk.clock;
          return [
            ...(fate.answer && fate.moment !== 'wait' && operation.repeat === 'refused'
              ? []
              : mustSucceed(operation, outcome)),
            ...(fate.moment === 'wait' ? [] : repeatsSafely(operation, outcome)),
            ...(slept.some((ms) => ms > 61_000) ? [`waits ${Math.max(...slept)} ms`] : []),
          ];
        };
        try {
          const script = { change: () => mock.timers.setTime(right + byMs), ...fate };
          deepEqual(await callAll(script, judge, true), []);
        } finally {
          mock.timers.reset();
        }
      });
    }
  }

  const bodies = {
    'of the service': '{"Code":"TooManyRequests","Message":"Too many requests."}',
    'without a body': '',
  };
  for (const [whose, body] of Object.entries(bodies)) {
    const answer: GateAnswer = { status: 429, body };

    it(`a 429 ${whose} comes back: the call is sent again`, async () => {
      deepEqual(await callAll({ answer: first(answer) }, mustSucceed), []);
    });

    it(`a 429 ${whose} comes back with retry-after: the call waits that long and is sent again`, async () => {
      const judge: Judge = (operation, outcome) => [
        ...mustSucceed(operation, outcome),
        // Less what has passed since by the clock of the machine; by itself it waits for half a second.
        ...(outcome.desk.clock.slept.some((ms) => ms > 5_000 && ms <= 15_000) ? [] : ['does not wait']),
      ];
      deepEqual(await callAll({ answer: first({ ...answer, headers: { 'retry-after': '15' } }) }, judge), []);
    });

    it(`every answer is a 429 ${whose}: the failure says that there are too many calls`, async () => {
      const judge: Judge = (_operation, { failure }) =>
        failure instanceof ApiError && failure.kind === 'throttled' ? [] : [`ends with ${String(failure)}`];
      deepEqual(await callAll({ answer: () => answer }, judge), []);
    });
  }

  for (const body of ['null', '[]', '"text"']) {
    it(`${body} comes back with 200: what may be sent again is, and nothing else`, async () => {
      const judge: Judge = (operation, outcome) =>
        operation.repeat === 'refused' ? repeatsSafely(operation, outcome) : mustSucceed(operation, outcome);
      deepEqual(await callAll({ answer: first({ status: 200, body }) }, judge), []);
    });
  }

  it('nothing but null comes back: a failure', async () => {
    const judge: Judge = (operation, outcome) => [
      ...(outcome.failure === undefined ? ['is taken for a success'] : []),
      ...repeatsSafely(operation, outcome),
    ];
    deepEqual(await callAll({ answer: () => ({ status: 200, body: 'null' }) }, judge), []);
  });

  it('no promise is left whose failure is not handled', async () => {
    await drain();
    deepEqual(unhandled, []);
  });
});

/** What is wrong with a failure that people are shown. */
function listProblems(failure: unknown): readonly string[] {
  if (failure === undefined) {
    return [];
  }
  return failure instanceof UserFacingError && failure.message.trim() !== '' && failure.hint.trim() !== ''
    ? []
    : [`not for people: ${toError(failure).stack ?? ''}`];
}

async function drain(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
