import { populate } from './population';
import { bindOperations } from '../gateway/operation';
import type { StatefulProduct } from '../gateway/product';
import { bindWorldCommands } from '../gateway/worldCommand';
import type { Clock } from '../world/clock';
import { EdgeApps } from './edgeApps';
import { esaErrors } from './errors';
import * as operations from './operations';
import { esaCommands } from './worldCommands';

/** No rate is published; this is the rate that clients should keep in that case. */
const limit = { burst: 100, refillPerSecond: 10 };

/** Edge containers of ESA 2024-09-10, on the clock of the world. */
export function createEsa(clock: Clock, seed: number): StatefulProduct {
  const apps = new EdgeApps(clock, seed, populate);
  return {
    name: 'esa',
    version: '2024-09-10',
    errors: esaErrors,
    operations: bindOperations(Object.values(operations), apps, { limit }),
    worldCommands: bindWorldCommands(esaCommands, apps),
    reset: (newSeed) => apps.reset(newSeed),
  };
}
