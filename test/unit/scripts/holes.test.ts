// The errors that `npm run test:holes` puts back: each must still have its place, or the run proves nothing.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Hole {
  readonly id: string;
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly test: string;
  readonly reason: string;
  /** The error that this one is of the kind of. */
  readonly like?: string;
}

const root = process.cwd();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const holes = JSON.parse(read('test/holes.json')) as readonly Hole[];

describe('the errors of test/holes.json', () => {
  it('each stand for a text that their file contains exactly once', () => {
    const found = holes.map(({ id, file, before }) => [id, read(file).split(before).length - 1]);
    deepEqual(
      found.filter(([, count]) => count !== 1),
      [],
    );
  });

  it('are the 43 that mutation testing found once, and others of their kind', () => {
    equal(holes.filter(({ like }) => like === undefined).length, 43);
  });

  it('each have a test, a reason, and an id of their own', () => {
    equal(new Set(holes.map(({ id }) => id)).size, holes.length);
    for (const { id, before, after, test, reason } of holes) {
      ok(existsSync(join(root, test)), `${id}: ${test}`);
      notEqual(before, after, id);
      ok(reason.endsWith('.'), id);
    }
  });
});
