import type { KindManifest } from '../../model/kind';
import type { Resource } from '../../model/resource';

/**
 * `eciInstance +startTcpdump +delete`: the kind and the actions offered now. Menus match it by
 * `viewItem =~ /^eciInstance\b.*\+startTcpdump\b/`.
 */
export function contextValueOf(resource: Resource, manifest: KindManifest, readOnly: boolean): string {
  const offered = Object.entries(manifest.actions)
    .filter(([name, action]) => resource.allows.has(name) && !(readOnly && action.access === 'write'))
    .map(([name]) => `+${name}`);
  return [resource.ref.kind, ...offered].join(' ');
}
