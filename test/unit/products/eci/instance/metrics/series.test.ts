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
});
