// Rows as text: what a person sees, hovers over and hears, opened to the bottom.
import { allowsAction } from '../../../src/model/allowsAction';
import type { KindManifest } from '../../../src/model/kind';
import type { Detail, Node, Resource } from '../../../src/model/resource';
import { isResource } from '../../../src/model/resource';
import { kindManifests } from '../../../src/products/manifests';

const manifests = new Map(kindManifests.map((manifest): [string, KindManifest] => [manifest.id, manifest]));

/** The actions of its own kind that a row allows, sorted. */
export function listAllowedActions(row: Pick<Resource, 'ref' | 'status' | 'traits'>): readonly string[] {
  const manifest = manifests.get(row.ref.kind);
  if (!manifest) {
    throw new Error(`No kind ${row.ref.kind}`);
  }
  const names = Object.entries(manifest.actions).flatMap(([name, { target, on }]) =>
    (target === 'one' || target === 'many') && on === undefined ? [name] : [],
  );
  return names.filter((name) => allowsAction(manifest, row, name)).sort();
}

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
