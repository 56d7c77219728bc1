// Which rows VS Code draws, for the tree each belongs to. A row's address names its view: two views may show the same resource.
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
import type { Disposable } from '../../base/disposables';
import type { ResourceRef } from '../../model/resource';

/** Rows drawn together are reported together. */
const gatherMs = 20;
/** As many as a tall screen holds, with room. */
const maxRecent = 300;

/** One tree's part of the registry. */
export interface TreeRows extends Disposable {
  /** The rows that were drawn last. */
  readonly recent: readonly ResourceRef[];
}
export class DrawnRows implements Disposable {
  private readonly trees = new Map<string, RowsOfTree>();

  /** Reports each row of the view that is drawn. */
  addTree(viewId: string, onDrawn: (refs: readonly ResourceRef[]) => void): TreeRows {
    if (stryMutAct_9fa48("59")) {
      {}
    } else {
      stryCov_9fa48("59");
      const rows = new RowsOfTree(onDrawn, stryMutAct_9fa48("60") ? () => undefined : (stryCov_9fa48("60"), () => this.trees.delete(viewId)));
      this.trees.set(viewId, rows);
      return rows;
    }
  }

  /** @param path as `toRowPath` makes it; that of an unknown view is ignored */
  recordDrawn(path: string): void {
    if (stryMutAct_9fa48("61")) {
      {}
    } else {
      stryCov_9fa48("61");
      const [, viewId = '', kind = '', region = '', parent = '', id = ''] = path.split('/').map(decodeURIComponent);
      stryMutAct_9fa48("68") ? this.trees.get(viewId).add(path, {
        kind,
        region,
        id,
        name: id,
        ...(parent !== '' && {
          parent
        })
      }) : (stryCov_9fa48("68"), this.trees.get(viewId)?.add(path, stryMutAct_9fa48("69") ? {} : (stryCov_9fa48("69"), {
        kind,
        region,
        id,
        name: id,
        ...(stryMutAct_9fa48("72") ? parent !== '' || {
          parent
        } : stryMutAct_9fa48("71") ? false : stryMutAct_9fa48("70") ? true : (stryCov_9fa48("70", "71", "72"), (stryMutAct_9fa48("74") ? parent === '' : stryMutAct_9fa48("73") ? true : (stryCov_9fa48("73", "74"), parent !== '')) && (stryMutAct_9fa48("76") ? {} : (stryCov_9fa48("76"), {
          parent
        }))))
      })));
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("77")) {
      {}
    } else {
      stryCov_9fa48("77");
      this.trees.forEach(stryMutAct_9fa48("78") ? () => undefined : (stryCov_9fa48("78"), rows => rows.dispose()));
    }
  }
}
export function toRowPath(viewId: string, {
  kind,
  region,
  parent = '',
  id
}: ResourceRef): string {
  if (stryMutAct_9fa48("80")) {
    {}
  } else {
    stryCov_9fa48("80");
    return `/${(stryMutAct_9fa48("82") ? [] : (stryCov_9fa48("82"), [viewId, kind, region, parent, id])).map(encodeURIComponent).join('/')}`;
  }
}
class RowsOfTree implements TreeRows {
  private readonly gathered = new Map<string, ResourceRef>();
  private readonly drawn = new Map<string, ResourceRef>();
  private timer: NodeJS.Timeout | undefined;
  constructor(private readonly onDrawn: (refs: readonly ResourceRef[]) => void, private readonly onDispose: () => void) {}
  get recent(): readonly ResourceRef[] {
    if (stryMutAct_9fa48("84")) {
      {}
    } else {
      stryCov_9fa48("84");
      return stryMutAct_9fa48("85") ? [] : (stryCov_9fa48("85"), [...this.drawn.values()]);
    }
  }
  add(key: string, ref: ResourceRef): void {
    if (stryMutAct_9fa48("86")) {
      {}
    } else {
      stryCov_9fa48("86");
      this.drawn.delete(key);
      this.drawn.set(key, ref);
      const [oldest] = this.drawn.keys();
      if (stryMutAct_9fa48("89") ? this.drawn.size > maxRecent || oldest !== undefined : stryMutAct_9fa48("88") ? false : stryMutAct_9fa48("87") ? true : (stryCov_9fa48("87", "88", "89"), (stryMutAct_9fa48("92") ? this.drawn.size <= maxRecent : stryMutAct_9fa48("91") ? this.drawn.size >= maxRecent : stryMutAct_9fa48("90") ? true : (stryCov_9fa48("90", "91", "92"), this.drawn.size > maxRecent)) && (stryMutAct_9fa48("94") ? oldest === undefined : stryMutAct_9fa48("93") ? true : (stryCov_9fa48("93", "94"), oldest !== undefined)))) {
        if (stryMutAct_9fa48("95")) {
          {}
        } else {
          stryCov_9fa48("95");
          this.drawn.delete(oldest);
        }
      }
      this.gathered.set(key, ref);
      stryMutAct_9fa48("96") ? this.timer &&= setTimeout(() => this.report(), gatherMs) : (stryCov_9fa48("96"), this.timer ??= setTimeout(stryMutAct_9fa48("97") ? () => undefined : (stryCov_9fa48("97"), () => this.report()), gatherMs));
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("98")) {
      {}
    } else {
      stryCov_9fa48("98");
      clearTimeout(this.timer);
      this.onDispose();
    }
  }
  private report(): void {
    if (stryMutAct_9fa48("99")) {
      {}
    } else {
      stryCov_9fa48("99");
      this.timer = undefined;
      const refs = stryMutAct_9fa48("100") ? [] : (stryCov_9fa48("100"), [...this.gathered.values()]);
      this.gathered.clear();
      this.onDrawn(refs);
    }
  }
}