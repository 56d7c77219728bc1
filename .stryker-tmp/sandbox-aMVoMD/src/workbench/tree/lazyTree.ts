// The tree of a view as VS Code knows it from the start: requests wait until the tree has been loaded.
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
import type { LazyPart } from '../../base/async/lazy';
import { DisposableStore } from '../../base/disposables';
import { isCancelled } from '../../base/errors';
import { Emitter } from '../../base/events';
import type { TreeNode } from './nodes/treeNode';
type Nodes = TreeNode[] | undefined;

/** What is loaded. */
export interface Tree extends vscode.TreeDataProvider<TreeNode> {
  readonly onDidChangeTreeData: vscode.Event<Nodes>;
  getChildren(node?: TreeNode): Promise<TreeNode[]>;
  getParent(node: TreeNode): TreeNode | undefined;
}

/** The views of the kinds by their ids. */
export type KindViews = ReadonlyMap<string, vscode.TreeView<TreeNode>>;
export interface LazyTreeParts {
  readonly viewId: string;
  readonly workbench: LazyPart<{
    tree(viewId: string): Tree;
  }>;
  /** The view stays empty, and this is why. */
  readonly onFailure: (error: unknown) => void;
}
export class LazyTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<Nodes>());
  private hasFailed = stryMutAct_9fa48("116") ? true : (stryCov_9fa48("116"), false);
  readonly onDidChangeTreeData = this.changed.event;
  constructor(private readonly parts: LazyTreeParts) {
    if (stryMutAct_9fa48("117")) {
      {}
    } else {
      stryCov_9fa48("117");
      this.owned.add(parts.workbench.whenCreated(stryMutAct_9fa48("118") ? () => undefined : (stryCov_9fa48("118"), workbench => this.handleCreated(workbench.tree(parts.viewId)))));
    }
  }
  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (stryMutAct_9fa48("119")) {
      {}
    } else {
      stryCov_9fa48("119");
      const tree = await this.load();
      return tree ? tree.getChildren(node) : stryMutAct_9fa48("120") ? ["Stryker was here"] : (stryCov_9fa48("120"), []);
    }
  }
  getTreeItem(node: TreeNode): vscode.TreeItem | Thenable<vscode.TreeItem> {
    if (stryMutAct_9fa48("121")) {
      {}
    } else {
      stryCov_9fa48("121");
      return this.tree.getTreeItem(node);
    }
  }
  getParent(node: TreeNode): TreeNode | undefined {
    if (stryMutAct_9fa48("122")) {
      {}
    } else {
      stryCov_9fa48("122");
      return this.tree.getParent(node);
    }
  }
  dispose(): void {
    if (stryMutAct_9fa48("123")) {
      {}
    } else {
      stryCov_9fa48("123");
      this.owned.dispose();
    }
  }
  private async load(): Promise<Tree | undefined> {
    if (stryMutAct_9fa48("124")) {
      {}
    } else {
      stryCov_9fa48("124");
      const {
        viewId,
        workbench,
        onFailure
      } = this.parts;
      try {
        if (stryMutAct_9fa48("125")) {
          {}
        } else {
          stryCov_9fa48("125");
          return (await workbench.get()).tree(viewId);
        }
      } catch (error) {
        if (stryMutAct_9fa48("126")) {
          {}
        } else {
          stryCov_9fa48("126");
          if (stryMutAct_9fa48("129") ? false : stryMutAct_9fa48("128") ? true : stryMutAct_9fa48("127") ? isCancelled(error) : (stryCov_9fa48("127", "128", "129"), !isCancelled(error))) {
            if (stryMutAct_9fa48("130")) {
              {}
            } else {
              stryCov_9fa48("130");
              this.hasFailed = stryMutAct_9fa48("131") ? false : (stryCov_9fa48("131"), true);
              onFailure(error);
            }
          }
          return undefined;
        }
      }
    }
  }

  /** Every node comes from the tree. */
  private get tree(): Tree {
    if (stryMutAct_9fa48("132")) {
      {}
    } else {
      stryCov_9fa48("132");
      const {
        viewId,
        workbench
      } = this.parts;
      if (stryMutAct_9fa48("135") ? false : stryMutAct_9fa48("134") ? true : stryMutAct_9fa48("133") ? workbench.value : (stryCov_9fa48("133", "134", "135"), !workbench.value)) {
        if (stryMutAct_9fa48("136")) {
          {}
        } else {
          stryCov_9fa48("136");
          throw new Error(`The tree of ${viewId} has not been loaded`);
        }
      }
      return workbench.value.tree(viewId);
    }
  }
  private handleCreated(tree: Tree): void {
    if (stryMutAct_9fa48("138")) {
      {}
    } else {
      stryCov_9fa48("138");
      this.owned.add(tree.onDidChangeTreeData(stryMutAct_9fa48("139") ? () => undefined : (stryCov_9fa48("139"), nodes => this.changed.fire(nodes))));
      if (stryMutAct_9fa48("141") ? false : stryMutAct_9fa48("140") ? true : (stryCov_9fa48("140", "141"), this.hasFailed)) {
        if (stryMutAct_9fa48("142")) {
          {}
        } else {
          stryCov_9fa48("142");
          // What VS Code last received is outdated by now.
          this.changed.fire(undefined);
        }
      }
    }
  }
}