// VS Code redraws by identity and keeps selection and open rows by id: both have to stay what they were.
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { NodeTable } from '../../../../../src/workbench/tree/nodes/nodeTable';
import type { TreeNode } from '../../../../../src/workbench/tree/nodes/treeNode';
import { buildRef, buildResource } from '../../../../support/buildResource';

const a = buildResource('a');
const b = buildResource('b');

function group(table: NodeTable, name: string): TreeNode {
  return table.node(undefined, name, {
    ...{ type: 'group', label: name, description: '', icon: { name: 'folder', tone: 'plain' }, resources: [] },
  });
}

describe('the nodes of a tree', () => {
  it('are one object per place, with what they hold now', () => {
    const table = new NodeTable();
    const before = table.content(undefined, a);
    const newer = buildResource('a', { label: 'new' });
    const after = table.content(undefined, newer);
    equal(after, before);
    equal(after.type === 'resource' && after.resource, newer);
    equal(table.at(before.id), before);
  });

  it('are others in another place, and when something else has come there', () => {
    const table = new NodeTable();
    const parent = group(table, '#on');
    const first = table.content(undefined, a);
    notEqual(table.content(parent, a), first);
    notEqual(table.content(undefined, a, 'other name'), first);
    notEqual(table.content(undefined, { id: 'a', label: 'a row' }), first);
  });

  it('have ids that are the way from the root', () => {
    const table = new NodeTable();
    const parent = group(table, '#on');
    deepEqual(
      [parent, table.content(parent, a, 'cn-hangzhou/a'), table.notice(parent, { kind: 'empty' })].map(({ id }) => id),
      ['/#on', '/#on/cn-hangzhou/a', '/#on/?empty'],
    );
  });

  it('of a resource are found in all their places, and changed together', () => {
    const table = new NodeTable();
    const places = [table.content(group(table, '#one'), a), table.content(group(table, '#two'), a)];
    deepEqual(table.of(a.ref), places);
    const newer = buildResource('a', { label: 'new' });
    deepEqual(table.update(newer), places);
    equal(
      places.every((node) => node.type === 'resource' && node.resource === newer),
      true,
    );
    deepEqual(table.update(b), []);
  });

  it('tell which resources have been opened', () => {
    const table = new NodeTable();
    const [first, second] = [table.content(undefined, a), table.content(undefined, b)];
    table.settle(undefined, [first, second]);
    deepEqual(table.openedResources(), []);
    table.settle(second, []);
    deepEqual(table.openedResources(), [second]);
    table.settle(undefined, [first]);
    deepEqual(table.openedResources(), []);
  });

  it('tell resources apart by kind, region and parent', () => {
    const table = new NodeTable();
    table.content(undefined, a);
    for (const over of [{ kind: 'other' }, { region: 'cn-beijing' }, { parent: 'p' }]) {
      deepEqual(table.of(buildRef('a', over)), []);
    }
  });

  it('that are no longer below a place are forgotten, with all below them', () => {
    const table = new NodeTable();
    const parent = group(table, '#on');
    table.settle(undefined, [parent]);
    const row = table.content(parent, { id: 'row', label: 'row' });
    const [first, second] = [table.content(parent, a), table.content(parent, b)];
    table.settle(parent, [row, first, second]);
    deepEqual(table.childrenOf(parent), [row, first, second]);
    table.settle(parent, [first]);
    deepEqual([table.at(row.id), table.of(b.ref), table.of(a.ref)], [undefined, [], [first]]);
    table.settle(undefined, []);
    deepEqual([table.at(first.id), table.of(a.ref), table.childrenOf(parent)], [undefined, [], undefined]);
  });

  it('that have been replaced do not take their successor with them when they are forgotten', () => {
    const table = new NodeTable();
    const row = table.content(undefined, { id: 'a', label: 'a row' });
    table.settle(undefined, [row]);
    const resource = table.content(undefined, a);
    table.settle(undefined, [resource]);
    equal(table.at('/a'), resource);
    deepEqual(table.of(a.ref), [resource]);
  });

  it('are all gone when the table is cleared', () => {
    const table = new NodeTable();
    table.settle(undefined, [table.content(undefined, a)]);
    table.clear();
    deepEqual([table.at('/a'), table.of(a.ref), table.childrenOf(undefined)], [undefined, [], undefined]);
  });
});
