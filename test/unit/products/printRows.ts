// Rows as text: what a person sees, hovers over and hears, opened to the bottom.
import type { Detail, Node } from '../../../src/model/resource';
import { isResource } from '../../../src/model/resource';

export async function printRows(nodes: readonly Node[], indent = ''): Promise<string> {
  const parts = await Promise.all(nodes.map((node) => printRow(node, indent)));
  return parts.join('');
}

async function printRow(node: Node, indent: string): Promise<string> {
  const lines = [
    `${indent}- ${node.label} | ${node.description ?? ''} | ${node.icon?.name ?? ''} ${node.icon?.tone ?? ''}`,
    `${indent}    says: ${node.accessibleLabel ?? ''}`,
    ...(isResource(node)
      ? [`${indent}    id: ${node.id}`, `${indent}    allows: ${[...node.allows].sort().join(' ')}`]
      : []),
    ...(node.details ?? []).map(({ label, value }: Detail) => `${indent}    ${label}: ${value}`),
  ];
  const children = (await node.children?.(new AbortController().signal)) ?? [];
  return `${lines.join('\n').replace(/ +$/gm, '')}\n${await printRows(children, `${indent}  `)}`;
}
