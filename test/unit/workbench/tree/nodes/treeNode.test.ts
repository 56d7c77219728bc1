import { deepEqual, equal } from 'node:assert/strict';
import { NodeTable } from '../../../../../src/workbench/tree/nodes/nodeTable';
import { getNodeRef, isRowLost, isTreeNode } from '../../../../../src/workbench/tree/nodes/treeNode';
import { buildResource } from '../../../../support/buildResource';

describe('the row a command came from', () => {
  const node = new NodeTable().ensureContent(undefined, buildResource('a'));

  it('is lost when VS Code forgot it on the way, or one of those selected with it', () => {
    equal(isRowLost([undefined, undefined]), true);
    equal(isRowLost([undefined, [undefined, undefined]]), true);
    equal(isRowLost([null]), true);
    equal(isRowLost([node, [node, undefined]]), true);
  });

  it('is there when it was handed over', () => {
    equal(isRowLost([node, undefined]), false);
    equal(isRowLost([node, [node]]), false);
  });

  it('is lost when its tree has been cleared since, and those that came later are not', () => {
    const table = new NodeTable();
    const before = table.ensureContent(undefined, buildResource('a'));
    table.clear();
    const after = table.ensureContent(undefined, buildResource('a'));
    deepEqual(
      [isRowLost([before]), isRowLost([after, [after, before]]), isRowLost([after, [after]])],
      [true, true, false],
    );
    table.clear();
    equal(isRowLost([after]), true);
  });

  it('is no lost row when another extension passes something else', () => {
    for (const other of [{}, 'a', 0, false]) {
      equal(isRowLost([other, [other]]), false);
    }
  });

  it('never was when the command came from the palette', () => {
    equal(isRowLost([]), false);
  });
});

describe('a node of a tree', () => {
  const table = new NodeTable();
  const node = table.ensureContent(undefined, buildResource('a'));

  it('is distinguished from everything else that a command may be run with', () => {
    equal(isTreeNode(node), true);
    for (const other of [undefined, null, 'a', 0, {}, { ...node }]) {
      equal(isTreeNode(other), false);
      equal(getNodeRef(other), undefined);
    }
  });

  it('has the reference of its resource, and none when it is a row', () => {
    deepEqual(getNodeRef(node), buildResource('a').ref);
    equal(getNodeRef(table.ensureContent(undefined, { id: 'row', label: 'Row' })), undefined);
  });
});
