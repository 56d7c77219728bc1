import { deepEqual, equal, rejects } from 'node:assert/strict';
import { doOnce } from '../../../../src/base/async/doOnce';
import type { OnceWork } from '../../../../src/base/async/doOnce';
import { CancelledError } from '../../../../src/base/errors';

class Unclear extends Error {}

/** Work that ends each attempt as scripted. */
class Trial implements OnceWork<string> {
  sent = 0;
  looked = 0;
  asked = 0;

  constructor(
    private readonly attempts: readonly (string | Error)[],
    private readonly found: readonly (string | undefined | Error)[] = [],
    private readonly goesOn = true,
  ) {}

  readonly runAttempt = <R>(attempt: () => Promise<R>): Promise<R> => attempt();
  readonly send = (): Promise<string> => end(this.attempts[this.sent++] ?? new Error('Unexpected attempt'));
  readonly isUnclear = (error: unknown): boolean => error instanceof Unclear;
  readonly findResult = (): Promise<string | undefined> => end(this.found[this.looked++]);
  readonly confirmRetry = (): Promise<boolean> => {
    this.asked++;
    return Promise.resolve(this.goesOn);
  };
  readonly toUnknownOutcome = (error: unknown): unknown => new Error('unknown', { cause: error });
}

function end<T>(outcome: T | Error): Promise<T> {
  return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
}

describe('work that must not be done twice', () => {
  it('is sent once and not looked for when it ends well', async () => {
    const trial = new Trial(['made']);
    deepEqual(await doOnce(trial), { result: 'made', wasFound: false });
    deepEqual([trial.sent, trial.looked], [1, 0]);
  });

  it('is not sent again when it was done after all', async () => {
    const trial = new Trial([new Unclear()], ['made']);
    deepEqual(await doOnce(trial), { result: 'made', wasFound: true });
    deepEqual([trial.sent, trial.asked], [1, 0]);
  });

  it('is sent again only when it was not done and the user confirms', async () => {
    const wanted = new Trial([new Unclear(), 'made'], [undefined]);
    deepEqual(await doOnce(wanted), { result: 'made', wasFound: false });
    equal(wanted.sent, 2);
    const unwanted = new Trial([new Unclear(), 'made'], [undefined], false);
    equal(await doOnce(unwanted), undefined);
    equal(unwanted.sent, 1);
  });

  it('is looked for when it was given up half-way', async () => {
    deepEqual(await doOnce(new Trial([new CancelledError()], ['made'])), { result: 'made', wasFound: true });
  });

  it('fails at once when the failure is clear', async () => {
    const trial = new Trial([new Error('no')], ['made']);
    await rejects(doOnce(trial), /^Error: no$/);
    equal(trial.looked, 0);
  });

  it('reports an unknown outcome when the result cannot be looked up', async () => {
    await rejects(doOnce(new Trial([new Unclear()], [new Error('down')])), /unknown/);
  });
});
