/** Names the client of a product and, for the compiler, its type. The key gives access to an account's client. */
export class ClientKey<Client> {
  /** For the compiler only. */
  declare readonly client: Client;

  constructor(readonly id: string) {}
}

/** Gives the client of one account for a key. */
export type GetClient = <Client>(key: ClientKey<Client>) => Client;
