import { allowsAction } from '../../model/allowsAction';
import type { KindManifest } from '../../model/kind';
import type { Resource } from '../../model/resource';

/**
 * `eciInstance +startTcpdump +delete +imageCache.createFromInstance`: the kind, the actions offered now, and those that other
 * kinds offer on it. Menus match it by `viewItem =~ /^eciInstance\b.*\+startTcpdump\b/`.
 *
 * An action on many is offered in every state: of several selected rows VS Code shows what all of them offer, and one row in the
 * wrong state would take "Delete" from the rest. The command skips such rows, and reports it. The button of such an action is for
 * one row: `=stop` has it where the row allows it now.
 */
export function createContextValue(resource: Resource, manifests: readonly KindManifest[], readOnly: boolean): string {
  const { kind } = resource.ref;
  const offered = manifests.flatMap((manifest) => {
    const { id, actions } = manifest;
    const allows = (name: string): boolean => allowsAction(manifest, resource, name);
    return Object.entries(actions)
      .filter(([name, { on, target, below = [] }]) =>
        on === undefined && id === kind ? target === 'many' || allows(name) : on === kind || below.includes(kind),
      )
      .filter(([, { access }]) => !(readOnly && access === 'write'))
      .flatMap(([name, { target, inline }]) => {
        const isButton = id === kind && target === 'many' && inline !== undefined && allows(name);
        return [id === kind ? `+${name}` : `+${id}.${name}`, ...(isButton ? [`=${name}`] : [])];
      });
  });
  return [kind, ...offered].join(' ');
}
