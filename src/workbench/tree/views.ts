// The views of all kinds: one tree per kind that has a view, one store per kind that is listed.
import type * as vscode from 'vscode';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { toError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { Memory } from '../../base/memory';
import type { Connection } from '../../model/ports/connection';
import type { AnyKind } from '../../model/kind';
import { resolveListedRegions } from '../../engine/store/listedRegions';
import type { ResourceRef } from '../../model/resource';
import { ResourceStore } from '../../engine/store/resourceStore';
import type { ViewPort } from '../../model/viewPort';
import type { KindViews } from './lazyTree';
import { ResourceTree } from './resourceTree';
import { RowsOnScreen } from './rowsOnScreen';
import { ViewState } from './viewState';

export interface ViewsOptions {
  readonly views: KindViews;
  readonly kinds: ReadonlyMap<string, AnyKind>;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly readOnly: () => boolean;
  readonly log: Log;
}

interface View {
  readonly tree: ResourceTree;
  readonly state: ViewState;
  /** Of the kind whose rows are found, grouped and sorted. */
  readonly lister: ResourceStore;
  readonly stores: readonly ResourceStore[];
}

export class Views implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly rows = this.owned.add(new RowsOnScreen());
  private readonly views: readonly View[];
  private readonly stores = new Map<string, ResourceStore>();

  constructor(private readonly options: ViewsOptions) {
    const { kinds } = options;
    for (const kind of kinds.values()) {
      if (kind.list) {
        this.stores.set(kind.manifest.id, this.owned.add(new ResourceStore(kind, options.clock)));
      }
    }
    this.views = [...kinds.values()].flatMap((kind) =>
      kind.manifest.view ? [this.open(kind, kind.manifest.view.id)] : [],
    );
  }

  get trees(): readonly ResourceTree[] {
    return this.views.map(({ tree }) => tree);
  }

  getTree(viewId: string): ResourceTree {
    const view = this.views.find(({ tree }) => tree.viewId === viewId);
    if (!view) {
      throw new Error(`No view ${viewId}`);
    }
    return view.tree;
  }

  getStore(kindId: string): ResourceStore | undefined {
    return this.stores.get(kindId);
  }

  /** Selects the resource in its view, when that is visible. Never rejects. */
  async reveal(ref: ResourceRef, childId?: string): Promise<void> {
    await this.show(ref, childId, false);
  }

  /** Shows the view that lists the resource and selects it there; false when it is not in the list. */
  async focus(ref: ResourceRef): Promise<boolean> {
    const store = this.stores.get(ref.kind);
    const { connection } = this.options;
    if (store && !store.find(ref) && ref.parent === undefined) {
      const regions = await resolveListedRegions(store.kind, connection, new AbortController().signal);
      if (regions.includes(ref.region)) {
        await store.load({ region: ref.region });
      }
    }
    return this.show(ref, undefined, true);
  }

  /** The view that lists a kind, or one of the kind it lies below. */
  getPort(kindId: string): ViewPort {
    const view = this.findView(kindId);
    if (!view) {
      throw new Error(`No view lists ${kindId}`);
    }
    const { state, lister } = view;
    return {
      get arrangement() {
        return state.arrangement;
      },
      update: (change, keep) => state.update(change, keep),
      resources: () => lister.loaded.flatMap(({ resources }) => resources),
    };
  }

  dispose(): void {
    this.owned.dispose();
  }

  private open(kind: AnyKind, viewId: string): View {
    const { kinds, connection, memory, readOnly, views } = this.options;
    const { id } = kind.manifest;
    const listed = [...kinds.values()].filter(({ list, manifest }) => list && manifest.parent === id);
    const below = new Map(listed.flatMap((one) => toStoreEntry(id, this.stores.get(one.manifest.id))));
    const store = this.stores.get(id);
    const view = views.get(viewId);
    if (!store || !view) {
      throw new Error(`Kind ${id} has a view and cannot be listed`);
    }
    const [arranged = kind] = listed;
    const state = this.owned.add(new ViewState(arranged, memory));
    const tree = this.owned.add(
      new ResourceTree({
        ...{ viewId, view, store, below, state, connection, rows: this.rows, readOnly },
        manifests: [...kinds.values()].map(({ manifest }) => manifest),
        commands: { retry: 'elasticContainers.retry', loadMore: 'elasticContainers.loadMore' },
      }),
    );
    const stores = [store, ...below.values()];
    return { tree, state, stores, lister: stores.find((one) => one.kind === arranged) ?? store };
  }

  private findView(kindId: string): View | undefined {
    const { kinds } = this.options;
    const own = this.views.find(({ tree }) => tree.lists(kindId));
    const parent = kinds.get(kindId)?.manifest.parent;
    return own ?? (parent === undefined ? undefined : this.findView(parent));
  }

  private async show(ref: ResourceRef, childId: string | undefined, focus: boolean): Promise<boolean> {
    try {
      const view = this.findView(ref.kind);
      return (await view?.tree.reveal(ref, childId, focus)) ?? false;
    } catch (error) {
      // The row may have gone, or not been drawn yet; whatever was done stays done.
      this.options.log.warn(`Could not reveal ${ref.kind} ${ref.id}: ${toError(error).message}`);
      return false;
    }
  }
}

function toStoreEntry(
  parentId: string,
  store: ResourceStore | undefined,
): readonly (readonly [string, ResourceStore])[] {
  return store ? [[parentId, store]] : [];
}
