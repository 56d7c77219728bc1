// What an account has in ECI, over the world that holds its container groups.
import { randomBytes } from 'node:crypto';
import type { World } from '../world/world';
import { ObjectStore } from './capture/objectStore';
import { ExecService } from './exec/execService';
import { IdempotentCalls } from './idempotency';
import { ImageCaches } from './imageCache/imageCaches';
import { seededImageCaches } from './imageCache/population';
import { Quotas } from './imageCache/usage';
import { ContainerLogs } from './logs/containerLogs';
import { OpsTasks } from './opsTasks';

export class EciAccount {
  readonly calls = new IdempotentCalls();
  readonly logs = new ContainerLogs();
  readonly quotas = new Quotas();
  readonly objects: ObjectStore;
  readonly tasks: OpsTasks;
  readonly exec: ExecService;
  readonly caches: ImageCaches;

  constructor(
    readonly world: World,
    seed: number,
    storageHost?: string,
  ) {
    const now = (): number => this.now();
    this.objects = new ObjectStore(randomBytes(20).toString('hex'), now, storageHost);
    this.tasks = new OpsTasks(world.clock, this.objects);
    this.exec = new ExecService(world.clock);
    this.caches = new ImageCaches(world.clock, seed, seededImageCaches);
  }

  now(): number {
    return this.world.clock.now();
  }

  /** Begins again, after the world has. */
  reset(seed?: number): void {
    this.calls.clear();
    this.logs.clear();
    this.tasks.clear();
    this.quotas.reset();
    this.exec.reset();
    this.caches.reset(seed);
  }
}
