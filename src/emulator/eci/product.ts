import type { ObjectStore } from './capture/objectStore';
import type { ExecService } from './exec/execService';
import { execOperation } from './exec/operation';
import type { Product } from '../gateway/operation';
import { ContainerLogs } from './logs/containerLogs';
import { logCommands } from './logs/control';
import { logOperation } from './logs/logOperation';
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

/** ECI with its part of the control API. */
export interface EciProduct extends ResettableProduct {
  readonly worldCommands: ReturnType<typeof logCommands>;
}

/** ECI 2018-08-08 over a world. */
export function createEci(world: World, objects: ObjectStore, exec: ExecService): EciProduct {
  const tasks = new OpsTasks(world.clock, objects);
  const calls = new IdempotentCalls();
  const logs = new ContainerLogs();
  return {
    name: 'eci',
    version: '2018-08-08',
    operations: [
      ...describeOperations(world),
      ...metricOperations(world),
      ...opsOperations(world, tasks),
      ...lifecycleOperations(world, calls),
      execOperation(world, exec),
      logOperation(world, logs),
    ],
    worldCommands: logCommands(world, logs),
    forget: () => {
      tasks.clear();
      calls.clear();
      logs.clear();
    },
  };
}
