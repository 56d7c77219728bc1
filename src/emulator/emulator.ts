// Puts the parts together: one account, one world, one server.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { ObjectStore } from './eci/capture/objectStore';
import { Control } from './control';
import { createEci } from './eci/product';
import { createEhpc } from './ehpc/product';
import { createEsa } from './esa/product';
import { ExecService } from './eci/exec/execService';
import { checkFault, Faults } from './faults/faults';
import { Authenticator, type Account } from './gateway/authentication';
import { Gateway } from './gateway/gateway';
import { RateLimiter } from './gateway/rateLimit';
import { createImageCaches } from './eci/imageCache/product';
import { TemporaryKeys } from './gateway/temporaryKeys';
import type { EmulatorOptions } from './options';
import { RequestLog } from './gateway/requestLog';
import { createEmulatorServer } from './gateway/server';
import { Doors } from './sts/doors';
import { createSts } from './sts/product';
import { Clock } from './world/clock';
import { World } from './world/world';

/** What clients need to know of a run; printed as the ready line. */
export interface Ready {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** May accompany the key pair as temporary credentials do. */
  readonly securityToken: string;
  readonly controlToken: string;
  /** Regions with instances. */
  readonly regions: readonly string[];
}

/** An emulator that listens. */
export interface RunningEmulator {
  readonly ready: Ready;
  /** Closes every connection, open calls included. */
  close(): void;
}

/**
 * Starts an emulator on 127.0.0.1.
 * @param account keys to use instead of random ones
 * @param log gets one line per request
 * @throws RangeError for a fault or operation that does not exist, before anything listens
 */
export async function startEmulator(
  options: EmulatorOptions,
  account: Partial<Account> = {},
  log?: (line: string) => void,
): Promise<RunningEmulator> {
  const keys: Account = {
    accessKeyId: account.accessKeyId ?? `LTAI${randomBytes(10).toString('hex')}`,
    accessKeySecret: account.accessKeySecret ?? randomBytes(20).toString('base64url'),
    securityToken: account.securityToken ?? randomBytes(48).toString('base64url'),
  };
  const controlToken = randomBytes(24).toString('base64url');
  const clock = new Clock();
  const now = (): number => clock.now();
  const { instances, overRegions, seed } = options;
  const world = new World(clock, {
    seed,
    ...(instances !== undefined && { instances }),
    ...(overRegions !== undefined && { overRegions }),
  });
  const objects = new ObjectStore(randomBytes(20).toString('hex'), now);
  const exec = new ExecService(clock);
  const eci = createEci(world, objects, exec);
  const imageCaches = createImageCaches(world, seed);
  const ehpc = createEhpc(world, seed);
  const esa = createEsa(clock, seed);
  const temporaryKeys = new TemporaryKeys(now);
  const products = [eci, imageCaches, ehpc, esa, createSts(temporaryKeys)];
  const worldCommands = {
    ...eci.worldCommands,
    ...imageCaches.worldCommands,
    ...ehpc.worldCommands,
    ...esa.worldCommands,
    ...exec.worldCommands,
  };
  const operationNames = products.flatMap(({ operations }) => operations.map((operation) => operation.name));
  const faults = new Faults();
  options.faults.forEach((fault) => faults.add(checkFault(fault, operationNames)));
  const requests = new RequestLog(now, log);
  const reset = (change: Parameters<World['reset']>[0]): void => {
    world.reset(change);
    eci.forget();
    exec.reset();
    imageCaches.reset(change.seed);
    ehpc.reset(change.seed);
    esa.reset(change.seed);
  };

  const server = createEmulatorServer({
    gateway: new Gateway(products, new Authenticator(keys, undefined, temporaryKeys), new RateLimiter(now)),
    objects,
    doors: new Doors(temporaryKeys, now),
    control: new Control({ world, faults, requests, operationNames, reset, worldCommands }, controlToken),
    exec,
    clock,
    faults,
    requests,
    latencyMs: options.latencyMs,
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ready: { endpoint: `http://127.0.0.1:${port}`, ...keys, controlToken, regions: world.regions() },
    close: () => {
      server.close();
      server.closeAllConnections();
      exec.reset();
    },
  };
}
