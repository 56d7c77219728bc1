// Opens the way to a resource in its view and selects it there.
import type * as vscode from 'vscode';
import type { ResourceRef } from '../../model/resource';
import { findChild, findNode } from './nodes/wayTo';
import type { ListChildren } from './nodes/wayTo';
import type { TreeNode } from './nodes/treeNode';
import type { OpenedRows } from './openedRows';
import type { RedrawQueue } from './redraw';

export interface RevealParts {
  readonly view: Pick<vscode.TreeView<TreeNode>, 'visible' | 'reveal'>;
  /** Shows the view. */
  readonly show: () => Thenable<unknown>;
  readonly redraw: Pick<RedrawQueue, 'flush' | 'addNode'>;
  readonly opened: Pick<OpenedRows, 'waitUntilRead'>;
  readonly listChildren: ListChildren;
}

/**
 * Reveals the resource and, below it, opens the row with the id. False when it is not in the list, or kept from view.
 * @param focus show the view when it is hidden; otherwise nothing is done then
 */
export async function revealRow(
  parts: RevealParts,
  ref: ResourceRef,
  childId: string | undefined,
  focus: boolean,
): Promise<boolean> {
  const { view, redraw, listChildren } = parts;
  if (!view.visible) {
    if (!focus) {
      return false;
    }
    await parts.show();
  }
  redraw.flush();
  const way = await findNode(ref, listChildren);
  if (!way) {
    return false;
  }
  await view.reveal(way, { select: true, focus, expand: childId !== undefined });
  const child = childId === undefined ? undefined : await readChild(parts, way, childId);
  if (child) {
    redraw.addNode(child);
    redraw.flush();
    await view.reveal(child, { select: false, expand: true });
  }
  return true;
}

/** What is known below a row may be from before it held that child, or before the child held anything and could be opened. */
async function readChild(
  { redraw, opened, listChildren }: RevealParts,
  parent: TreeNode,
  id: string,
): Promise<TreeNode | undefined> {
  await listChildren(parent);
  await opened.waitUntilRead(parent);
  redraw.flush();
  return findChild(id, listChildren, parent);
}
