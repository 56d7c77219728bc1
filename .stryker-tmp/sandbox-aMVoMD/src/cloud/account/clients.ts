// The clients of one account, by their keys; each is created on first use.
import type { ClientKey, GetClient } from '../../base/clientKey';
import type { Transport } from '../transport/transport';

/** How a product makes its client. */
export interface ClientFactory<Client = unknown> {
  readonly key: ClientKey<Client>;
  readonly create: (transport: Transport) => Client;
}

export function defineClient<Client>(
  key: ClientKey<Client>,
  create: (transport: Transport) => Client,
): ClientFactory<Client> {
  return { key, create };
}

/** @throws Error for a key without a factory: a product was left out of the composition. */
export function clientsOver(transport: Transport, factories: readonly ClientFactory[]): GetClient {
  const made = new Map<string, unknown>();
  return <Client>({ id }: ClientKey<Client>): Client => {
    if (!made.has(id)) {
      const factory = factories.find(({ key }) => key.id === id);
      if (!factory) {
        throw new Error(`No client ${id}`);
      }
      made.set(id, factory.create(transport));
    }
    // The factory of a key makes what the key names.
    return made.get(id) as Client;
  };
}
