import { equal } from 'node:assert/strict';
import { NodeTable } from '../../../../../src/workbench/tree/nodes/nodeTable';
import { isRowLost } from '../../../../../src/workbench/tree/nodes/treeNode';
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

  it('never was when the command came from the palette', () => {
    equal(isRowLost([]), false);
  });
});
