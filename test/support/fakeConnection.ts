// Who is signed in, as a test says.
import { Emitter } from '../../src/base/events';
import type { Connection, ProfileChoice } from '../../src/model/ports/connection';

type Account = NonNullable<Awaited<ReturnType<Connection['current']>>>;

/** An account whose clients cannot be had. */
export function buildAccount(over: Partial<Account> = {}): Account {
  return {
    ...{ id: 'cli:ops', label: 'ops', detail: '~/.aliyun/config.json' },
    client: () => {
      throw new Error('This test calls no service');
    },
    ...over,
  };
}

export class FakeConnection implements Connection {
  account: Account | undefined = buildAccount();
  /** Why it cannot be found out who is signed in. */
  failure: Error | undefined;
  regions: readonly string[] = ['cn-hangzhou'];
  preferred: readonly string[] | undefined = undefined;
  hasChosenRegions = false;
  readonly selected: string[] = [];
  readonly changed = new Emitter<{ readonly account: boolean }>();
  readonly resolved = new Emitter<ProfileChoice | undefined>();
  readonly slowed = new Emitter<{ readonly region: string | undefined; readonly forMs: number }>();
  readonly onDidChange = this.changed.event;
  readonly onDidResolve = this.resolved.event;
  readonly onDidSlow = this.slowed.event;
  asked = 0;

  current(): Promise<Account | undefined> {
    this.asked += 1;
    return this.failure ? Promise.reject(this.failure) : Promise.resolve(this.account);
  }

  readonly client: Connection['client'] = (key) => buildAccount().client(key);

  listChoices(): Promise<readonly ProfileChoice[]> {
    return Promise.resolve(this.account ? [this.account] : []);
  }

  select(profileId: string): Promise<void> {
    this.selected.push(profileId);
    return Promise.resolve();
  }

  signInAgain(): Promise<void> {
    return Promise.resolve();
  }

  listRegions(): Promise<readonly string[]> {
    return Promise.resolve(this.regions);
  }

  getPreferredRegions(): Promise<readonly string[] | undefined> {
    return Promise.resolve(this.preferred);
  }

  listAvailableRegions(): Promise<readonly string[]> {
    return Promise.resolve(this.regions);
  }

  selectRegions(regions: readonly string[]): Promise<void> {
    this.preferred = regions;
    return Promise.resolve();
  }
}
