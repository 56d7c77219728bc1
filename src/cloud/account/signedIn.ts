// One account signed in: its clients, the credential they sign with, and who that is to the service.
import type { GetClient } from '../../base/clientKey';
import type { UserFacingError } from '../../base/errors';
import type { RenewedCredential } from '../credentials/renewal';
import type { Profile } from '../credentials/profile';
import type { StsClient } from './stsClient';
import type { CallerIdentity } from './stsWire';

/** A profile as it is offered. */
export interface ProfileSummary {
  readonly id: string;
  readonly label: string;
  /** Where it comes from. */
  readonly detail: string;
  /** How it signs in, in words. */
  readonly mode?: string;
  readonly region?: string;
  /** Why it cannot be used. */
  readonly problem?: string;
}

export interface SignedIn extends ProfileSummary {
  /** Clients that call in the name of this account, and not at all once it is signed out. */
  readonly client: GetClient;
  /** Its calls do not wait for `renewing`, which waits for them. */
  readonly sts: StsClient;
  /** While it is determined whose the new login of the profile is: nothing else is called with it before. */
  renewing?: Promise<unknown>;
  /** Absent for the emulator, whose credential never changes. */
  profile?: Profile;
  readonly credential?: RenewedCredential;
  /** Ends with it. */
  readonly signal: AbortSignal;
  /** Regions of the service, requested once. */
  allRegions?: Promise<readonly string[]>;
  /** Requested with the first call. */
  identity?: Promise<CallerIdentity | undefined>;
  /** Account id, once it is known. */
  account?: string;
  /** Why no credential was available the last time one was needed. */
  blocked?: UserFacingError;
}
