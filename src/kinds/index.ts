// The only list of kinds.
import type { Clock } from '../base/clock';
import type { Clients } from '../cloud/clients';
import type { AnyKind, ChildOf } from '../model/kind';
import { createEciInstanceKind } from './eciInstance/kind';
import { createEdgeSpecKind } from './edgeSpec/kind';
import { createImageCacheKind } from './imageCache/kind';
import { createOpsRecordKind } from './opsRecord/kind';

export { kindManifests } from './manifests';

export interface KindNeeds {
  /** The clients of the account that is signed in now. */
  readonly clients: () => Clients;
  readonly clock: Clock;
}

export function createKinds({ clients, clock }: KindNeeds): ReadonlyMap<string, AnyKind> {
  const childOf: ChildOf = (kindId, parent, wire) => {
    const kind = kinds.get(kindId);
    if (!kind) {
      throw new Error(`No kind ${kindId}`);
    }
    return kind.fromWire(wire, { region: parent.region, parent });
  };
  const eci = () => clients().eci;
  const kinds = new Map(
    [
      createEciInstanceKind({ client: eci, clock, childOf }),
      createOpsRecordKind({ client: eci, clock }),
      createImageCacheKind({ client: eci, clock }),
      createEdgeSpecKind(),
    ].map((kind) => [kind.manifest.id, kind] as const),
  );
  return kinds;
}
