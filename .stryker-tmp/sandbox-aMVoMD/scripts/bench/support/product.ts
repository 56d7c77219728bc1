// The product's own listing, from store to wire, without VS Code: what the benches measure.
import { systemClock } from '../../../src/base/clock';
import type { Clock } from '../../../src/base/clock';
import { Redactor } from '../../../src/base/redact';
import { clientsOver } from '../../../src/cloud/account/clients';
import type { GetClient } from '../../../src/base/clientKey';
import { Transport } from '../../../src/cloud/transport/transport';
import type { Slowdown } from '../../../src/cloud/transport/transport';
import { createEciInstanceKind } from '../../../src/products/eci/instance/kind';
import { eciProduct } from '../../../src/products/eci/product';
import { ehpcProduct } from '../../../src/products/ehpc/product';
import type { KindContext } from '../../../src/products/product';
import { ResourceStore } from '../../../src/engine/store/resourceStore';

export { eciInstanceFields } from '../../../src/products/eci/instance/fields';
export { eci as eciClient } from '../../../src/products/eci/client';
export { groupResources, sortResources } from '../../../src/engine/view/arrangement';
export { Finder } from '../../../src/engine/view/finder';

export interface Account {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** Clients as the extension makes them, with their log going nowhere. */
export function createAccountClients(
  { endpoint, accessKeyId, accessKeySecret }: Account,
  onSlow: (slow: Slowdown) => void = () => undefined,
  clock: Clock = systemClock,
): GetClient {
  const ignore = (): void => undefined;
  const transport = new Transport({
    access: () => Promise.resolve({ credential: { accessKeyId, accessKeySecret }, endpoints: { eci: endpoint } }),
    clock,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    redactor: new Redactor(),
    userAgent: 'elastic-containers/bench',
    onSlow,
  });
  return clientsOver(transport, [...eciProduct.clients, ...ehpcProduct.clients]);
}

/** A store of instances as the extension makes it. */
export function createStore(
  account: Account,
  onSlow: (slow: Slowdown) => void = () => undefined,
  clock: Clock = systemClock,
): ResourceStore {
  const context: KindContext = {
    client: createAccountClients(account, onSlow, clock),
    clock,
    memory: { get: () => undefined, set: () => Promise.resolve() },
    wantedRegions: () => Promise.resolve(undefined),
  };
  return new ResourceStore(createEciInstanceKind(context), clock);
}
