// STS: who one is, and roles taken on.
import type { Transport } from '../transport/transport';
import { stsApi } from './stsApi';
import { assumedRoleShape, callerIdentityShape } from './stsWire';
import type { AssumedRole, AssumeRoleRequest, AssumeRoleWithOidcRequest, CallerIdentity } from './stsWire';

export class StsClient {
  constructor(private readonly transport: Transport) {}

  /** Assuming a role changes nothing: it may be retried. */
  assumeRole(region: string | undefined, query: AssumeRoleRequest, signal: AbortSignal): Promise<AssumedRole> {
    return this.transport.callFor(assumedRoleShape, {
      api: stsApi,
      region,
      action: 'AssumeRole',
      query,
      repeat: 'read',
      signal,
    });
  }

  /** Not signed: the identity token identifies the caller. It travels in the body, where no log of addresses sees it. */
  assumeRoleWithOidc(
    region: string | undefined,
    form: AssumeRoleWithOidcRequest,
    signal: AbortSignal,
  ): Promise<AssumedRole> {
    const action = 'AssumeRoleWithOIDC';
    return this.transport.callFor(assumedRoleShape, {
      api: stsApi,
      region,
      action,
      query: {},
      form,
      repeat: 'read',
      signal,
    });
  }

  getCallerIdentity(signal: AbortSignal): Promise<CallerIdentity> {
    return this.transport.callFor(callerIdentityShape, {
      ...{ api: stsApi, region: undefined, action: 'GetCallerIdentity', query: {}, repeat: 'read', signal },
    });
  }
}
