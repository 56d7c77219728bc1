// One tree over a view that stands for VS Code's, with lists that the test holds: things, and parts below them.
import * as vscode from 'vscode';
import { Lazy } from '../../src/base/async/lazy';
import { ResourceStore } from '../../src/engine/store/resourceStore';
import type { Field } from '../../src/model/field';
import type { AnyKind } from '../../src/model/kind';
import type { ResourceRef } from '../../src/model/resource';
import { LazyTree } from '../../src/workbench/tree/lazyTree';
import { ResourceTree } from '../../src/workbench/tree/resourceTree';
import { RowsOnScreen, toRowUri } from '../../src/workbench/tree/rowsOnScreen';
import { ViewState } from '../../src/workbench/tree/viewState';
import type { TreeNode } from '../../src/workbench/tree/nodes/treeNode';
import { FakeClock } from './fakeClock';
import { FakeConnection } from './fakeConnection';
import { FakeMemory } from './fakeMemory';
import { ListedKind, partManifest, thingManifest } from './listedKind';
import type { Timers } from './useTimers';
import type { TreeView } from './vscode/treeViews';
import { shown } from './vscode/useVscode';

export const fields: readonly Field[] = [
  { id: 'name', label: () => 'Name', find: ({ label }) => label, sort: ({ label }) => label },
  { id: 'letter', label: () => 'Letter', group: ({ label }) => label.slice(0, 1) },
  { id: 'status', label: () => 'Status', group: ({ status }) => status.code },
];

export interface TrialOptions {
  readonly things?: Partial<AnyKind>;
  /** Left out: things are listed, and nothing below them. */
  readonly parts?: Partial<AnyKind>;
  readonly viewId?: string;
}

export const viewId = 'elasticContainers.things';

export class TreeTrial {
  readonly clock = new FakeClock();
  readonly connection = new FakeConnection();
  readonly memory = new FakeMemory();
  readonly things: ListedKind;
  readonly parts: ListedKind | undefined;
  /** Ids of what was drawn again, "all" for everything, in order. */
  readonly redrawn: string[] = [];
  isReadOnly = false;
  private readonly viewId: string;
  private made: { tree: ResourceTree; state: ViewState; rows: RowsOnScreen; store: ResourceStore } | undefined;

  constructor(
    private readonly timers: Timers,
    options: TrialOptions = {},
  ) {
    this.viewId = options.viewId ?? viewId;
    this.things = new ListedKind({ fields, ...options.things });
    this.parts =
      options.parts && new ListedKind({ manifest: partManifest, noun: () => 'part', fields, ...options.parts });
  }

  /** Shows the view, and waits until what can be read has been drawn. */
  async open(): Promise<this> {
    this.make();
    await this.view.show();
    await this.pass(600);
    return this;
  }

  /** The tree, whose view has not been shown yet. */
  make(): ResourceTree {
    const { viewId } = this;
    const workbench = Lazy.create(
      () => Promise.resolve(),
      () => ({ tree: () => this.tree }),
    );
    const treeDataProvider = new LazyTree({
      ...{ viewId, workbench },
      onFailure: (error) => {
        throw error;
      },
    });
    const view: vscode.TreeView<TreeNode> = vscode.window.createTreeView(viewId, { treeDataProvider });
    const store = new ResourceStore(this.things.kind, this.clock);
    const partStore = this.parts && new ResourceStore(this.parts.kind, this.clock);
    const state = new ViewState(this.parts?.kind ?? this.things.kind, this.memory);
    const rows = new RowsOnScreen();
    const tree = new ResourceTree({
      ...{ viewId, view, store, state, rows, connection: this.connection },
      below: new Map(partStore ? [['thing', partStore]] : []),
      manifests: [thingManifest, partManifest],
      readOnly: () => this.isReadOnly,
      commands: { retry: 'test.retry', loadMore: 'test.loadMore' },
    });
    tree.onDidChangeTreeData((nodes) => this.redrawn.push(nodes ? nodes.map(({ id }) => id).join() : 'all'));
    this.made = { tree, state, rows, store };
    return tree;
  }

  private get parts_() {
    if (!this.made) {
      throw new Error('The view is not open');
    }
    return this.made;
  }

  get tree(): ResourceTree {
    return this.parts_.tree;
  }

  get state(): ViewState {
    return this.parts_.state;
  }

  get store(): ResourceStore {
    return this.parts_.store;
  }

  get view(): TreeView {
    return shown.view(this.viewId);
  }

  get text(): string {
    return this.view.text();
  }

  /** The header above the rows. */
  get header(): readonly (string | undefined)[] {
    return [this.view.description, this.view.message];
  }

  node(label: string): TreeNode {
    return this.view.row(label).element as TreeNode;
  }

  /** What was drawn again since this was last asked. */
  takeRedrawn(): readonly string[] {
    return this.redrawn.splice(0);
  }

  async pass(ms = 600): Promise<void> {
    await this.timers.pass(ms);
    await this.view.settle();
    await this.timers.pass(0);
    await this.view.settle();
  }

  /** VS Code draws these rows on screen. */
  async scrollTo(...refs: readonly ResourceRef[]): Promise<void> {
    refs.forEach((ref) => this.parts_.rows.provideFileDecoration(toRowUri(this.viewId, ref)));
    await this.pass(20);
  }

  dispose(): void {
    this.made?.tree.dispose();
    this.made?.rows.dispose();
    this.made?.store.dispose();
  }
}
