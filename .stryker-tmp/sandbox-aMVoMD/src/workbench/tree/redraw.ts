// Gathers what is to be drawn again. Rows that arrive together are drawn together; whole levels not more often than VS Code and
// the eye can follow.
import * as vscode from 'vscode';
import type { TreeNode } from './nodes/treeNode';

const soonMs = 50;
/** Between two drawings of whole levels while rows keep coming. */
const levelsMs = 500;

export class RedrawQueue implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  private readonly drawn = new vscode.EventEmitter<void>();
  private rows = new Set<TreeNode>();
  private levels = new Set<TreeNode | undefined>();
  private arrivals = new Set<TreeNode>();
  private levelsDrawnAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private laterTimer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.changed.event;
  /** Fires after each drawing, also when only the header is to be drawn. */
  readonly onDidDraw = this.drawn.event;

  /** @param onInvalidate what is below these is to be created again: undefined for everything */
  constructor(private readonly onInvalidate: (nodes: readonly TreeNode[] | undefined) => void) {}

  /** One row, without moving it. */
  addNode(node: TreeNode): void {
    this.rows.add(node);
    this.schedule(soonMs);
  }

  /** What is below a node; undefined for the root. */
  addLevel(node: TreeNode | undefined): void {
    this.levels.add(node);
    this.schedule(Date.now() - this.levelsDrawnAt < levelsMs ? levelsMs : soonMs);
  }

  /** What is below a node has come: it is drawn, and not created again. */
  addArrival(node: TreeNode): void {
    this.arrivals.add(node);
    this.schedule(soonMs);
  }

  addHeader(): void {
    this.schedule(soonMs);
  }

  /** Redraws the header when something it shows expires. */
  scheduleHeader(ms: number): void {
    clearTimeout(this.laterTimer);
    this.laterTimer = setTimeout(() => this.addHeader(), ms);
  }

  /** Everything, at once. */
  redrawAll(): void {
    this.levels.add(undefined);
    this.flush();
  }

  /** Draws now what is to be drawn. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { rows, levels, arrivals } = this;
    this.rows = new Set();
    this.levels = new Set();
    this.arrivals = new Set();
    if (levels.size > 0) {
      this.levelsDrawnAt = Date.now();
    }
    const invalidated = [...levels, ...rows].filter((node) => node !== undefined);
    if (levels.has(undefined)) {
      this.onInvalidate(undefined);
      this.changed.fire(undefined);
    } else if (invalidated.length + arrivals.size > 0) {
      this.onInvalidate(invalidated);
      this.changed.fire([...new Set([...invalidated, ...arrivals])]);
    }
    this.drawn.fire();
  }

  dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.laterTimer);
    this.changed.dispose();
    this.drawn.dispose();
  }

  private schedule(ms: number): void {
    this.timer ??= setTimeout(() => this.flush(), ms);
  }
}
