// The tree of a view as VS Code knows it from the start: requests wait until the tree has been loaded.
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
  readonly workbench: LazyPart<{ tree(viewId: string): Tree }>;
  /** The view stays empty, and this is why. */
  readonly onFailure: (error: unknown) => void;
}

export class LazyTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly changed = this.owned.add(new Emitter<Nodes>());
  private hasFailed = false;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly parts: LazyTreeParts) {
    this.owned.add(parts.workbench.whenCreated((workbench) => this.handleCreated(workbench.tree(parts.viewId))));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const tree = await this.load();
    return tree ? tree.getChildren(node) : [];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem | Thenable<vscode.TreeItem> {
    return this.tree.getTreeItem(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.tree.getParent(node);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async load(): Promise<Tree | undefined> {
    const { viewId, workbench, onFailure } = this.parts;
    try {
      return (await workbench.get()).tree(viewId);
    } catch (error) {
      if (!isCancelled(error)) {
        this.hasFailed = true;
        onFailure(error);
      }
      return undefined;
    }
  }

  /** Every node comes from the tree. */
  private get tree(): Tree {
    const { viewId, workbench } = this.parts;
    if (!workbench.value) {
      throw new Error(`The tree of ${viewId} has not been loaded`);
    }
    return workbench.value.tree(viewId);
  }

  private handleCreated(tree: Tree): void {
    this.owned.add(tree.onDidChangeTreeData((nodes) => this.changed.fire(nodes)));
    if (this.hasFailed) {
      // What VS Code last received is outdated by now.
      this.changed.fire(undefined);
    }
  }
}
