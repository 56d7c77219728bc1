// Keys handed out for a time, on the emulated clock. All who hand out keys (STS, metadata, CloudSSO, OAuth) do it here.
import { randomBytes } from 'node:crypto';
import { gatewayError } from './errors';

/** Who a key speaks for. */
export interface Caller {
  /** As GetCallerIdentity returns it. */
  readonly IdentityType: 'Account' | 'AssumedRoleUser';
  readonly AccountId: string;
  readonly Arn: string;
  readonly PrincipalId: string;
  readonly RoleId?: string;
  readonly UserId?: string;
}

/** A key as STS answers it. */
export interface TemporaryKey {
  readonly AccessKeyId: string;
  readonly AccessKeySecret: string;
  readonly SecurityToken: string;
  /** ISO 8601, UTC. */
  readonly Expiration: string;
}

interface Issued {
  readonly key: TemporaryKey;
  readonly caller: Caller;
  readonly expiresAt: number;
}

/** The account every key of a run belongs to. Sixteen digits, as real ones. */
export const accountId = '1023456789012345';

export const accountCaller: Caller = {
  IdentityType: 'Account',
  AccountId: accountId,
  Arn: `acs:ram::${accountId}:root`,
  PrincipalId: accountId,
  UserId: accountId,
};

export class TemporaryKeys {
  private readonly issued = new Map<string, Issued>();

  constructor(private readonly now: () => number) {}

  /** A key for a role session. Keys for an RSA key pair come without a token. */
  issue(role: string, session: string, lifeSeconds: number, withToken = true): TemporaryKey {
    const expiresAt = this.now() + lifeSeconds * 1000;
    const key = {
      AccessKeyId: `STS.${randomBytes(12).toString('hex')}`,
      AccessKeySecret: randomBytes(20).toString('base64url'),
      SecurityToken: withToken ? randomBytes(96).toString('base64') : '',
      Expiration: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    };
    const owner = /^acs:ram::(\d+):role\//.exec(role)?.[1] ?? accountId;
    const name = role.replace(/^.*role\//, '');
    const caller = {
      IdentityType: 'AssumedRoleUser',
      AccountId: owner,
      Arn: `acs:ram::${owner}:assumed-role/${name}/${session}`,
      PrincipalId: `3${owner}:${session}`,
      RoleId: `3${owner}`,
    } as const;
    this.issued.set(key.AccessKeyId, { key, caller, expiresAt });
    return key;
  }

  /**
   * The secret and the owner of a key in use; undefined for one that was not handed out here.
   * @throws ApiError for a token that is absent, of another key, or past its time
   */
  check(
    accessKeyId: string,
    token: string | undefined,
  ): { readonly secret: string; readonly caller: Caller } | undefined {
    const found = this.issued.get(accessKeyId);
    if (!found) {
      return undefined;
    }
    if (token === undefined && found.key.SecurityToken !== '') {
      throw gatewayError('MissingSecurityToken');
    }
    if ((token ?? '') !== found.key.SecurityToken) {
      throw gatewayError('InvalidSecurityToken.MismatchWithAccessKey');
    }
    if (this.now() >= found.expiresAt) {
      throw gatewayError('InvalidSecurityToken.Expired');
    }
    return { secret: found.key.AccessKeySecret, caller: found.caller };
  }
}
