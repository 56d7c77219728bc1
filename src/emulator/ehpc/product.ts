import type { Product } from '../gateway/operation';
import type { RateLimit } from '../gateway/rateLimit';
import type { World } from '../world/world';
import { clusterOperations } from './clusterOperations';
import { Clusters } from './clusters';
import { ehpcCommands, type WorldCommand } from './control';
import { jobOperations } from './jobOperations';
import { productLimit, ProductPace } from './operation';
import { registerErrorCodes } from './refusal';

/** The operations with their state. */
export interface EhpcProduct extends Product {
  /** What POST /_emulator/world can do here, by command. */
  readonly worldCommands: Readonly<Record<string, WorldCommand>>;
  /** Begins again after the world has: clusters, jobs, what was used of the rate. */
  reset(seed?: number): void;
}

/** E-HPC 2018-04-12: clusters with serverless jobs that run in the instances of a world, on its clock. */
export function createEhpc(world: World, seed: number, limit: RateLimit = productLimit): EhpcProduct {
  registerErrorCodes();
  const clusters = new Clusters(world, seed);
  const pace = new ProductPace(() => world.clock.now(), limit);
  return {
    name: 'ehpc',
    version: '2018-04-12',
    operations: [...clusterOperations(pace, clusters), ...jobOperations(pace, clusters, world)],
    worldCommands: ehpcCommands(clusters),
    reset: (newSeed) => {
      clusters.reset(newSeed);
      pace.reset();
    },
  };
}
