// The errors every room can throw and the workbench can show. A room with more to say about a failure extends UserFacingError.
import * as l10n from '@vscode/l10n';

/** What a failure shows to the user besides its message. */
export interface FailureFacts {
  /** The service's id of the failed call, for support. */
  readonly requestId?: string;
  /** Present when the same thing may work if tried again; after `afterMs` when that is known. */
  readonly retry?: { readonly afterMs?: number } | undefined;
  /** Command line, as a list, by which the user can sign in again. */
  readonly login?: readonly string[];
  /** The user has to choose who to sign in as. */
  readonly chooseProfile?: true;
  /** The account may not do this. */
  readonly denied?: boolean;
  /** The smallest policy that would allow it, ready to be copied. */
  readonly policy?: string | undefined;
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

/** The account in which the work began is no longer signed in: nothing more is sent for it, in whatever name. */
export class AccountChangedError extends UserFacingError {
  /** @param found what was going on: work, a question that could not be closed and has been answered, a request that was being sent */
  constructor(account: string, found: 'working' | 'answered' | 'sending' = 'working') {
    super(l10n.t('You are no longer signed in as {0}.', account), explainEnd(found));
    this.name = 'AccountChangedError';
  }
}

function explainEnd(found: 'working' | 'answered' | 'sending'): string {
  switch (found) {
    case 'answered':
      return l10n.t('Your answer was discarded, and no further request is sent.');
    case 'sending':
      return l10n.t('What you started there was canceled. A request that was being sent may still take effect.');
    case 'working':
      return l10n.t('What you started there was canceled, and no further request is sent.');
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
