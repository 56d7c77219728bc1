// How one view's rows are arranged: kept for the workspace, reported to listeners.
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
import { Emitter } from '../../base/events';
import type { Memory } from '../../base/memory';
import type { AnyKind } from '../../model/kind';
import type { Resource } from '../../model/resource';
import { groupResources, parseArrangement, sortResources } from '../../engine/view/arrangement';
import type { Group } from '../../engine/view/arrangement';
import { Finder } from '../../engine/view/finder';
import type { Arrangement } from '../../model/viewPort';
export class ViewState {
  private readonly changed = new Emitter<{
    readonly query: boolean;
  }>();
  private current: Arrangement;
  /** Made with the first search. */
  private finder: Finder | undefined;
  /** Arranged rows by the list they were made from: lists are replaced, never changed. */
  private arranged = new WeakMap<readonly Resource[], readonly Resource[]>();

  /** `query` is set when the listing has to be requested again. */
  readonly onDidChange = this.changed.event;
  constructor(readonly kind: AnyKind, private readonly memory: Memory) {
    if (stryMutAct_9fa48("1451")) {
      {}
    } else {
      stryCov_9fa48("1451");
      this.current = parseArrangement(memory.get(this.key));
    }
  }
  get arrangement(): Arrangement {
    if (stryMutAct_9fa48("1452")) {
      {}
    } else {
      stryCov_9fa48("1452");
      return this.current;
    }
  }

  /** Something is kept from view. */
  get isFiltered(): boolean {
    if (stryMutAct_9fa48("1453")) {
      {}
    } else {
      stryCov_9fa48("1453");
      return stryMutAct_9fa48("1456") ? this.current.find !== undefined && this.current.query !== undefined : stryMutAct_9fa48("1455") ? false : stryMutAct_9fa48("1454") ? true : (stryCov_9fa48("1454", "1455", "1456"), (stryMutAct_9fa48("1458") ? this.current.find === undefined : stryMutAct_9fa48("1457") ? false : (stryCov_9fa48("1457", "1458"), this.current.find !== undefined)) || (stryMutAct_9fa48("1460") ? this.current.query === undefined : stryMutAct_9fa48("1459") ? false : (stryCov_9fa48("1459", "1460"), this.current.query !== undefined)));
    }
  }

  /** Shows another arrangement; what is not kept is gone with the window. */
  async update(change: { readonly [K in keyof Arrangement]?: Arrangement[K] | undefined }, keep = stryMutAct_9fa48("1461") ? false : (stryCov_9fa48("1461"), true)): Promise<void> {
    if (stryMutAct_9fa48("1462")) {
      {}
    } else {
      stryCov_9fa48("1462");
      const before = this.current;
      this.current = parseArrangement(stryMutAct_9fa48("1463") ? {} : (stryCov_9fa48("1463"), {
        ...before,
        ...change
      }));
      this.arranged = new WeakMap();
      this.changed.fire(stryMutAct_9fa48("1464") ? {} : (stryCov_9fa48("1464"), {
        query: stryMutAct_9fa48("1467") ? JSON.stringify(before.query) === JSON.stringify(this.current.query) : stryMutAct_9fa48("1466") ? false : stryMutAct_9fa48("1465") ? true : (stryCov_9fa48("1465", "1466", "1467"), JSON.stringify(before.query) !== JSON.stringify(this.current.query))
      }));
      if (stryMutAct_9fa48("1469") ? false : stryMutAct_9fa48("1468") ? true : (stryCov_9fa48("1468", "1469"), keep)) {
        if (stryMutAct_9fa48("1470")) {
          {}
        } else {
          stryCov_9fa48("1470");
          await this.memory.set(this.key, this.current);
        }
      }
    }
  }

  /** The rows that are looked for, in the wanted order. */
  arrange(resources: readonly Resource[]): readonly Resource[] {
    if (stryMutAct_9fa48("1471")) {
      {}
    } else {
      stryCov_9fa48("1471");
      const known = this.arranged.get(resources);
      if (stryMutAct_9fa48("1473") ? false : stryMutAct_9fa48("1472") ? true : (stryCov_9fa48("1472", "1473"), known)) {
        if (stryMutAct_9fa48("1474")) {
          {}
        } else {
          stryCov_9fa48("1474");
          return known;
        }
      }
      const {
        find,
        sortBy
      } = this.current;
      const arranged = sortResources(this.find(resources, find), stryMutAct_9fa48("1475") ? this.kind.fields && [] : (stryCov_9fa48("1475"), this.kind.fields ?? (stryMutAct_9fa48("1476") ? ["Stryker was here"] : (stryCov_9fa48("1476"), []))), sortBy);
      this.arranged.set(resources, arranged);
      return arranged;
    }
  }
  group(resources: readonly Resource[]): readonly Group[] | undefined {
    if (stryMutAct_9fa48("1477")) {
      {}
    } else {
      stryCov_9fa48("1477");
      const {
        groupBy
      } = this.current;
      return stryMutAct_9fa48("1480") ? groupBy || groupResources(resources, this.kind.fields ?? [], groupBy) : stryMutAct_9fa48("1479") ? false : stryMutAct_9fa48("1478") ? true : (stryCov_9fa48("1478", "1479", "1480"), groupBy && groupResources(resources, stryMutAct_9fa48("1481") ? this.kind.fields && [] : (stryCov_9fa48("1481"), this.kind.fields ?? (stryMutAct_9fa48("1482") ? ["Stryker was here"] : (stryCov_9fa48("1482"), []))), groupBy));
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("1483")) {
      {}
    } else {
      stryCov_9fa48("1483");
      this.changed.dispose();
    }
  }
  private find(resources: readonly Resource[], text: string | undefined): readonly Resource[] {
    if (stryMutAct_9fa48("1484")) {
      {}
    } else {
      stryCov_9fa48("1484");
      if (stryMutAct_9fa48("1487") ? text !== undefined : stryMutAct_9fa48("1486") ? false : stryMutAct_9fa48("1485") ? true : (stryCov_9fa48("1485", "1486", "1487"), text === undefined)) {
        if (stryMutAct_9fa48("1488")) {
          {}
        } else {
          stryCov_9fa48("1488");
          return resources;
        }
      }
      stryMutAct_9fa48("1489") ? this.finder &&= new Finder(this.kind.fields ?? []) : (stryCov_9fa48("1489"), this.finder ??= new Finder(stryMutAct_9fa48("1490") ? this.kind.fields && [] : (stryCov_9fa48("1490"), this.kind.fields ?? (stryMutAct_9fa48("1491") ? ["Stryker was here"] : (stryCov_9fa48("1491"), [])))));
      return this.finder.find(resources, text);
    }
  }
  private get key(): string {
    if (stryMutAct_9fa48("1492")) {
      {}
    } else {
      stryCov_9fa48("1492");
      return `arrangement.${this.kind.manifest.id}`;
    }
  }
}