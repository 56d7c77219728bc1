// The image cache operations of ECI, as a product entry of their own on the gateway.
import { IdempotentCalls } from '../idempotency';
import type { Product } from '../../gateway/operation';
import type { World } from '../../world/world';
import { imageCacheCommands, type WorldCommand } from './control';
import { ImageCaches } from './imageCaches';
import { readOperations } from './readOperations';
import { Quotas } from './usage';
import { writeOperations } from './writeOperations';

/** The operations with their state. */
export interface ImageCacheProduct extends Product {
  readonly caches: ImageCaches;
  /** What POST /_emulator/world can do here, by command. */
  readonly worldCommands: Readonly<Record<string, WorldCommand>>;
  /** Begins again: caches, quotas, client tokens. */
  reset(seed?: number): void;
}

/** Image caches of ECI 2018-08-08, beside the instances of a world and on its clock. */
export function createImageCaches(world: World, seed: number): ImageCacheProduct {
  const caches = new ImageCaches(world.clock, seed);
  const quotas = new Quotas();
  const calls = new IdempotentCalls();
  return {
    name: 'eci',
    version: '2018-08-08',
    operations: [...readOperations(world, caches, quotas), ...writeOperations(caches, quotas, calls)],
    caches,
    worldCommands: imageCacheCommands(caches, quotas),
    reset: (newSeed) => {
      caches.reset(newSeed);
      quotas.reset();
      calls.clear();
    },
  };
}
