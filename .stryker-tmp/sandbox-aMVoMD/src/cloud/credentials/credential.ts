export interface Credential {
  /** Empty when calls are not signed: with a bearer token, or with nothing at all. */
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  readonly bearerToken?: string;
  /** Milliseconds since 1970; absent when it is valid until its owner ends it, and then it is re-read for each call. */
  readonly expiresAt?: number;
}
