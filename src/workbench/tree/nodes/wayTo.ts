// The node of a resource, looked for from the root down the places that lead to it.
import type { Resource, ResourceRef } from '../../../model/resource';
import type { TreeNode } from './treeNode';

export type ListChildren = (node: TreeNode | undefined) => Promise<readonly TreeNode[]>;

/** Undefined when it is not in the list, or kept from view. */
export async function findNode(
  ref: ResourceRef,
  listChildren: ListChildren,
  from?: TreeNode,
): Promise<TreeNode | undefined> {
  const isIt = ({ kind, id, region }: ResourceRef): boolean =>
    kind === ref.kind && id === ref.id && region === ref.region;
  const holds = (resources: readonly Resource[]): boolean => resources.some((one) => isIt(one.ref));
  for (const node of await listChildren(from)) {
    if (node.type === 'resource' && isIt(node.resource.ref)) {
      return node;
    }
    const leads =
      (node.type === 'region' && node.region === ref.region) ||
      ((node.type === 'group' || node.type === 'range') && holds(node.resources)) ||
      (node.type === 'resource' && node.resource.ref.id === ref.parent && from !== node);
    const found = leads ? await findNode(ref, listChildren, node) : undefined;
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** The row below a place, or the resource there, with this id. */
export async function findChild(
  id: string,
  listChildren: ListChildren,
  parent: TreeNode,
): Promise<TreeNode | undefined> {
  const children = await listChildren(parent);
  return children.find(
    (node) => (node.type === 'row' && node.row.id === id) || (node.type === 'resource' && node.resource.id === id),
  );
}
