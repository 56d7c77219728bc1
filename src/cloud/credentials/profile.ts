// What a place is that credentials come from.
import type { Clock } from '../../base/clock';
import type { StsClient } from '../account/stsClient';
import type { EndpointOverrides } from '../endpoints';
import type { Access } from '../transport/transport';
import type { Credential } from './credential';

export type ProfileSource = 'environment' | 'cli' | 'ini' | 'entered';

/** A place credentials come from, found without keeping a secret of it. */
export interface Profile {
  /** Stable across restarts, e.g. `cli:default`. */
  readonly id: string;
  readonly source: ProfileSource;
  readonly name: string;
  /** How it signs in, in the aliyun CLI's words, e.g. `RamRoleArn`. */
  readonly mode: string;
  /** Region the profile names, if it names one. */
  readonly region?: string;
  /** Its calls come from inside a VPC. */
  readonly isInVpc?: boolean;
  /** Why it cannot be used as it is. */
  readonly problem?: string;
  /** Changes when the same name may stand for another identity; renewed tokens leave it as it is. A digest. */
  readonly identity: string;
  /** Changes with anything written in the profile or what it builds on. A digest. */
  readonly revision: string;
  /** Obtains a new credential, by an exchange where its mode needs one. Tokens that were refused are not used again. */
  obtain(signal: AbortSignal, refusedTokens?: ReadonlySet<string>): Promise<Credential>;
}

/** What obtaining a credential needs of the world around it. */
export interface CredentialContext {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly endpoints: () => EndpointOverrides;
  /** STS as it answers to one credential. */
  readonly sts: (access: () => Promise<Access>) => StsClient;
  /** Takes the secret out of all text from now on. */
  readonly remember: (secret: string | undefined) => void;
  /** Programs may be started. */
  readonly isTrusted: () => boolean;
}
