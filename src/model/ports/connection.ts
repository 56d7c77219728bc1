// Who the user is to the cloud and which regions are selected: the port between the views and the sign-in.
import type { GetClient } from '../../base/clientKey';
import type { Event } from '../../base/events';

export interface ProfileChoice {
  readonly id: string;
  /** Name as the user knows it. */
  readonly label: string;
  /** Where it comes from. */
  readonly detail: string;
  /** How it signs in, in words. */
  readonly mode?: string;
  readonly region?: string;
  /** Why it cannot be used as it is. */
  readonly problem?: string;
  /** Id of the account, once the service has reported it. */
  readonly account?: string;
  /** The session has expired: why nothing can be called until the user has signed in again. */
  readonly blocked?: Error;
}

/** A profile that is signed in. */
export interface Account extends ProfileChoice {
  /** Clients that call in the name of this account, and not at all once it is signed out. */
  readonly client: GetClient;
  /** Aborted when it is signed out: another profile, another key, or another endpoint. */
  readonly signal: AbortSignal;
}

/** What the user has to do before calls can continue. */
export interface Login {
  readonly profile: string;
  /** The command line that signs in, as a list. */
  readonly command: readonly string[];
  /** User-initiated: no confirmation is needed. */
  readonly isUserInitiated?: true;
}

/** Keys the user typed in, which are kept on this machine. */
export interface UserKeys {
  listNames(): Promise<readonly string[]>;
  /** Keeps the key and signs in with it. */
  add(key: UserKey): Promise<void>;
  remove(name: string): Promise<void>;
}

interface UserKey {
  readonly name: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string | undefined;
  readonly region: string | undefined;
}

interface ConnectionChange {
  /** Another account may be signed in: what was begun must not be sent in the new name. */
  readonly account: boolean;
}

export interface Connection {
  /** Who calls are made as; undefined when no account is signed in. Reads no file and makes no call once known. */
  current(): Promise<Account | undefined>;
  /** @throws UserFacingError: no account is signed in. */
  readonly client: GetClient;
  /** Fires when the account or the selected regions changed: what was read so far is outdated. */
  readonly onDidChange: Event<ConnectionChange>;
  /** Fires when it became known who is signed in, which is when a view first requests it, and when more is known of them. */
  readonly onDidResolve: Event<ProfileChoice | undefined>;
  /** Fires when calls wait for the service's allowance; `forMs` is an estimate. Without a region: calls that belong to none. */
  readonly onDidSlow: Event<{ readonly region: string | undefined; readonly forMs: number }>;
  listChoices(): Promise<readonly ProfileChoice[]>;
  select(profileId: string): Promise<void>;
  /** Opens the login of a profile whose session has expired; ends when it took effect. */
  signInAgain(): Promise<void>;
  /** Regions to list: the user's choice, or the profile's own, or all there are. */
  listRegions(signal: AbortSignal): Promise<readonly string[]>;
  /** The same without "all there are": undefined when neither the user nor the profile names any. */
  getPreferredRegions(): Promise<readonly string[] | undefined>;
  /** True when `listRegions` is a choice, so that an empty region is shown too. */
  readonly hasChosenRegions: boolean;
  /** All regions that can be chosen. */
  listAvailableRegions(signal: AbortSignal): Promise<readonly string[]>;
  selectRegions(regions: readonly string[]): Promise<void>;
}
