// STS 2015-04-01, requests and answers as they are on the wire.
import { object, text } from '../answerShape';
import type { Decoded } from '../answerShape';

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

export const assumedRoleShape = object({
  Credentials: object({
    AccessKeyId: text,
    AccessKeySecret: text,
    SecurityToken: text,
    /** ISO 8601, UTC. */
    Expiration: text,
  }),
});
export type AssumedRole = Decoded<typeof assumedRoleShape>;

export const callerIdentityShape = object({
  AccountId: text,
  /** Account, RAMUser or AssumedRoleUser. */
  IdentityType: text,
  Arn: text,
});
export type CallerIdentity = Decoded<typeof callerIdentityShape>;
