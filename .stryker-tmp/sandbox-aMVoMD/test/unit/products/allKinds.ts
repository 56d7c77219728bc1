import type { AnyKind } from '../../../src/model/kind';
import type { Transport } from '../../../src/cloud/transport/transport';
import { buildKindContext, createKinds } from '../../support/kindContext';

/** All kinds over a transport, with nothing chosen and nothing remembered. */
export function allKinds(transport: Transport): ReadonlyMap<string, AnyKind> {
  return createKinds(buildKindContext(transport));
}
