// One tree for every kind: what it shows is made in treeLevels.ts; here it meets VS Code, the account and the stores.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { isCancelled } from '../../base/errors';
import type { Connection } from '../../model/ports/connection';
import type { KindManifest } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import type { ResourceStore } from '../../engine/store/resourceStore';
import type { Scope, StoreChange } from '../../model/scope';
import { setContextKey } from '../settings/contextKeys';
import { NodeTable } from './nodes/nodeTable';
import { OpenedRows } from './openedRows';
import { RedrawQueue } from './redraw';
import type { TreeRows } from './drawnRows';
import { revealRow } from './revealRow';
import type { RowsOnScreen } from './rowsOnScreen';
import { formatRegionCount } from './snapshotText';
import { toTreeItem } from './treeItem';
import type { Tree } from './lazyTree';
import { TreeLevels } from './treeLevels';
import { isTreeNode } from './nodes/treeNode';
import type { TreeNode } from './nodes/treeNode';
import { ViewHeader } from './viewHeader';
import type { ViewState } from './viewState';

export interface TreeOptions {
  readonly viewId: string;
  readonly view: vscode.TreeView<TreeNode>;
  readonly store: ResourceStore;
  /** Stores of kinds that are listed below another, by the id of that other kind. */
  readonly below: ReadonlyMap<string, ResourceStore>;
  readonly state: ViewState;
  readonly connection: Connection;
  /** Shared by all trees. */
  readonly rows: RowsOnScreen;
  readonly manifests: readonly KindManifest[];
  readonly readOnly: () => boolean;
  readonly commands: { readonly retry: string; readonly loadMore: string };
}

/** How old the ages on screen may become. */
const agesMs = 60_000;

export class ResourceTree implements Tree, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly nodes = new NodeTable();
  private readonly levels: TreeLevels;
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly header: ViewHeader;
  private readonly rows: TreeRows;
  private readonly opened = new OpenedRows(this.nodes, {
    onArrival: (node) => this.redraw.addArrival(node),
    onChange: (node) => this.drawRow(node),
    ask: (node) => {
      if (!this.isListed(node)) {
        void this.getChildren(node);
      }
    },
  });
  private readonly redraw = this.owned.add(new RedrawQueue((nodes) => this.opened.invalidate(nodes)));
  private account = '';
  private lifetime = new AbortController();

  readonly onDidChangeTreeData = this.redraw.onDidChange;

  constructor(private readonly options: TreeOptions) {
    const { store, below, connection, state } = options;
    this.levels = new TreeLevels({ store, below, connection, state, nodes: this.nodes, opened: this.opened });
    this.view = options.view;
    this.header = new ViewHeader(options.viewId, this.view, state, () => this.stores.flatMap(({ loaded }) => loaded));
    this.rows = this.owned.add(
      options.rows.addTree(options.viewId, (refs) => this.stores.forEach((one) => one.markVisible(refs))),
    );
    this.stores.forEach((one) => {
      this.owned.add(one.onDidChange((change) => this.onStoreChange(one, change)));
    });
    this.owned.add(this.redraw.onDidDraw(() => this.header.draw(this.account)));
    this.owned.add(state.onDidChange(({ query }) => this.onArrangement(query)));
    this.owned.add(connection.onDidChange(() => this.reset()));
    this.owned.add(connection.onDidSlow(({ region, forMs }) => this.onSlow(region, forMs)));
    this.owned.add(this.view.onDidChangeVisibility(() => this.updateWatching()));
    this.owned.add(this.view.onDidCollapseElement(({ element }) => this.opened.fold(element, true)));
    this.owned.add(this.view.onDidExpandElement(({ element }) => this.opened.fold(element, false)));
    this.owned.add(vscode.window.onDidChangeWindowState(() => this.updateWatching()));
    const ages = setInterval(() => this.redrawAges(), agesMs);
    this.owned.add({ dispose: () => clearInterval(ages) });
    this.lister.setQuery(state.arrangement.query);
    this.updateWatching();
  }

  get viewId(): string {
    return this.options.viewId;
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { viewId, manifests, readOnly, commands } = this.options;
    this.opened.markDrawn(node);
    return toTreeItem(node, { viewId, manifests, readOnly: readOnly(), commands });
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const { signal } = this.lifetime;
    if (node) {
      return this.levels.listChildren(node, signal);
    }
    try {
      const current = await this.options.connection.current();
      setContextKey('elasticContainers.connection', current ? 'in' : 'none');
      this.account = current?.label ?? '';
      const roots = current ? await this.levels.listChildren(undefined, signal) : this.nodes.setChildren(undefined, []);
      this.header.draw(this.account);
      return roots;
    } catch (error) {
      setContextKey('elasticContainers.connection', 'failed');
      return isCancelled(error)
        ? []
        : this.nodes.setChildren(undefined, [
            this.nodes.ensureNotice(undefined, { kind: 'failed', error, stale: false }),
          ]);
    }
  }

  /** Lists again, regions included; for a notice only what it speaks of. */
  async refresh(notice?: TreeNode): Promise<void> {
    const about = notice?.type === 'notice' && notice.notice.kind === 'failed' ? notice.notice.scope : undefined;
    if (about) {
      await this.getStore(about).load(about);
    } else if (notice?.parent && notice.parent.type !== 'region') {
      this.redraw.addNode(notice.parent);
    } else {
      await this.refreshAll();
    }
  }

  /** Gets further rows of the list a notice speaks of. */
  async loadMore(scope: Scope, all: boolean): Promise<void> {
    await this.getStore(scope).loadMore(scope, all);
  }

  /** Ends what is loading, in one list or in all. */
  stopLoading(scope?: Scope): void {
    const stores = scope === undefined ? this.stores : [this.getStore(scope)];
    stores.forEach((store) => store.stop(scope));
  }

  /** Draws everything again without asking the service. */
  redrawAll(): void {
    this.redraw.redrawAll();
  }

  /** True when the node is one of this tree's. */
  holds(node: unknown): boolean {
    return isTreeNode(node) && this.nodes.get(node.id) === node;
  }

  /** True when resources of the kind are rows of this tree's lists. */
  lists(kindId: string): boolean {
    return this.stores.some(({ kind }) => kind.manifest.id === kindId);
  }

  /**
   * Opens the way to a resource and, below it, the row with the id. False when it is not in the list, or kept from view.
   * @param focus show the view when it is hidden; otherwise nothing is done then
   */
  async reveal(ref: ResourceRef, childId?: string, focus = false): Promise<boolean> {
    if (ref.parent === undefined && !this.lists(ref.kind)) {
      return false;
    }
    const { view, redraw, opened } = this;
    const listChildren = (node: TreeNode | undefined): Promise<TreeNode[]> => this.getChildren(node);
    const show = (): Thenable<unknown> => vscode.commands.executeCommand(`${this.viewId}.focus`);
    return revealRow({ view, show, redraw, opened, listChildren }, ref, childId, focus);
  }

  dispose(): void {
    this.lifetime.abort();
    this.owned.dispose();
  }

  private get stores(): readonly ResourceStore[] {
    return [this.options.store, ...this.options.below.values()];
  }

  /** The store whose rows are found, grouped and sorted. */
  private get lister(): ResourceStore {
    const { store, state } = this.options;
    return this.stores.find(({ kind }) => kind === state.kind) ?? store;
  }

  private getStore({ parent }: Scope): ResourceStore {
    return (parent && this.options.below.get(parent.kind)) ?? this.options.store;
  }

  /**
   * Re-reads what is to be read, and leaves every other row where it is: lists that have changed are drawn by their stores. Drawing all
   * at once would make VS Code forget every row until all levels had been requested again (docs/decisions/0021).
   */
  private async refreshAll(): Promise<void> {
    const isListed = this.nodes.getChildren(undefined)?.some(({ type }) => type !== 'notice') ?? false;
    if (!isListed || (await this.levels.hasOtherRegions(this.lifetime.signal).catch(() => true))) {
      this.redraw.redrawAll();
    } else {
      this.nodes.listOpenedResources().forEach((node) => {
        if (!this.isListed(node)) {
          this.drawRow(node);
        }
      });
      this.redrawAges();
    }
    await Promise.all(this.stores.map((store) => store.refresh()));
  }

  private onStoreChange(store: ResourceStore, { scope, resources }: StoreChange): void {
    if (!resources) {
      this.redrawScope(store, scope);
      store.markVisible(this.rows.recent);
      return;
    }
    for (const ref of resources) {
      const fresh = store.find(ref);
      const nodes = fresh ? this.nodes.update(fresh) : [];
      nodes.forEach((node) => this.drawRow(node));
    }
    const { groupBy, sortBy, find } = this.options.state.arrangement;
    if (resources.length > 0 && store.kind === this.options.state.kind && (groupBy ?? sortBy ?? find) !== undefined) {
      this.redrawScope(store, scope);
    } else {
      this.redraw.addHeader();
    }
  }

  /** Shown in the header of the views that list the region, and removed when it is over. */
  private onSlow(region: string | undefined, forMs: number): void {
    const isOurs = this.stores.some((store) => store.loaded.some(({ scope }) => scope.region === region));
    if (region === undefined || isOurs) {
      this.header.showSlowdown(forMs);
      this.stores.forEach((store) => store.pausePolling(forMs));
      this.redraw.addHeader();
      this.redraw.scheduleHeader(forMs);
    }
  }

  private redrawScope(store: ResourceStore, scope: Scope): void {
    if (scope.parent) {
      this.nodes.listNodes(scope.parent).forEach((node) => this.redraw.addLevel(node));
      return;
    }
    const { state, connection } = this.options;
    const region = this.nodes.get(`/${scope.region}`);
    const isGrouped = store.kind === state.kind && state.arrangement.groupBy !== undefined;
    if (region?.type === 'region' && !isGrouped && (connection.hasChosenRegions || this.levels.keepsRoots())) {
      const snapshot = store.snapshot(scope);
      region.description = formatRegionCount(snapshot, state.arrange(snapshot.resources).length);
      this.redraw.addLevel(region);
    } else {
      this.redraw.addLevel(undefined);
    }
  }

  /** What is listed below a resource is a list like others. */
  private isListed(node: TreeNode): boolean {
    return node.type === 'resource' && this.options.below.has(node.resource.ref.kind);
  }

  /** VS Code forgets the rows below a row it draws: one that looks as before is left as it is, and only what is below it read again. */
  private drawRow(node: TreeNode): void {
    if (!this.opened.reload(node)) {
      this.redraw.addNode(node);
    }
  }

  private onArrangement(isQuery: boolean): void {
    if (isQuery) {
      this.lister.setQuery(this.options.state.arrangement.query);
    }
    this.redraw.redrawAll();
  }

  /** Ages are worked out when a row is drawn. */
  private redrawAges(): void {
    if (this.view.visible) {
      this.rows.recent.flatMap((ref) => this.nodes.listNodes(ref)).forEach((node) => this.drawRow(node));
    }
  }

  private reset(): void {
    this.lifetime.abort();
    this.lifetime = new AbortController();
    this.stores.forEach((store) => store.reset());
    this.nodes.clear();
    this.redraw.redrawAll();
  }

  private updateWatching(): void {
    const isWatched = this.view.visible && vscode.window.state.focused;
    this.stores.forEach((store) => store.setWatched(isWatched));
  }
}
