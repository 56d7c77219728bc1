// What a place is that credentials come from.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock';
import { UserFacingError } from '../../base/errors';
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
  /** The environment variable that names it, if one does. */
  readonly regionVariable?: string;
  /** Its calls come from inside a VPC. */
  readonly isInVpc?: boolean;
  /** Of the VPC, for calls that name no region. */
  readonly vpcRegion?: string;
  /** Where STS is asked, if not where it usually answers. */
  readonly stsOrigin?: string;
  /** Why it cannot be used as it is. */
  readonly problem?: string;
  /** Changes when the same name may stand for another identity; renewed tokens leave it as it is. A digest. */
  readonly identity: string;
  /** Changes with anything written in the profile or what it builds on. A digest. */
  readonly revision: string;
  /**
   * Obtains a new credential, by an exchange where its mode needs one. Tokens that were refused are not used again.
   * @throws ProfileChangedError when the profile holds something else by now
   */
  obtain(signal: AbortSignal, refusedTokens?: ReadonlySet<string>): Promise<Credential>;
}

/** What is written in a profile is not what it was found with: it may be the login of another account. */
export class ProfileChangedError extends UserFacingError {
  constructor(name: string) {
    super(l10n.t('The profile {0} has changed.', name), l10n.t('Try again.'));
    this.name = 'ProfileChangedError';
  }
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
