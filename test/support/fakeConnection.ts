// Who is signed in, and to which regions, as a test says.
import { Emitter } from '../../src/base/events';
import type { GetClient } from '../../src/base/clientKey';
import type { Connection, ProfileChoice } from '../../src/model/ports/connection';

const noClient: GetClient = () => {
  throw new Error('A fake connection calls no service');
};

type SignedIn = NonNullable<Awaited<ReturnType<Connection['current']>>>;

export function buildAccount(over: Partial<SignedIn> = {}): SignedIn {
  return {
    id: 'cli:work',
    label: 'work',
    detail: 'aliyun CLI',
    client: noClient,
    signal: new AbortController().signal,
    ...over,
  };
}

export class FakeConnection implements Connection {
  account: SignedIn | undefined = buildAccount();
  /** Why the account cannot be determined. */
  accountError: Error | undefined;
  regions: readonly string[] = ['cn-hangzhou'];
  /** Why the regions cannot be read. */
  regionsError: Error | undefined;
  preferred: readonly string[] | undefined;
  available: readonly string[] = ['cn-beijing', 'cn-hangzhou', 'cn-shanghai'];
  hasChosenRegions = true;
  choices: readonly ProfileChoice[] = [];
  readonly client: GetClient = noClient;
  /** What was selected, in order. */
  readonly selected: string[] = [];
  readonly selectedRegions: (readonly string[])[] = [];
  signIns = 0;
  /** How often it was asked who is signed in. */
  asked = 0;

  readonly changed = new Emitter<{ readonly account: boolean }>();
  readonly resolved = new Emitter<ProfileChoice | undefined>();
  private readonly slow = new Emitter<{ readonly region: string | undefined; readonly forMs: number }>();
  readonly onDidChange = this.changed.event;
  readonly onDidResolve = this.resolved.event;
  readonly onDidSlow = this.slow.event;

  /** Another account is signed in, or none. */
  signInAs(account: SignedIn | undefined): void {
    this.account = account;
    this.changed.fire({ account: true });
  }

  slowDown(region: string | undefined, forMs: number): void {
    this.slow.fire({ region, forMs });
  }

  current(): Promise<SignedIn | undefined> {
    this.asked += 1;
    return this.accountError ? Promise.reject(this.accountError) : Promise.resolve(this.account);
  }

  listChoices(): Promise<readonly ProfileChoice[]> {
    return Promise.resolve(this.choices);
  }

  select(profileId: string): Promise<void> {
    this.selected.push(profileId);
    return Promise.resolve();
  }

  signInAgain(): Promise<void> {
    this.signIns++;
    return Promise.resolve();
  }

  listRegions(): Promise<readonly string[]> {
    return this.regionsError ? Promise.reject(this.regionsError) : Promise.resolve(this.regions);
  }

  getPreferredRegions(): Promise<readonly string[] | undefined> {
    return Promise.resolve(this.preferred);
  }

  listAvailableRegions(): Promise<readonly string[]> {
    return this.regionsError ? Promise.reject(this.regionsError) : Promise.resolve(this.available);
  }

  selectRegions(regions: readonly string[]): Promise<void> {
    this.selectedRegions.push(regions);
    return Promise.resolve();
  }
}
