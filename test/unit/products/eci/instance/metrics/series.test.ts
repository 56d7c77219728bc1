import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { ranges, listWindows } from '../../../../../../src/products/eci/instance/metrics/ranges';
import type { Sample } from '../../../../../../src/products/eci/instance/metrics/sample';
import {
  toCores,
  createGrid,
  mergeSamples,
  alignToGrid,
  toRates,
  summarize,
} from '../../../../../../src/products/eci/instance/metrics/series';

const empty = { cores: null, coreSeconds: null, coreLimit: null, memory: null, memoryLimit: null };
const sample = (at: number, parts: Partial<Sample> = {}): Sample => ({
  ...empty,
  ...{ at, received: null, sent: null, read: null, written: null, stored: null, capacity: null, containers: [] },
  ...parts,
});
const range = { id: '1m', minutes: 1, periodSeconds: 15 } as const;

describe('figures over time', () => {
  it('are asked for in windows that no call answers with more than 50 records', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ranges), fc.integer({ min: 1.7e12, max: 1.9e12 }), (one, now) => {
        const windows = listWindows(one, now);
        const periodMs = one.periodSeconds * 1000;
        windows.forEach(({ startMs, endMs }, index) => {
          ok(Math.floor(endMs / periodMs) - Math.ceil(startMs / periodMs) + 1 <= 50);
          equal(startMs, index === 0 ? startMs : windows[index - 1]?.endMs);
        });
        ok((windows[0]?.startMs ?? now) <= now - one.minutes * 60_000);
        equal(windows.at(-1)?.endMs, now);
      }),
    );
  });

  it('become rates, and a counter that began anew counts from nothing', () => {
    const samples = [100, 400, 50, 200].map((received, index) => sample(index * 15_000, { received }));
    deepEqual(
      toRates(samples, ({ received }) => received),
      [null, 20, 50 / 15, 10],
    );
  });

  it('have no rate after a gap, and none below nothing', () => {
    deepEqual(
      toRates([sample(0, { sent: 5 }), undefined, sample(30_000, { sent: 9 })], ({ sent }) => sent),
      [null, null, null],
    );
    fc.assert(
      fc.property(fc.array(fc.nat()), (counters) =>
        toRates(
          counters.map((sent, index) => sample(index * 1000, { sent })),
          ({ sent }) => sent,
        ).every((rate) => rate === null || rate >= 0),
      ),
    );
  });

  it('show cores as the mean from the counter where it is known, otherwise as measured', () => {
    const samples = [sample(0, { cores: 0.5, coreSeconds: 10 }), sample(10_000, { cores: 0.9, coreSeconds: 12 })];
    deepEqual(
      toCores(samples, (one) => one),
      [0.5, 0.2],
    );
  });

  it('keep the newest of a period and forget what is too old', () => {
    const now = 600_000;
    const merged = mergeSamples([sample(0), sample(585_000)], [sample(590_000), sample(600_000)], range, now);
    deepEqual(
      merged.map(({ at }) => at),
      [590_000, 600_000],
    );
    deepEqual(
      alignToGrid(merged, createGrid(range, now)).map((one) => one?.at),
      [undefined, undefined, undefined, 590_000, 600_000],
    );
  });

  it('are summed up without the gaps', () => {
    deepEqual(summarize([null, 2, 4, null]), { now: 4, lowest: 2, mean: 3, highest: 4 });
    deepEqual(summarize([null]), { now: null, lowest: null, mean: null, highest: null });
  });

  it('have a moment each period up to now, as many as the range has, and one more', () => {
    deepEqual(createGrid(range, 100_000), [30_000, 45_000, 60_000, 75_000, 90_000]);
    deepEqual(createGrid(range, 90_000).at(-1), 90_000);
  });

  it('are read in windows that begin one period before the range', () => {
    deepEqual(listWindows(range, 100_000), [{ startMs: 15_000, endMs: 100_000 }]);
    const hours = listWindows({ id: '3h', minutes: 180, periodSeconds: 60 }, 20_000_000);
    deepEqual(
      [hours.length, hours[0], hours.at(-1)],
      [
        4,
        { startMs: 9_120_000, endMs: 9_120_000 + 48 * 60_000 },
        { startMs: 9_120_000 + 3 * 48 * 60_000, endMs: 20_000_000 },
      ],
    );
  });

  it('are kept from two periods before the range to one after now', () => {
    const now = 600_000;
    const at = [509_999, 510_000, 615_000, 615_001];
    deepEqual(
      mergeSamples(
        at.map((one) => sample(one)),
        [],
        range,
        now,
      ).map((one) => one.at),
      [510_000, 615_000],
    );
  });

  it('keep the newest of a period whichever came last, and the last of those of one time', () => {
    const now = 600_000;
    const [old, mid, late] = [sample(586_000), sample(590_000), sample(590_000, { sent: 1 })];
    deepEqual(mergeSamples([mid], [old], range, now), [mid]);
    deepEqual(mergeSamples([mid], [late], range, now), [late]);
    deepEqual(
      mergeSamples([sample(590_000)], [sample(560_000), sample(580_000)], range, now).map((one) => one.at),
      [560_000, 580_000, 590_000],
    );
  });

  it('are placed on a grid of one moment, or of none', () => {
    deepEqual(alignToGrid([sample(5)], [5]), [sample(5)]);
    deepEqual(alignToGrid([sample(5)], []), []);
  });

  it('have a rate of nothing while a counter stands still, and none between samples of one time', () => {
    deepEqual(
      toRates([sample(0, { sent: 5 }), sample(1_000, { sent: 5 }), sample(1_000, { sent: 9 })], ({ sent }) => sent),
      [null, 0, null],
    );
    deepEqual(
      toRates([sample(0, { sent: 5 }), sample(1_000), sample(2_000, { sent: 9 })], ({ sent }) => sent),
      [null, null, null],
    );
  });

  it('show no cores where nothing was measured', () => {
    deepEqual(
      toCores([undefined, sample(0, { cores: 1 }), sample(1_000)], (one) => (one.at === 0 ? one : undefined)),
      [null, 1, null],
    );
  });
});
