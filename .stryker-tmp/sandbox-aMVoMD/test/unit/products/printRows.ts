// Rows as text: what a person sees, hovers over and hears, opened to the bottom.
import { allowsAction } from '../../../src/model/allowsAction';
import type { KindManifest } from '../../../src/model/kind';
import type { Detail, Node, Resource } from '../../../src/model/resource';
import { isResource } from '../../../src/model/resource';
import { kindManifests } from '../../../src/products/manifests';

export async function printRows(nodes: readonly Node[], indent = ''): Promise<string> {
  const parts = await Promise.all(nodes.map((node) => printRow(node, indent)));
  return parts.join('');
}

async function printRow(node: Node, indent: string): Promise<string> {
  const lines = [
    `${indent}- ${node.label} | ${node.description ?? ''} | ${node.icon?.name ?? ''} ${node.icon?.tone ?? ''}`,
    `${indent}    says: ${node.accessibleLabel ?? ''}`,
    ...(isResource(node)
      ? [`${indent}    id: ${node.id}`, `${indent}    allows: ${listAllowedActions(node).join(' ')}`]
      : []),
    ...(node.details ?? []).map(({ label, value }: Detail) => `${indent}    ${label}: ${value}`),
  ];
  const children = (await node.children?.(new AbortController().signal)) ?? [];
  return `${lines.join('\n').replace(/ +$/gm, '')}\n${await printRows(children, `${indent}  `)}`;
}

const manifests = new Map(kindManifests.map((manifest): readonly [string, KindManifest] => [manifest.id, manifest]));

/** The actions on rows of the kind itself that the row allows, by name. */
export function listAllowedActions(row: Pick<Resource, 'ref' | 'status' | 'traits'>): readonly string[] {
  const manifest = manifests.get(row.ref.kind);
  return Object.entries(manifest?.actions ?? {})
    .filter(([, { target, on }]) => (target === 'one' || target === 'many') && on === undefined)
    .flatMap(([name]) => (manifest && allowsAction(manifest, row, name) ? [name] : []))
    .sort();
}
