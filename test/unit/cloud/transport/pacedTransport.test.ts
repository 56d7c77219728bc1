import { deepEqual, equal, ok } from 'node:assert/strict';
import { Redactor } from '../../../../src/base/redact';
import { Pacer } from '../../../../src/cloud/transport/pacer';
import type { Access, Call, Slowdown } from '../../../../src/cloud/transport/transport';
import { Transport } from '../../../../src/cloud/transport/transport';
import { eciApi } from '../../../../src/products/eci/api';
import { FakeClock } from '../../../support/fakeClock';
import { ScriptedServer, respondJson } from '../../../support/scriptedServer';

const throttled = respondJson(400, { Code: 'Throttling.User' }, { 'x-acs-retry-after': '1500' });

describe('the calls of an account', () => {
  const server = new ScriptedServer();
  before(() => server.start());
  after(() => server.stop());
  let clock: FakeClock;
  let slow: Slowdown[];
  let asked: number;
  let transport: Transport;
  beforeEach(() => {
    server.answers([]);
    clock = new FakeClock();
    slow = [];
    asked = 0;
    transport = createTransport();
  });

  function createTransport(
    pacer = new Pacer(clock),
    key: string | (() => string) = 'LTAItest',
    payer: () => Access['payer'] = () => undefined,
  ): Transport {
    const ignore = (): void => undefined;
    return new Transport({
      access: () => {
        asked++;
        const accessKeyId = typeof key === 'string' ? key : key();
        const credential = { accessKeyId, accessKeySecret: 'test-secret' };
        return Promise.resolve({ credential, endpoints: { eci: server.origin }, payer: payer() });
      },
      clock,
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      redactor: new Redactor(),
      userAgent: 'elastic-containers/0.0.0-test',
      pacer,
      onSlow: (one) => slow.push(one),
    });
  }

  const call = (action: string, by = transport, region = 'cn-hangzhou'): Promise<unknown> => {
    const { signal } = new AbortController();
    const of: Call = { api: eciApi, region, action, query: {}, repeat: 'read', signal };
    return by.call(of);
  };
  /** 100 in a second is the lowest limit there is. */
  const fill = async (by = transport): Promise<void> => {
    await Promise.all(Array.from({ length: 100 }, () => call('CommitContainer', by)));
    equal(server.seen.length, 100);
  };
  const arrived = (action: string): number =>
    server.seen.filter(({ headers }) => headers['x-acs-action'] === action).length;

  it('beyond the limit of an API wait without a slot: other calls of the region pass them', async () => {
    await fill();
    const waiting = Array.from({ length: 40 }, () => call('CommitContainer'));
    await clock.whenSleeping();
    await call('DescribeContainerGroups');
    equal(arrived('CommitContainer'), 100);
    await clock.advance(1_200);
    await Promise.all(waiting);
    equal(arrived('CommitContainer'), 140);
  });

  it('are counted together also after signing in anew, and apart from those of another account', async () => {
    const pacer = new Pacer(clock);
    await fill(createTransport(pacer));
    const again = call('CommitContainer', createTransport(pacer));
    await clock.whenSleeping();
    await call('CommitContainer', createTransport(pacer, 'LTAIother'));
    equal(arrived('CommitContainer'), 101);
    await clock.advance(1_200);
    await again;
  });

  it('are counted together when the key is renewed, also before the service has named the account', async () => {
    const pacer = new Pacer(clock);
    let renewed = 0;
    const payer = (): Access['payer'] => ({ profile: 'cli:work', account: renewed > 50 ? '1234' : undefined });
    const renewing = createTransport(pacer, () => `STS.${renewed++}`, payer);
    await fill(renewing);
    const others = [
      call('CommitContainer', renewing),
      // Another profile of the account, and a new sign-in by the same profile.
      call(
        'CommitContainer',
        createTransport(pacer, 'LTAIother', () => ({ profile: 'cli:other', account: '1234' })),
      ),
      call(
        'CommitContainer',
        createTransport(pacer, 'STS.again', () => ({ profile: 'cli:work' })),
      ),
    ];
    await Promise.race([clock.whenSleeping(), ...others]);
    equal(server.seen.length, 100);
    await clock.advance(1_200);
    await Promise.all(others);
    equal(server.seen.length, 103);
  });

  it('ask anew who makes them after they have waited', async () => {
    await fill();
    asked = 0;
    const waiting = call('CommitContainer');
    await clock.whenSleeping();
    equal(asked, 1);
    await clock.advance(1_200);
    await waiting;
    equal(asked, 2);
  });

  it('rest together when one was turned away, and that is reported once', async () => {
    server.answers([throttled]);
    const first = call('DescribeContainerGroups');
    await clock.whenSleeping();
    const others = Array.from({ length: 5 }, () => call('DescribeContainerGroups'));
    await call('DescribeRegions');
    equal(arrived('DescribeContainerGroups'), 1);
    deepEqual(slow, [{ region: 'cn-hangzhou', forMs: 1_500 }]);
    await clock.advance(5_000);
    await Promise.all([first, ...others]);
    equal(arrived('DescribeContainerGroups'), 7);
    equal(slow.length, 1);
  });

  it('that wait are reported by region, and again when the wait grows', async () => {
    server.answers([throttled]);
    const first = call('DescribeContainerGroups');
    await clock.whenSleeping();
    const others = [
      ...Array.from({ length: 20 }, () => call('DescribeContainerGroups')),
      call('DescribeContainerGroups', transport, 'cn-beijing'),
    ];
    await clock.advance(10_000);
    await Promise.all([first, ...others]);
    const toldOf = (region: string): number => slow.filter((one) => one.region === region).length;
    ok(toldOf('cn-hangzhou') > 1 && toldOf('cn-hangzhou') < 6, String(toldOf('cn-hangzhou')));
    equal(toldOf('cn-beijing'), 1);
  });
});
