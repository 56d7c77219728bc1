// When what is drawn: rows together, levels not too often, nothing twice.
import { deepEqual, equal } from 'node:assert/strict';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import type { TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';
import { RedrawQueue } from '../../../../src/workbench/tree/redraw';
import { buildResource } from '../../../support/buildResource';
import { useTimers } from '../../../support/useTimers';
import { useVscode } from '../../../support/vscode/useVscode';

const table = new NodeTable();
const [a, b, c] = ['a', 'b', 'c'].map((id) => table.ensureContent(undefined, buildResource(id)));

describe('what is to be drawn again', () => {
  useVscode();
  const timers = useTimers();
  let queue: RedrawQueue;
  let steps: string[];
  const name = (nodes: readonly TreeNode[] | undefined): string => nodes?.map(({ id }) => id.slice(1)).join() ?? 'all';

  beforeEach(() => {
    steps = [];
    queue = new RedrawQueue((nodes) => steps.push(`invalidate ${name(nodes)}`));
    queue.onDidChange((nodes) => steps.push(`change ${name(nodes)}`));
    queue.onDidDraw(() => steps.push('drawn'));
  });
  afterEach(() => queue.dispose());

  /** What has happened since it was last asked. */
  const taken = (): readonly string[] => steps.splice(0);
  const add = (...nodes: readonly (TreeNode | undefined)[]): void =>
    nodes.forEach((node) => node && queue.addNode(node));

  it('is gathered for a moment and drawn together, each row once', async () => {
    add(a, b, a);
    await timers.pass(49);
    deepEqual(taken(), []);
    await timers.pass(1);
    deepEqual(taken(), ['invalidate a,b', 'change a,b', 'drawn']);
    await timers.pass(1_000);
    deepEqual(taken(), []);
  });

  it('is not put off by what is added meanwhile', async () => {
    add(a);
    await timers.pass(30);
    add(b);
    await timers.pass(20);
    deepEqual(taken(), ['invalidate a,b', 'change a,b', 'drawn']);
  });

  it('waits longer for a level when one has just been drawn, and for a row as ever', async () => {
    queue.addLevel(a);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate a', 'change a', 'drawn']);
    await timers.pass(449);
    queue.addLevel(a);
    await timers.pass(499);
    deepEqual(taken(), []);
    await timers.pass(1);
    deepEqual(taken(), ['invalidate a', 'change a', 'drawn']);
    add(b);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate b', 'change b', 'drawn']);
  });

  it('comes soon again for a level once half a second has passed', async () => {
    queue.addLevel(a);
    await timers.pass(550);
    taken();
    queue.addLevel(a);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate a', 'change a', 'drawn']);
  });

  it('does not count rows as a level that has just been drawn', async () => {
    add(a);
    await timers.pass(50);
    taken();
    queue.addLevel(b);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate b', 'change b', 'drawn']);
  });

  it('is everything when the root is among it', async () => {
    add(a);
    queue.addLevel(b);
    queue.addLevel(undefined);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate all', 'change all', 'drawn']);
    await timers.pass(1_000);
    deepEqual(taken(), []);
  });

  it('is not read again where it has just come', async () => {
    add(a);
    queue.addArrival(b as TreeNode);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate a', 'change a,b', 'drawn']);
    queue.addArrival(c as TreeNode);
    await timers.pass(50);
    deepEqual(taken(), ['invalidate ', 'change c', 'drawn']);
    await timers.pass(1_000);
    deepEqual(taken(), []);
  });

  it('may be the header alone', async () => {
    queue.addHeader();
    await timers.pass(50);
    deepEqual(taken(), ['drawn']);
  });

  it('is the header once more when something in it has expired, counted from the last time that was said', async () => {
    queue.scheduleHeader(1_000);
    await timers.pass(500);
    queue.scheduleHeader(1_000);
    await timers.pass(1_049);
    deepEqual(taken(), []);
    await timers.pass(1);
    deepEqual(taken(), ['drawn']);
  });

  it('is drawn at once where that is wanted, and then not a second time', async () => {
    add(a);
    queue.redrawAll();
    deepEqual(taken(), ['invalidate all', 'change all', 'drawn']);
    add(b);
    queue.flush();
    deepEqual(taken(), ['invalidate b', 'change b', 'drawn']);
    await timers.pass(1_000);
    deepEqual(taken(), []);
    add(c);
    await timers.pass(50);
    equal(taken().length, 3);
  });

  it('is dropped when the view ends', async () => {
    add(a);
    queue.scheduleHeader(10);
    queue.dispose();
    await timers.pass(1_000);
    deepEqual(taken(), []);
    queue.redrawAll();
    deepEqual(taken(), ['invalidate all']);
  });
});
