// What rows open into, read from the service. While it is read again, what is known stays: VS Code forgets the rows below a node
// until it is told them anew, and a command chosen on one of them meanwhile would come without its row.
import { isCancelled } from '../../base/errors';
import type { Node } from '../../model/resource';
import type { NodeTable } from './nodes/nodeTable';
import type { TreeNode } from './nodes/treeNode';

export class OpenedRows {
  /** What was read since the node was last to be drawn anew, by its id. */
  private readonly read = new Map<string, readonly TreeNode[]>();
  /** The newest reading under way below each node. */
  private readonly pendingReads = new Map<string, symbol>();

  constructor(
    private readonly nodes: NodeTable,
    /** What is below the node has been read; to be drawn without reading it again. */
    private readonly onArrival: (node: TreeNode) => void,
  ) {}

  async listChildren(parent: TreeNode, opened: Node, signal: AbortSignal): Promise<readonly TreeNode[]> {
    const known = this.nodes.getChildren(parent);
    const isKnown = known?.some(({ type }) => type !== 'notice') ?? false;
    const fresh = this.read.get(parent.id);
    if (fresh) {
      return fresh;
    }
    if (known && isKnown && this.isReadAbove(parent)) {
      // It is asked for again with what is above it.
      return known;
    }
    const reading = Symbol(parent.id);
    this.pendingReads.set(parent.id, reading);
    const made = this.readChildren(parent, opened, signal).then((rows) => this.keepNewest(parent, reading, rows));
    if (!known || !isKnown) {
      return (await made).rows ?? [];
    }
    void made.then(({ isKept }) => {
      if (isKept) {
        this.onArrival(parent);
      }
    });
    return known;
  }

  /** These are drawn anew, with all below them: then it is read again. Undefined: everything. */
  invalidate(drawn: readonly TreeNode[] | undefined): void {
    const isDrawn = (id: string): boolean =>
      drawn === undefined || drawn.some((node) => id === node.id || id.startsWith(`${node.id}/`));
    for (const known of [this.read, this.pendingReads]) {
      [...known.keys()].filter(isDrawn).forEach((id) => known.delete(id));
    }
  }

  /** Undefined when nobody wants it any more. */
  private async readChildren(
    parent: TreeNode,
    opened: Node,
    signal: AbortSignal,
  ): Promise<readonly TreeNode[] | undefined> {
    const { nodes } = this;
    try {
      const rows = (await opened.children?.(signal)) ?? [];
      const made = rows.map((row) => nodes.ensureContent(parent, row));
      return made.length > 0 ? made : [nodes.ensureNotice(parent, { kind: 'none' })];
    } catch (error) {
      return isCancelled(error) ? undefined : [nodes.ensureNotice(parent, { kind: 'failed', error, stale: false })];
    }
  }

  /** Only the newest reading counts, and none that was asked for before the node was last to be drawn anew. */
  private keepNewest({ id }: TreeNode, reading: symbol, rows: readonly TreeNode[] | undefined) {
    const isNewest = this.pendingReads.get(id) === reading;
    if (isNewest) {
      this.pendingReads.delete(id);
    }
    const isKept = isNewest && rows !== undefined;
    if (isKept) {
      this.read.set(id, rows);
    }
    return { rows, isKept };
  }

  private isReadAbove({ parent }: TreeNode): boolean {
    return parent !== undefined && (this.pendingReads.has(parent.id) || this.isReadAbove(parent));
  }
}
