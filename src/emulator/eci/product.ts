import { bindOperations } from '../gateway/operation';
import type { StatefulProduct } from '../gateway/product';
import { bindWorldCommands } from '../gateway/worldCommand';
import type { Quirk } from '../quirks';
import type { World } from '../world/world';
import { EciAccount } from './account';
import { downloads, emulatedStorageHost } from './capture/objectStore';
import { eciErrors, eciMessages } from './errors';
import * as operations from './operations';
import { eciCommands } from './worldCommands';

/** For operations without a published rate: the rate that clients should keep then. */
const limit = { burst: 100, refillPerSecond: 10 };

/** ECI 2018-08-08 over a world: container groups, their tasks, logs and commands, and image caches. */
export function createEci(
  world: World,
  seed: number,
  quirks: ReadonlySet<Quirk> = new Set(),
): StatefulProduct & { readonly account: EciAccount } {
  const storageHost = quirks.has('http-links') ? emulatedStorageHost : undefined;
  const account = new EciAccount(world, seed, storageHost);
  return {
    name: 'eci',
    version: '2018-08-08',
    errors: eciErrors,
    messages: eciMessages,
    operations: bindOperations(Object.values(operations), account, { limit }),
    worldCommands: bindWorldCommands(eciCommands, account),
    endpoints: [downloads(account.objects)],
    ...(storageHost !== undefined && { hosts: [storageHost] }),
    upgrade: (request, socket, head) => account.exec.upgrade(request, socket, head),
    reset: (newSeed) => account.reset(newSeed),
    close: () => account.exec.reset(),
    account,
  };
}
