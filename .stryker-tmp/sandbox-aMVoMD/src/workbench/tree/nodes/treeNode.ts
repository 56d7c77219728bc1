// What the tree hands to VS Code. One object per place in the tree for as long as the place exists: VS Code redraws by
// identity, and keeps what is open and selected by id.
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
import type { Icon, Resource, ResourceRef, Row } from '../../../model/resource';
import type { Scope } from '../../../model/scope';
interface Place {
  /** Path from the root. */
  readonly id: string;
  readonly parent: TreeNode | undefined;
}
interface RegionNode extends Place {
  readonly type: 'region';
  readonly region: string;
  /** How many resources, or why it is not known. */
  description: string;
}

/** Rows that share a value of the field the user groups by. */
export interface GroupNode extends Place {
  readonly type: 'group';
  label: string;
  description: string;
  icon: Icon;
  resources: readonly Resource[];
}

/** Some of the rows of a level that is too long to show at once. */
export interface RangeNode extends Place {
  readonly type: 'range';
  label: string;
  description: string;
  resources: readonly Resource[];
}
export interface ResourceNode extends Place {
  readonly type: 'resource';
  resource: Resource;
}
interface RowNode extends Place {
  readonly type: 'row';
  row: Row;
}

/** A row that describes the listing instead of being part of it. */
interface NoticeNode extends Place {
  readonly type: 'notice';
  notice: Notice;
}
export type Notice = {
  readonly kind: 'loading';
  readonly scope?: Scope;
  readonly shown?: number;
  readonly total?: number;
} | {
  readonly kind: 'empty';
}
/** An opened row that holds nothing. */ | {
  readonly kind: 'none';
}
/** Rows there are, but none that is looked for. */ | {
  readonly kind: 'noMatch';
}
/** There are further rows; `next` more are available at a time, or only all of them. */ | {
  readonly kind: 'more';
  readonly scope: Scope;
  readonly shown: number;
  readonly total: number | undefined;
  readonly next: number | undefined;
}
/** The service counts other than it lists. */ | {
  readonly kind: 'unexplained';
  readonly shown: number;
  readonly total: number;
}
/** `stale`: older rows are shown below. */ | {
  readonly kind: 'failed';
  readonly error: unknown;
  readonly stale: boolean;
  readonly scope?: Scope;
};
export type TreeNode = RegionNode | GroupNode | RangeNode | ResourceNode | RowNode | NoticeNode;
export function getNodeRef(node: unknown): ResourceRef | undefined {
  if (stryMutAct_9fa48("223")) {
    {}
  } else {
    stryCov_9fa48("223");
    return (stryMutAct_9fa48("226") ? isTreeNode(node) || node.type === 'resource' : stryMutAct_9fa48("225") ? false : stryMutAct_9fa48("224") ? true : (stryCov_9fa48("224", "225", "226"), isTreeNode(node) && (stryMutAct_9fa48("228") ? node.type !== 'resource' : stryMutAct_9fa48("227") ? true : (stryCov_9fa48("227", "228"), node.type === 'resource')))) ? node.resource.ref : undefined;
  }
}

/**
 * True when a row was clicked that VS Code no longer knew when the command arrived. It knows rows by handles, and forgets those below a
 * node, or all of them, from the moment that node is to be redrawn until its children have been requested and given again; what stands
 * for a forgotten row arrives as undefined. Handles go by `TreeItem.id` and come back the same, but the click does not wait for them, and
 * the extension gets no other information. The selected row is no indication either: neither a button on a row nor its menu selects it.
 * From the palette there is no argument at all. Source: microsoft/vscode, extHostTreeViews.ts; docs/decisions/0021.
 */
export function isRowLost(args: readonly unknown[]): boolean {
  if (stryMutAct_9fa48("230")) {
    {}
  } else {
    stryCov_9fa48("230");
    const [clicked, selected] = args;
    const isLost = stryMutAct_9fa48("231") ? () => undefined : (stryCov_9fa48("231"), (() => {
      const isLost = (node: unknown): boolean => stryMutAct_9fa48("234") ? node === undefined && node === null : stryMutAct_9fa48("233") ? false : stryMutAct_9fa48("232") ? true : (stryCov_9fa48("232", "233", "234"), (stryMutAct_9fa48("236") ? node !== undefined : stryMutAct_9fa48("235") ? false : (stryCov_9fa48("235", "236"), node === undefined)) || (stryMutAct_9fa48("238") ? node !== null : stryMutAct_9fa48("237") ? false : (stryCov_9fa48("237", "238"), node === null)));
      return isLost;
    })());
    return stryMutAct_9fa48("241") ? args.length > 0 || isLost(clicked) || Array.isArray(selected) && selected.some(isLost) : stryMutAct_9fa48("240") ? false : stryMutAct_9fa48("239") ? true : (stryCov_9fa48("239", "240", "241"), (stryMutAct_9fa48("244") ? args.length <= 0 : stryMutAct_9fa48("243") ? args.length >= 0 : stryMutAct_9fa48("242") ? true : (stryCov_9fa48("242", "243", "244"), args.length > 0)) && (stryMutAct_9fa48("246") ? isLost(clicked) && Array.isArray(selected) && selected.some(isLost) : stryMutAct_9fa48("245") ? true : (stryCov_9fa48("245", "246"), isLost(clicked) || (stryMutAct_9fa48("248") ? Array.isArray(selected) || selected.some(isLost) : stryMutAct_9fa48("247") ? false : (stryCov_9fa48("247", "248"), Array.isArray(selected) && (stryMutAct_9fa48("249") ? selected.every(isLost) : (stryCov_9fa48("249"), selected.some(isLost))))))));
  }
}

/** Menus pass what was clicked, but any extension can run commands with any arguments. */
export function isTreeNode(value: unknown): value is TreeNode {
  if (stryMutAct_9fa48("250")) {
    {}
  } else {
    stryCov_9fa48("250");
    return stryMutAct_9fa48("253") ? typeof value === 'object' && value !== null || known.has(value as TreeNode) : stryMutAct_9fa48("252") ? false : stryMutAct_9fa48("251") ? true : (stryCov_9fa48("251", "252", "253"), (stryMutAct_9fa48("255") ? typeof value === 'object' || value !== null : stryMutAct_9fa48("254") ? true : (stryCov_9fa48("254", "255"), (stryMutAct_9fa48("257") ? typeof value !== 'object' : stryMutAct_9fa48("256") ? true : (stryCov_9fa48("256", "257"), typeof value === 'object')) && (stryMutAct_9fa48("260") ? value === null : stryMutAct_9fa48("259") ? true : (stryCov_9fa48("259", "260"), value !== null)))) && known.has(value as TreeNode));
  }
}
const known = new WeakSet<TreeNode>();
export function registerNode<N extends TreeNode>(node: N): N {
  if (stryMutAct_9fa48("261")) {
    {}
  } else {
    stryCov_9fa48("261");
    known.add(node);
    return node;
  }
}