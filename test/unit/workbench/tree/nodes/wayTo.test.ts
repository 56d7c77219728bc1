// The way from the root to a resource opens nothing that does not lead there.
import { deepEqual, equal } from 'node:assert/strict';
import type { Resource } from '../../../../../src/model/resource';
import { NodeTable } from '../../../../../src/workbench/tree/nodes/nodeTable';
import type { TreeNode } from '../../../../../src/workbench/tree/nodes/treeNode';
import { findChild, findNode } from '../../../../../src/workbench/tree/nodes/wayTo';
import { buildRef, buildResource } from '../../../../support/buildResource';

const thing = (id: string, region = 'cn-hangzhou'): Resource => buildResource(id, { ref: buildRef(id, { region }) });

class World {
  readonly table = new NodeTable();
  /** Places that were opened, in order. */
  readonly opened: string[] = [];
  private readonly below = new Map<TreeNode | undefined, readonly TreeNode[]>();

  put(parent: TreeNode | undefined, ...nodes: readonly TreeNode[]): void {
    this.below.set(parent, nodes);
  }

  region(region: string): TreeNode {
    return this.table.ensureNode(undefined, region, { type: 'region', region, description: '' });
  }

  group(name: string, ...resources: readonly Resource[]): TreeNode {
    const icon = { name: 'folder', tone: 'plain' } as const;
    return this.table.ensureNode(undefined, `#${name}`, {
      type: 'group',
      label: name,
      description: '',
      icon,
      resources,
    });
  }

  range(parent: TreeNode | undefined, name: string, ...resources: readonly Resource[]): TreeNode {
    return this.table.ensureNode(parent, `?${name}`, { type: 'range', label: name, description: '', resources });
  }

  readonly list = (node: TreeNode | undefined): Promise<readonly TreeNode[]> => {
    this.opened.push(node?.id ?? '');
    return Promise.resolve(this.below.get(node) ?? []);
  };
}

describe('the way to a resource', () => {
  let world: World;
  beforeEach(() => (world = new World()));

  it('leads through its own region, and opens no other', async () => {
    const [beijing, hangzhou] = [world.region('cn-beijing'), world.region('cn-hangzhou')];
    const node = world.table.ensureContent(hangzhou, thing('a'));
    world.put(undefined, beijing, hangzhou);
    world.put(beijing, world.table.ensureContent(beijing, thing('a', 'cn-beijing')));
    world.put(hangzhou, node);
    equal(await findNode(buildRef('a'), world.list), node);
    deepEqual(world.opened, ['', '/cn-hangzhou']);
  });

  it('leads through the group and the range that hold it', async () => {
    const groups = [world.group('off', thing('b')), world.group('on', thing('c'), thing('a'))];
    const [, on] = groups;
    const range = world.range(on, '1', thing('a'));
    const node = world.table.ensureContent(range, thing('a'));
    world.put(undefined, ...groups);
    world.put(on, world.range(on, '501', thing('c')), range);
    world.put(range, node);
    equal(await findNode(buildRef('a'), world.list), node);
    deepEqual(world.opened, ['', '/#on', '/#on/?1']);
  });

  it('leads through what it lies below', async () => {
    const parent = world.table.ensureContent(undefined, thing('p'));
    const ref = buildRef('a', { kind: 'part', parent: 'p' });
    const node = world.table.ensureContent(parent, buildResource('a', { ref }));
    world.put(undefined, world.table.ensureContent(undefined, thing('o')), parent);
    world.put(parent, node);
    equal(await findNode(ref, world.list), node);
    deepEqual(world.opened, ['', '/p']);
  });

  it('does not take one of another kind, region or id for it', async () => {
    const others = [
      buildResource('a', { ref: buildRef('a', { kind: 'part' }) }),
      thing('a', 'cn-beijing'),
      thing('b'),
    ].map((resource, index) => world.table.ensureContent(undefined, resource, String(index)));
    world.put(undefined, ...others);
    equal(await findNode(buildRef('a'), world.list), undefined);
    const group = world.group('on', thing('a', 'cn-beijing'));
    world.put(undefined, group, world.region('cn-beijing'));
    equal(await findNode(buildRef('a'), world.list), undefined);
    deepEqual(world.opened, ['', '']);
  });

  it('ends where nothing is found, also below a place that should hold it', async () => {
    const [first, second] = [world.group('one', thing('a')), world.group('two', thing('a'))];
    const node = world.table.ensureContent(second, thing('a'));
    world.put(undefined, first, second);
    world.put(second, node);
    equal(await findNode(buildRef('a'), world.list), node);
    world.put(second);
    equal(await findNode(buildRef('a'), world.list), undefined);
  });

  it('does not turn in circles where a resource stands below itself', async () => {
    const ref = buildRef('a', { kind: 'part', parent: 'p' });
    const parent = world.table.ensureContent(undefined, thing('p'));
    world.put(undefined, parent);
    world.put(parent, parent);
    equal(await findNode(ref, world.list), undefined);
    deepEqual(world.opened, ['', '/p']);
  });
});

describe('the row below a place', () => {
  it('is found by its id, be it a resource or not', async () => {
    const world = new World();
    const parent = world.table.ensureContent(undefined, thing('p'));
    const row = world.table.ensureContent(parent, { id: 'row', label: 'Row' }, 'other name');
    const resource = world.table.ensureContent(parent, thing('a'));
    world.put(parent, world.table.ensureNotice(parent, { kind: 'none' }), row, resource);
    equal(await findChild('row', world.list, parent), row);
    equal(await findChild('a', world.list, parent), resource);
    equal(await findChild('none', world.list, parent), undefined);
  });
});
