// The views of all kinds: one tree per kind that has a view, one store per kind that is listed.
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
    if (stryMutAct_9fa48("1494")) {
      {}
    } else {
      stryCov_9fa48("1494");
      const {
        kinds
      } = options;
      for (const kind of kinds.values()) {
        if (stryMutAct_9fa48("1495")) {
          {}
        } else {
          stryCov_9fa48("1495");
          if (stryMutAct_9fa48("1497") ? false : stryMutAct_9fa48("1496") ? true : (stryCov_9fa48("1496", "1497"), kind.list)) {
            if (stryMutAct_9fa48("1498")) {
              {}
            } else {
              stryCov_9fa48("1498");
              this.stores.set(kind.manifest.id, this.owned.add(new ResourceStore(kind, options.clock)));
            }
          }
        }
      }
      this.views = (stryMutAct_9fa48("1499") ? [] : (stryCov_9fa48("1499"), [...kinds.values()])).flatMap(stryMutAct_9fa48("1500") ? () => undefined : (stryCov_9fa48("1500"), kind => kind.manifest.view ? stryMutAct_9fa48("1501") ? [] : (stryCov_9fa48("1501"), [this.open(kind, kind.manifest.view.id)]) : stryMutAct_9fa48("1502") ? ["Stryker was here"] : (stryCov_9fa48("1502"), [])));
    }
  }
  get trees(): readonly ResourceTree[] {
    if (stryMutAct_9fa48("1503")) {
      {}
    } else {
      stryCov_9fa48("1503");
      return this.views.map(stryMutAct_9fa48("1504") ? () => undefined : (stryCov_9fa48("1504"), ({
        tree
      }) => tree));
    }
  }
  getTree(viewId: string): ResourceTree {
    if (stryMutAct_9fa48("1505")) {
      {}
    } else {
      stryCov_9fa48("1505");
      const view = this.views.find(stryMutAct_9fa48("1506") ? () => undefined : (stryCov_9fa48("1506"), ({
        tree
      }) => stryMutAct_9fa48("1509") ? tree.viewId !== viewId : stryMutAct_9fa48("1508") ? false : stryMutAct_9fa48("1507") ? true : (stryCov_9fa48("1507", "1508", "1509"), tree.viewId === viewId)));
      if (stryMutAct_9fa48("1512") ? false : stryMutAct_9fa48("1511") ? true : stryMutAct_9fa48("1510") ? view : (stryCov_9fa48("1510", "1511", "1512"), !view)) {
        if (stryMutAct_9fa48("1513")) {
          {}
        } else {
          stryCov_9fa48("1513");
          throw new Error(`No view ${viewId}`);
        }
      }
      return view.tree;
    }
  }
  getStore(kindId: string): ResourceStore | undefined {
    if (stryMutAct_9fa48("1515")) {
      {}
    } else {
      stryCov_9fa48("1515");
      return this.stores.get(kindId);
    }
  }

  /** Selects the resource in its view, when that is visible. Never rejects. */
  async reveal(ref: ResourceRef, childId?: string): Promise<void> {
    if (stryMutAct_9fa48("1516")) {
      {}
    } else {
      stryCov_9fa48("1516");
      await this.show(ref, childId, stryMutAct_9fa48("1517") ? true : (stryCov_9fa48("1517"), false));
    }
  }

  /** Shows the view that lists the resource and selects it there; false when it is not in the list. */
  async focus(ref: ResourceRef): Promise<boolean> {
    if (stryMutAct_9fa48("1518")) {
      {}
    } else {
      stryCov_9fa48("1518");
      const store = this.stores.get(ref.kind);
      const {
        connection
      } = this.options;
      if (stryMutAct_9fa48("1521") ? store && !store.find(ref) || ref.parent === undefined : stryMutAct_9fa48("1520") ? false : stryMutAct_9fa48("1519") ? true : (stryCov_9fa48("1519", "1520", "1521"), (stryMutAct_9fa48("1523") ? store || !store.find(ref) : stryMutAct_9fa48("1522") ? true : (stryCov_9fa48("1522", "1523"), store && (stryMutAct_9fa48("1524") ? store.find(ref) : (stryCov_9fa48("1524"), !store.find(ref))))) && (stryMutAct_9fa48("1526") ? ref.parent !== undefined : stryMutAct_9fa48("1525") ? true : (stryCov_9fa48("1525", "1526"), ref.parent === undefined)))) {
        if (stryMutAct_9fa48("1527")) {
          {}
        } else {
          stryCov_9fa48("1527");
          const regions = await resolveListedRegions(store.kind, connection, new AbortController().signal);
          if (stryMutAct_9fa48("1529") ? false : stryMutAct_9fa48("1528") ? true : (stryCov_9fa48("1528", "1529"), regions.includes(ref.region))) {
            if (stryMutAct_9fa48("1530")) {
              {}
            } else {
              stryCov_9fa48("1530");
              await store.load(stryMutAct_9fa48("1531") ? {} : (stryCov_9fa48("1531"), {
                region: ref.region
              }));
            }
          }
        }
      }
      return this.show(ref, undefined, stryMutAct_9fa48("1532") ? false : (stryCov_9fa48("1532"), true));
    }
  }

  /** The view that lists a kind, or one of the kind it lies below. */
  getPort(kindId: string): ViewPort {
    if (stryMutAct_9fa48("1533")) {
      {}
    } else {
      stryCov_9fa48("1533");
      const view = this.findView(kindId);
      if (stryMutAct_9fa48("1536") ? false : stryMutAct_9fa48("1535") ? true : stryMutAct_9fa48("1534") ? view : (stryCov_9fa48("1534", "1535", "1536"), !view)) {
        if (stryMutAct_9fa48("1537")) {
          {}
        } else {
          stryCov_9fa48("1537");
          throw new Error(`No view lists ${kindId}`);
        }
      }
      const {
        state,
        lister
      } = view;
      return stryMutAct_9fa48("1539") ? {} : (stryCov_9fa48("1539"), {
        get arrangement() {
          if (stryMutAct_9fa48("1540")) {
            {}
          } else {
            stryCov_9fa48("1540");
            return state.arrangement;
          }
        },
        update: stryMutAct_9fa48("1541") ? () => undefined : (stryCov_9fa48("1541"), (change, keep) => state.update(change, keep)),
        resources: stryMutAct_9fa48("1542") ? () => undefined : (stryCov_9fa48("1542"), () => lister.loaded.flatMap(stryMutAct_9fa48("1543") ? () => undefined : (stryCov_9fa48("1543"), ({
          resources
        }) => resources)))
      });
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("1544")) {
      {}
    } else {
      stryCov_9fa48("1544");
      this.owned.dispose();
    }
  }
  private open(kind: AnyKind, viewId: string): View {
    if (stryMutAct_9fa48("1545")) {
      {}
    } else {
      stryCov_9fa48("1545");
      const {
        kinds,
        connection,
        memory,
        readOnly,
        views
      } = this.options;
      const {
        id
      } = kind.manifest;
      const listed = stryMutAct_9fa48("1546") ? [...kinds.values()] : (stryCov_9fa48("1546"), (stryMutAct_9fa48("1547") ? [] : (stryCov_9fa48("1547"), [...kinds.values()])).filter(stryMutAct_9fa48("1548") ? () => undefined : (stryCov_9fa48("1548"), ({
        list,
        manifest
      }) => stryMutAct_9fa48("1551") ? list || manifest.parent === id : stryMutAct_9fa48("1550") ? false : stryMutAct_9fa48("1549") ? true : (stryCov_9fa48("1549", "1550", "1551"), list && (stryMutAct_9fa48("1553") ? manifest.parent !== id : stryMutAct_9fa48("1552") ? true : (stryCov_9fa48("1552", "1553"), manifest.parent === id))))));
      const below = new Map(listed.flatMap(stryMutAct_9fa48("1554") ? () => undefined : (stryCov_9fa48("1554"), one => toStoreEntry(id, this.stores.get(one.manifest.id)))));
      const store = this.stores.get(id);
      const view = views.get(viewId);
      if (stryMutAct_9fa48("1557") ? !store && !view : stryMutAct_9fa48("1556") ? false : stryMutAct_9fa48("1555") ? true : (stryCov_9fa48("1555", "1556", "1557"), (stryMutAct_9fa48("1558") ? store : (stryCov_9fa48("1558"), !store)) || (stryMutAct_9fa48("1559") ? view : (stryCov_9fa48("1559"), !view)))) {
        if (stryMutAct_9fa48("1560")) {
          {}
        } else {
          stryCov_9fa48("1560");
          throw new Error(`Kind ${id} has a view and cannot be listed`);
        }
      }
      const [arranged = kind] = listed;
      const state = this.owned.add(new ViewState(arranged, memory));
      const tree = this.owned.add(new ResourceTree(stryMutAct_9fa48("1562") ? {} : (stryCov_9fa48("1562"), {
        ...(stryMutAct_9fa48("1563") ? {} : (stryCov_9fa48("1563"), {
          viewId,
          view,
          store,
          below,
          state,
          connection,
          rows: this.rows,
          readOnly
        })),
        manifests: (stryMutAct_9fa48("1564") ? [] : (stryCov_9fa48("1564"), [...kinds.values()])).map(stryMutAct_9fa48("1565") ? () => undefined : (stryCov_9fa48("1565"), ({
          manifest
        }) => manifest)),
        commands: stryMutAct_9fa48("1566") ? {} : (stryCov_9fa48("1566"), {
          retry: 'elasticContainers.retry',
          loadMore: 'elasticContainers.loadMore'
        })
      })));
      const stores = stryMutAct_9fa48("1569") ? [] : (stryCov_9fa48("1569"), [store, ...below.values()]);
      return stryMutAct_9fa48("1570") ? {} : (stryCov_9fa48("1570"), {
        tree,
        state,
        stores,
        lister: stryMutAct_9fa48("1571") ? stores.find(one => one.kind === arranged) && store : (stryCov_9fa48("1571"), stores.find(stryMutAct_9fa48("1572") ? () => undefined : (stryCov_9fa48("1572"), one => stryMutAct_9fa48("1575") ? one.kind !== arranged : stryMutAct_9fa48("1574") ? false : stryMutAct_9fa48("1573") ? true : (stryCov_9fa48("1573", "1574", "1575"), one.kind === arranged))) ?? store)
      });
    }
  }
  private findView(kindId: string): View | undefined {
    if (stryMutAct_9fa48("1576")) {
      {}
    } else {
      stryCov_9fa48("1576");
      const {
        kinds
      } = this.options;
      const own = this.views.find(stryMutAct_9fa48("1577") ? () => undefined : (stryCov_9fa48("1577"), ({
        tree
      }) => tree.lists(kindId)));
      const parent = stryMutAct_9fa48("1578") ? kinds.get(kindId).manifest.parent : (stryCov_9fa48("1578"), kinds.get(kindId)?.manifest.parent);
      return stryMutAct_9fa48("1579") ? own && (parent === undefined ? undefined : this.findView(parent)) : (stryCov_9fa48("1579"), own ?? ((stryMutAct_9fa48("1582") ? parent !== undefined : stryMutAct_9fa48("1581") ? false : stryMutAct_9fa48("1580") ? true : (stryCov_9fa48("1580", "1581", "1582"), parent === undefined)) ? undefined : this.findView(parent)));
    }
  }
  private async show(ref: ResourceRef, childId: string | undefined, focus: boolean): Promise<boolean> {
    if (stryMutAct_9fa48("1583")) {
      {}
    } else {
      stryCov_9fa48("1583");
      try {
        if (stryMutAct_9fa48("1584")) {
          {}
        } else {
          stryCov_9fa48("1584");
          const view = this.findView(ref.kind);
          return stryMutAct_9fa48("1585") ? (await view?.tree.reveal(ref, childId, focus)) && false : (stryCov_9fa48("1585"), (await (stryMutAct_9fa48("1586") ? view.tree.reveal(ref, childId, focus) : (stryCov_9fa48("1586"), view?.tree.reveal(ref, childId, focus)))) ?? (stryMutAct_9fa48("1587") ? true : (stryCov_9fa48("1587"), false)));
        }
      } catch (error) {
        if (stryMutAct_9fa48("1588")) {
          {}
        } else {
          stryCov_9fa48("1588");
          // The row may have gone, or not been drawn yet; whatever was done stays done.
          this.options.log.warn(`Could not reveal ${ref.kind} ${ref.id}: ${toError(error).message}`);
          return stryMutAct_9fa48("1590") ? true : (stryCov_9fa48("1590"), false);
        }
      }
    }
  }
}
function toStoreEntry(parentId: string, store: ResourceStore | undefined): readonly (readonly [string, ResourceStore])[] {
  if (stryMutAct_9fa48("1591")) {
    {}
  } else {
    stryCov_9fa48("1591");
    return store ? stryMutAct_9fa48("1592") ? [] : (stryCov_9fa48("1592"), [stryMutAct_9fa48("1593") ? [] : (stryCov_9fa48("1593"), [parentId, store])]) : stryMutAct_9fa48("1594") ? ["Stryker was here"] : (stryCov_9fa48("1594"), []);
  }
}