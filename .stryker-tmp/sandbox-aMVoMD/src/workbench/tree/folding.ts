// A level of very many rows as ranges of rows, so that VS Code never gets more than a few hundred at once.
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
import type { Resource } from '../../model/resource';

/** Rows of a level that are shown as they are; beyond that they are folded into ranges of this length. */
export const rowsPerLevel = 500;
export interface Range {
  /** Counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly resources: readonly Resource[];
}

/** Undefined when the level is short enough to be shown whole. */
export function foldRows(resources: readonly Resource[], limit = rowsPerLevel): readonly Range[] | undefined {
  if (stryMutAct_9fa48("101")) {
    {}
  } else {
    stryCov_9fa48("101");
    if (stryMutAct_9fa48("105") ? resources.length > limit : stryMutAct_9fa48("104") ? resources.length < limit : stryMutAct_9fa48("103") ? false : stryMutAct_9fa48("102") ? true : (stryCov_9fa48("102", "103", "104", "105"), resources.length <= limit)) {
      if (stryMutAct_9fa48("106")) {
        {}
      } else {
        stryCov_9fa48("106");
        return undefined;
      }
    }
    return Array.from(stryMutAct_9fa48("107") ? {} : (stryCov_9fa48("107"), {
      length: Math.ceil(stryMutAct_9fa48("108") ? resources.length * limit : (stryCov_9fa48("108"), resources.length / limit))
    }), (_, index) => {
      if (stryMutAct_9fa48("109")) {
        {}
      } else {
        stryCov_9fa48("109");
        const from = stryMutAct_9fa48("110") ? index / limit : (stryCov_9fa48("110"), index * limit);
        const part = stryMutAct_9fa48("111") ? resources : (stryCov_9fa48("111"), resources.slice(from, stryMutAct_9fa48("112") ? from - limit : (stryCov_9fa48("112"), from + limit)));
        return stryMutAct_9fa48("113") ? {} : (stryCov_9fa48("113"), {
          from: stryMutAct_9fa48("114") ? from - 1 : (stryCov_9fa48("114"), from + 1),
          to: stryMutAct_9fa48("115") ? from - part.length : (stryCov_9fa48("115"), from + part.length),
          resources: part
        });
      }
    });
  }
}