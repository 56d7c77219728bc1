// The operations of ESA edge containers that we use, one typed method each.
import type { Transport } from './transport/transport';

export class EsaClient {
  constructor(private readonly transport: Transport) {}

  /** DeleteEdgeContainerApp. Has no ClientToken: never sent twice. */
  async deleteApp(entryPoint: string, appId: string, signal: AbortSignal): Promise<void> {
    const call = {
      product: 'esa',
      region: entryPoint,
      action: 'DeleteEdgeContainerApp',
      query: { AppId: appId },
    } as const;
    await this.transport.call({ ...call, repeat: 'refused', signal });
  }
}
