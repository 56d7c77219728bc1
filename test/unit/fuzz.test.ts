// Each fuzz target in its short form, and that what a target promises is really held. The long form is `npm run fuzz`.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { createProperty } from '../fuzz/target';
import { fuzzTargets, runFuzz } from '../fuzz/targets';

const runs = 200;
/** The same input in each run of the suite: a failure is of the change, and other input comes with the long form. */
const seed = 16;

describe('The fuzz target', function () {
  this.timeout(60_000);

  for (const [name, target] of Object.entries(fuzzTargets)) {
    it(`"${name}" keeps its promises in ${runs} runs`, async () => {
      const { failure } = await runFuzz(target, { runs, seed });
      equal(failure, undefined);
    });
  }
});

describe('A run of a fuzz target', () => {
  const target = () =>
    Promise.resolve(
      createProperty(fc.nat(1_000), (number) => {
        ok(number < 500, 'too large');
      }),
    );

  it('names the seed, the path, the smallest input that fails, and the error', async () => {
    const { failure = '' } = await runFuzz(target, { runs: 100, seed: 7 });
    match(failure, /seed: 7, path: "[\d:]+"/);
    match(failure, /Counterexample: \[500\]/);
    match(failure, /too large/);
  });

  it('is the same for the same seed, and that one run again for its path', async () => {
    const pathOf = ({ failure = '' }: { readonly failure: string | undefined }) =>
      /path: "([\d:]+)"/.exec(failure)?.[1];
    const path = pathOf(await runFuzz(target, { runs: 100, seed: 7 }));
    equal(pathOf(await runFuzz(target, { runs: 100, seed: 7 })), path);
    const again = await runFuzz(target, { runs: 100, seed: 7, path });
    equal(again.runs, 1);
    match(again.failure ?? '', /Counterexample: \[500\]/);
  });

  it('reports how far it is, and that all runs held', async () => {
    const seen: number[] = [];
    const slow = () =>
      Promise.resolve(
        createProperty(fc.nat(), async () => {
          await new Promise((resolve) => setTimeout(resolve, 2));
        }),
      );
    deepEqual(await runFuzz(slow, { runs: 120, seed, onProgress: (count) => seen.push(count) }), {
      ...{ runs: 120, failure: undefined },
    });
    ok(seen.length > 0 && seen.every((count, index) => count > (seen[index - 1] ?? 0) && count < 120));
  });
});
