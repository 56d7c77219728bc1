// One credential over time: who gets it, when it is renewed, and how often that is asked for.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import fc from 'fast-check';
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
  let refusedTokens: (readonly string[])[];
  let signals: AbortSignal[];
  let renewed: RenewedCredential;
  beforeEach(() => {
    clock = new FakeClock();
    lifeMs = 60 * minute;
    exchanges = [];
    refusedTokens = [];
    signals = [];
    renewed = new RenewedCredential((life, refused) => {
      refusedTokens.push([...refused]);
      signals.push(life);
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

  it('is no longer returned within twenty seconds of its end: callers wait, and get a failure', async () => {
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
    deepEqual(refusedTokens, [[], ['token-1']]);
  });

  it('that has no end is read anew for every call, and does not help to ask again', async () => {
    lifeMs = undefined;
    await first();
    const asking = keyOf();
    exchanges[1]?.(undefined);
    equal(await asking, 'key-2');
    equal(renewed.reportRefused({ accessKeyId: 'key-2', accessKeySecret: 's' }), false);
  });

  it('that was obtained from something that has changed since is neither given nor kept', async () => {
    const asking = Promise.all([keyOf(), keyOf()]);
    renewed.forget();
    equal(signals[0]?.aborted, true);
    exchanges[0]?.(undefined);
    await flushTasks();
    equal(exchanges.length, 2);
    exchanges[1]?.(undefined);
    deepEqual(await asking, ['key-2', 'key-2']);
    equal(await keyOf(), 'key-2');
    equal(exchanges.length, 2);
  });

  it('is obtained from a new login also when the exchange for the old one fails', async () => {
    const asking = keyOf();
    renewed.forget();
    exchanges[0]?.(new Error('the old session has expired'));
    await flushTasks();
    exchanges[1]?.(undefined);
    equal(await asking, 'key-2');
  });

  it('is replaced by the new login although the renewal of the old one ends later', async () => {
    await first();
    await clock.advance(56 * minute);
    equal(await keyOf(), 'key-1');
    renewed.forget();
    const asking = keyOf();
    exchanges[2]?.(undefined);
    equal(await asking, 'key-3');
    exchanges[1]?.(undefined);
    await flushTasks();
    equal(await keyOf(), 'key-3');
  });

  it('is not obtained again after its account was signed out', async () => {
    const asking = keyOf();
    renewed.dispose();
    renewed.forget();
    exchanges[0]?.(undefined);
    await rejects(asking, CancelledError);
    await rejects(keyOf(), CancelledError);
    equal(exchanges.length, 1);
  });

  it('that was refused after its renewal is replaced too, and no token refused before is taken again', async () => {
    await first();
    for (const number of [1, 2, 3]) {
      equal(renewed.reportRefused(await renewed.get(signal)), true);
      const asking = keyOf();
      exchanges[number]?.(undefined);
      equal(await asking, `key-${number + 1}`);
    }
    deepEqual(refusedTokens.at(-1), ['token-1', 'token-2', 'token-3']);
    renewed.forget();
    const asking = keyOf();
    exchanges[4]?.(undefined);
    await asking;
    deepEqual(refusedTokens.at(-1), [], 'after a new login nothing has been refused');
  });

  it('belongs to the newest login, whatever happens in whatever order', async () => {
    const event = fc.oneof(
      fc.constant({ type: 'get' as const }),
      fc.constant({ type: 'login' as const }),
      fc.constant({ type: 'refuse' as const }),
      fc.record({ type: fc.constant('end' as const), which: fc.nat(6), fails: fc.boolean() }),
      fc.record({ type: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 61 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (events) => {
        clock = new FakeClock();
        let login = 0;
        const open: { readonly login: number; end(fails: boolean): void }[] = [];
        renewed = new RenewedCredential(() => {
          const from = { login, number: open.length };
          return new Promise<Credential>((resolve, reject) => {
            const securityToken = `${from.login}/${from.number}`;
            const expiresAt = clock.now() + 60 * minute;
            const credential = { accessKeyId: 'key', accessKeySecret: 's', securityToken, expiresAt };
            open.push({ login, end: (fails) => (fails ? reject(new Error('down')) : resolve(credential)) });
          });
        }, clock);
        let given: { readonly at: number; readonly credential: Credential } | undefined;
        const asked: Promise<void>[] = [];
        const ask = async (): Promise<void> => {
          try {
            const credential = await renewed.get(signal);
            given = { at: login, credential };
            equal(credential.securityToken?.split('/')[0], String(login));
          } catch (error) {
            equal((error as Error).message, 'down');
          }
        };
        for (const one of events) {
          if (one.type === 'get') {
            asked.push(ask());
          } else if (one.type === 'login') {
            login++;
            renewed.forget();
          } else if (one.type === 'refuse' && given?.at === login) {
            renewed.reportRefused(given.credential);
          } else if (one.type === 'end') {
            open[one.which % Math.max(1, open.length)]?.end(one.fails);
          } else if (one.type === 'pass') {
            await clock.advance(one.minutes * minute);
          }
          await flushTasks();
        }
        // Exchanges of the newest login end, and so does every call that waits.
        for (let ended = 0; ended < open.length; ended++) {
          open[ended]?.end(false);
          await flushTasks();
        }
        await Promise.all(asked);
      }),
      { numRuns: 100 },
    );
  });
});
