// Opens the way to a resource in its view and selects it there.
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
import type { ResourceRef } from '../../model/resource';
import { findChild, findNode } from './nodes/wayTo';
import type { ListChildren } from './nodes/wayTo';
import type { TreeNode } from './nodes/treeNode';
import type { OpenedRows } from './openedRows';
import type { RedrawQueue } from './redraw';
export interface RevealParts {
  readonly view: Pick<vscode.TreeView<TreeNode>, 'visible' | 'reveal'>;
  /** Shows the view. */
  readonly show: () => Thenable<unknown>;
  readonly redraw: Pick<RedrawQueue, 'flush' | 'addNode'>;
  readonly opened: Pick<OpenedRows, 'waitUntilRead'>;
  readonly listChildren: ListChildren;
}

/**
 * Reveals the resource and, below it, opens the row with the id. False when it is not in the list, or kept from view.
 * @param focus show the view when it is hidden; otherwise nothing is done then
 */
export async function revealRow(parts: RevealParts, ref: ResourceRef, childId: string | undefined, focus: boolean): Promise<boolean> {
  if (stryMutAct_9fa48("776")) {
    {}
  } else {
    stryCov_9fa48("776");
    const {
      view,
      redraw,
      listChildren
    } = parts;
    if (stryMutAct_9fa48("779") ? false : stryMutAct_9fa48("778") ? true : stryMutAct_9fa48("777") ? view.visible : (stryCov_9fa48("777", "778", "779"), !view.visible)) {
      if (stryMutAct_9fa48("780")) {
        {}
      } else {
        stryCov_9fa48("780");
        if (stryMutAct_9fa48("783") ? false : stryMutAct_9fa48("782") ? true : stryMutAct_9fa48("781") ? focus : (stryCov_9fa48("781", "782", "783"), !focus)) {
          if (stryMutAct_9fa48("784")) {
            {}
          } else {
            stryCov_9fa48("784");
            return stryMutAct_9fa48("785") ? true : (stryCov_9fa48("785"), false);
          }
        }
        await parts.show();
      }
    }
    redraw.flush();
    const way = await findNode(ref, listChildren);
    if (stryMutAct_9fa48("788") ? false : stryMutAct_9fa48("787") ? true : stryMutAct_9fa48("786") ? way : (stryCov_9fa48("786", "787", "788"), !way)) {
      if (stryMutAct_9fa48("789")) {
        {}
      } else {
        stryCov_9fa48("789");
        return stryMutAct_9fa48("790") ? true : (stryCov_9fa48("790"), false);
      }
    }
    await view.reveal(way, stryMutAct_9fa48("791") ? {} : (stryCov_9fa48("791"), {
      select: stryMutAct_9fa48("792") ? false : (stryCov_9fa48("792"), true),
      focus,
      expand: stryMutAct_9fa48("795") ? childId === undefined : stryMutAct_9fa48("794") ? false : stryMutAct_9fa48("793") ? true : (stryCov_9fa48("793", "794", "795"), childId !== undefined)
    }));
    const child = (stryMutAct_9fa48("798") ? childId !== undefined : stryMutAct_9fa48("797") ? false : stryMutAct_9fa48("796") ? true : (stryCov_9fa48("796", "797", "798"), childId === undefined)) ? undefined : await readChild(parts, way, childId);
    if (stryMutAct_9fa48("800") ? false : stryMutAct_9fa48("799") ? true : (stryCov_9fa48("799", "800"), child)) {
      if (stryMutAct_9fa48("801")) {
        {}
      } else {
        stryCov_9fa48("801");
        redraw.addNode(child);
        redraw.flush();
        await view.reveal(child, stryMutAct_9fa48("802") ? {} : (stryCov_9fa48("802"), {
          select: stryMutAct_9fa48("803") ? true : (stryCov_9fa48("803"), false),
          expand: stryMutAct_9fa48("804") ? false : (stryCov_9fa48("804"), true)
        }));
      }
    }
    return stryMutAct_9fa48("805") ? false : (stryCov_9fa48("805"), true);
  }
}

/** What is known below a row may be from before it held that child, or before the child held anything and could be opened. */
async function readChild({
  redraw,
  opened,
  listChildren
}: RevealParts, parent: TreeNode, id: string): Promise<TreeNode | undefined> {
  if (stryMutAct_9fa48("806")) {
    {}
  } else {
    stryCov_9fa48("806");
    await listChildren(parent);
    await opened.waitUntilRead(parent);
    redraw.flush();
    return findChild(id, listChildren, parent);
  }
}