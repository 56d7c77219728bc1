// Which rows are on screen: VS Code asks for the decoration of a row when it draws it, and of no other (docs/decisions/0010).
// One provider serves all trees, because VS Code asks every provider about every row.
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
import type { ResourceRef } from '../../model/resource';
import { DrawnRows, toRowPath } from './drawnRows';
import type { TreeRows } from './drawnRows';
const scheme = 'elastic-containers-row';

/** The address under which VS Code asks for the row. */
export function toRowUri(viewId: string, ref: ResourceRef): vscode.Uri {
  if (stryMutAct_9fa48("808")) {
    {}
  } else {
    stryCov_9fa48("808");
    return vscode.Uri.from(stryMutAct_9fa48("809") ? {} : (stryCov_9fa48("809"), {
      scheme,
      path: toRowPath(viewId, ref)
    }));
  }
}
export class RowsOnScreen implements vscode.FileDecorationProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly drawn = this.owned.add(new DrawnRows());
  constructor() {
    if (stryMutAct_9fa48("810")) {
      {}
    } else {
      stryCov_9fa48("810");
      this.owned.add(vscode.window.registerFileDecorationProvider(this));
    }
  }
  addTree(viewId: string, onDrawn: (refs: readonly ResourceRef[]) => void): TreeRows {
    if (stryMutAct_9fa48("811")) {
      {}
    } else {
      stryCov_9fa48("811");
      return this.drawn.addTree(viewId, onDrawn);
    }
  }

  /** Decorates nothing. */
  provideFileDecoration(uri: vscode.Uri): undefined {
    if (stryMutAct_9fa48("812")) {
      {}
    } else {
      stryCov_9fa48("812");
      if (stryMutAct_9fa48("815") ? uri.scheme !== scheme : stryMutAct_9fa48("814") ? false : stryMutAct_9fa48("813") ? true : (stryCov_9fa48("813", "814", "815"), uri.scheme === scheme)) {
        if (stryMutAct_9fa48("816")) {
          {}
        } else {
          stryCov_9fa48("816");
          this.drawn.recordDrawn(uri.path);
        }
      }
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("817")) {
      {}
    } else {
      stryCov_9fa48("817");
      this.owned.dispose();
    }
  }
}