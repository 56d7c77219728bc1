// What a product is: its API, its clients, its resource kinds.
import type { GetClient } from '../base/clientKey';
import type { Clock } from '../base/clock';
import type { Memory } from '../base/memory';
import type { ClientFactory } from '../cloud/account/clients';
import type { ProductApi } from '../cloud/product';
import type { AnyKind } from '../model/kind';

/** What kinds read with. Actions take their client from their context instead, which is bound to the account they began in. */
export interface KindContext {
  /** The client of the account that is signed in at that moment. */
  readonly client: GetClient;
  readonly clock: Clock;
  /** What was chosen before, kept for the workspace. */
  readonly memory: Memory;
  /** The user's regions or the profile's own; undefined when neither names any. */
  readonly wantedRegions: () => Promise<readonly string[] | undefined>;
}

export interface Product {
  readonly api: ProductApi;
  readonly clients: readonly ClientFactory[];
  readonly createKinds: (context: KindContext) => readonly AnyKind[];
}
