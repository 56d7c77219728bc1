// The errors every room can throw and the workbench can show. A room with more to say about a failure extends UserFacingError.

/** What a failure shows to the user besides its message. */
export interface FailureFacts {
  /** The service's id of the failed call, for support. */
  readonly requestId?: string;
  /** Present when the same thing may work if tried again; after `afterMs` when that is known. */
  readonly retry?: { readonly afterMs?: number };
  /** Command line, as a list, by which the user can sign in again. */
  readonly login?: readonly string[];
  /** The account may not do this. */
  readonly denied?: boolean;
  /** The smallest policy that would allow it, ready to be copied. */
  readonly policy?: string;
  readonly cause?: unknown;
}

/** A failure whose `message` may be shown to a person as it is: no secret, no address with parameters. */
export class UserFacingError extends Error {
  /** What to do next, one sentence. Empty when there is nothing to do. */
  readonly hint: string;
  readonly facts: FailureFacts;

  constructor(message: string, hint = '', facts: FailureFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = 'UserFacingError';
    this.hint = hint;
    this.facts = facts;
  }
}

/** The user or the program gave up on the work. Never shown. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}

/** True when the account is not allowed to do it. */
export function isDenied(thrown: unknown): boolean {
  return thrown instanceof UserFacingError && thrown.facts.denied === true;
}

/** Turns whatever was thrown into an Error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** True for our own cancellation and for the AbortError of fetch and of timers. */
export function isCancelled(thrown: unknown): boolean {
  return thrown instanceof CancelledError || (thrown instanceof Error && thrown.name === 'AbortError');
}
