// Requests to the emulator, behind its HTTP server: calls of every operation, the control API, and frames of terminals.
import { doesNotMatch, notEqual, ok } from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { ExecConnection } from '../../src/emulator/eci/exec/execConnection';
import { createPlace } from '../../src/emulator/eci/exec/place';
import type { Place } from '../../src/emulator/eci/exec/place';
import type { ReceivedRequest } from '../../src/emulator/gateway/received';
import type { Reply } from '../../src/emulator/gateway/reply';
import { hostileText, mutatedText, mutatedValue } from './mutation';
import { controlToken, createFuzzedEmulator, recordCalls, toText } from './recordedCalls';
import type { FuzzedEmulator } from './recordedCalls';
import { createProperty } from './target';
import type { FuzzTarget } from './target';

/** No answer of a world with four instances is longer; some quote what was sent. */
const mostAnswered = 200_000;

const querySpice = [
  ...[
    '&',
    '=',
    '%',
    '+',
    '.',
    '%00',
    '%ff',
    '%E5%AE%B9',
    '&RegionId=',
    '&Limit=0',
    '&Limit=99999999999',
    '&PageSize=-1',
  ],
  ...['&Tag.1.Key=a&Tag.1.Value=b', '&Tag.1=a', '&Tag.0.Key=a', '&Tag.99999.Key=a', '&__proto__=1', '&constructor.x=1'],
  ...[
    '&NextToken=x',
    '&PageNumber=1e9',
    '=[]',
    '=[null]',
    '={}',
    '=[[["a"]]]',
    '=true',
    '=2026-11-23T03:00:00Z',
    '=NaN',
  ],
  `&${'a.'.repeat(9_000)}b=1`,
];
const headerChange = fc.tuple(
  fc.constantFrom(
    'x-acs-action',
    'x-acs-version',
    'x-acs-date',
    'authorization',
    'host',
    'content-type',
    'x-acs-content-sha256',
  ),
  fc.oneof(
    hostileText,
    fc.constantFrom('', 'application/x-www-form-urlencoded', 'DescribeRegions', '2018-08-08', '2026-99-99T99:99:99Z'),
    fc.constantFrom(
      'ACS3-HMAC-SHA256 Credential=a,SignedHeaders=host,Signature=zz',
      'ACS3-HMAC-SHA256 =,;',
      'Basic YTpi',
    ),
  ),
);
/** The control API is for tests of this project: what is mutated is what they send. */
const controls = [
  { path: 'POST clock', body: { advanceMs: 60_000 } },
  { path: 'POST fault', body: { name: 'reset', operation: 'DescribeRegions', count: 1 } },
  { path: 'POST fault', body: { clear: true, operation: 'DescribeRegions' } },
  { path: 'POST world', body: { reset: { instances: 3, overRegions: 1, seed: 2 } } },
  { path: 'POST world', body: { put: { ContainerGroupId: 'eci-x', RegionId: 'cn-hangzhou', Status: 'Running' } } },
  { path: 'GET requests', body: {} },
  { path: 'GET tallies', body: {} },
];
const control = mutatedValue<{ readonly path: unknown; readonly body: unknown } | null>(controls, 'any');

const typed = fc.oneof(
  fc.constantFrom(
    'ls -la /\r',
    'echo $HOME | cat\n',
    'cat /etc/hostname && exit 3\r',
    'sleep 1\r\u0003',
    'sh\r',
    '\u0004',
    '\u007f',
  ),
  fc.constantFrom('echo "a', "echo 'b", '\\', '|', '&&', ';', '>', '$(', '`', '\r'),
  hostileText,
);
const resize = mutatedValue([{ Width: 80, Height: 24 }], 'any').map((size) => JSON.stringify(size));
const frame = fc.oneof(
  typed.map((text) => Buffer.concat([Buffer.of(0), Buffer.from(text)])),
  resize.map((text) => Buffer.concat([Buffer.of(4), Buffer.from(text)])),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
);
const terminal = fc.record({
  frames: fc.array(frame, { minLength: 1, maxLength: 6 }),
  command: fc.constantFrom(['sh'], ['bash', '-c', 'echo $0 a'], ['ls', '-x', '/none'], [''], ['sh', '-c', 'cat', 'x']),
  tty: fc.boolean(),
  stdin: fc.boolean(),
});
type TerminalTrial = typeof terminal extends fc.Arbitrary<infer T> ? T : never;

export const emulator: FuzzTarget = async () => {
  const samples = (await recordCalls()).calls.map(
    ({ request }) => [request.rawQuery || String(request.body), request] as const,
  );
  const call = fc.record({
    query: mutatedText(samples, querySpice, 3),
    headers: fc.array(headerChange, { maxLength: 1 }),
    inBody: fc.boolean(),
  });
  const trial = new EmulatorTrial();
  const input = fc.oneof(
    { weight: 12, arbitrary: fc.record({ type: fc.constant('call' as const), given: call }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('control' as const), given: control }) },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('terminal' as const), given: terminal }) },
  );
  return createProperty(input, async (one) => {
    switch (one.type) {
      case 'call':
        trial.call(toRequest(one.given));
        break;
      case 'control':
        trial.control(one.given);
        break;
      case 'terminal':
        await trial.type(one.given);
        break;
    }
  });
};

interface GivenCall {
  readonly query: { readonly sample: readonly [string, ReceivedRequest]; readonly text: string };
  readonly headers: readonly (readonly [string, string])[];
  readonly inBody: boolean;
}

function toRequest({ query, headers, inBody }: GivenCall): ReceivedRequest {
  const [, request] = query.sample;
  const form = inBody ? ([['content-type', 'application/x-www-form-urlencoded']] as const) : [];
  return {
    ...{ method: request.method, path: '/', rawQuery: inBody ? '' : query.text },
    headers: new Map([...request.headers, ...form, ...headers]),
    body: Buffer.from(inBody ? query.text : ''),
  };
}

/** Between two looks at the clock of this machine. */
const mostDrift = 60_000;

/** An emulator that begins again after whatever changed it: a failure must not come from the run before. */
class EmulatorTrial {
  private emulator: FuzzedEmulator | undefined;
  private place: Place | undefined;

  call(request: ReceivedRequest): void {
    const { gateway, services } = this.prepare();
    services.clock.advance(1_000);
    const { reply } = gateway.handle(request, {});
    assertAnswered(reply);
    notEqual(reply.status, 500, `an internal error: ${toText(reply)}`);
    if (reply.status === 200 && !/^(?:Describe|Get|List)/.test(request.headers.get('x-acs-action') ?? '')) {
      this.emulator = undefined;
    }
  }

  control(given: { readonly path?: unknown; readonly body?: unknown } | null): void {
    const { services, gateway } = this.prepare();
    const [method = '', path = ''] = (typeof given?.path === 'string' ? given.path : '').split(' ');
    const aheadMs = (): number => services.clock.now() - Date.now();
    const before = aheadMs();
    const reply = services.control.handle({
      ...{
        method,
        path: `/_emulator/${path}`,
        rawQuery: '',
        body: Buffer.from(given?.body === undefined ? '' : JSON.stringify(given.body)),
      },
      headers: new Map([['x-emulator-token', controlToken]]),
    });
    assertAnswered(reply);
    notEqual(reply.status, 500, `an internal error: ${toText(reply)}`);
    ok(reply.status === 200 || aheadMs() - before < mostDrift, 'a refused request moved the clock');
    // Whatever was changed, the service answers as before.
    const headers = new Map([
      ['x-acs-action', 'DescribeContainerGroups'],
      ['x-acs-version', '2018-08-08'],
    ]);
    const rawQuery = 'RegionId=cn-hangzhou';
    const { reply: after } = gateway.handle({ method: 'POST', path: '/', rawQuery, headers, body: Buffer.of() }, {});
    notEqual(after.status, 500, `no answer after ${JSON.stringify(given)}: ${toText(after)}`);
    this.emulator = undefined;
  }

  async type({ frames, command, tty, stdin }: TerminalTrial): Promise<void> {
    const { services } = this.prepare();
    let sent = 0;
    const socket = Object.assign(new EventEmitter(), {
      ...{ readyState: 1, OPEN: 1, terminate: () => undefined, close: () => undefined },
      send: (data: Buffer) => void (sent += data.length),
    });
    const execution = { place: this.place ?? fail(), command, tty, stdin };
    const connection = new ExecConnection(socket as never, execution, services.clock);
    const ended = connection.run();
    frames.forEach((one) => socket.emit('message', one, true));
    socket.emit('close');
    await ended;
    ok(sent < mostAnswered, `${sent} bytes came`);
  }

  private prepare(): FuzzedEmulator {
    if (!this.emulator) {
      this.emulator = createFuzzedEmulator();
      const [group = fail()] = this.emulator.world.inRegion('cn-hangzhou');
      this.place = createPlace(group, group.workload.containers[0] ?? fail());
    }
    return this.emulator;
  }
}

function fail(): never {
  throw new Error('The emulator has no instance');
}

function assertAnswered(reply: Reply): void {
  const [text, { status }] = [toText(reply), reply];
  ok(status >= 200 && status < 600, `status ${status}`);
  ok(text.length < mostAnswered, `${text.length} characters`);
  const answer: unknown = JSON.parse(text);
  ok(typeof answer === 'object' && answer !== null);
  doesNotMatch(text, /\[object /);
}
