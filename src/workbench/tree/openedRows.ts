// What rows open into, read from the service. While it is read again, what is known stays: VS Code forgets the rows below a node
// until it receives them again, and a command chosen on one of them meanwhile would come without its row. For the same reason only
// what has changed is drawn.
import { isCancelled } from '../../base/errors';
import { isResource } from '../../model/resource';
import type { Node } from '../../model/resource';
import type { NodeTable } from './nodes/nodeTable';
import type { TreeNode } from './nodes/treeNode';

export interface OpenedRowsParts {
  /** Other rows are below the node now: to be drawn without reading them again. */
  readonly onArrival: (node: TreeNode) => void;
  /** The row is to be drawn, or what is below it to be read again. */
  readonly onChange: (node: TreeNode) => void;
  /** Asks for what is below the node, as VS Code does. */
  readonly ask: (node: TreeNode) => void;
}

/** Undefined when it is no longer needed. */
type Found = { readonly rows: readonly Node[] } | { readonly error: unknown } | undefined;

export class OpenedRows {
  /** What was read since the node was last to be redrawn, by its id. */
  private readonly read = new Map<string, readonly TreeNode[]>();
  /** The newest reading under way below each node. */
  private readonly pendingReads = new Map<string, Promise<readonly TreeNode[]>>();
  /** What VS Code last received of a row that is open, or below one. */
  private readonly looks = new WeakMap<TreeNode, string>();
  private readonly folded = new WeakSet<TreeNode>();

  constructor(
    private readonly nodes: NodeTable,
    private readonly parts: OpenedRowsParts,
  ) {}

  async listChildren(parent: TreeNode, opened: Node, signal: AbortSignal): Promise<readonly TreeNode[]> {
    const fresh = this.read.get(parent.id);
    if (fresh) {
      return fresh;
    }
    const shown = this.nodes.getChildren(parent);
    const known = shown?.some(({ type }) => type !== 'notice') ? shown : undefined;
    if (known && this.isReadAbove(parent)) {
      // It is requested again with what is above it.
      return known;
    }
    const reading =
      this.pendingReads.get(parent.id) ?? this.begin(parent, known !== undefined, findBelow(opened, signal));
    return known ?? reading;
  }

  /** Resolves when nothing below the node is being read. */
  async waitUntilRead({ id }: TreeNode): Promise<void> {
    for (let reading = this.pendingReads.get(id); reading; reading = this.pendingReads.get(id)) {
      await reading;
    }
  }

  /** These are redrawn, with all below them: then it is read again. Undefined: everything. */
  invalidate(drawn: readonly TreeNode[] | undefined): void {
    const isDrawn = (id: string): boolean =>
      drawn === undefined || drawn.some((node) => id === node.id || id.startsWith(`${node.id}/`));
    for (const known of [this.read, this.pendingReads]) {
      [...known.keys()].filter(isDrawn).forEach((id) => known.delete(id));
    }
  }

  /** VS Code receives the row's appearance. */
  markDrawn(node: TreeNode): void {
    const isBelowOpened = node.parent !== undefined && this.read.has(node.parent.id);
    const look = this.looks.has(node) || isBelowOpened || this.nodes.getChildren(node) ? formatLook(node) : undefined;
    if (look !== undefined) {
      this.looks.set(node, look);
    }
  }

  fold(node: TreeNode, isFolded: boolean): void {
    if (isFolded) {
      this.folded.add(node);
    } else {
      this.folded.delete(node);
    }
  }

  /** Reads what is below an open row whose appearance VS Code has. False when the row is to be drawn itself. */
  reload(node: TreeNode): boolean {
    const isOpen = this.nodes.getChildren(node) !== undefined && !this.folded.has(node);
    if (!isOpen || this.hasChanged(node)) {
      return false;
    }
    this.invalidate([node]);
    this.parts.ask(node);
    return true;
  }

  /** Only the newest read counts, and none that was started before the node was last to be redrawn. */
  private begin(parent: TreeNode, isKnown: boolean, finding: Promise<Found>): Promise<readonly TreeNode[]> {
    const reading = finding.then((found) => {
      const isNewest = this.pendingReads.get(parent.id) === reading;
      if (isNewest) {
        this.pendingReads.delete(parent.id);
      }
      if (!found || (isKnown && !isNewest)) {
        return [];
      }
      const made = this.createNodes(parent, found);
      if (isNewest) {
        this.read.set(parent.id, made);
      }
      if (isKnown) {
        this.redrawChanged(parent, made);
      }
      return made;
    });
    this.pendingReads.set(parent.id, reading);
    return reading;
  }

  private createNodes(parent: TreeNode, found: NonNullable<Found>): readonly TreeNode[] {
    if ('error' in found) {
      return [this.nodes.ensureNotice(parent, { kind: 'failed', error: found.error, stale: false })];
    }
    const made = found.rows.map((row) => this.nodes.ensureContent(parent, row));
    return made.length > 0 ? made : [this.nodes.ensureNotice(parent, { kind: 'none' })];
  }

  /** Where the same rows are there, they keep their places. */
  private redrawChanged(parent: TreeNode, made: readonly TreeNode[]): void {
    const shown = this.nodes.getChildren(parent) ?? [];
    if (shown.length !== made.length || shown.some((node, index) => node !== made[index])) {
      this.parts.onArrival(parent);
      return;
    }
    made
      .filter((node) => this.hasChanged(node) || this.nodes.getChildren(node) !== undefined)
      .forEach((node) => this.parts.onChange(node));
  }

  private hasChanged(node: TreeNode): boolean {
    const look = formatLook(node);
    return look === undefined || look !== this.looks.get(node);
  }

  private isReadAbove({ parent }: TreeNode): boolean {
    return parent !== undefined && (this.pendingReads.has(parent.id) || this.isReadAbove(parent));
  }
}

async function findBelow({ children }: Node, signal: AbortSignal): Promise<Found> {
  try {
    return { rows: (await children?.(signal)) ?? [] };
  } catch (error) {
    return isCancelled(error) ? undefined : { error };
  }
}

/** All that is drawn of a row; undefined where that is not only what the row holds. */
function formatLook(node: TreeNode): string | undefined {
  const content = node.type === 'resource' ? node.resource : node.type === 'row' ? node.row : undefined;
  if (!content) {
    return undefined;
  }
  const { label, description, icon, details, accessibleLabel, children } = content;
  // What a row allows follows from its status and its traits.
  const conditions = isResource(content) ? [content.status.code, ...(content.traits ?? [])] : [];
  return JSON.stringify([label, description, icon, details, accessibleLabel, children !== undefined, conditions]);
}
