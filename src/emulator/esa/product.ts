// Edge containers of ESA 2024-09-10, as a product of its own on the gateway.
import type { Product } from '../gateway/operation';
import type { WorldCommand } from '../eci/imageCache/control';
import type { Clock } from '../world/clock';
import { activityOperations } from './activityOperations';
import { appOperations } from './appOperations';
import { bindingOperations } from './bindingOperations';
import { edgeAppCommands } from './control';
import { EdgeApps } from './edgeApps';
import { releaseOperations } from './releaseOperations';
import { versionOperations } from './versionOperations';

/** The operations with their state. */
export interface EsaProduct extends Product {
  /** What POST /_emulator/world can do here, by command. */
  readonly worldCommands: Readonly<Record<string, WorldCommand>>;
  /** Begins again. */
  reset(seed?: number): void;
}

/** The account's edge containers, on the clock of the world. */
export function createEsa(clock: Clock, seed: number): EsaProduct {
  const apps = new EdgeApps(clock, seed);
  const operations = [appOperations, versionOperations, releaseOperations, bindingOperations, activityOperations];
  return {
    name: 'esa',
    version: '2024-09-10',
    operations: operations.flatMap((of) => of(apps)),
    worldCommands: edgeAppCommands(apps),
    reset: (newSeed) => apps.reset(newSeed),
  };
}
