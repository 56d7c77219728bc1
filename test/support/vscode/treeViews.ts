// Tree views as VS Code keeps them: items and children are asked for once and kept until the provider says that they changed; what is
// below a row that changes is forgotten; two rows of one view must not have the same id.
import type * as vscode from 'vscode';
import { EventEmitter } from './values';
import type { ThemeIcon } from './values';

interface Node {
  readonly element: unknown;
  readonly depth: number;
  item: vscode.TreeItem;
  children: readonly Node[] | undefined;
}

/** One visible row. */
export interface Row {
  readonly depth: number;
  readonly element: unknown;
  readonly label: string;
  readonly description: string;
  readonly item: vscode.TreeItem;
}

const toLabel = ({ label }: vscode.TreeItem): string => (typeof label === 'object' ? label.label : (label ?? ''));

const toLine = ({ label, description }: Row): string => label + (description && `  ${description}`);

export class TreeView implements vscode.TreeView<unknown> {
  title?: string;
  description?: string;
  badge: vscode.ViewBadge | undefined;
  visible = false;
  selection: readonly unknown[] = [];
  activeItem: unknown;
  private shownMessage = '';
  private roots: readonly Node[] | undefined;
  private readonly expanded = new Set<unknown>();
  private readonly pending = new Set<Promise<unknown>>();
  private readonly provider: vscode.TreeDataProvider<unknown>;
  private readonly visibility = new EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  private readonly expansion = new EventEmitter<vscode.TreeViewExpansionEvent<unknown>>();
  private readonly collapse_ = new EventEmitter<vscode.TreeViewExpansionEvent<unknown>>();
  private readonly selected = new EventEmitter<vscode.TreeViewSelectionChangeEvent<unknown>>();
  private readonly checked = new EventEmitter<vscode.TreeCheckboxChangeEvent<unknown>>();
  private readonly active = new EventEmitter<{ activeItem: unknown }>();
  private readonly registration: vscode.Disposable | undefined;
  private readonly drawn = new EventEmitter<void>();
  readonly onDidChangeVisibility = this.visibility.event;
  readonly onDidExpandElement = this.expansion.event;
  readonly onDidCollapseElement = this.collapse_.event;
  readonly onDidChangeSelection = this.selected.event;
  readonly onDidChangeCheckboxState = this.checked.event;
  readonly onDidChangeActiveItem = this.active.event;
  /** For a test: what is on screen may have changed. */
  readonly onDidDraw = this.drawn.event;

  constructor(
    readonly id: string,
    { treeDataProvider }: vscode.TreeViewOptions<unknown>,
  ) {
    this.provider = treeDataProvider;
    this.registration = treeDataProvider.onDidChangeTreeData?.((changed) => this.track(this.onChange(changed)));
  }

  /** The text above the rows; empty when there is none. */
  get message(): string {
    return this.shownMessage;
  }

  set message(text: string | undefined) {
    this.shownMessage = text ?? '';
    this.drawn.fire();
  }

  dispose(): void {
    this.registration?.dispose();
    this.visible = false;
  }

  /** Opens the view: its first rows are asked for. */
  async show(): Promise<void> {
    this.visible = true;
    this.visibility.fire({ visible: true });
    await this.settle();
  }

  hide(): void {
    this.visible = false;
    this.visibility.fire({ visible: false });
  }

  /** Waits until nothing is being asked for. */
  async settle(): Promise<void> {
    if (this.visible && this.roots === undefined) {
      this.track(this.loadRoots());
    }
    while (this.pending.size > 0) {
      await Promise.all(this.pending);
    }
  }

  /** What can be seen, from top to bottom. */
  rows(): readonly Row[] {
    return this.flatten(this.roots ?? []).map(({ depth, element, item }) => ({
      ...{ depth, element, item, label: toLabel(item) },
      description: typeof item.description === 'string' ? item.description : '',
    }));
  }

  /** Waits until the rows, as `text` gives them, match. */
  async seen(wanted: RegExp): Promise<string> {
    await this.until(() => wanted.test(this.text()));
    return this.text();
  }

  /** Waits until what is on screen is as wanted. */
  async until(isWanted: () => boolean): Promise<void> {
    while (!isWanted()) {
      await new Promise<void>((resolve) => {
        const registration = this.drawn.event(() => {
          registration.dispose();
          resolve();
        });
      });
    }
  }

  /** The visible rows as lines of text, each level by two spaces. */
  text(): string {
    return this.rows()
      .map((row) => '  '.repeat(row.depth) + toLine(row))
      .join('\n');
  }

  /** The first row with this label, or whose label and description, as `text` gives them, match. */
  row(label: string | RegExp): Row {
    const isMeant = (row: Row): boolean => (typeof label === 'string' ? row.label === label : label.test(toLine(row)));
    const found = this.rows().find(isMeant);
    if (!found) {
      throw new Error(`No row "${String(label)}" in ${this.id}:\n${this.text()}`);
    }
    return found;
  }

  async expand(label: string | RegExp): Promise<void> {
    const { element } = this.row(label);
    const node = this.requireNode(element);
    this.expanded.add(toKey(node));
    this.expansion.fire({ element });
    await this.settleNode(node);
    this.drawn.fire();
  }

  collapse(label: string | RegExp): void {
    const { element } = this.row(label);
    this.expanded.delete(toKey(this.requireNode(element)));
    this.collapse_.fire({ element });
  }

  select(...labels: (string | RegExp)[]): readonly unknown[] {
    this.selection = labels.map((label) => this.row(label).element);
    this.selected.fire({ selection: this.selection });
    return this.selection;
  }

  /** The hover text of a row. */
  async hover(label: string | RegExp): Promise<string> {
    const { element, item } = this.row(label);
    if (item.tooltip === undefined && this.provider.resolveTreeItem) {
      const token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter<unknown>().event };
      await this.provider.resolveTreeItem(item, element, token);
    }
    return typeof item.tooltip === 'object' ? item.tooltip.value : (item.tooltip ?? '');
  }

  icon(label: string | RegExp): ThemeIcon | undefined {
    return this.row(label).item.iconPath as ThemeIcon | undefined;
  }

  async reveal(element: unknown, options: { select?: boolean; focus?: boolean; expand?: boolean | number } = {}) {
    this.visible = true;
    const node = await this.resolve(element);
    const { select = true, expand = false } = options;
    if (expand !== false && node.item.collapsibleState !== 0) {
      this.expanded.add(toKey(node));
      await this.settleNode(node);
    }
    if (select) {
      this.selection = [element];
      this.selected.fire({ selection: this.selection });
    }
  }

  private flatten(nodes: readonly Node[]): readonly Node[] {
    return nodes.flatMap((node) => [
      node,
      ...(this.isExpanded(node) && node.children ? this.flatten(node.children) : []),
    ]);
  }

  private isExpanded(node: Node): boolean {
    return node.item.collapsibleState !== 0 && this.expanded.has(toKey(node));
  }

  private track(work: Promise<unknown>): void {
    this.pending.add(work);
    void work
      .finally(() => {
        this.pending.delete(work);
        this.drawn.fire();
      })
      .catch(() => undefined);
  }

  private async loadRoots(): Promise<void> {
    this.roots = [];
    this.roots = await this.load(undefined, 0);
  }

  private async settleNode(node: Node): Promise<void> {
    if (node.children === undefined) {
      node.children = await this.load(node.element, node.depth + 1);
    }
  }

  private async load(parent: unknown, depth: number): Promise<readonly Node[]> {
    const elements = (await this.provider.getChildren(parent)) ?? [];
    const nodes = await Promise.all(
      elements.map(async (element): Promise<Node> => {
        const item = await this.provider.getTreeItem(element);
        return { element, depth, item, children: undefined };
      }),
    );
    for (const node of nodes) {
      const other = nodes.find((one) => one !== node && node.item.id !== undefined && one.item.id === node.item.id);
      if (other) {
        throw new Error(`Element with id ${node.item.id} is already registered`);
      }
      if (node.item.collapsibleState === 2) {
        this.expanded.add(toKey(node));
      }
    }
    await Promise.all(nodes.filter((node) => this.isExpanded(node)).map((node) => this.settleNode(node)));
    return nodes;
  }

  private async onChange(changed: unknown): Promise<void> {
    if (this.roots === undefined) {
      return;
    }
    if (changed === undefined || changed === null) {
      this.roots = await this.load(undefined, 0);
      return;
    }
    for (const element of Array.isArray(changed) ? (changed as unknown[]) : [changed]) {
      const node = this.findNode(element);
      if (node) {
        node.item = await this.provider.getTreeItem(element);
        node.children = undefined;
        if (this.isExpanded(node)) {
          await this.settleNode(node);
        }
      }
    }
  }

  private findNode(element: unknown, nodes: readonly Node[] = this.roots ?? []): Node | undefined {
    for (const node of nodes) {
      const found = node.element === element ? node : this.findNode(element, node.children ?? []);
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  private requireNode(element: unknown): Node {
    const node = this.findNode(element);
    if (!node) {
      throw new Error(`TreeError [${this.id}] Data tree node not found`);
    }
    return node;
  }

  /** The node of an element whose parents may not have been opened yet. */
  private async resolve(element: unknown): Promise<Node> {
    await this.settle();
    const known = this.findNode(element);
    if (known) {
      return known;
    }
    if (!this.provider.getParent) {
      throw new Error(`Required registered TreeDataProvider to implement 'getParent' method to access 'reveal' method`);
    }
    const parent = await this.provider.getParent(element);
    if (parent !== undefined && parent !== null) {
      const node = await this.resolve(parent);
      this.expanded.add(toKey(node));
      await this.settleNode(node);
    }
    const found = this.findNode(element);
    if (!found) {
      throw new Error(`TreeError [${this.id}] Cannot resolve tree item for element`);
    }
    return found;
  }
}

function toKey({ element, item }: Node): unknown {
  return item.id ?? element;
}
