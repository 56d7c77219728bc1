import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { CallHistory } from '../../../../src/base/callHistory';
import { AccountChangedError, UserFacingError } from '../../../../src/base/errors';
import { silentLog } from '../../../../src/base/log';
import { Redactor } from '../../../../src/base/redact';
import { runWithWriteCheck } from '../../../../src/base/writeCheck';
import type { ProductApi } from '../../../../src/cloud/product';
import type { Call } from '../../../../src/cloud/transport/transport';
import { Transport } from '../../../../src/cloud/transport/transport';
import { eciApi } from '../../../../src/products/eci/api';
import { FakeClock, InstantClock } from '../../../support/fakeClock';
import { ScriptedServer, respondJson } from '../../../support/scriptedServer';

/** One call a minute. */
const api: ProductApi = {
  ...eciApi,
  rates: { countedBy: 'operation', limits: { DeleteContainerGroup: [{ calls: 1, perMs: 60_000 }] } },
};
const call = (over: Partial<Call> = {}): Call => ({
  ...{ api, region: 'cn-hangzhou', action: 'DeleteContainerGroup', query: {}, repeat: 'token' },
  signal: new AbortController().signal,
  ...over,
});

describe('A call that is about to be sent', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  let clock: FakeClock;
  let isReadOnly: boolean;
  let account: AbortController;
  let redactor: Redactor;
  let history: CallHistory;
  beforeEach(() => {
    server.answers([]);
    clock = new FakeClock();
    isReadOnly = false;
    account = new AbortController();
    redactor = new Redactor();
    history = new CallHistory();
  });

  function createTransport(over: { readonly clock?: FakeClock } = {}): Transport {
    return new Transport({
      access: () =>
        Promise.resolve({
          credential: { accessKeyId: 'LTAItest', accessKeySecret: 'test-secret' },
          endpoints: { eci: server.origin },
          account: { label: 'dev', signal: account.signal },
        }),
      ...{ clock, log: silentLog, redactor, history, userAgent: 'elastic-containers/0.0.0-test' },
      readOnly: () => isReadOnly,
      ...over,
    });
  }

  /** Fifty of which one may go. */
  async function queueFifty(): Promise<readonly Promise<unknown>[]> {
    const transport = createTransport();
    const calls = Array.from({ length: 50 }, () => transport.call(call()));
    void Promise.allSettled(calls);
    await calls[0];
    return calls.slice(1);
  }

  it('is refused when read-only mode was switched on while it waited for its turn', async () => {
    const waiting = await queueFifty();
    isReadOnly = true;
    await clock.advance(61_000);
    await Promise.all(waiting.map((one) => rejects(one, /Read-only mode is on/)));
    equal(server.seen.length, 1);
  });

  it('is refused at once, in whatever queue, when its account is signed out', async () => {
    const waiting = await queueFifty();
    account.abort();
    await Promise.all(waiting.map((one) => rejects(one, AccountChangedError)));
    await rejects(
      createTransport().call(call({ action: 'DescribeContainerGroups', repeat: 'read' })),
      /signed in as dev/,
    );
    equal(server.seen.length, 1);
  });

  it('is refused when the action it belongs to may not write any more', async () => {
    let isAllowed = true;
    const transport = createTransport();
    const check = (): void => {
      if (!isAllowed) {
        throw new UserFacingError('no more');
      }
    };
    await runWithWriteCheck(check, async () => {
      await transport.call(call());
      const waiting = transport.call(call());
      isAllowed = false;
      await Promise.all([rejects(waiting, /no more/), clock.advance(61_000)]);
      await transport.call(call({ action: 'DescribeContainerGroups', repeat: 'read' }));
    });
    equal(server.seen.length, 2);
  });

  it('is not repeated once read-only mode is on, and fails by what left its result open', async () => {
    const transport = createTransport({ clock: new InstantClock() });
    server.answers([
      (response, request) => {
        isReadOnly = true;
        return respondJson(503, { Code: 'ServiceUnavailable' })(response, request);
      },
    ]);
    await rejects(transport.call(call({ action: 'RestartContainerGroup' })), /ServiceUnavailable/);
    equal(server.seen.length, 1);
  });

  it('leaves no password behind once it is answered', async () => {
    const Password = ['registry', 'pass', 'word'].join('-');
    server.answers([respondJson(400, { Code: 'InvalidParameter', Message: `not ${Password}` })]);
    const query = { ImageRegistryCredential: [{ Password }] };
    const failure = await createTransport()
      .call(call({ action: 'CreateImageCache', query, repeat: 'refused' }))
      .catch((error: unknown) => error);
    ok(failure instanceof UserFacingError);
    ok(!failure.message.includes(Password), failure.message);
    equal(redactor.redact(Password), Password);
    deepEqual(
      history.list().map(({ parameters }) => parameters),
      [[['ImageRegistryCredential.1.Password', '<ImageRegistryCredential.1.Password>']]],
    );
    match(JSON.stringify(Object.getOwnPropertyDescriptors(history.list()[0])), /CreateImageCache/);
    // What is listed does not follow the parameters of the call: they are not kept.
    query.ImageRegistryCredential.splice(0);
    equal(history.list()[0]?.parameters.length, 1);
  });
});
