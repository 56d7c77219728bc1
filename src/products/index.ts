// The only list of kinds.
import type { Clock } from '../base/clock';
import type { Clients } from '../cloud/clients';
import type { AnyKind, ChildOf } from '../model/kind';
import type { Memory } from './eci/container/commandHistory';
import { createEciContainerKind } from './eci/container/kind';
import { createEciInstanceKind } from './eci/instance/kind';
import { entryPointOf } from './esa/app/entryPoint';
import type { EntryPointNeeds } from './esa/app/entryPoint';
import { createEdgeAppKind } from './esa/app/kind';
import { createEdgeAppRecordKind, createEdgeAppSecretKind } from './esa/binding/kinds';
import { createEdgeEnvironmentKind } from './esa/version/environment';
import { createEdgeAppVersionKind } from './esa/version/kind';
import { createEdgeSpecKind } from './esa/spec/kind';
import { createEhpcClusterKind } from './ehpc/cluster/kind';
import { createImageCacheKind } from './eci/imageCache/kind';
import { createOpsRecordKind } from './eci/opsRecord/kind';
import { createServerlessJobKind } from './ehpc/job/kind';

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
          (await import('./esa/spec/liveApps')).liveApps(esa(), await entryPointOf(entryPoint), signal),
      }),
    ].map((kind) => [kind.manifest.id, kind] as const),
  );
  return kinds;
}
