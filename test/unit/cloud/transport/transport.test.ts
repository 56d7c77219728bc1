import { deepEqual, doesNotMatch, equal, match, ok, rejects } from 'node:assert/strict';
import { CallHistory } from '../../../../src/base/callHistory';
import { AccountChangedError, CancelledError } from '../../../../src/base/errors';
import { silentLog } from '../../../../src/base/log';
import { Redactor } from '../../../../src/base/redact';
import { ApiError } from '../../../../src/cloud/errors/apiError';
import type { Access, Call, TransportOptions } from '../../../../src/cloud/transport/transport';
import { Transport } from '../../../../src/cloud/transport/transport';
import { eciApi } from '../../../../src/products/eci/api';
import type { Reaction } from '../../../support/scriptedServer';
import { FakeClock, InstantClock, fakeNow } from '../../../support/fakeClock';
import { ScriptedServer, reset, respondJson, silence } from '../../../support/scriptedServer';

const expired = respondJson(400, { Code: 'InvalidSecurityToken.Expired', Message: 'expired' });

describe('a call whose credential is refused', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  let issued: number;
  /** Whether asking again brings another credential. */
  let canRenew: boolean;

  beforeEach(() => {
    [issued, canRenew] = [0, true];
  });

  function call(): Promise<unknown> {
    const transport = new Transport({
      access: () => {
        issued++;
        const credential = {
          accessKeyId: `STS.${issued}`,
          accessKeySecret: 'secret',
          securityToken: `token-${issued}`,
        };
        return Promise.resolve({ credential, endpoints: { eci: server.origin }, refused: () => canRenew });
      },
      ...{ clock: new FakeClock(), log: silentLog, redactor: new Redactor(), userAgent: 'test' },
    });
    return transport.call({
      ...{ api: eciApi, region: 'cn-hangzhou', action: 'RestartContainerGroup', query: {}, repeat: 'refused' },
      signal: new AbortController().signal,
    });
  }
  const tokens = (): readonly unknown[] => server.seen.map(({ headers }) => headers['x-acs-security-token']);
  const isExpired = (error: unknown): boolean =>
    error instanceof ApiError && error.code === 'InvalidSecurityToken.Expired';

  it('is sent again once, with the next credential', async () => {
    server.answers([expired]);
    await call();
    equal(tokens().join(), 'token-1,token-2');
  });

  it('fails when the next credential is refused too, without a third call', async () => {
    // The third answer would be a success.
    server.answers([expired, expired]);
    await rejects(call(), isExpired);
    equal(tokens().join(), 'token-1,token-2');
  });

  it('fails at once when there is no other credential', async () => {
    canRenew = false;
    server.answers([expired]);
    await rejects(call(), isExpired);
    equal(tokens().join(), 'token-1');
  });

  it('fails at once when it is wrong rather than expired', async () => {
    server.answers([respondJson(404, { Code: 'InvalidAccessKeyId.NotFound', Message: 'no such key' })]);
    await rejects(call(), (error) => error instanceof ApiError && error.kind === 'credential');
    equal(tokens().join(), 'token-1');
  });
});

describe('A transport', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  let access: Access;
  let lines: string[];
  let history: CallHistory;
  beforeEach(() => {
    server.answers([]);
    lines = [];
    history = new CallHistory();
    access = {
      credential: { accessKeyId: 'LTAItest', accessKeySecret: 'test-secret' },
      endpoints: { eci: server.origin },
    };
  });

  function create(over: Partial<TransportOptions> = {}): Transport {
    const write = (line: string): void => void lines.push(line);
    return new Transport({
      access: () => Promise.resolve(access),
      clock: new InstantClock(),
      log: { debug: write, info: write, warn: (line) => write(`warn: ${line}`), error: write },
      redactor: new Redactor(),
      userAgent: 'elastic-containers/0.0.0-test',
      history,
      ...over,
    });
  }
  const call = (over: Partial<Call> = {}): Call => ({
    ...{ api: eciApi, region: 'cn-hangzhou', action: 'DescribeContainerGroups', query: {}, repeat: 'read' },
    signal: new AbortController().signal,
    ...over,
  });
  const unhealthy = respondJson(503, { Code: 'ServiceUnavailable', RequestId: 'R-1' }, { 'x-acs-request-id': 'R-1' });

  it('sends a form as the body, and the query in the address, by the method of the call', async () => {
    const query = { RegionId: 'cn-hangzhou' };
    await create().call(call({ query, form: { Tag: [{ Key: 'a b' }] } }));
    await create().call(call({ query, method: 'GET' }));
    deepEqual(
      server.seen.map(({ method }) => method),
      ['POST', 'GET'],
    );
    deepEqual(await Promise.all(server.seen.map(({ body }) => body)), ['Tag.1.Key=a%20b', '']);
    ok(server.seen.every((request) => request.query.get('RegionId') === 'cn-hangzhou'));
    deepEqual(
      history.list().map(({ method, parameters }) => [method, parameters]),
      [
        ['GET', [['RegionId', 'cn-hangzhou']]],
        [
          'POST',
          [
            ['RegionId', 'cn-hangzhou'],
            ['Tag.1.Key', 'a b'],
          ],
        ],
      ],
    );
  });

  it('records each attempt of a call', async () => {
    const clock = new InstantClock();
    const slowly =
      (reaction: Reaction): Reaction =>
      (response, request) => {
        void clock.sleep(7);
        return reaction(response, request);
      };
    const success = respondJson(200, {}, { 'x-acs-request-id': 'R-2' });
    server.answers([unhealthy, reset, success].map(slowly));
    await create({ clock }).call(call({ query: { Limit: 5 } }));
    const common = {
      ...{ product: 'eci', action: 'DescribeContainerGroups', version: '2018-08-08', method: 'POST' },
      ...{ region: 'cn-hangzhou', ms: 7, parameters: [['Limit', '5']], at: 0 },
    };
    const records = history.list().map((record) => ({ ...record, at: 0 }));
    deepEqual(records, [
      { ...common, attempt: 3, result: '200', isFailure: false, requestId: 'R-2' },
      { ...common, attempt: 2, result: 'failed (ECONNRESET)', isFailure: true, requestId: undefined },
      { ...common, attempt: 1, result: '503 ServiceUnavailable', isFailure: true, requestId: 'R-1' },
    ]);
    equal(history.list()[2]?.at, fakeNow);
    deepEqual(lines, [
      'DescribeContainerGroups cn-hangzhou 503 R-1 7 ms',
      'DescribeContainerGroups cn-hangzhou failed (ECONNRESET) 7 ms',
      'DescribeContainerGroups cn-hangzhou 200 R-2 7 ms',
    ]);
  });

  it('records an answer without a code by its status', async () => {
    server.answers([(response) => void response.writeHead(302).end()]);
    await rejects(create().call(call()), ApiError);
    deepEqual(
      history.list().map(({ result, isFailure }) => [result, isFailure]),
      [['302', true]],
    );
  });

  it('records a call that its caller gives up, which is no failure', async () => {
    server.answers([], silence);
    const life = new AbortController();
    const running = create().call(call({ signal: life.signal }));
    const ended = rejects(running, CancelledError);
    await server.firstRequest();
    life.abort();
    await ended;
    deepEqual(
      history.list().map(({ result, isFailure }) => [result, isFailure]),
      [['aborted', false]],
    );
    match(lines.join(), /^DescribeContainerGroups cn-hangzhou aborted \d+ ms$/);
  });

  it('puts no secret of the credential into a message, the log or a record', async () => {
    const secrets = ['secret-of-key-1', 'token-of-session-1', 'token-of-bearer-1'];
    for (const credential of [
      { accessKeyId: 'STS.1', accessKeySecret: 'secret-of-key-1', securityToken: 'token-of-session-1' },
      { accessKeyId: '', accessKeySecret: '', bearerToken: 'token-of-bearer-1' },
    ]) {
      access = { ...access, credential };
      const Message = `seen ${secrets.join(' and ')}`;
      server.answers([], respondJson(400, { Code: 'Made.Up', Message }));
      const transport = create();
      await rejects(transport.call(call({ query: { Note: secrets.join(' ') } })), (error) => {
        ok(error instanceof ApiError);
        lines.push(error.message);
        return true;
      });
    }
    const all = [lines, ...history.list().map(({ parameters }) => parameters)].flat(2);
    doesNotMatch(all.slice(0, 2).join(), /secret-of-key|token-of-session/);
    doesNotMatch(all.slice(2, 4).join(), /token-of-bearer/);
    doesNotMatch(JSON.stringify(history.list()[0]), /token-of-bearer/);
    doesNotMatch(JSON.stringify(history.list()[1]), /secret-of-key|token-of-session/);
  });

  it('forgets a password in a form when the call is answered, and keeps no parameter of it', async () => {
    const Password = ['registry', 'pass', 'word'].join('-');
    const redactor = new Redactor();
    server.answers([respondJson(400, { Code: 'Made.Up', Message: `not ${Password}` })]);
    const form = { Registry: [{ UserName: 'ann', Password }], Nothing: null };
    await rejects(create({ redactor }).call(call({ form })), { message: 'not … (Made.Up)' });
    equal(redactor.redact(Password), Password);
    form.Registry.splice(0);
    equal(history.list()[0]?.parameters.length, 2);
  });

  it('knows whether calls go to this machine', async () => {
    const { signal } = new AbortController();
    equal(await create().isLocal(eciApi, 'cn-hangzhou', signal), true);
    access = { ...access, endpoints: {} };
    equal(await create().isLocal(eciApi, 'cn-hangzhou', signal), false);
  });

  it('refuses a zone where a region has to be, and says where it was written', async () => {
    access = { ...access, regionSource: () => 'the profile work' };
    await rejects(create().call(call({ region: 'cn-hangzhou-b' })), /cn-hangzhou-b in the profile work is a zone/);
    await create().call(call());
    equal(server.seen.length, 1);
  });

  it('sends reads in read-only mode, and no write', async () => {
    const transport = create({ readOnly: () => true });
    await transport.call(call());
    for (const repeat of ['token', 'refused'] as const) {
      await rejects(transport.call(call({ action: 'RestartContainerGroup', repeat })), /Read-only mode is on/);
    }
    equal(server.seen.length, 1);
    await create({ readOnly: () => false }).call(call({ action: 'RestartContainerGroup', repeat: 'token' }));
    equal(server.seen.length, 2);
  });

  it('fails by the condition on writes when a throttled write may no longer be sent: nothing was done', async () => {
    let isReadOnly = false;
    const throttled: Reaction = (response, request) => {
      isReadOnly = true;
      return respondJson(400, { Code: 'Throttling' })(response, request);
    };
    server.answers([throttled]);
    const transport = create({ readOnly: () => isReadOnly });
    await rejects(transport.call(call({ action: 'RestartContainerGroup', repeat: 'token' })), /Read-only mode is on/);
    equal(server.seen.length, 1);
  });

  it('fails by the last answer when the time is up before the next attempt', async () => {
    server.answers([], unhealthy);
    await rejects(create({ clock: new FakeClock(), deadlineMs: 200 }).call(call()), /ServiceUnavailable/);
    equal(server.seen.length, 1);
    await rejects(create({ clock: new FakeClock() }).call(call({ deadlineMs: 200 })), /ServiceUnavailable/);
    equal(server.seen.length, 2);
  });

  it('is cancelled when its caller gives up before the next attempt', async () => {
    server.answers([], unhealthy);
    const clock = new FakeClock();
    const life = new AbortController();
    const ended = rejects(create({ clock }).call(call({ signal: life.signal })), CancelledError);
    await clock.whenSleeping();
    life.abort();
    await ended;
  });

  it('fails by the last failure rather than by an earlier one that left nothing open', async () => {
    server.answers([respondJson(400, { Code: 'Throttling' })], respondJson(400, { Code: 'Made.Up' }));
    const write = call({ action: 'RestartContainerGroup', repeat: 'token' });
    await rejects(create().call(write), /Made\.Up/);
    equal(server.seen.length, 2);
  });

  it('takes no more of an answer than its operation may bring', async () => {
    const long: Reaction = (response) => void response.end(`{"Text":"${'x'.repeat(100)}"}`);
    server.answers([], long);
    const api = { ...eciApi, answerBytes: { DescribeRegions: 50 } };
    await rejects(create().call(call({ api, action: 'DescribeRegions' })), /is larger than/);
    await create().call(call({ api }));
    const { answerBytes, ...others } = eciApi;
    ok(answerBytes);
    await create().call(call({ api: others }));
  });

  it('fails when a session has expired that nothing renews', async () => {
    server.answers([], expired);
    await rejects(create().call(call()), { name: 'ApiError', code: 'InvalidSecurityToken.Expired' });
    equal(server.seen.length, 1);
  });

  describe('of an account that is signed out', () => {
    const account = { label: 'dev', signal: AbortSignal.abort() };

    it('sends nothing, whether the call reads or writes', async () => {
      access = { ...access, account };
      for (const repeat of ['read', 'token', 'refused'] as const) {
        await rejects(create().call(call({ repeat })), AccountChangedError);
      }
      equal(server.seen.length, 0);
    });

    it('fails by what left the result of a write open', async () => {
      let life = new AbortController();
      const unclear: Reaction = (response, request) => {
        life.abort();
        return unhealthy(response, request);
      };
      server.answers([unclear]);
      access = { ...access, account: { label: 'dev', signal: life.signal } };
      await rejects(create().call(call({ action: 'RestartContainerGroup', repeat: 'token' })), /ServiceUnavailable/);
      server.answers([unclear]);
      life = new AbortController();
      access = { ...access, account: { label: 'dev', signal: life.signal } };
      await rejects(create().call(call()), AccountChangedError);
      equal(server.seen.length, 1);
    });

    it('is cancelled rather than signed out for a caller that has given up', async () => {
      access = { ...access, account };
      await rejects(create().call(call({ signal: AbortSignal.abort() })), CancelledError);
    });
  });

  describe('whose clock is not that of the service', () => {
    const refuseAt = (offset: number): Reaction =>
      respondJson(400, { Code: 'InvalidTimeStamp.Expired' }, { date: new Date(fakeNow + offset).toUTCString() });
    const dates = (): readonly unknown[] => server.seen.map(({ headers }) => headers['x-acs-date']);

    it('sends a call again with the date of the service, also a write, and the next one at once', async () => {
      const reported: string[] = [];
      const transport = create({ onSkew: (explanation) => reported.push(explanation) });
      server.answers([refuseAt(1_200_000)]);
      await transport.call(call({ action: 'CreateInstanceOpsTask', repeat: 'refused' }));
      await transport.call(call());
      deepEqual(dates().slice(1), ['2026-11-23T03:20:00Z', '2026-11-23T03:20:00Z']);
      const words = 'The clock of this machine is 20 minutes behind the service. (InvalidTimeStamp.Expired)';
      deepEqual(reported, [words]);
      deepEqual(
        lines.filter((line) => line.startsWith('warn')),
        [`warn: ${words}`],
      );
    });

    it('is reported once when calls are refused together, and not at all to who does not listen', async () => {
      const reported: string[] = [];
      const transport = create({ onSkew: (explanation) => reported.push(explanation) });
      server.answers([refuseAt(1_200_000), refuseAt(1_200_000)]);
      await Promise.all([transport.call(call()), transport.call(call())]);
      equal(reported.length, 1);
      equal(server.seen.length, 4);
      server.answers([refuseAt(1_200_000)]);
      await create().call(call({ action: 'CreateInstanceOpsTask', repeat: 'refused' }));
      equal(server.seen.length, 2);
    });

    it('sends a call once when the service refuses its own date', async () => {
      server.answers([], refuseAt(1_200_000));
      await rejects(create().call(call()), /InvalidTimeStamp/);
      equal(server.seen.length, 2);
    });

    it('sends a call once when the service does not say its time', async () => {
      server.answers([], (response, request) => {
        response.sendDate = false;
        return respondJson(400, { Code: 'InvalidTimeStamp.Expired' })(response, request);
      });
      await rejects(create().call(call()), /more than 15 minutes apart/);
      equal(server.seen.length, 1);
    });
  });
});
