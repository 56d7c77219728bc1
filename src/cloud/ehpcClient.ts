// The operations of E-HPC that we use, one typed method each. No SDK package of E-HPC exists: generic calls.
import type { Transport } from './transport/transport';

export class EhpcClient {
  constructor(private readonly transport: Transport) {}

  /** ListRegions: where E-HPC is offered. */
  async listRegions(signal: AbortSignal): Promise<readonly string[]> {
    const call = { product: 'ehpc', region: undefined, action: 'ListRegions', method: 'GET', query: {} } as const;
    const response = (await this.transport.call({ ...call, repeat: 'read', signal })) as {
      readonly Regions?: { readonly RegionInfo?: readonly { readonly RegionId?: string }[] };
    };
    return (response.Regions?.RegionInfo ?? []).flatMap(({ RegionId: id }) => id ?? []);
  }
}
