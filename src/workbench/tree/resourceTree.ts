// One tree for every kind: regions, then the kind's resources, then whatever they open into.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { isCancelled } from '../../base/errors';
import type { Connection } from '../../model/connection';
import type { KindManifest } from '../../model/kind';
import { isResource } from '../../model/resource';
import type { Node, ResourceRef } from '../../model/resource';
import type { ResourceStore, Snapshot, StoreChange } from '../../model/resourceStore';
import { setContextKey } from '../settings/contextKeys';
import { regionText, usageText } from './snapshotText';
import { toTreeItem } from './treeItem';
import { registerNode } from './treeNode';
import type { Notice, TreeNode } from './treeNode';

export interface TreeOptions {
  readonly viewId: string;
  readonly store: ResourceStore;
  readonly connection: Connection;
  readonly manifests: readonly KindManifest[];
  readonly readOnly: () => boolean;
  readonly retryCommand: string;
}

/** Rows that arrive one after another are drawn together. */
const drawAfterMs = 50;

export class ResourceTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new vscode.EventEmitter<TreeNode | undefined>());
  private readonly nodes = new Map<string, TreeNode>();
  private readonly view: vscode.TreeView<TreeNode>;
  private regions: readonly string[] = [];
  private account = '';
  private dirty = new Set<TreeNode | undefined>();
  private drawTimer: NodeJS.Timeout | undefined;
  private life = new AbortController();

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly options: TreeOptions) {
    this.view = this.owned.add(
      vscode.window.createTreeView(options.viewId, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.owned.add(options.store.onDidChange((change) => this.onStoreChange(change)));
    this.owned.add(options.connection.onDidChange(() => this.reset()));
    this.owned.add(this.view.onDidChangeVisibility(() => this.watch()));
    this.owned.add(vscode.window.onDidChangeWindowState(() => this.watch()));
    this.watch();
  }

  get isVisible(): boolean {
    return this.view.visible;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return toTreeItem(node, {
      manifests: this.options.manifests,
      readOnly: this.options.readOnly(),
      retryCommand: this.options.retryCommand,
    });
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    switch (node?.type) {
      case undefined:
        return this.rootNodes();
      case 'region':
        return this.regionNodes(node, this.options.store.snapshot(node.region));
      case 'resource':
        return this.open(node, node.resource);
      case 'row':
        return this.open(node, node.row);
      case 'notice':
        return [];
    }
  }

  /** Lists again, regions included; for a notice only what it speaks of. */
  async refresh(notice?: TreeNode): Promise<void> {
    const region = notice?.type === 'notice' && notice.parent?.type === 'region' ? notice.parent.region : undefined;
    if (region !== undefined) {
      await this.options.store.load(region);
    } else if (notice?.parent && notice.parent.type !== 'region') {
      this.redraw(notice.parent);
    } else {
      this.redraw(undefined);
      await this.options.store.refresh();
    }
  }

  /** Draws everything again without asking the service. */
  redrawAll(): void {
    this.redraw(undefined);
  }

  /** Opens the way to a resource and, below it, the row with the id. Does nothing while the view is hidden. */
  async reveal(ref: ResourceRef, childId?: string): Promise<void> {
    if (!this.view.visible) {
      return;
    }
    this.draw();
    const root = await this.getChildren();
    const region = root.find((node) => node.type === 'region' && node.region === ref.region);
    const siblings = region ? await this.getChildren(region) : root;
    const resource = siblings.find((node) => node.type === 'resource' && node.resource.ref.id === ref.id);
    if (!resource) {
      return;
    }
    await this.view.reveal(resource, { select: true, expand: childId !== undefined });
    const child =
      childId === undefined
        ? undefined
        : (await this.getChildren(resource)).find((node) => node.type === 'row' && node.row.id === childId);
    if (child) {
      this.redraw(child);
      await this.view.reveal(child, { select: false, expand: true });
    }
  }

  dispose(): void {
    clearTimeout(this.drawTimer);
    this.life.abort();
    this.owned.dispose();
  }

  private async rootNodes(): Promise<TreeNode[]> {
    const { connection, store } = this.options;
    const { signal } = this.life;
    try {
      const current = await connection.current();
      setContextKey('elasticContainers.connection', current ? 'in' : 'none');
      if (!current) {
        this.view.description = '';
        return [];
      }
      this.regions = await connection.regions(signal);
      this.account = current.label;
      this.describeView();
    } catch (error) {
      setContextKey('elasticContainers.connection', 'failed');
      return isCancelled(error) ? [] : [this.notice(undefined, { kind: 'failed', error, stale: false })];
    }
    const [only] = this.regions;
    if (only !== undefined && this.regions.length === 1) {
      return this.regionNodes(undefined, store.snapshot(only));
    }
    return this.regionList(this.regions.map((region) => store.snapshot(region)));
  }

  /** Regions nobody asked for by name are shown only when there is something in them, or something wrong. */
  private regionList(snapshots: readonly Snapshot[]): TreeNode[] {
    const { regionsAreChosen } = this.options.connection;
    const shown = snapshots.filter(
      ({ resources, state }) => regionsAreChosen || resources.length > 0 || state === 'failed',
    );
    const nodes = shown.map((snapshot) =>
      this.node(`/${snapshot.region}`, undefined, (place) => ({
        ...place,
        type: 'region' as const,
        region: snapshot.region,
        description: regionText(snapshot),
      })),
    );
    if (!regionsAreChosen && snapshots.some(({ state }) => state === 'loading')) {
      return [...nodes, this.notice(undefined, { kind: 'loading' })];
    }
    return nodes.length > 0 ? nodes : [this.notice(undefined, { kind: 'empty' })];
  }

  private regionNodes(parent: TreeNode | undefined, snapshot: Snapshot): TreeNode[] {
    const { state, resources, error } = snapshot;
    const rows = resources.map((resource) => this.nodeOf(parent, resource, `/${snapshot.region}`));
    if (state === 'failed') {
      return [this.notice(parent, { kind: 'failed', error, stale: rows.length > 0 }), ...rows];
    }
    if (state === 'loading') {
      return [...rows, this.notice(parent, { kind: 'loading' })];
    }
    return rows.length > 0 ? rows : [this.notice(parent, { kind: 'empty' })];
  }

  private async open(parent: TreeNode, opened: Node): Promise<TreeNode[]> {
    try {
      const rows = (await opened.children?.(this.life.signal)) ?? [];
      const nodes = rows.map((row) => this.nodeOf(parent, row, parent.id));
      return nodes.length > 0 ? nodes : [this.notice(parent, { kind: 'none' })];
    } catch (error) {
      return isCancelled(error) ? [] : [this.notice(parent, { kind: 'failed', error, stale: false })];
    }
  }

  private nodeOf(parent: TreeNode | undefined, content: Node, path: string): TreeNode {
    return this.node(`${path}/${content.id}`, parent, (place) =>
      isResource(content)
        ? { ...place, type: 'resource' as const, resource: content }
        : { ...place, type: 'row' as const, row: content },
    );
  }

  private notice(parent: TreeNode | undefined, notice: Notice): TreeNode {
    return this.node(`${parent?.id ?? ''}/?notice`, parent, (place) => ({ ...place, type: 'notice' as const, notice }));
  }

  /** The node of a place, with what it holds now. */
  private node(
    id: string,
    parent: TreeNode | undefined,
    make: (place: { id: string; parent: TreeNode | undefined }) => TreeNode,
  ): TreeNode {
    const made = make({ id, parent });
    const known = this.nodes.get(id);
    if (known?.type === made.type && known.parent === parent) {
      return Object.assign(known, made);
    }
    this.nodes.set(id, registerNode(made));
    return made;
  }

  /** Who is signed in, and how much of the quota is used. */
  private describeView(): void {
    const usage = usageText(this.options.store.loaded);
    this.view.description = [this.account, usage].filter(Boolean).join(' · ');
  }

  private onStoreChange({ region, resources }: StoreChange): void {
    this.describeView();
    const places = resources?.map((ref) => this.nodes.get(`/${region}/${ref.id}`));
    if (places?.every((node) => node?.type === 'resource')) {
      for (const node of places) {
        const fresh = this.options.store.find(node.resource.ref);
        if (fresh) {
          node.resource = fresh;
        }
        this.redraw(node);
      }
    } else {
      const known = this.nodes.get(`/${region}`);
      if (known?.type === 'region' && this.options.connection.regionsAreChosen) {
        known.description = regionText(this.options.store.snapshot(region));
        this.redraw(known);
      } else {
        this.redraw(undefined);
      }
    }
  }

  private redraw(node: TreeNode | undefined): void {
    this.dirty.add(node);
    this.drawTimer ??= setTimeout(() => this.draw(), drawAfterMs);
  }

  private draw(): void {
    clearTimeout(this.drawTimer);
    this.drawTimer = undefined;
    const dirty = this.dirty;
    this.dirty = new Set();
    for (const one of dirty.has(undefined) ? [undefined] : dirty) {
      this.changed.fire(one);
    }
  }

  private reset(): void {
    this.life.abort();
    this.life = new AbortController();
    this.options.store.reset();
    this.nodes.clear();
    this.redraw(undefined);
  }

  private watch(): void {
    this.options.store.setWatched(this.view.visible && vscode.window.state.focused);
  }
}
