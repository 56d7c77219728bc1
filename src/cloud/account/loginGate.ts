import { CancelledError } from '../../base/errors';
import { raceWithAbort } from '../../base/async/untilAborted';

/** What the user has to do before calls can continue. */
export interface Login {
  /** The name of the profile, for the question. */
  readonly profile: string;
  /** The command line that signs in, as a list. */
  readonly command: readonly string[];
  /** User-initiated: no confirmation is needed. */
  readonly isUserInitiated?: true;
}

/**
 * Asks the user to log in: true when the login has started, false when they gave up. The signal aborts when there is nothing to
 * wait for any more.
 */
export type AskToSignIn = (login: Login, signal: AbortSignal) => Promise<boolean>;

/** Holds calls back until the user has signed in. However many wait, one question is put. */
export class LoginGate {
  private waiting: { readonly work: Promise<void>; readonly open: () => void } | undefined;

  constructor(private readonly ask: AskToSignIn) {}

  /** @throws CancelledError when the user gave up: they know, so no further message is shown. */
  wait(login: Login, signal: AbortSignal): Promise<void> {
    this.waiting ??= this.start(login);
    return raceWithAbort(this.waiting.work, signal);
  }

  /** The user has signed in: all waiting calls continue. */
  open(): void {
    this.waiting?.open();
  }

  private start(login: Login): { readonly work: Promise<void>; readonly open: () => void } {
    const lifetime = new AbortController();
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const userAnswer = this.ask(login, lifetime.signal).then((isOnItsWay) => {
      if (!isOnItsWay) {
        throw new CancelledError();
      }
      return opened;
    });
    const work = Promise.race([opened, userAnswer]).finally(() => {
      this.waiting = undefined;
      lifetime.abort();
    });
    // Also when all who waited have given up.
    work.catch(() => undefined);
    return { work, open };
  }
}
