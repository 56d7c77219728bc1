// The only list of kinds.
import type { Clock } from '../base/clock';
import type { Clients } from '../cloud/clients';
import type { AnyKind, ChildOf } from '../model/kind';
import type { Memory } from './eciContainer/commandHistory';
import { createEciContainerKind } from './eciContainer/kind';
import { createEciInstanceKind } from './eciInstance/kind';
import { entryPointOf } from './edgeApp/entryPoint';
import type { EntryPointNeeds } from './edgeApp/entryPoint';
import { createEdgeAppKind } from './edgeApp/kind';
import { createEdgeAppRecordKind, createEdgeAppSecretKind } from './edgeAppBinding/kinds';
import { createEdgeEnvironmentKind } from './edgeAppVersion/environment';
import { createEdgeAppVersionKind } from './edgeAppVersion/kind';
import { createEdgeSpecKind } from './edgeSpec/kind';
import { createEhpcClusterKind } from './ehpcCluster/kind';
import { createImageCacheKind } from './imageCache/kind';
import { createOpsRecordKind } from './opsRecord/kind';
import { createServerlessJobKind } from './serverlessJob/kind';

export { kindManifests } from './manifests';

export interface KindNeeds {
  /** The clients of the account that is signed in now. */
  readonly clients: () => Clients;
  readonly clock: Clock;
  /** What decides which entry point of ESA is asked. */
  readonly entryPoint: EntryPointNeeds;
  /** What was chosen before, kept for the workspace. */
  readonly memory: Memory;
}

export function createKinds({ clients, clock, entryPoint, memory }: KindNeeds): ReadonlyMap<string, AnyKind> {
  const childOf: ChildOf = (kindId, parent, wire) => {
    const kind = kinds.get(kindId);
    if (!kind) {
      throw new Error(`No kind ${kindId}`);
    }
    return kind.fromWire(wire, { region: parent.region, parent });
  };
  const eci = () => clients().eci;
  const ehpc = () => clients().ehpc;
  const esa = () => clients().esa;
  const kinds = new Map(
    [
      createEciInstanceKind({ client: eci, clock, childOf }),
      createEciContainerKind({ client: eci, exec: () => clients().exec, clock, memory }),
      createOpsRecordKind({ client: eci, clock }),
      createImageCacheKind({ client: eci, clock }),
      createEhpcClusterKind({ client: ehpc }),
      createServerlessJobKind({ client: ehpc, eci, clock, childOf }),
      createEdgeAppKind({ client: esa, clock, childOf, entryPoint }),
      createEdgeEnvironmentKind({ client: esa, clock }),
      createEdgeAppVersionKind({ client: esa, clock }),
      createEdgeAppRecordKind({ client: esa }),
      createEdgeAppSecretKind({ client: esa }),
      createEdgeSpecKind({
        client: esa,
        entryPoint: () => entryPointOf(entryPoint),
        apps: async (signal) =>
          (await import('./edgeSpec/liveApps')).liveApps(esa(), await entryPointOf(entryPoint), signal),
      }),
    ].map((kind) => [kind.manifest.id, kind] as const),
  );
  return kinds;
}
