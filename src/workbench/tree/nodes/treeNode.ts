// What the tree hands to VS Code. One object per place in the tree for as long as the place exists: VS Code redraws by
// identity, and keeps what is open and selected by id.
import type { Icon, Resource, ResourceRef, Row } from '../../../model/resource';
import type { Scope } from '../../../model/scope';

interface Place {
  /** Path from the root. */
  readonly id: string;
  readonly parent: TreeNode | undefined;
}

interface RegionNode extends Place {
  readonly type: 'region';
  readonly region: string;
  /** How many resources, or why it is not known. */
  description: string;
}

/** Rows that share a value of the field the user groups by. */
export interface GroupNode extends Place {
  readonly type: 'group';
  label: string;
  description: string;
  icon: Icon;
  resources: readonly Resource[];
}

/** Some of the rows of a level that is too long to show at once. */
export interface RangeNode extends Place {
  readonly type: 'range';
  label: string;
  description: string;
  resources: readonly Resource[];
}

export interface ResourceNode extends Place {
  readonly type: 'resource';
  resource: Resource;
}

interface RowNode extends Place {
  readonly type: 'row';
  row: Row;
}

/** A row that describes the listing instead of being part of it. */
interface NoticeNode extends Place {
  readonly type: 'notice';
  notice: Notice;
}

export type Notice =
  | { readonly kind: 'loading'; readonly scope?: Scope; readonly shown?: number; readonly total?: number }
  | { readonly kind: 'empty' }
  /** An opened row that holds nothing. */
  | { readonly kind: 'none' }
  /** Rows there are, but none that is looked for. */
  | { readonly kind: 'noMatch' }
  /** There are further rows; `next` more are available at a time, or only all of them. */
  | {
      readonly kind: 'more';
      readonly scope: Scope;
      readonly shown: number;
      readonly total: number | undefined;
      readonly next: number | undefined;
    }
  /** The service counts other than it lists. */
  | { readonly kind: 'unexplained'; readonly shown: number; readonly total: number }
  /** `stale`: older rows are shown below. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly stale: boolean; readonly scope?: Scope };

export type TreeNode = RegionNode | GroupNode | RangeNode | ResourceNode | RowNode | NoticeNode;

export function getNodeRef(node: unknown): ResourceRef | undefined {
  return isTreeNode(node) && node.type === 'resource' ? node.resource.ref : undefined;
}

/**
 * True when a row was clicked that VS Code no longer knew when the command arrived. It knows rows by handles, and forgets those below a
 * node, or all of them, from the moment that node is to be redrawn until its children have been requested and given again; what stands
 * for a forgotten row arrives as undefined. Handles go by `TreeItem.id` and come back the same, but the click does not wait for them, and
 * the extension gets no other information. The selected row is no indication either: neither a button on a row nor its menu selects it.
 * From the palette there is no argument at all. Source: microsoft/vscode, extHostTreeViews.ts; docs/decisions/0021.
 * Lost as well is a row of a tree that has been cleared since: it belongs to the account or the regions of before.
 */
export function isRowLost(args: readonly unknown[]): boolean {
  const [clicked, selected] = args;
  const isLost = (node: unknown): boolean =>
    node === undefined || node === null || known.get(node as TreeNode)?.isCleared === true;
  return args.length > 0 && (isLost(clicked) || (Array.isArray(selected) && selected.some(isLost)));
}

/** Menus pass what was clicked, but any extension can run commands with any arguments: a `WeakMap` holds none that is no object. */
export function isTreeNode(value: unknown): value is TreeNode {
  return known.has(value as TreeNode);
}

/** What all nodes of a tree have in common until it is cleared. */
export interface NodeGeneration {
  isCleared: boolean;
}

const known = new WeakMap<TreeNode, NodeGeneration>();

export function registerNode<N extends TreeNode>(node: N, generation: NodeGeneration = { isCleared: false }): N {
  known.set(node, generation);
  return node;
}
