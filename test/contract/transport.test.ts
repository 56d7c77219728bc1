// The transport over real connections, to a server that answers what a real service or a broken network may answer.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { CancelledError, UserFacingError } from '../../src/base/errors';
import { ApiError } from '../../src/cloud/errors/apiError';
import { FakeClock } from '../support/fakeClock';
import { TransportTrial, call } from './transportTrial';
import type { Reaction, SeenRequest } from '../support/scriptedServer';
import { ScriptedServer, respondJson, reset, silence, respondText } from '../support/scriptedServer';

const throttled = respondJson(400, { Code: 'Throttling.User', Message: 'slow down', RequestId: 'R-T' });
const truncated: Reaction = (response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"ContainerGroups": [', () => response.destroy());
};

describe('a call', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  const trial = (over: ConstructorParameters<typeof TransportTrial>[1] = {}): TransportTrial =>
    new TransportTrial(server.origin, over);

  async function catchFailure(running: Promise<unknown>): Promise<ApiError> {
    let failure: unknown;
    await rejects(running, (error) => {
      failure = error;
      return true;
    });
    ok(failure instanceof ApiError, String(failure));
    return failure;
  }

  it('is one signed POST with its parameters in the query, and gives the answer', async () => {
    server.answers([respondJson(200, { RequestId: 'R-1', Result: 'Enable Success' })]);
    const { transport } = trial();
    const query = { RegionId: 'cn-hangzhou', OpsValue: '{"Enable":true}', Tag: [{ Key: 'a b', Value: "it's" }] };
    deepEqual(await transport.call(call({ action: 'CreateInstanceOpsTask', query, repeat: 'refused' })), {
      RequestId: 'R-1',
      Result: 'Enable Success',
    });
    const [request] = server.seen;
    deepEqual([request?.method, request?.path], ['POST', '/']);
    deepEqual([...(request?.query ?? [])].sort(), [
      ['OpsValue', '{"Enable":true}'],
      ['RegionId', 'cn-hangzhou'],
      ['Tag.1.Key', 'a b'],
      ['Tag.1.Value', "it's"],
    ]);
    const headers: SeenRequest['headers'] = request?.headers ?? {};
    deepEqual([headers['x-acs-action'], headers['x-acs-version']], ['CreateInstanceOpsTask', '2018-08-08']);
    equal(headers['host'], new URL(server.origin).host);
    match(
      String(headers['authorization']),
      /^ACS3-HMAC-SHA256 Credential=LTAItest,SignedHeaders=.*host.*,Signature=[0-9a-f]{64}$/,
    );
    match(String(headers['user-agent']), /elastic-containers\/0\.0\.0-test/);
  });

  it('carries the security token of a session', async () => {
    server.answers([]);
    await trial({ securityToken: 'session-token-1' }).transport.call(call());
    equal(server.seen[0]?.headers['x-acs-security-token'], 'session-token-1');
  });

  it('asks anew each time who makes it and where it goes', async () => {
    server.answers([]);
    const { transport, asked } = trial();
    await transport.call(call());
    await transport.call(call());
    equal(asked.count, 2);
  });

  it('does not start when the region cannot be part of a host name', async () => {
    const { transport } = trial({ endpoints: {} });
    await rejects(transport.call(call({ region: 'evil.example/' })), UserFacingError);
  });

  describe('that reads, is sent again after', () => {
    const failures: readonly [string, Reaction][] = [
      ['throttling', throttled],
      ['an internal error', respondJson(500, { Code: 'InternalError', Message: 'x' })],
      ['an unavailable service', respondJson(503, { Code: 'ServiceUnavailable', Message: 'x' })],
      ['an HTML 502', respondText(502, '<html>Bad Gateway</html>', { 'content-type': 'text/html' })],
      ['an empty 500', respondText(500, '')],
      ['a broken connection', reset],
      ['an answer cut off on the way', truncated],
      ['an answer cut off before', respondText(200, '{"ContainerGroups": [')],
    ];
    for (const [name, reaction] of failures) {
      it(name, async () => {
        server.answers([reaction], respondJson(200, { RequestId: 'R-2' }));
        deepEqual(await trial().transport.call(call()), { RequestId: 'R-2' });
        equal(server.seen.length, 2);
      });
    }

    it('failures, but four times at most, with a nonce of its own each time', async () => {
      server.answers([], throttled);
      const error = await catchFailure(trial().transport.call(call()));
      equal(error.kind, 'throttled');
      equal(server.seen.length, 4);
      equal(new Set(server.seen.map(({ headers }) => headers['x-acs-signature-nonce'])).size, 4);
    });
  });

  it('waits at random between attempts, longer each time, and longest after throttling', async () => {
    server.answers([], throttled);
    const slow = trial();
    await catchFailure(slow.transport.call(call()));
    equal(slow.clock.slept.length, 3);
    slow.clock.slept.forEach((ms, tried) => ok(ms >= 0 && ms <= 500 * 2 ** tried, `${ms} ms`));
    server.answers([], respondText(500, ''));
    const quick = trial();
    await catchFailure(quick.transport.call(call()));
    quick.clock.slept.forEach((ms, tried) => ok(ms >= 0 && ms <= 100 * 2 ** tried, `${ms} ms`));
  });

  it('waits as long as the service says, within reason', async () => {
    const wait = (ms: string): Reaction => respondJson(400, { Code: 'Throttling.User' }, { 'x-acs-retry-after': ms });
    server.answers([wait('1500'), wait('3600000')]);
    const { transport, clock } = trial();
    await transport.call(call());
    deepEqual(clock.slept, [1_500, 20_000]);
  });

  const final: readonly [string, Reaction, string][] = [
    ['a denial', respondJson(403, { Code: 'NoPermission' }), 'denied'],
    ['a wrong secret', respondJson(400, { Code: 'SignatureDoesNotMatch' }), 'credential'],
    ['a wrong parameter', respondJson(400, { Code: 'InvalidParameter' }), 'input'],
    ['a guard of one instance', respondJson(400, { Code: 'Ops.IntervalTooShort' }), 'throttled'],
    ['a redirect', respondText(302, '', { location: 'http://127.0.0.1:9/elsewhere?token=1' }), 'network'],
    ['an HTML 403 of a proxy', respondText(403, '<html>'), 'network'],
  ];
  for (const [name, reaction, kind] of final) {
    it(`ends at once with ${name}`, async () => {
      server.answers([], reaction);
      equal((await catchFailure(trial().transport.call(call()))).kind, kind);
      equal(server.seen.length, 1);
    });
  }

  it('does not follow a redirect', async () => {
    server.answers([(response) => void response.writeHead(302, { location: `${server.origin}/elsewhere` }).end()]);
    await catchFailure(trial().transport.call(call()));
    deepEqual(
      server.seen.map(({ path }) => path),
      ['/'],
    );
  });

  describe('that does it twice when sent twice', () => {
    const task = call({ action: 'CreateInstanceOpsTask', repeat: 'refused', query: { OpsType: 'tcpdump' } });
    const once: readonly [string, Reaction][] = [
      ['a broken connection', reset],
      ['an answer cut off', truncated],
      ['an internal error', respondJson(500, { Code: 'InternalError' })],
      ['an HTML 502', respondText(502, '<html>')],
    ];
    for (const [name, reaction] of once) {
      it(`is not sent again after ${name}`, async () => {
        server.answers([], reaction);
        await catchFailure(trial().transport.call(task));
        equal(server.seen.length, 1);
      });
    }

    it('is sent again when it was turned away by throttling', async () => {
      server.answers([throttled], respondJson(200, { RequestId: 'R-3' }));
      deepEqual(await trial().transport.call(task), { RequestId: 'R-3' });
      equal(server.seen.length, 2);
    });

    it('reports a missing response when the connection breaks', async () => {
      server.answers([], reset);
      const error = await catchFailure(trial().transport.call(task));
      equal(error.kind, 'network');
      match(error.message, /^Could not reach 127\.0\.0\.1:\d+ \([A-Z_]+\)\.$/);
      ok(error.facts.retry);
    });
  });

  it('with a ClientToken is sent again with the same one', async () => {
    server.answers([reset, respondText(502, ''), throttled]);
    const query = { ContainerGroupId: 'eci-1', ClientToken: 'token-1' };
    await trial().transport.call(call({ action: 'RestartContainerGroup', repeat: 'token', query }));
    deepEqual(
      server.seen.map((request) => request.query.get('ClientToken')),
      ['token-1', 'token-1', 'token-1', 'token-1'],
    );
  });

  it('ends at its deadline, with all attempts together, and closes the connection', async () => {
    server.answers([], silence);
    const error = await catchFailure(trial({ deadlineMs: 150 }).transport.call(call()));
    equal(error.kind, 'network');
    match(error.message, /did not respond in time/);
    equal(server.seen.length, 1);
    await server.seen[0]?.gone;
  });

  it('that is aborted closes the connection and is no failure', async () => {
    for (const begin of [silence, (response) => void response.writeHead(200).write('{')] satisfies Reaction[]) {
      server.answers([], begin);
      const life = new AbortController();
      const running = trial().transport.call(call({ signal: life.signal }));
      running.catch(() => undefined);
      const request = await server.firstRequest();
      life.abort();
      await rejects(running, CancelledError);
      await request.gone;
      equal(server.seen.length, 1);
    }
  });

  it('that is aborted before it began sends nothing', async () => {
    server.answers([]);
    await rejects(trial().transport.call(call({ signal: AbortSignal.abort() })), CancelledError);
    equal(server.seen.length, 0);
  });

  it('that is aborted while it waits to be sent again is no failure either', async () => {
    server.answers([], throttled);
    const clock = new FakeClock();
    const life = new AbortController();
    const running = trial({ clock }).transport.call(call({ signal: life.signal }));
    running.catch(() => undefined);
    await clock.whenSleeping();
    life.abort();
    await rejects(running, CancelledError);
    equal(server.seen.length, 1);
  });

  it('is one of 16 at most in its region, and the rest wait their turn', async () => {
    const held: (() => void)[] = [];
    server.answers([], (response, request) => {
      const answer = (): void => void respondJson(200, {})(response, request);
      if (request.path === '/aside') {
        answer();
      } else {
        held.push(answer);
      }
    });
    /** What was sent before has arrived when a request beside it is answered. */
    const calledSoFar = async (): Promise<number> => {
      await (await fetch(`${server.origin}/aside`)).text();
      return server.seen.filter(({ path }) => path === '/').length;
    };
    const { transport } = trial();
    const calls = Array.from({ length: 20 }, () => transport.call(call()));
    await server.requests(16);
    equal(await calledSoFar(), 16);
    held.shift()?.();
    await server.requests(18);
    equal(await calledSoFar(), 17);
    server.answers([]);
    held.forEach((answer) => answer());
    await Promise.all(calls);
  });

  it('leaves one line in the log for each attempt: operation, region, outcome, request id, time', async () => {
    server.answers([reset, respondJson(200, { RequestId: 'R-9' }, { 'x-acs-request-id': 'R-9' })]);
    const { transport, lines } = trial();
    await transport.call(call({ action: 'DescribeContainerGroups' }));
    equal(lines.length, 2);
    match(lines[0] ?? '', /^DescribeContainerGroups cn-hangzhou failed \([A-Z_]+\) \d+ ms$/);
    match(lines[1] ?? '', /^DescribeContainerGroups cn-hangzhou 200 R-9 \d+ ms$/);
  });

  it('without a region is logged with its host', async () => {
    server.answers([respondJson(200, { RequestId: 'R-9' })]);
    const { transport, lines } = trial();
    await transport.call(call({ action: 'DescribeRegions', region: undefined }));
    match(lines[0] ?? '', /^DescribeRegions 127\.0\.0\.1:\d+ 200 - \d+ ms$/);
  });
});
