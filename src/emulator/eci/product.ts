import type { ObjectStore } from '../capture/objectStore';
import type { Product } from '../gateway/operation';
import type { World } from '../world/world';
import { describeOperations } from './describeOperations';
import { IdempotentCalls } from './idempotency';
import { lifecycleOperations } from './lifecycleOperations';
import { metricOperations } from './metrics/metricOperations';
import { opsOperations } from './opsOperations';
import { OpsTasks } from './opsTasks';

/** A product that can begin again with its world. */
export interface ResettableProduct extends Product {
  /** Forgets what calls have left behind outside the world: tasks and client tokens. */
  forget(): void;
}

/** ECI 2018-08-08 over a world. */
export function createEci(world: World, objects: ObjectStore): ResettableProduct {
  const tasks = new OpsTasks(world.clock, objects);
  const calls = new IdempotentCalls();
  return {
    name: 'eci',
    version: '2018-08-08',
    operations: [
      ...describeOperations(world),
      ...metricOperations(world),
      ...opsOperations(world, tasks),
      ...lifecycleOperations(world, calls),
    ],
    forget: () => {
      tasks.clear();
      calls.clear();
    },
  };
}
