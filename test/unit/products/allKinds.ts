import type { Clients } from '../../../src/cloud/clients';
import { createKinds } from '../../../src/products/index';
import type { AnyKind } from '../../../src/model/kind';
import { FakeClock } from '../../support/fakeClock';

/** All kinds over the clients of a test, with nothing chosen and nothing remembered. */
export function allKinds({ clients }: { readonly clients: Clients }): ReadonlyMap<string, AnyKind> {
  return createKinds({
    clients: () => clients,
    clock: new FakeClock(),
    entryPoint: {
      wantedRegions: () => Promise.resolve(undefined),
      memory: { get: () => undefined, set: () => Promise.resolve() },
    },
    memory: { get: () => undefined, set: () => Promise.resolve() },
  });
}
