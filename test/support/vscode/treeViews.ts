// Tree views as VS Code keeps them: items and children are asked for once and kept until the provider says that they changed; what is
// below a row that changes is forgotten, and stays on screen until it has come again; two rows of one view must not have the same id.
// After microsoft/vscode, extHostTreeViews.ts; compared with a real host by ./conformance.ts.
import type * as vscode from 'vscode';
import { EventEmitter, unexpectedErrors } from './values';
import type { ThemeIcon } from './values';

interface Node {
  readonly element: unknown;
  readonly parent: Node | undefined;
  readonly depth: number;
  /** The name by which window and extension host speak of the row. */
  readonly handle: string;
  item: vscode.TreeItem;
  /** What is on screen, which may be from before the row was last to be drawn again. */
  children: readonly Node[] | undefined;
  /** False from the moment the row is to be drawn again until its children have been asked for. */
  isAsked: boolean;
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
  private readonly expanded = new Set<string>();
  /** What the user has folded, which stays so. */
  private readonly collapsed = new Set<string>();
  /** The rows that the extension host knows. */
  private readonly registered = new Map<string, Node>();
  /** The newest reading below each row. */
  private readonly readings = new Map<Node | undefined, symbol>();
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
    this.unfold(node);
    await this.settleNode(node);
    this.drawn.fire();
  }

  collapse(label: string | RegExp): void {
    const { element } = this.row(label);
    const { handle } = this.requireNode(element);
    this.expanded.delete(handle);
    this.collapsed.add(handle);
    this.collapse_.fire({ element });
  }

  /** What the window sends with a command that is chosen on the row. */
  handle(label: string | RegExp): string {
    return this.requireNode(this.row(label).element).handle;
  }

  /** What the command then receives: undefined when the extension host has forgotten the row meanwhile. */
  receive(handle: string): unknown {
    return this.registered.get(handle)?.element;
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
    if (!this.provider.getParent) {
      throw new Error(`Required registered TreeDataProvider to implement 'getParent' method to access 'reveal' method`);
    }
    this.visible = true;
    const node = await this.resolve(element);
    const { select = true, expand = false } = options;
    for (let above = node.parent; above; above = above.parent) {
      this.unfold(above);
    }
    if (expand !== false && node.item.collapsibleState !== 0) {
      this.unfold(node);
      await this.settleNode(node);
    }
    if (select) {
      this.selection = [node.element];
      this.selected.fire({ selection: this.selection });
    }
  }

  private unfold({ handle, element }: Node): void {
    this.collapsed.delete(handle);
    if (!this.expanded.has(handle)) {
      this.expanded.add(handle);
      this.expansion.fire({ element });
    }
  }

  private flatten(nodes: readonly Node[]): readonly Node[] {
    return nodes.flatMap((node) => [
      node,
      ...(this.isExpanded(node) && node.children ? this.flatten(node.children) : []),
    ]);
  }

  private isExpanded({ item, handle }: Node): boolean {
    return item.collapsibleState !== 0 && this.expanded.has(handle);
  }

  private track(work: Promise<unknown>): void {
    this.pending.add(work);
    void work
      .finally(() => {
        this.pending.delete(work);
        this.drawn.fire();
      })
      .catch((error: unknown) => unexpectedErrors.push(error));
  }

  private async loadRoots(): Promise<void> {
    this.roots ??= [];
    this.roots = (await this.load(undefined)) ?? this.roots;
  }

  private async settleNode(node: Node): Promise<void> {
    if (!node.isAsked && this.registered.get(node.handle) === node) {
      node.isAsked = true;
      node.children = (await this.load(node)) ?? node.children;
    }
  }

  /** Undefined when something newer is on its way. */
  private async load(parent: Node | undefined): Promise<readonly Node[] | undefined> {
    this.forgetBelow(parent);
    const reading = Symbol();
    this.readings.set(parent, reading);
    const elements = (await this.provider.getChildren(parent?.element)) ?? [];
    const items = await Promise.all(elements.map(async (element) => this.provider.getTreeItem(element)));
    if (this.readings.get(parent) !== reading) {
      return undefined;
    }
    const nodes = items.map((item, index) => this.register(parent, elements[index], item));
    await Promise.all(nodes.filter((node) => this.isExpanded(node)).map((node) => this.settleNode(node)));
    return nodes;
  }

  private register(parent: Node | undefined, element: unknown, item: vscode.TreeItem): Node {
    const handle = this.toHandle(parent, item);
    if (this.registered.has(handle)) {
      throw new Error(`Element with id ${item.id} is already registered`);
    }
    const depth = parent ? parent.depth + 1 : 0;
    const node = { element, parent, depth, handle, item, children: undefined, isAsked: false };
    this.registered.set(handle, node);
    if (item.collapsibleState === 2 && !this.collapsed.has(handle)) {
      this.expanded.add(handle);
    }
    return node;
  }

  private toHandle(parent: Node | undefined, item: vscode.TreeItem): string {
    if (item.id !== undefined && item.id !== '') {
      return `1/${item.id}`;
    }
    const toName = (count: number): string => `${parent?.handle ?? '0'}/${count}:${toLabel(item)}`;
    let count = 0;
    while (this.registered.has(toName(count))) {
      count++;
    }
    return toName(count);
  }

  private forgetBelow(parent: Node | undefined): void {
    const isBelow = (node: Node): boolean =>
      parent === undefined || (node.parent !== undefined && (node.parent === parent || isBelow(node.parent)));
    for (const [handle, node] of this.registered) {
      if (isBelow(node)) {
        this.registered.delete(handle);
        this.readings.delete(node);
      }
    }
  }

  private async onChange(changed: unknown): Promise<void> {
    if (this.roots === undefined) {
      return;
    }
    const elements = Array.isArray(changed) ? (changed as unknown[]) : [changed];
    if (elements.some((element) => element === undefined || element === null)) {
      await this.loadRoots();
      return;
    }
    const nodes = elements.flatMap((element) => this.findKnown(element) ?? []);
    const isBelowOther = (node: Node): boolean =>
      node.parent !== undefined && (nodes.includes(node.parent) || isBelowOther(node.parent));
    await Promise.all(nodes.filter((node) => !isBelowOther(node)).map((node) => this.redraw(node)));
  }

  private async redraw(node: Node): Promise<void> {
    this.forgetBelow(node);
    this.readings.delete(node);
    node.isAsked = false;
    node.item = await this.provider.getTreeItem(node.element);
    if (this.isExpanded(node)) {
      await this.settleNode(node);
    }
  }

  private findKnown(element: unknown): Node | undefined {
    return [...this.registered.values()].find((node) => node.element === element);
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

  /** The node of an element whose parents may not have been opened yet. Another object with its id stands for it. */
  private async resolve(element: unknown): Promise<Node> {
    await this.settle();
    const known = this.findKnown(element);
    if (known) {
      return known;
    }
    const above = await this.provider.getParent?.(element);
    const parent = above === undefined || above === null ? undefined : await this.resolve(above);
    const { id } = await this.provider.getTreeItem(element);
    if (parent) {
      this.unfold(parent);
      await this.settleNode(parent);
    }
    const found = this.findKnown(element) ?? this.registered.get(`1/${id}`);
    if (!found) {
      throw new Error(`TreeError [${this.id}] Cannot resolve tree item for element`);
    }
    return found;
  }
}
