// One credential over time: who gets it, when it is renewed, and how often that is asked for.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import type { Credential } from '../../../../src/cloud/credentials/credential';
import { RenewedCredential } from '../../../../src/cloud/credentials/renewal';
import { FakeClock, flushTasks } from '../../../support/fakeClock';

const { signal } = new AbortController();
const minute = 60_000;

describe('a credential that is renewed', () => {
  let clock: FakeClock;
  let lifeMs: number | undefined;
  let exchanges: ((result: Error | undefined) => void)[];
  let refusedTokens: (string | undefined)[];
  let renewed: RenewedCredential;
  beforeEach(() => {
    clock = new FakeClock();
    lifeMs = 60 * minute;
    exchanges = [];
    refusedTokens = [];
    renewed = new RenewedCredential((_life, refused) => {
      refusedTokens.push(refused);
      return new Promise<Credential>((resolve, reject) => {
        const number = exchanges.length + 1;
        const end = lifeMs === undefined ? {} : { expiresAt: clock.now() + lifeMs };
        const credential = {
          accessKeyId: `key-${number}`,
          accessKeySecret: 's',
          securityToken: `token-${number}`,
          ...end,
        };
        exchanges.push((error) => (error ? reject(error) : resolve(credential)));
      });
    }, clock);
  });

  const keyOf = async (): Promise<string> => (await renewed.get(new AbortController().signal)).accessKeyId;

  async function first(): Promise<void> {
    const asking = keyOf();
    exchanges[0]?.(undefined);
    equal(await asking, 'key-1');
  }

  it('is obtained once for all who ask at the same time', async () => {
    const asking = Promise.all(Array.from({ length: 50 }, keyOf));
    exchanges[0]?.(undefined);
    deepEqual([...new Set(await asking)], ['key-1']);
    equal(exchanges.length, 1);
  });

  it('is obtained for the others when the one who asked first gives up', async () => {
    const gaveUp = new AbortController();
    const asking = renewed.get(gaveUp.signal);
    const other = keyOf();
    gaveUp.abort();
    await rejects(asking, CancelledError);
    exchanges[0]?.(undefined);
    equal(await other, 'key-1');
  });

  it('is asked for anew five minutes before its end, once, while the old one is still given', async () => {
    await first();
    await clock.advance(54 * minute);
    equal(await keyOf(), 'key-1');
    equal(exchanges.length, 1);
    await clock.advance(1 * minute);
    deepEqual([await keyOf(), await keyOf()], ['key-1', 'key-1']);
    equal(exchanges.length, 2);
    exchanges[1]?.(undefined);
    await flushTasks();
    equal(await keyOf(), 'key-2');
  });

  it('that lives for less than ten minutes is asked for anew at half its life', async () => {
    lifeMs = 4 * minute;
    await first();
    await clock.advance(1.5 * minute);
    equal(await keyOf(), 'key-1');
    equal(exchanges.length, 1);
    await clock.advance(0.5 * minute);
    await keyOf();
    equal(exchanges.length, 2);
  });

  it('is given on while it is good although its renewal fails, and is asked for again', async () => {
    await first();
    await clock.advance(56 * minute);
    equal(await keyOf(), 'key-1');
    exchanges[1]?.(new Error('STS is down'));
    await flushTasks();
    equal(await keyOf(), 'key-1');
    equal(exchanges.length, 3);
  });

  it('is not given any more within twenty seconds of its end: whoever asks waits, and is told of a failure', async () => {
    await first();
    await clock.advance(60 * minute - 20_000);
    const asking = renewed.get(signal);
    exchanges[1]?.(new Error('STS is down'));
    await rejects(asking, /STS is down/);
  });

  it('that the service refused is forgotten, and its token is not taken again', async () => {
    await first();
    equal(renewed.reportRefused(await renewed.get(signal)), true);
    const asking = keyOf();
    exchanges[1]?.(undefined);
    equal(await asking, 'key-2');
    deepEqual(refusedTokens, [undefined, 'token-1']);
  });

  it('that has no end is read anew for every call, and does not help to ask again', async () => {
    lifeMs = undefined;
    await first();
    const asking = keyOf();
    exchanges[1]?.(undefined);
    equal(await asking, 'key-2');
    equal(renewed.reportRefused({ accessKeyId: 'key-2', accessKeySecret: 's' }), false);
  });
});
