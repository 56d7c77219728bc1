// VS Code redraws by identity and keeps selection and open rows by id: both have to stay what they were.
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { NodeTable } from '../../../../../src/workbench/tree/nodes/nodeTable';
import type { TreeNode } from '../../../../../src/workbench/tree/nodes/treeNode';
import { buildRef, buildResource } from '../../../../support/buildResource';

const a = buildResource('a');
const b = buildResource('b');

function group(table: NodeTable, name: string): TreeNode {
  return table.ensureNode(undefined, name, {
    ...{ type: 'group', label: name, description: '', icon: { name: 'folder', tone: 'plain' }, resources: [] },
  });
}

describe('the nodes of a tree', () => {
  it('are one object per place, with what they hold now', () => {
    const table = new NodeTable();
    const before = table.ensureContent(undefined, a);
    const newer = buildResource('a', { label: 'new' });
    const after = table.ensureContent(undefined, newer);
    equal(after, before);
    equal(after.type === 'resource' && after.resource, newer);
    equal(table.get(before.id), before);
  });

  it('are others in another place, and when something else has come there', () => {
    const table = new NodeTable();
    const parent = group(table, '#on');
    const first = table.ensureContent(undefined, a);
    notEqual(table.ensureContent(parent, a), first);
    notEqual(table.ensureContent(undefined, a, 'other name'), first);
    notEqual(table.ensureContent(undefined, { id: 'a', label: 'a row' }), first);
  });

  it('are others below a node that has been replaced', () => {
    const table = new NodeTable();
    const before = table.ensureContent(table.ensureContent(undefined, a), b);
    const parent = table.ensureContent(undefined, { id: 'a', label: 'a row' });
    const after = table.ensureContent(parent, b);
    deepEqual([after.id === before.id, after === before, after.parent === parent], [true, false, true]);
  });

  it('have ids that are the way from the root', () => {
    const table = new NodeTable();
    const parent = group(table, '#on');
    deepEqual(
      [parent, table.ensureContent(parent, a, 'cn-hangzhou/a'), table.ensureNotice(parent, { kind: 'empty' })].map(
        ({ id }) => id,
      ),
      ['/#on', '/#on/cn-hangzhou/a', '/#on/?empty'],
    );
  });

  it('of a resource are found in all their places, and changed together', () => {
    const table = new NodeTable();
    const places = [table.ensureContent(group(table, '#one'), a), table.ensureContent(group(table, '#two'), a)];
    deepEqual(table.listNodes(a.ref), places);
    const newer = buildResource('a', { label: 'new' });
    deepEqual(table.update(newer), places);
    equal(
      places.every((node) => node.type === 'resource' && node.resource === newer),
      true,
    );
    deepEqual(table.update(b), []);
  });

  it('say which resources have been opened', () => {
    const table = new NodeTable();
    const [first, second] = [table.ensureContent(undefined, a), table.ensureContent(undefined, b)];
    table.setChildren(undefined, [first, second]);
    deepEqual(table.listOpenedResources(), []);
    table.setChildren(second, []);
    deepEqual(table.listOpenedResources(), [second]);
    table.setChildren(undefined, [first]);
    deepEqual(table.listOpenedResources(), []);
  });

  it('distinguish resources by kind, region and parent', () => {
    const table = new NodeTable();
    table.ensureContent(undefined, a);
    for (const over of [{ kind: 'other' }, { region: 'cn-beijing' }, { parent: 'p' }]) {
      deepEqual(table.listNodes(buildRef('a', over)), []);
    }
  });

  it('that are no longer below a place are forgotten, with all below them', () => {
    const table = new NodeTable();
    const parent = group(table, '#on');
    table.setChildren(undefined, [parent]);
    const row = table.ensureContent(parent, { id: 'row', label: 'row' });
    const [first, second] = [table.ensureContent(parent, a), table.ensureContent(parent, b)];
    table.setChildren(parent, [row, first, second]);
    deepEqual(table.getChildren(parent), [row, first, second]);
    table.setChildren(parent, [first]);
    deepEqual([table.get(row.id), table.listNodes(b.ref), table.listNodes(a.ref)], [undefined, [], [first]]);
    table.setChildren(undefined, []);
    deepEqual([table.get(first.id), table.listNodes(a.ref), table.getChildren(parent)], [undefined, [], undefined]);
  });

  it('of a resource are found in the places that remain when one is forgotten', () => {
    const table = new NodeTable();
    const [one, two] = [group(table, '#one'), group(table, '#two')];
    const places = [one, two].map((parent) => table.setChildren(parent, [table.ensureContent(parent, a)]));
    table.setChildren(one, []);
    deepEqual(table.listNodes(a.ref), places[1]);
  });

  it('that have been replaced do not take their successor with them when they are forgotten', () => {
    const table = new NodeTable();
    const row = table.ensureContent(undefined, { id: 'a', label: 'a row' });
    table.setChildren(undefined, [row]);
    const resource = table.ensureContent(undefined, a);
    table.setChildren(undefined, [resource]);
    equal(table.get('/a'), resource);
    deepEqual(table.listNodes(a.ref), [resource]);
  });

  it('are all gone when the table is cleared', () => {
    const table = new NodeTable();
    table.setChildren(undefined, [table.ensureContent(undefined, a)]);
    table.clear();
    deepEqual([table.get('/a'), table.listNodes(a.ref), table.getChildren(undefined)], [undefined, [], undefined]);
  });
});
