// One tree for every kind: what it shows is made in treeLevels.ts; here it meets VS Code, the account and the stores.
function stryNS_9fa48() {
  var g = typeof globalThis === 'object' && globalThis && globalThis.Math === Math && globalThis || new Function("return this")();
  var ns = g.__stryker__ || (g.__stryker__ = {});
  if (ns.activeMutant === undefined && g.process && g.process.env && g.process.env.__STRYKER_ACTIVE_MUTANT__) {
    ns.activeMutant = g.process.env.__STRYKER_ACTIVE_MUTANT__;
  }
  function retrieveNS() {
    return ns;
  }
  stryNS_9fa48 = retrieveNS;
  return retrieveNS();
}
stryNS_9fa48();
function stryCov_9fa48() {
  var ns = stryNS_9fa48();
  var cov = ns.mutantCoverage || (ns.mutantCoverage = {
    static: {},
    perTest: {}
  });
  function cover() {
    var c = cov.static;
    if (ns.currentTestId) {
      c = cov.perTest[ns.currentTestId] = cov.perTest[ns.currentTestId] || {};
    }
    var a = arguments;
    for (var i = 0; i < a.length; i++) {
      c[a[i]] = (c[a[i]] || 0) + 1;
    }
  }
  stryCov_9fa48 = cover;
  cover.apply(null, arguments);
}
function stryMutAct_9fa48(id) {
  var ns = stryNS_9fa48();
  function isActive(id) {
    if (ns.activeMutant === id) {
      if (ns.hitCount !== void 0 && ++ns.hitCount > ns.hitLimit) {
        throw new Error('Stryker: Hit count limit reached (' + ns.hitCount + ')');
      }
      return true;
    }
    return false;
  }
  stryMutAct_9fa48 = isActive;
  return isActive(id);
}
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
  readonly commands: {
    readonly retry: string;
    readonly loadMore: string;
  };
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
  private readonly opened = new OpenedRows(this.nodes, stryMutAct_9fa48("530") ? {} : (stryCov_9fa48("530"), {
    onArrival: stryMutAct_9fa48("531") ? () => undefined : (stryCov_9fa48("531"), node => this.redraw.addArrival(node)),
    onChange: stryMutAct_9fa48("532") ? () => undefined : (stryCov_9fa48("532"), node => this.drawRow(node)),
    ask: node => {
      if (stryMutAct_9fa48("533")) {
        {}
      } else {
        stryCov_9fa48("533");
        if (stryMutAct_9fa48("536") ? false : stryMutAct_9fa48("535") ? true : stryMutAct_9fa48("534") ? this.isListed(node) : (stryCov_9fa48("534", "535", "536"), !this.isListed(node))) {
          if (stryMutAct_9fa48("537")) {
            {}
          } else {
            stryCov_9fa48("537");
            void this.getChildren(node);
          }
        }
      }
    }
  }));
  private readonly redraw = this.owned.add(new RedrawQueue(stryMutAct_9fa48("538") ? () => undefined : (stryCov_9fa48("538"), nodes => this.opened.invalidate(nodes))));
  private account = '';
  private lifetime = new AbortController();
  readonly onDidChangeTreeData = this.redraw.onDidChange;
  constructor(private readonly options: TreeOptions) {
    if (stryMutAct_9fa48("540")) {
      {}
    } else {
      stryCov_9fa48("540");
      const {
        store,
        below,
        connection,
        state
      } = options;
      this.levels = new TreeLevels(stryMutAct_9fa48("541") ? {} : (stryCov_9fa48("541"), {
        store,
        below,
        connection,
        state,
        nodes: this.nodes,
        opened: this.opened
      }));
      this.view = options.view;
      this.header = new ViewHeader(options.viewId, this.view, state, stryMutAct_9fa48("542") ? () => undefined : (stryCov_9fa48("542"), () => this.stores.flatMap(stryMutAct_9fa48("543") ? () => undefined : (stryCov_9fa48("543"), ({
        loaded
      }) => loaded))));
      this.rows = this.owned.add(options.rows.addTree(options.viewId, stryMutAct_9fa48("544") ? () => undefined : (stryCov_9fa48("544"), refs => this.stores.forEach(stryMutAct_9fa48("545") ? () => undefined : (stryCov_9fa48("545"), one => one.markVisible(refs))))));
      this.stores.forEach(one => {
        if (stryMutAct_9fa48("546")) {
          {}
        } else {
          stryCov_9fa48("546");
          this.owned.add(one.onDidChange(stryMutAct_9fa48("547") ? () => undefined : (stryCov_9fa48("547"), change => this.onStoreChange(one, change))));
        }
      });
      this.owned.add(this.redraw.onDidDraw(stryMutAct_9fa48("548") ? () => undefined : (stryCov_9fa48("548"), () => this.header.draw(this.account))));
      this.owned.add(state.onDidChange(stryMutAct_9fa48("549") ? () => undefined : (stryCov_9fa48("549"), ({
        query
      }) => this.onArrangement(query))));
      this.owned.add(connection.onDidChange(stryMutAct_9fa48("550") ? () => undefined : (stryCov_9fa48("550"), () => this.reset())));
      this.owned.add(connection.onDidSlow(stryMutAct_9fa48("551") ? () => undefined : (stryCov_9fa48("551"), ({
        region,
        forMs
      }) => this.onSlow(region, forMs))));
      this.owned.add(this.view.onDidChangeVisibility(stryMutAct_9fa48("552") ? () => undefined : (stryCov_9fa48("552"), () => this.updateWatching())));
      this.owned.add(this.view.onDidCollapseElement(stryMutAct_9fa48("553") ? () => undefined : (stryCov_9fa48("553"), ({
        element
      }) => this.opened.fold(element, stryMutAct_9fa48("554") ? false : (stryCov_9fa48("554"), true)))));
      this.owned.add(this.view.onDidExpandElement(stryMutAct_9fa48("555") ? () => undefined : (stryCov_9fa48("555"), ({
        element
      }) => this.opened.fold(element, stryMutAct_9fa48("556") ? true : (stryCov_9fa48("556"), false)))));
      this.owned.add(vscode.window.onDidChangeWindowState(stryMutAct_9fa48("557") ? () => undefined : (stryCov_9fa48("557"), () => this.updateWatching())));
      const ages = setInterval(stryMutAct_9fa48("558") ? () => undefined : (stryCov_9fa48("558"), () => this.redrawAges()), agesMs);
      this.owned.add(stryMutAct_9fa48("559") ? {} : (stryCov_9fa48("559"), {
        dispose: stryMutAct_9fa48("560") ? () => undefined : (stryCov_9fa48("560"), () => clearInterval(ages))
      }));
      this.lister.setQuery(state.arrangement.query);
      this.updateWatching();
    }
  }
  get viewId(): string {
    if (stryMutAct_9fa48("561")) {
      {}
    } else {
      stryCov_9fa48("561");
      return this.options.viewId;
    }
  }
  get isVisible(): boolean {
    if (stryMutAct_9fa48("562")) {
      {}
    } else {
      stryCov_9fa48("562");
      return this.view.visible;
    }
  }
  getTreeItem(node: TreeNode): vscode.TreeItem {
    if (stryMutAct_9fa48("563")) {
      {}
    } else {
      stryCov_9fa48("563");
      const {
        viewId,
        manifests,
        readOnly,
        commands
      } = this.options;
      this.opened.markDrawn(node);
      return toTreeItem(node, stryMutAct_9fa48("564") ? {} : (stryCov_9fa48("564"), {
        viewId,
        manifests,
        readOnly: readOnly(),
        commands
      }));
    }
  }
  getParent(node: TreeNode): TreeNode | undefined {
    if (stryMutAct_9fa48("565")) {
      {}
    } else {
      stryCov_9fa48("565");
      return node.parent;
    }
  }
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (stryMutAct_9fa48("566")) {
      {}
    } else {
      stryCov_9fa48("566");
      const {
        signal
      } = this.lifetime;
      if (stryMutAct_9fa48("568") ? false : stryMutAct_9fa48("567") ? true : (stryCov_9fa48("567", "568"), node)) {
        if (stryMutAct_9fa48("569")) {
          {}
        } else {
          stryCov_9fa48("569");
          return this.levels.listChildren(node, signal);
        }
      }
      try {
        if (stryMutAct_9fa48("570")) {
          {}
        } else {
          stryCov_9fa48("570");
          const current = await this.options.connection.current();
          setContextKey('elasticContainers.connection', current ? 'in' : 'none');
          this.account = stryMutAct_9fa48("574") ? current?.label && '' : (stryCov_9fa48("574"), (stryMutAct_9fa48("575") ? current.label : (stryCov_9fa48("575"), current?.label)) ?? '');
          const roots = current ? await this.levels.listChildren(undefined, signal) : this.nodes.setChildren(undefined, stryMutAct_9fa48("577") ? ["Stryker was here"] : (stryCov_9fa48("577"), []));
          this.header.draw(this.account);
          return roots;
        }
      } catch (error) {
        if (stryMutAct_9fa48("578")) {
          {}
        } else {
          stryCov_9fa48("578");
          setContextKey('elasticContainers.connection', 'failed');
          return isCancelled(error) ? stryMutAct_9fa48("581") ? ["Stryker was here"] : (stryCov_9fa48("581"), []) : this.nodes.setChildren(undefined, stryMutAct_9fa48("582") ? [] : (stryCov_9fa48("582"), [this.nodes.ensureNotice(undefined, stryMutAct_9fa48("583") ? {} : (stryCov_9fa48("583"), {
            kind: 'failed',
            error,
            stale: stryMutAct_9fa48("585") ? true : (stryCov_9fa48("585"), false)
          }))]));
        }
      }
    }
  }

  /** Lists again, regions included; for a notice only what it speaks of. */
  async refresh(notice?: TreeNode): Promise<void> {
    if (stryMutAct_9fa48("586")) {
      {}
    } else {
      stryCov_9fa48("586");
      const about = (stryMutAct_9fa48("589") ? notice?.type === 'notice' || notice.notice.kind === 'failed' : stryMutAct_9fa48("588") ? false : stryMutAct_9fa48("587") ? true : (stryCov_9fa48("587", "588", "589"), (stryMutAct_9fa48("591") ? notice?.type !== 'notice' : stryMutAct_9fa48("590") ? true : (stryCov_9fa48("590", "591"), (stryMutAct_9fa48("592") ? notice.type : (stryCov_9fa48("592"), notice?.type)) === 'notice')) && (stryMutAct_9fa48("595") ? notice.notice.kind !== 'failed' : stryMutAct_9fa48("594") ? true : (stryCov_9fa48("594", "595"), notice.notice.kind === 'failed')))) ? notice.notice.scope : undefined;
      if (stryMutAct_9fa48("598") ? false : stryMutAct_9fa48("597") ? true : (stryCov_9fa48("597", "598"), about)) {
        if (stryMutAct_9fa48("599")) {
          {}
        } else {
          stryCov_9fa48("599");
          await this.getStore(about).load(about);
        }
      } else if (stryMutAct_9fa48("602") ? notice?.parent || notice.parent.type !== 'region' : stryMutAct_9fa48("601") ? false : stryMutAct_9fa48("600") ? true : (stryCov_9fa48("600", "601", "602"), (stryMutAct_9fa48("603") ? notice.parent : (stryCov_9fa48("603"), notice?.parent)) && (stryMutAct_9fa48("605") ? notice.parent.type === 'region' : stryMutAct_9fa48("604") ? true : (stryCov_9fa48("604", "605"), notice.parent.type !== 'region')))) {
        if (stryMutAct_9fa48("607")) {
          {}
        } else {
          stryCov_9fa48("607");
          this.redraw.addNode(notice.parent);
        }
      } else {
        if (stryMutAct_9fa48("608")) {
          {}
        } else {
          stryCov_9fa48("608");
          await this.refreshAll();
        }
      }
    }
  }

  /** Gets further rows of the list a notice speaks of. */
  async loadMore(scope: Scope, all: boolean): Promise<void> {
    if (stryMutAct_9fa48("609")) {
      {}
    } else {
      stryCov_9fa48("609");
      await this.getStore(scope).loadMore(scope, all);
    }
  }

  /** Ends what is loading, in one list or in all. */
  stopLoading(scope?: Scope): void {
    if (stryMutAct_9fa48("610")) {
      {}
    } else {
      stryCov_9fa48("610");
      const stores = (stryMutAct_9fa48("613") ? scope !== undefined : stryMutAct_9fa48("612") ? false : stryMutAct_9fa48("611") ? true : (stryCov_9fa48("611", "612", "613"), scope === undefined)) ? this.stores : stryMutAct_9fa48("614") ? [] : (stryCov_9fa48("614"), [this.getStore(scope)]);
      stores.forEach(stryMutAct_9fa48("615") ? () => undefined : (stryCov_9fa48("615"), store => store.stop(scope)));
    }
  }

  /** Draws everything again without asking the service. */
  redrawAll(): void {
    if (stryMutAct_9fa48("616")) {
      {}
    } else {
      stryCov_9fa48("616");
      this.redraw.redrawAll();
    }
  }

  /** True when the node is one of this tree's. */
  holds(node: unknown): boolean {
    if (stryMutAct_9fa48("617")) {
      {}
    } else {
      stryCov_9fa48("617");
      return stryMutAct_9fa48("620") ? isTreeNode(node) || this.nodes.get(node.id) === node : stryMutAct_9fa48("619") ? false : stryMutAct_9fa48("618") ? true : (stryCov_9fa48("618", "619", "620"), isTreeNode(node) && (stryMutAct_9fa48("622") ? this.nodes.get(node.id) !== node : stryMutAct_9fa48("621") ? true : (stryCov_9fa48("621", "622"), this.nodes.get(node.id) === node)));
    }
  }

  /** True when resources of the kind are rows of this tree's lists. */
  lists(kindId: string): boolean {
    if (stryMutAct_9fa48("623")) {
      {}
    } else {
      stryCov_9fa48("623");
      return stryMutAct_9fa48("624") ? this.stores.every(({
        kind
      }) => kind.manifest.id === kindId) : (stryCov_9fa48("624"), this.stores.some(stryMutAct_9fa48("625") ? () => undefined : (stryCov_9fa48("625"), ({
        kind
      }) => stryMutAct_9fa48("628") ? kind.manifest.id !== kindId : stryMutAct_9fa48("627") ? false : stryMutAct_9fa48("626") ? true : (stryCov_9fa48("626", "627", "628"), kind.manifest.id === kindId))));
    }
  }

  /**
   * Opens the way to a resource and, below it, the row with the id. False when it is not in the list, or kept from view.
   * @param focus show the view when it is hidden; otherwise nothing is done then
   */
  async reveal(ref: ResourceRef, childId?: string, focus = stryMutAct_9fa48("629") ? true : (stryCov_9fa48("629"), false)): Promise<boolean> {
    if (stryMutAct_9fa48("630")) {
      {}
    } else {
      stryCov_9fa48("630");
      if (stryMutAct_9fa48("633") ? ref.parent === undefined || !this.lists(ref.kind) : stryMutAct_9fa48("632") ? false : stryMutAct_9fa48("631") ? true : (stryCov_9fa48("631", "632", "633"), (stryMutAct_9fa48("635") ? ref.parent !== undefined : stryMutAct_9fa48("634") ? true : (stryCov_9fa48("634", "635"), ref.parent === undefined)) && (stryMutAct_9fa48("636") ? this.lists(ref.kind) : (stryCov_9fa48("636"), !this.lists(ref.kind))))) {
        if (stryMutAct_9fa48("637")) {
          {}
        } else {
          stryCov_9fa48("637");
          return stryMutAct_9fa48("638") ? true : (stryCov_9fa48("638"), false);
        }
      }
      const {
        view,
        redraw,
        opened
      } = this;
      const listChildren = stryMutAct_9fa48("639") ? () => undefined : (stryCov_9fa48("639"), (() => {
        const listChildren = (node: TreeNode | undefined): Promise<TreeNode[]> => this.getChildren(node);
        return listChildren;
      })());
      const show = stryMutAct_9fa48("640") ? () => undefined : (stryCov_9fa48("640"), (() => {
        const show = (): Thenable<unknown> => vscode.commands.executeCommand(`${this.viewId}.focus`);
        return show;
      })());
      return revealRow(stryMutAct_9fa48("642") ? {} : (stryCov_9fa48("642"), {
        view,
        show,
        redraw,
        opened,
        listChildren
      }), ref, childId, focus);
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("643")) {
      {}
    } else {
      stryCov_9fa48("643");
      this.lifetime.abort();
      this.owned.dispose();
    }
  }
  private get stores(): readonly ResourceStore[] {
    if (stryMutAct_9fa48("644")) {
      {}
    } else {
      stryCov_9fa48("644");
      return stryMutAct_9fa48("645") ? [] : (stryCov_9fa48("645"), [this.options.store, ...this.options.below.values()]);
    }
  }

  /** The store whose rows are found, grouped and sorted. */
  private get lister(): ResourceStore {
    if (stryMutAct_9fa48("646")) {
      {}
    } else {
      stryCov_9fa48("646");
      const {
        store,
        state
      } = this.options;
      return stryMutAct_9fa48("647") ? this.stores.find(({
        kind
      }) => kind === state.kind) && store : (stryCov_9fa48("647"), this.stores.find(stryMutAct_9fa48("648") ? () => undefined : (stryCov_9fa48("648"), ({
        kind
      }) => stryMutAct_9fa48("651") ? kind !== state.kind : stryMutAct_9fa48("650") ? false : stryMutAct_9fa48("649") ? true : (stryCov_9fa48("649", "650", "651"), kind === state.kind))) ?? store);
    }
  }
  private getStore({
    parent
  }: Scope): ResourceStore {
    if (stryMutAct_9fa48("652")) {
      {}
    } else {
      stryCov_9fa48("652");
      return stryMutAct_9fa48("653") ? parent && this.options.below.get(parent.kind) && this.options.store : (stryCov_9fa48("653"), (stryMutAct_9fa48("656") ? parent || this.options.below.get(parent.kind) : stryMutAct_9fa48("655") ? false : stryMutAct_9fa48("654") ? true : (stryCov_9fa48("654", "655", "656"), parent && this.options.below.get(parent.kind))) ?? this.options.store);
    }
  }

  /**
   * Re-reads what is to be read, and leaves every other row where it is: lists that have changed are drawn by their stores. Drawing all
   * at once would make VS Code forget every row until all levels had been requested again (docs/decisions/0021).
   */
  private async refreshAll(): Promise<void> {
    if (stryMutAct_9fa48("657")) {
      {}
    } else {
      stryCov_9fa48("657");
      const isListed = stryMutAct_9fa48("658") ? this.nodes.getChildren(undefined)?.some(({
        type
      }) => type !== 'notice') && false : (stryCov_9fa48("658"), (stryMutAct_9fa48("660") ? this.nodes.getChildren(undefined).some(({
        type
      }) => type !== 'notice') : stryMutAct_9fa48("659") ? this.nodes.getChildren(undefined)?.every(({
        type
      }) => type !== 'notice') : (stryCov_9fa48("659", "660"), this.nodes.getChildren(undefined)?.some(stryMutAct_9fa48("661") ? () => undefined : (stryCov_9fa48("661"), ({
        type
      }) => stryMutAct_9fa48("664") ? type === 'notice' : stryMutAct_9fa48("663") ? false : stryMutAct_9fa48("662") ? true : (stryCov_9fa48("662", "663", "664"), type !== 'notice'))))) ?? (stryMutAct_9fa48("666") ? true : (stryCov_9fa48("666"), false)));
      if (stryMutAct_9fa48("669") ? !isListed && (await this.levels.hasOtherRegions(this.lifetime.signal).catch(() => true)) : stryMutAct_9fa48("668") ? false : stryMutAct_9fa48("667") ? true : (stryCov_9fa48("667", "668", "669"), (stryMutAct_9fa48("670") ? isListed : (stryCov_9fa48("670"), !isListed)) || (await this.levels.hasOtherRegions(this.lifetime.signal).catch(stryMutAct_9fa48("671") ? () => undefined : (stryCov_9fa48("671"), () => stryMutAct_9fa48("672") ? false : (stryCov_9fa48("672"), true)))))) {
        if (stryMutAct_9fa48("673")) {
          {}
        } else {
          stryCov_9fa48("673");
          this.redraw.redrawAll();
        }
      } else {
        if (stryMutAct_9fa48("674")) {
          {}
        } else {
          stryCov_9fa48("674");
          this.nodes.listOpenedResources().forEach(node => {
            if (stryMutAct_9fa48("675")) {
              {}
            } else {
              stryCov_9fa48("675");
              if (stryMutAct_9fa48("678") ? false : stryMutAct_9fa48("677") ? true : stryMutAct_9fa48("676") ? this.isListed(node) : (stryCov_9fa48("676", "677", "678"), !this.isListed(node))) {
                if (stryMutAct_9fa48("679")) {
                  {}
                } else {
                  stryCov_9fa48("679");
                  this.drawRow(node);
                }
              }
            }
          });
          this.redrawAges();
        }
      }
      await Promise.all(this.stores.map(stryMutAct_9fa48("680") ? () => undefined : (stryCov_9fa48("680"), store => store.refresh())));
    }
  }
  private onStoreChange(store: ResourceStore, {
    scope,
    resources
  }: StoreChange): void {
    if (stryMutAct_9fa48("681")) {
      {}
    } else {
      stryCov_9fa48("681");
      if (stryMutAct_9fa48("684") ? false : stryMutAct_9fa48("683") ? true : stryMutAct_9fa48("682") ? resources : (stryCov_9fa48("682", "683", "684"), !resources)) {
        if (stryMutAct_9fa48("685")) {
          {}
        } else {
          stryCov_9fa48("685");
          this.redrawScope(store, scope);
          store.markVisible(this.rows.recent);
          return;
        }
      }
      for (const ref of resources) {
        if (stryMutAct_9fa48("686")) {
          {}
        } else {
          stryCov_9fa48("686");
          const fresh = store.find(ref);
          const nodes = fresh ? this.nodes.update(fresh) : stryMutAct_9fa48("687") ? ["Stryker was here"] : (stryCov_9fa48("687"), []);
          nodes.forEach(stryMutAct_9fa48("688") ? () => undefined : (stryCov_9fa48("688"), node => this.drawRow(node)));
        }
      }
      const {
        groupBy,
        sortBy,
        find
      } = this.options.state.arrangement;
      if (stryMutAct_9fa48("691") ? resources.length > 0 && store.kind === this.options.state.kind || (groupBy ?? sortBy ?? find) !== undefined : stryMutAct_9fa48("690") ? false : stryMutAct_9fa48("689") ? true : (stryCov_9fa48("689", "690", "691"), (stryMutAct_9fa48("693") ? resources.length > 0 || store.kind === this.options.state.kind : stryMutAct_9fa48("692") ? true : (stryCov_9fa48("692", "693"), (stryMutAct_9fa48("696") ? resources.length <= 0 : stryMutAct_9fa48("695") ? resources.length >= 0 : stryMutAct_9fa48("694") ? true : (stryCov_9fa48("694", "695", "696"), resources.length > 0)) && (stryMutAct_9fa48("698") ? store.kind !== this.options.state.kind : stryMutAct_9fa48("697") ? true : (stryCov_9fa48("697", "698"), store.kind === this.options.state.kind)))) && (stryMutAct_9fa48("700") ? (groupBy ?? sortBy ?? find) === undefined : stryMutAct_9fa48("699") ? true : (stryCov_9fa48("699", "700"), (stryMutAct_9fa48("701") ? (groupBy ?? sortBy) && find : (stryCov_9fa48("701"), (stryMutAct_9fa48("702") ? groupBy && sortBy : (stryCov_9fa48("702"), groupBy ?? sortBy)) ?? find)) !== undefined)))) {
        if (stryMutAct_9fa48("703")) {
          {}
        } else {
          stryCov_9fa48("703");
          this.redrawScope(store, scope);
        }
      } else {
        if (stryMutAct_9fa48("704")) {
          {}
        } else {
          stryCov_9fa48("704");
          this.redraw.addHeader();
        }
      }
    }
  }

  /** Shown in the header of the views that list the region, and removed when it is over. */
  private onSlow(region: string | undefined, forMs: number): void {
    if (stryMutAct_9fa48("705")) {
      {}
    } else {
      stryCov_9fa48("705");
      const isOurs = stryMutAct_9fa48("706") ? this.stores.every(store => store.loaded.some(({
        scope
      }) => scope.region === region)) : (stryCov_9fa48("706"), this.stores.some(stryMutAct_9fa48("707") ? () => undefined : (stryCov_9fa48("707"), store => stryMutAct_9fa48("708") ? store.loaded.every(({
        scope
      }) => scope.region === region) : (stryCov_9fa48("708"), store.loaded.some(stryMutAct_9fa48("709") ? () => undefined : (stryCov_9fa48("709"), ({
        scope
      }) => stryMutAct_9fa48("712") ? scope.region !== region : stryMutAct_9fa48("711") ? false : stryMutAct_9fa48("710") ? true : (stryCov_9fa48("710", "711", "712"), scope.region === region)))))));
      if (stryMutAct_9fa48("715") ? region === undefined && isOurs : stryMutAct_9fa48("714") ? false : stryMutAct_9fa48("713") ? true : (stryCov_9fa48("713", "714", "715"), (stryMutAct_9fa48("717") ? region !== undefined : stryMutAct_9fa48("716") ? false : (stryCov_9fa48("716", "717"), region === undefined)) || isOurs)) {
        if (stryMutAct_9fa48("718")) {
          {}
        } else {
          stryCov_9fa48("718");
          this.header.showSlowdown(forMs);
          this.stores.forEach(stryMutAct_9fa48("719") ? () => undefined : (stryCov_9fa48("719"), store => store.pausePolling(forMs)));
          this.redraw.addHeader();
          this.redraw.scheduleHeader(forMs);
        }
      }
    }
  }
  private redrawScope(store: ResourceStore, scope: Scope): void {
    if (stryMutAct_9fa48("720")) {
      {}
    } else {
      stryCov_9fa48("720");
      if (stryMutAct_9fa48("722") ? false : stryMutAct_9fa48("721") ? true : (stryCov_9fa48("721", "722"), scope.parent)) {
        if (stryMutAct_9fa48("723")) {
          {}
        } else {
          stryCov_9fa48("723");
          this.nodes.listNodes(scope.parent).forEach(stryMutAct_9fa48("724") ? () => undefined : (stryCov_9fa48("724"), node => this.redraw.addLevel(node)));
          return;
        }
      }
      const {
        state,
        connection
      } = this.options;
      const region = this.nodes.get(`/${scope.region}`);
      const isGrouped = stryMutAct_9fa48("728") ? store.kind === state.kind || state.arrangement.groupBy !== undefined : stryMutAct_9fa48("727") ? false : stryMutAct_9fa48("726") ? true : (stryCov_9fa48("726", "727", "728"), (stryMutAct_9fa48("730") ? store.kind !== state.kind : stryMutAct_9fa48("729") ? true : (stryCov_9fa48("729", "730"), store.kind === state.kind)) && (stryMutAct_9fa48("732") ? state.arrangement.groupBy === undefined : stryMutAct_9fa48("731") ? true : (stryCov_9fa48("731", "732"), state.arrangement.groupBy !== undefined)));
      if (stryMutAct_9fa48("735") ? region?.type === 'region' && !isGrouped || connection.hasChosenRegions || this.levels.keepsRoots() : stryMutAct_9fa48("734") ? false : stryMutAct_9fa48("733") ? true : (stryCov_9fa48("733", "734", "735"), (stryMutAct_9fa48("737") ? region?.type === 'region' || !isGrouped : stryMutAct_9fa48("736") ? true : (stryCov_9fa48("736", "737"), (stryMutAct_9fa48("739") ? region?.type !== 'region' : stryMutAct_9fa48("738") ? true : (stryCov_9fa48("738", "739"), (stryMutAct_9fa48("740") ? region.type : (stryCov_9fa48("740"), region?.type)) === 'region')) && (stryMutAct_9fa48("742") ? isGrouped : (stryCov_9fa48("742"), !isGrouped)))) && (stryMutAct_9fa48("744") ? connection.hasChosenRegions && this.levels.keepsRoots() : stryMutAct_9fa48("743") ? true : (stryCov_9fa48("743", "744"), connection.hasChosenRegions || this.levels.keepsRoots())))) {
        if (stryMutAct_9fa48("745")) {
          {}
        } else {
          stryCov_9fa48("745");
          const snapshot = store.snapshot(scope);
          region.description = formatRegionCount(snapshot, state.arrange(snapshot.resources).length);
          this.redraw.addLevel(region);
        }
      } else {
        if (stryMutAct_9fa48("746")) {
          {}
        } else {
          stryCov_9fa48("746");
          this.redraw.addLevel(undefined);
        }
      }
    }
  }

  /** What is listed below a resource is a list like others. */
  private isListed(node: TreeNode): boolean {
    if (stryMutAct_9fa48("747")) {
      {}
    } else {
      stryCov_9fa48("747");
      return stryMutAct_9fa48("750") ? node.type === 'resource' || this.options.below.has(node.resource.ref.kind) : stryMutAct_9fa48("749") ? false : stryMutAct_9fa48("748") ? true : (stryCov_9fa48("748", "749", "750"), (stryMutAct_9fa48("752") ? node.type !== 'resource' : stryMutAct_9fa48("751") ? true : (stryCov_9fa48("751", "752"), node.type === 'resource')) && this.options.below.has(node.resource.ref.kind));
    }
  }

  /** VS Code forgets the rows below a row it draws: one that looks as before is left as it is, and only what is below it read again. */
  private drawRow(node: TreeNode): void {
    if (stryMutAct_9fa48("754")) {
      {}
    } else {
      stryCov_9fa48("754");
      if (stryMutAct_9fa48("757") ? false : stryMutAct_9fa48("756") ? true : stryMutAct_9fa48("755") ? this.opened.reload(node) : (stryCov_9fa48("755", "756", "757"), !this.opened.reload(node))) {
        if (stryMutAct_9fa48("758")) {
          {}
        } else {
          stryCov_9fa48("758");
          this.redraw.addNode(node);
        }
      }
    }
  }
  private onArrangement(isQuery: boolean): void {
    if (stryMutAct_9fa48("759")) {
      {}
    } else {
      stryCov_9fa48("759");
      if (stryMutAct_9fa48("761") ? false : stryMutAct_9fa48("760") ? true : (stryCov_9fa48("760", "761"), isQuery)) {
        if (stryMutAct_9fa48("762")) {
          {}
        } else {
          stryCov_9fa48("762");
          this.lister.setQuery(this.options.state.arrangement.query);
        }
      }
      this.redraw.redrawAll();
    }
  }

  /** Ages are worked out when a row is drawn. */
  private redrawAges(): void {
    if (stryMutAct_9fa48("763")) {
      {}
    } else {
      stryCov_9fa48("763");
      if (stryMutAct_9fa48("765") ? false : stryMutAct_9fa48("764") ? true : (stryCov_9fa48("764", "765"), this.view.visible)) {
        if (stryMutAct_9fa48("766")) {
          {}
        } else {
          stryCov_9fa48("766");
          this.rows.recent.flatMap(stryMutAct_9fa48("767") ? () => undefined : (stryCov_9fa48("767"), ref => this.nodes.listNodes(ref))).forEach(stryMutAct_9fa48("768") ? () => undefined : (stryCov_9fa48("768"), node => this.drawRow(node)));
        }
      }
    }
  }
  private reset(): void {
    if (stryMutAct_9fa48("769")) {
      {}
    } else {
      stryCov_9fa48("769");
      this.lifetime.abort();
      this.lifetime = new AbortController();
      this.stores.forEach(stryMutAct_9fa48("770") ? () => undefined : (stryCov_9fa48("770"), store => store.reset()));
      this.nodes.clear();
      this.redraw.redrawAll();
    }
  }
  private updateWatching(): void {
    if (stryMutAct_9fa48("771")) {
      {}
    } else {
      stryCov_9fa48("771");
      const isWatched = stryMutAct_9fa48("774") ? this.view.visible || vscode.window.state.focused : stryMutAct_9fa48("773") ? false : stryMutAct_9fa48("772") ? true : (stryCov_9fa48("772", "773", "774"), this.view.visible && vscode.window.state.focused);
      this.stores.forEach(stryMutAct_9fa48("775") ? () => undefined : (stryCov_9fa48("775"), store => store.setWatched(isWatched)));
    }
  }
}