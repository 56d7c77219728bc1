// What the tree hands to VS Code. One object per place in the tree for as long as the place exists: VS Code redraws by
// identity, and keeps what is open and selected by id.
import type { Resource, ResourceRef, Row } from '../../model/resource';

interface Place {
  /** Path from the root. */
  readonly id: string;
  readonly parent: TreeNode | undefined;
}

export interface RegionNode extends Place {
  readonly type: 'region';
  readonly region: string;
  /** How many resources, or why it is not known. */
  description: string;
}

export interface ResourceNode extends Place {
  readonly type: 'resource';
  resource: Resource;
}

export interface RowNode extends Place {
  readonly type: 'row';
  row: Row;
}

/** A row that says something about the listing instead of being part of it. */
export interface NoticeNode extends Place {
  readonly type: 'notice';
  notice: Notice;
}

export type Notice =
  | { readonly kind: 'loading' }
  | { readonly kind: 'empty' }
  /** An opened row that holds nothing. */
  | { readonly kind: 'none' }
  /** `stale`: older rows are shown below. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly stale: boolean };

export type TreeNode = RegionNode | ResourceNode | RowNode | NoticeNode;

export function refOf(node: unknown): ResourceRef | undefined {
  return isTreeNode(node) && node.type === 'resource' ? node.resource.ref : undefined;
}

/** Menus hand over what was clicked, but commands can be run by anybody with anything. */
export function isTreeNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && known.has(value as TreeNode);
}

const known = new WeakSet<TreeNode>();

export function registerNode<N extends TreeNode>(node: N): N {
  known.add(node);
  return node;
}
