// STS 2015-04-01, requests and answers as they are on the wire.

export interface AssumeRoleRequest {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number;
  readonly ExternalId?: string;
  readonly Policy?: string;
}

export interface AssumeRoleWithOidcRequest {
  readonly OIDCProviderArn: string;
  readonly RoleArn: string;
  readonly OIDCToken: string;
  readonly RoleSessionName: string;
  readonly DurationSeconds?: number;
}

export interface AssumedRole {
  readonly Credentials?: {
    readonly AccessKeyId?: string;
    readonly AccessKeySecret?: string;
    readonly SecurityToken?: string;
    /** ISO 8601, UTC. */
    readonly Expiration?: string;
  };
}

export interface CallerIdentity {
  readonly AccountId?: string;
  /** Account, RAMUser or AssumedRoleUser. */
  readonly IdentityType?: string;
  readonly Arn?: string;
}
