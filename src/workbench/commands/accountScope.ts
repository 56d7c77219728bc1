// The account in which something began. Its end closes what is asked; an answer that comes later is not taken.
import * as l10n from '@vscode/l10n';
import type { GetClient } from '../../base/clientKey';
import { AccountChangedError, UserFacingError } from '../../base/errors';
import type { Account, Connection } from '../../model/ports/connection';
import type { Ask, Choices, ConfirmRequest, InputRequest, SavePlace, SuggestRequest } from '../../model/ports/ask';

export class AccountScope {
  /** The user has been shown that it has ended. */
  isEndReported = false;

  private constructor(readonly account: Account | undefined) {}

  /** The account that is signed in now, or none. */
  static async open(connection: Pick<Connection, 'current'>): Promise<AccountScope> {
    return new AccountScope(await connection.current());
  }

  get isOver(): boolean {
    return this.account?.signal.aborted === true;
  }

  /** @throws AccountChangedError when another account is signed in, or none any more */
  require(): void {
    if (this.isOver) {
      throw this.createError();
    }
  }

  createError(found?: 'answered' | 'sending'): AccountChangedError {
    return new AccountChangedError(this.account?.label ?? '', found);
  }

  /** Clients of this account only. An action that began without an account calls nothing, even if the user signs in meanwhile. */
  readonly client: GetClient = (key) => {
    if (!this.account) {
      throw new UserFacingError(
        l10n.t('You are not signed in.'),
        l10n.t('Select a profile, or try the local emulator.'),
      );
    }
    return this.account.client(key);
  };
}

/** Questions about one account. */
export class ScopedAsk implements Ask {
  constructor(
    private readonly ask: Ask,
    private readonly scope: AccountScope,
  ) {}

  pick<T>(title: string, choices: Choices<T>): Promise<T | undefined> {
    return this.take((signal) => this.ask.pick(title, choices, signal));
  }

  pickMany<T>(title: string, choices: Choices<T>): Promise<readonly T[] | undefined> {
    return this.take((signal) => this.ask.pickMany(title, choices, signal));
  }

  input(request: InputRequest): Promise<string | undefined> {
    return this.take((signal) => this.ask.input(request, signal));
  }

  suggest(request: SuggestRequest): Promise<string | undefined> {
    return this.take((signal) => this.ask.suggest(request, signal));
  }

  confirm(request: ConfirmRequest): Promise<boolean> {
    return this.take(() => this.ask.confirm(request), true);
  }

  savePlace(title: string, suggestedName: string): Promise<SavePlace | undefined> {
    return this.take(() => this.ask.savePlace(title, suggestedName), true);
  }

  private async take<T>(ask: (signal: AbortSignal | undefined) => Promise<T>, staysOpen = false): Promise<T> {
    this.scope.require();
    const answer = await ask(this.scope.account?.signal);
    if (this.scope.isOver) {
      throw this.scope.createError(staysOpen && answer ? 'answered' : undefined);
    }
    return answer;
  }
}
