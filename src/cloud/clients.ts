import { systemClock } from '../base/clock';
import { EciClient } from '../products/eci/client';
import { EhpcClient } from '../products/ehpc/client';
import { EsaClient } from '../products/esa/client';
import { ExecClient } from '../products/eci/exec/execClient';
import { StsClient } from './account/stsClient';
import type { Transport } from './transport/transport';

/** One client per product, all of one account. */
export interface Clients {
  readonly eci: EciClient;
  readonly ehpc: EhpcClient;
  readonly esa: EsaClient;
  readonly exec: ExecClient;
  readonly sts: StsClient;
}

export function createClients(transport: Transport): Clients {
  return {
    eci: new EciClient(transport),
    ehpc: new EhpcClient(transport),
    esa: new EsaClient(transport),
    exec: new ExecClient(transport, systemClock),
    sts: new StsClient(transport),
  };
}
