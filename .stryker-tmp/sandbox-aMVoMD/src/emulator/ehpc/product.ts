import { bindOperations } from '../gateway/operation';
import type { StatefulProduct } from '../gateway/product';
import { gatewayError } from '../gateway/errors';
import { type RateLimit, RateLimiter } from '../gateway/rateLimit';
import { bindWorldCommands } from '../gateway/worldCommand';
import type { World } from '../world/world';
import { Clusters } from './clusters';
import { ehpcErrors, invalidParams } from './errors';
import * as operations from './operations';
import { ehpcCommands } from './worldCommands';

/** No rate is published; this is the rate that clients should keep in that case. */
export const unpublishedLimit: RateLimit = { burst: 100, refillPerSecond: 10 };

/**
 * E-HPC 2018-04-12: clusters with serverless jobs that run in the instances of a world, on its clock.
 * @param limit of each operation, and again of all together
 */
export function createEhpc(world: World, seed: number, limit = unpublishedLimit): StatefulProduct {
  const clusters = new Clusters(world, seed);
  const createPace = (): RateLimiter => new RateLimiter(() => world.clock.now());
  let pace = createPace();
  const admit = (): void => {
    if (pace.take('ehpc', limit) > 0) {
      throw gatewayError('Throttling.User');
    }
  };
  return {
    name: 'ehpc',
    version: '2018-04-12',
    errors: ehpcErrors,
    operations: bindOperations(Object.values(operations), clusters, { limit, admit, refuseParameter: invalidParams }),
    worldCommands: bindWorldCommands(ehpcCommands, clusters),
    reset: (newSeed) => {
      clusters.reset(newSeed);
      pace = createPace();
    },
  };
}
