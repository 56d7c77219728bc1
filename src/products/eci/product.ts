// Elastic Container Instance. What other products may use of it is exported here and nowhere else.
import { systemClock } from '../../base/clock';
import type { GetClient } from '../../base/clientKey';
import { defineClient } from '../../cloud/account/clients';
import type { Product } from '../product';
import { eciApi } from './api';
import { EciClient, eci } from './client';
import { createEciContainerKind } from './container/kind';
import { ExecClient, eciExec } from './exec/execClient';
import { createImageCacheKind } from './imageCache/kind';
import { createEciInstanceKind } from './instance/kind';
import { createOpsRecordKind } from './opsRecord/kind';

export const eciProduct: Product = {
  api: eciApi,
  clients: [
    defineClient(eci, (transport) => new EciClient(transport)),
    defineClient(eciExec, (transport) => new ExecClient(transport, systemClock)),
  ],
  createKinds: (context) => [
    createEciInstanceKind(context),
    createEciContainerKind(context),
    createOpsRecordKind(context),
    createImageCacheKind(context),
  ],
};

/** All regions ECI is sold in: the regions an account can choose from. */
export async function listRegions(client: GetClient, signal: AbortSignal): Promise<readonly string[]> {
  const regions = await client(eci).describeRegions(signal);
  return regions.flatMap(({ RegionId: id }) => id ?? []);
}

export { alwaysDifferingInGroups } from './alwaysDiffering';
export { listKnownRegions } from './api';
export { eci } from './client';
export { withSecrets } from './containerSecrets';
export { formatExit, hasFailed } from './errors/containerState';
export { toForeignInstance } from './instance/place';
export { containerGroupShape, containerShape } from './wire/containerGroup';
export type { ContainerState } from './wire/containerGroup';
