// What kinds and actions read with in tests: the products' own clients over a transport.
import { StsClient } from '../../src/cloud/account/stsClient';
import { clientsOver } from '../../src/cloud/account/clients';
import type { GetClient } from '../../src/base/clientKey';
import type { Clock } from '../../src/base/clock';
import type { Memory } from '../../src/base/memory';
import type { Transport } from '../../src/cloud/transport/transport';
import type { AnyKind } from '../../src/model/kind';
import { eci } from '../../src/products/eci/client';
import type { EciClient } from '../../src/products/eci/client';
import { eciExec } from '../../src/products/eci/exec/execClient';
import type { ExecClient } from '../../src/products/eci/exec/execClient';
import { eciProduct } from '../../src/products/eci/product';
import { ehpc } from '../../src/products/ehpc/client';
import type { EhpcClient } from '../../src/products/ehpc/client';
import { ehpcProduct } from '../../src/products/ehpc/product';
import { esa } from '../../src/products/esa/client';
import type { EsaClient } from '../../src/products/esa/client';
import { esaProduct } from '../../src/products/esa/product';
import type { KindContext } from '../../src/products/product';
import { FakeClock } from './fakeClock';
import { FakeMemory } from './fakeMemory';

const allProducts = [eciProduct, ehpcProduct, esaProduct];
export const allApis = allProducts.map(({ api }) => api);
export const allClients = allProducts.flatMap(({ clients }) => clients);

/** Clients of all products by their keys, over one transport. */
export function getClientOver(transport: Transport): GetClient {
  return clientsOver(transport, allClients);
}

export interface Clients {
  readonly eci: EciClient;
  readonly exec: ExecClient;
  readonly ehpc: EhpcClient;
  readonly esa: EsaClient;
  readonly sts: StsClient;
}

/** The same by name. */
export function createClients(transport: Transport): Clients {
  const client = getClientOver(transport);
  return {
    eci: client(eci),
    exec: client(eciExec),
    ehpc: client(ehpc),
    esa: client(esa),
    sts: new StsClient(transport),
  };
}

export interface KindContextOptions {
  readonly clock?: Clock;
  readonly memory?: Memory;
  readonly regions?: readonly string[];
}

export function buildKindContext(transport: Transport, options: KindContextOptions = {}): KindContext {
  const { clock = new FakeClock(), memory = new FakeMemory(), regions } = options;
  return { client: getClientOver(transport), clock, memory, wantedRegions: () => Promise.resolve(regions) };
}

/** All kinds by their ids. */
export function createKinds(context: KindContext): ReadonlyMap<string, AnyKind> {
  const kinds = allProducts.flatMap((product) => product.createKinds(context));
  return new Map(kinds.map((kind) => [kind.manifest.id, kind] as const));
}
