import { isCancelled } from '../errors';

export interface OnceWork<T> {
  /** Runs one attempt: sends, and checks when that is needed. */
  readonly runAttempt: <R>(attempt: () => Promise<R>) => Promise<R>;
  readonly send: () => Promise<T>;
  /** True when the failure leaves open whether it was done. */
  readonly isUnclear: (error: unknown) => boolean;
  /** What was done after all; undefined when it was not. */
  readonly findResult: () => Promise<T | undefined>;
  /** What was unclear was not done: whether to send it again. */
  readonly confirmRetry: (error: unknown) => Promise<boolean>;
  /** It cannot be found out either. Answers what to throw. */
  readonly toUnknownOutcome: (error: unknown) => unknown;
}

export interface Done<T> {
  readonly result: T;
  /** There was no clear answer; it was found to be done. */
  readonly wasFound: boolean;
}

/**
 * Does what must not be done twice and cannot be repeated safely. After an unclear failure it checks before anything is
 * sent again. Undefined when the user did not want it sent again.
 */
export async function doOnce<T>(work: OnceWork<T>): Promise<Done<T> | undefined> {
  for (;;) {
    const outcome = await work.runAttempt(() => attempt(work));
    if ('result' in outcome) {
      return outcome;
    }
    if (!(await work.confirmRetry(outcome.error))) {
      return undefined;
    }
  }
}

async function attempt<T>(work: OnceWork<T>): Promise<Done<T> | { readonly error: unknown }> {
  try {
    return { result: await work.send(), wasFound: false };
  } catch (error) {
    // Given up half-way, it may have been done as well.
    if (!work.isUnclear(error) && !isCancelled(error)) {
      throw error;
    }
    const found = await findResultAfter(work, error);
    return found === undefined ? { error } : { result: found, wasFound: true };
  }
}

async function findResultAfter<T>(work: OnceWork<T>, error: unknown): Promise<T | undefined> {
  try {
    return await work.findResult();
  } catch {
    throw work.toUnknownOutcome(error);
  }
}
