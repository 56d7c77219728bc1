/** A site of the account. */
export interface Site {
  readonly siteId: number;
  readonly name: string;
  readonly status: string;
  readonly accessType: string;
  readonly coverage: string;
  readonly cnameZone: string;
  readonly createdAt: number;
}
