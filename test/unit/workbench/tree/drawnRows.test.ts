// One registry notifies each tree which of its rows VS Code draws.
import { deepEqual, equal } from 'node:assert/strict';
import type { ResourceRef } from '../../../../src/model/resource';
import { DrawnRows, toRowPath } from '../../../../src/workbench/tree/drawnRows';
import type { TreeRows } from '../../../../src/workbench/tree/drawnRows';

const instance = (id: string, parent?: string): ResourceRef => ({
  ...{ kind: 'eciInstance', region: 'cn-hangzhou', id, name: id },
  ...(parent !== undefined && { parent }),
});

describe('the registry of drawn rows', () => {
  let drawn: DrawnRows;

  beforeEach(() => {
    drawn = new DrawnRows();
  });

  afterEach(() => drawn.dispose());

  /** A tree, and the rows of its next report. */
  function addTree(viewId: string): { readonly rows: TreeRows; readonly report: Promise<readonly ResourceRef[]> } {
    let onDrawn: (refs: readonly ResourceRef[]) => void = () => undefined;
    const report = new Promise<readonly ResourceRef[]>((resolve) => (onDrawn = resolve));
    return { rows: drawn.addTree(viewId, onDrawn), report };
  }

  it('hands a row to the tree whose view shows it, and to no other', async () => {
    const instances = addTree('instances');
    const jobs = addTree('jobs');
    // A job shows the instances that ran it.
    drawn.recordDrawn(toRowPath('jobs', instance('eci-1')));
    drawn.recordDrawn(toRowPath('instances', instance('eci-2')));
    deepEqual(await instances.report, [instance('eci-2')]);
    deepEqual(await jobs.report, [instance('eci-1')]);
    deepEqual(instances.rows.recent, [instance('eci-2')]);
    deepEqual(jobs.rows.recent, [instance('eci-1')]);
  });

  it('reports rows drawn together once, each once, whatever their ids are made of', async () => {
    const { report } = addTree('instances');
    const odd = instance('a/b %2F ü', 'p/q');
    [odd, instance('eci-1'), odd].forEach((ref) => drawn.recordDrawn(toRowPath('instances', ref)));
    deepEqual(await report, [odd, instance('eci-1')]);
  });

  it('takes an id with half a surrogate pair, which no address can contain', async () => {
    const { report } = addTree('instances');
    drawn.recordDrawn(toRowPath('instances', instance('eci-\ud800')));
    deepEqual(await report, [instance('eci-\ufffd')]);
  });

  it('keeps the rows of each tree that were drawn last, and not more than a screen holds', () => {
    const { rows } = addTree('instances');
    const busy = addTree('jobs');
    drawn.recordDrawn(toRowPath('instances', instance('eci-0')));
    for (let index = 0; index < 400; index++) {
      drawn.recordDrawn(toRowPath('jobs', instance(`eci-${index}`)));
    }
    drawn.recordDrawn(toRowPath('jobs', instance('eci-100')));
    const recent = busy.rows.recent.map(({ id }) => id);
    equal(recent.length, 300);
    deepEqual([recent[0], recent.at(-2), recent.at(-1)], ['eci-101', 'eci-399', 'eci-100']);
    // The rows of one tree do not push out those of another.
    deepEqual(rows.recent, [instance('eci-0')]);
  });

  it('drops the rows of a tree that is gone, and those of an unknown view', () => {
    const { rows } = addTree('instances');
    rows.dispose();
    drawn.recordDrawn(toRowPath('instances', instance('eci-1')));
    drawn.recordDrawn('/');
    deepEqual(rows.recent, []);
  });
});
