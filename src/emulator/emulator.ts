// Puts the parts together: one account, one world, one server.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Control } from './control';
import type { eciCommands } from './eci/worldCommands';
import { createEci } from './eci/product';
import { createEhpc } from './ehpc/product';
import type { ehpcCommands } from './ehpc/worldCommands';
import { createEsa } from './esa/product';
import type { esaCommands } from './esa/worldCommands';
import { checkFault, Faults } from './faults/faults';
import { Authenticator, type Account } from './gateway/authentication';
import { Deviations } from './gateway/deviations';
import { ErrorCatalog } from './gateway/errorCatalog';
import { Gateway } from './gateway/gateway';
import type { Product } from './gateway/product';
import { RateLimiter } from './gateway/rateLimit';
import { RequestLog } from './gateway/requestLog';
import { definedFields } from './gateway/rules';
import { createEmulatorServer, type Services } from './gateway/server';
import { TemporaryKeys } from './gateway/temporaryKeys';
import { bindWorldCommands, type CommandBody, defineWorldCommand, type WorldCommands } from './gateway/worldCommand';
import type { EmulatorOptions } from './options';
import type { Quirk } from './quirks';
import { createSts } from './sts/product';
import { Clock } from './world/clock';
import { regionIds } from './world/regions';
import { World } from './world/world';

/** What clients need to know of a run; printed as the ready line. */
interface Ready {
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
  const { world, services } = createServices(options, keys, controlToken, log);
  const server = createEmulatorServer(services);
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ready: { endpoint: `http://127.0.0.1:${port}`, ...keys, controlToken, regions: world.regions() },
    close: () => {
      server.close();
      server.closeAllConnections();
      services.products.forEach((product) => product.close?.());
    },
  };
}

/**
 * Everything of an emulator but its server.
 * @throws RangeError for a fault or operation that does not exist
 */
export function createServices(
  options: EmulatorOptions,
  account: Account,
  controlToken: string,
  log?: (line: string) => void,
): { readonly world: World; readonly services: Services } {
  const clock = new Clock();
  const now = (): number => clock.now();
  const { instances, overRegions, seed } = options;
  const world = new World(clock, { seed, ...definedFields({ instances, overRegions }) });
  const temporaryKeys = new TemporaryKeys(now);
  const quirks: ReadonlySet<Quirk> = new Set(options.quirks);
  const products: readonly Product[] = [
    createEci(world, seed, quirks),
    createEhpc(world, seed),
    createEsa(clock, seed),
    createSts(temporaryKeys, now),
  ];
  const errors = new ErrorCatalog(products);
  const known = {
    operations: products.flatMap(({ operations, endpoints = [] }) =>
      [...operations, ...endpoints].map(({ name }) => name),
    ),
    codes: errors.codes(),
  };
  const faults = new Faults();
  options.faults.forEach((fault) => faults.add(checkFault(fault, known)));
  const requests = new RequestLog(now, log);
  const worldCommands = collectWorldCommands(world, products);
  return {
    world,
    services: {
      gateway: new Gateway(
        products,
        new Authenticator(account, undefined, temporaryKeys),
        new RateLimiter(now),
        new Deviations(quirks),
      ),
      products,
      control: new Control({ clock, faults, known, requests, worldCommands }, controlToken),
      clock,
      faults,
      errors,
      requests,
      latencyMs: options.latencyMs,
      hosts: [...(options.host === undefined ? [] : [options.host]), ...products.flatMap(({ hosts = [] }) => hosts)],
    },
  };
}

interface Everything {
  readonly world: World;
  readonly products: readonly Product[];
}

const resetWorld = defineWorldCommand({
  name: 'reset',
  value: {
    type: 'object',
    fields: {
      instances: { type: 'integer', min: 0, max: 200_000 },
      overRegions: { type: 'integer', min: 0, max: regionIds.length },
      seed: { type: 'integer', min: 0, max: 2 ** 31 },
    },
  },
  run: (options, { world, products }: Everything) => {
    world.reset(definedFields(options));
    products.forEach((product) => product.reset?.(options.seed));
    return { regions: world.regions() };
  },
});

function collectWorldCommands(world: World, products: readonly Product[]): WorldCommands {
  return Object.assign(
    {},
    bindWorldCommands([resetWorld], { world, products }),
    ...products.map((product) => product.worldCommands ?? {}),
  ) as WorldCommands;
}

/** The body of POST /_emulator/world. */
export type WorldCommand = CommandBody<
  typeof resetWorld | (typeof eciCommands | typeof ehpcCommands | typeof esaCommands)[number]
>;
