import type { AnyKind, KindManifest } from '../../src/model/kind';
import type { Resource, ResourceRef, Status } from '../../src/model/resource';

export function buildRef(id: string, over: Partial<ResourceRef> = {}): ResourceRef {
  return { kind: 'thing', region: 'cn-hangzhou', id, name: `name of ${id}`, ...over };
}

export function buildStatus(over: Partial<Status> = {}): Status {
  return { code: 'On', text: 'On', icon: { name: 'pass', tone: 'good' }, transitional: false, ...over };
}

export function buildResource(id: string, over: Partial<Resource> = {}): Resource {
  const ref = over.ref ?? buildRef(id);
  return { id, ref, label: ref.name, status: buildStatus(), ...over };
}

export const thingManifest: KindManifest = {
  id: 'thing',
  view: { id: 'elasticContainers.things', name: 'Things' },
  actions: {
    look: { title: 'Look', target: 'one', access: 'read', group: '1@1' },
    change: { title: 'Change', target: 'one', access: 'write', group: '1@2' },
  },
};

export function buildKind(over: Partial<AnyKind> = {}): AnyKind {
  return {
    manifest: thingManifest,
    noun: () => 'thing',
    actions: {},
    ...over,
  };
}
