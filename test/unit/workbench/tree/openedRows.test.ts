// The rows below an opened node stay valid while they are read again: commands chosen on them must find them.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import type { Node } from '../../../../src/model/resource';
import { NodeTable } from '../../../../src/workbench/tree/nodes/nodeTable';
import { OpenedRows } from '../../../../src/workbench/tree/openedRows';
import type { TreeNode } from '../../../../src/workbench/tree/nodes/treeNode';
import { flushTasks } from '../../../support/fakeClock';

interface Reading {
  readonly resolve: (rows: readonly Node[]) => void;
  readonly reject: (error: unknown) => void;
}

/** One opened row, as VS Code asks for what is below it. */
class Trial {
  readonly table = new NodeTable();
  readonly arrivals: string[] = [];
  readonly readings: Reading[] = [];
  readonly life = new AbortController();
  /** Rows that are to be drawn by themselves. */
  readonly drawn: string[] = [];
  readonly opened: OpenedRows = new OpenedRows(this.table, {
    onArrival: ({ id }) => this.arrivals.push(id),
    onChange: (node) => this.opened.reload(node) || this.drawn.push(node.id),
    ask: (node) => this.asked.push(node.id),
  });
  /** What is to be asked for again without drawing it. */
  readonly asked: string[] = [];
  readonly row: Node = {
    ...{ id: 'opened', label: 'opened' },
    children: () => new Promise((resolve, reject) => this.readings.push({ resolve, reject })),
  };
  readonly node = this.table.ensureContent(undefined, this.row);

  /** The ids below, once they are reported. */
  async ask(node: TreeNode = this.node, row: Node = this.row): Promise<readonly string[]> {
    const rows = await this.opened.listChildren(node, row, this.life.signal);
    this.table.setChildren(node, rows);
    rows.forEach((one) => this.opened.markDrawn(one));
    return rows.map(({ id }) => id);
  }

  async read(index: number, ...labels: readonly string[]): Promise<void> {
    await this.readRows(index, ...labels.map((label) => ({ id: label, label })));
  }

  async readRows(index: number, ...rows: readonly Node[]): Promise<void> {
    this.readings[index]?.resolve(rows);
    await flushTasks();
  }

  /** Draws the node, and asks for what is below it. */
  async draws(): Promise<void> {
    this.opened.invalidate([this.node]);
    this.opened.markDrawn(this.node);
    await this.ask();
  }

  /** Opened and read once. */
  async opens(...labels: readonly string[]): Promise<this> {
    const asked = this.ask();
    await this.read(0, ...labels);
    await asked;
    return this;
  }
}

describe('what a row opens into', () => {
  it('is read when it is opened, and not again until it is to be drawn anew', async () => {
    const trial = await new Trial().opens('a', 'b');
    deepEqual(await trial.ask(), ['/opened/a', '/opened/b']);
    equal(trial.readings.length, 1);
    trial.opened.invalidate([trial.node]);
    await trial.ask();
    equal(trial.readings.length, 2);
  });

  it('stays what it was while it is read again, and is reported when that has come', async () => {
    const trial = await new Trial().opens('a');
    const [before] = trial.table.getChildren(trial.node) ?? [];
    trial.opened.invalidate([trial.node]);
    deepEqual(await trial.ask(), ['/opened/a']);
    equal(trial.table.get('/opened/a'), before);
    deepEqual(trial.arrivals, []);
    await trial.read(1, 'a', 'b');
    deepEqual(trial.arrivals, ['/opened']);
    deepEqual(await trial.ask(), ['/opened/a', '/opened/b']);
    equal(trial.readings.length, 2);
  });

  it('is read again when several nodes are drawn anew, for each of them and all below', async () => {
    const trial = await new Trial().opens('a');
    const other = trial.table.ensureContent(undefined, { id: 'other', label: 'other' });
    trial.opened.invalidate([trial.node, other]);
    await trial.ask();
    await trial.read(1, 'b');
    deepEqual([await trial.ask(), trial.readings.length], [['/opened/b'], 2]);
    // A node whose id merely begins alike is another one.
    const alike = trial.table.ensureContent(undefined, { id: 'ope', label: 'ope' });
    trial.opened.invalidate([alike, other]);
    deepEqual([await trial.ask(), trial.readings.length], [['/opened/b'], 2]);
  });

  it('is that of the newest reading, whichever ends last', async () => {
    const trial = await new Trial().opens('a');
    trial.opened.invalidate(undefined);
    await trial.ask();
    trial.opened.invalidate([trial.node]);
    await trial.ask();
    await trial.read(2, 'newest');
    await trial.read(1, 'older');
    deepEqual([await trial.ask(), trial.arrivals], [['/opened/newest'], ['/opened']]);
  });

  it('is not that of a reading from before it was to be drawn anew', async () => {
    const trial = await new Trial().opens('a');
    trial.opened.invalidate([trial.node]);
    await trial.ask();
    trial.opened.invalidate([trial.node]);
    await trial.read(1, 'older');
    deepEqual(trial.arrivals, []);
    await trial.ask();
    equal(trial.readings.length, 3);
  });

  it('is waited for when nothing but a notice is there', async () => {
    const trial = await new Trial().opens();
    deepEqual(await trial.ask(), ['/opened/?none']);
    trial.opened.invalidate([trial.node]);
    const asked = trial.ask();
    await trial.read(1, 'a');
    deepEqual([await asked, trial.arrivals], [['/opened/a'], []]);
  });

  it('is left to the reading above it, which asks for it again', async () => {
    const trial = await new Trial().opens('a');
    const below: Node = { id: 'a', label: 'a', children: () => Promise.resolve([{ id: 'deep', label: 'deep' }]) };
    const child = trial.table.ensureContent(trial.node, below);
    deepEqual(await trial.ask(child, below), ['/opened/a/deep']);
    trial.opened.invalidate([trial.node]);
    await trial.ask();
    let reads = 0;
    const counted: Node = { ...below, children: () => Promise.resolve((reads++, [])) };
    deepEqual([await trial.ask(child, counted), reads], [['/opened/a/deep'], 0]);
  });

  it('is read again with the row above it', async () => {
    const trial = await new Trial().opens('a');
    let label = 'deep';
    const below: Node = { id: 'a', label: 'a', children: () => Promise.resolve([{ id: label, label }]) };
    const child = trial.table.ensureContent(trial.node, below);
    await trial.ask(child, below);
    label = 'deeper';
    deepEqual(await trial.ask(child, below), ['/opened/a/deep']);
    trial.opened.invalidate([trial.node]);
    await trial.ask(child, below);
    await flushTasks();
    deepEqual(await trial.ask(child, below), ['/opened/a/deeper']);
  });

  it('is waited for after a reading that was given up', async () => {
    const trial = new Trial();
    const given = trial.ask();
    trial.readings[0]?.reject(new CancelledError());
    deepEqual(await given, []);
    const asked = trial.ask();
    await trial.read(1, 'a');
    deepEqual([await asked, trial.arrivals], [['/opened/a'], []]);
  });

  it('is not read for a row that has never been opened', async () => {
    const trial = await new Trial().opens('a');
    const [child] = trial.table.getChildren(trial.node) ?? [];
    ok(child);
    deepEqual([trial.opened.reload(child), trial.asked], [false, []]);
  });

  it('says what failed, and stays as it was when no view wants it any more', async () => {
    const trial = await new Trial().opens('a');
    trial.opened.invalidate([trial.node]);
    await trial.ask();
    trial.readings[1]?.reject(new CancelledError());
    await flushTasks();
    deepEqual(trial.arrivals, []);
    trial.opened.invalidate([trial.node]);
    await trial.ask();
    trial.readings[2]?.reject(new Error('down'));
    await flushTasks();
    deepEqual([await trial.ask(), trial.arrivals], [['/opened/?failed'], ['/opened']]);
  });

  it('is read once for all who ask meanwhile', async () => {
    const trial = await new Trial().opens('a');
    await trial.draws();
    await trial.ask();
    equal(trial.readings.length, 2);
    let isSettled = false;
    void trial.opened.waitUntilRead(trial.node).then(() => (isSettled = true));
    await flushTasks();
    equal(isSettled, false);
    await trial.read(1, 'a', 'b');
    equal(isSettled, true);
    deepEqual(await trial.ask(), ['/opened/a', '/opened/b']);
  });

  it('keeps its places where the same rows have come, and only what has changed is drawn', async () => {
    const trial = await new Trial().opens('a', 'b');
    await trial.draws();
    await trial.read(1, 'a', 'b');
    deepEqual([trial.arrivals, trial.drawn], [[], []]);
    await trial.draws();
    await trial.readRows(2, { id: 'a', label: 'a' }, { id: 'b', label: 'b', description: 'ready' });
    deepEqual([trial.arrivals, trial.drawn], [[], ['/opened/b']]);
  });

  it('is drawn when its rows change their order', async () => {
    const trial = await new Trial().opens('a', 'b');
    await trial.draws();
    await trial.read(1, 'b', 'a');
    deepEqual([trial.arrivals, trial.drawn], [['/opened'], []]);
  });

  it('counts as changed when a row can be opened by now', async () => {
    const trial = await new Trial().opens('a');
    await trial.draws();
    await trial.readRows(1, { id: 'a', label: 'a', children: () => Promise.resolve([]) });
    deepEqual(trial.drawn, ['/opened/a']);
  });

  it('is read again without drawing the row above, as long as that looks as it did and is open', async () => {
    const trial = await new Trial().opens('a');
    trial.opened.markDrawn(trial.node);
    equal(trial.opened.reload(trial.node), true);
    deepEqual(trial.asked, ['/opened']);
    await trial.ask();
    equal(trial.readings.length, 2);
    trial.opened.fold(trial.node, true);
    equal(trial.opened.reload(trial.node), false);
    trial.opened.fold(trial.node, false);
    trial.table.ensureContent(undefined, { ...trial.row, description: 'changed' });
    equal(trial.opened.reload(trial.node), false);
    deepEqual(trial.asked, ['/opened']);
  });

  it('is read again further below too, where a row is open', async () => {
    const below: Node = { id: 'a', label: 'a', children: () => Promise.resolve([{ id: 'deep', label: 'deep' }]) };
    const trial = new Trial();
    const asked = trial.ask();
    await trial.readRows(0, below);
    await asked;
    const [child] = trial.table.getChildren(trial.node) ?? [];
    ok(child);
    await trial.ask(child, below);
    await trial.draws();
    await trial.readRows(1, below);
    deepEqual([trial.arrivals, trial.drawn, trial.asked], [[], [], ['/opened/a']]);
    trial.opened.fold(child, true);
    await trial.draws();
    await trial.readRows(2, below);
    deepEqual([trial.arrivals, trial.drawn, trial.asked], [[], ['/opened/a'], ['/opened/a']]);
  });
});
