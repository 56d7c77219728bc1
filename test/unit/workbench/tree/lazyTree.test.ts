// What VS Code asks of a view before there is a tree.
import { deepEqual, equal, rejects, throws } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Lazy } from '../../../../src/base/async/lazy';
import { Emitter } from '../../../../src/base/events';
import { LazyTree } from '../../../../src/workbench/tree/lazyTree';
import type { Tree } from '../../../../src/workbench/tree/lazyTree';
import { registerNode } from '../../../../src/workbench/tree/nodes/treeNode';
import type { TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';

const parent: TreeNode = registerNode({ id: '/a', parent: undefined, type: 'region', region: 'a', description: '' });
const child: TreeNode = registerNode({ id: '/a/b', parent, type: 'notice', notice: { kind: 'empty' } });

const item = (label: string): vscode.TreeItem => {
  const plain: unknown = { label };
  return plain as vscode.TreeItem;
};

class World {
  readonly changed = new Emitter<TreeNode[] | undefined>();
  readonly failures: unknown[] = [];
  readonly drawn: (TreeNode[] | undefined)[] = [];
  loads = 0;
  problem: Error | undefined;
  /** Of the loaded tree itself. */
  treeProblem: Error | undefined;
  private readonly tree: Tree = {
    onDidChangeTreeData: this.changed.event,
    getChildren: (node) =>
      this.treeProblem ? Promise.reject(this.treeProblem) : Promise.resolve(node ? [child] : [parent]),
    getTreeItem: (node) => item(node.id),
    getParent: (node) => node.parent,
  };
  readonly workbench = Lazy.create(
    () => {
      this.loads++;
      return this.problem ? Promise.reject(this.problem) : Promise.resolve();
    },
    () => ({ tree: (viewId: string) => (viewId === 'things' ? this.tree : this.none()) }),
  );
  readonly lazy = new LazyTree({
    viewId: 'things',
    workbench: this.workbench,
    onFailure: (error) => this.failures.push(error),
  });

  constructor() {
    this.lazy.onDidChangeTreeData((nodes) => this.drawn.push(nodes));
  }

  private none(): never {
    throw new Error('There is one view');
  }
}

describe('a tree that has not been loaded', () => {
  let world: World;
  beforeEach(() => (world = new World()));

  it('is loaded when its rows are asked for, once', async () => {
    equal(world.loads, 0);
    const [first, second] = await Promise.all([world.lazy.getChildren(), world.lazy.getChildren(parent)]);
    deepEqual([first, second], [[parent], [child]]);
    equal(world.loads, 1);
    deepEqual(await world.lazy.getTreeItem(child), item('/a/b'));
    equal(world.lazy.getParent(child), parent);
  });

  it('passes on what is to be drawn again, from the first change on', async () => {
    world.changed.fire(undefined);
    await world.lazy.getChildren();
    world.changed.fire([parent]);
    world.changed.fire(undefined);
    deepEqual(world.drawn, [[parent], undefined]);
  });

  it('is empty and says why when it could not be loaded, and asks to be drawn once it could', async () => {
    world.problem = new Error('the file is gone');
    deepEqual(await world.lazy.getChildren(), []);
    deepEqual(world.failures, [world.problem]);
    world.problem = undefined;
    // By another caller, such as a command.
    await world.workbench.get();
    deepEqual(world.drawn, [undefined]);
    deepEqual(await world.lazy.getChildren(), [parent]);
    equal(world.failures.length, 1);
  });

  it('stays empty, silently, when the extension ends meanwhile', async () => {
    const asked = world.lazy.getChildren();
    world.workbench.dispose();
    deepEqual(await asked, []);
    deepEqual(world.failures, []);
    throws(() => world.lazy.getTreeItem(parent), /not been loaded/);
  });

  it('passes on nothing more when its view ends', async () => {
    await world.lazy.getChildren();
    world.lazy.dispose();
    world.changed.fire(undefined);
    deepEqual(world.drawn, []);
  });

  it('does not take a failure of the tree for one of loading', async () => {
    world.treeProblem = new Error('the tree’s own');
    await rejects(world.lazy.getChildren(), world.treeProblem);
    deepEqual(world.failures, []);
  });
});
