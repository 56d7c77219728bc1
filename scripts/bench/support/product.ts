// The product's own listing, from store to wire, without VS Code: what the benches measure.
import { systemClock } from '../../../src/base/clock';
import type { Clock } from '../../../src/base/clock';
import { Redactor } from '../../../src/base/redact';
import { createClients } from '../../../src/cloud/clients';
import { Transport } from '../../../src/cloud/transport/transport';
import type { Slow } from '../../../src/cloud/transport/transport';
import { createEciInstanceKind } from '../../../src/kinds/eciInstance/kind';
import { ResourceStore } from '../../../src/model/store/resourceStore';

export { eciInstanceFields } from '../../../src/kinds/eciInstance/fields';
export { groupResources, sortResources } from '../../../src/model/view/arrangement';
export { Finder } from '../../../src/model/view/finder';

export interface Account {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** A store of instances as the extension makes it, with its log going nowhere. */
export function createStore(
  { endpoint, accessKeyId, accessKeySecret }: Account,
  onSlow: (slow: Slow) => void = () => undefined,
  clock: Clock = systemClock,
): ResourceStore {
  const ignore = (): void => undefined;
  const transport = new Transport({
    access: () => Promise.resolve({ credential: { accessKeyId, accessKeySecret }, endpoints: { eci: endpoint } }),
    clock,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    redactor: new Redactor(),
    userAgent: 'elastic-containers/bench',
    onSlow,
  });
  const clients = createClients(transport);
  const childOf = (): never => {
    throw new Error('The benches open no row');
  };
  return new ResourceStore(createEciInstanceKind({ client: () => clients.eci, clock, childOf }), clock);
}
