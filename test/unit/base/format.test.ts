import { equal, match } from 'node:assert/strict';
import fc from 'fast-check';
import {
  createTimeFormat,
  formatAge,
  formatBytes,
  formatComputeSize,
  formatLocalTime,
  formatSeconds,
  formatSpan,
  formatUtcSeconds,
} from '../../../src/base/format';
import { fakeNow } from '../../support/fakeClock';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('a length of time', () => {
  const spans: readonly [number, string][] = [
    [-5_000, '0 s'],
    [0, '0 s'],
    [999, '0 s'],
    [59_999, '59 s'],
    [minute, '1 min'],
    [hour - 1, '59 min'],
    [hour, '1 h'],
    [2 * day - 1, '47 h'],
    [2 * day, '2 d'],
    [400 * day, '400 d'],
  ];
  for (const [ms, words] of spans) {
    it(`of ${ms} ms reads ${words}`, () => equal(formatSpan(ms), words));
  }
});

describe('how long ago a time was', () => {
  it('is counted from the clock of the service to ours', () => {
    equal(formatAge('2026-11-23T02:00:00Z', fakeNow), '1 h');
    equal(formatAge('2026-11-23T03:00:00Z', fakeNow), '0 s');
  });

  it('is nothing for what is yet to come', () => equal(formatAge('2026-11-23T04:00:00Z', fakeNow), '0 s'));

  it('is undefined for a text that is not a time', () => {
    for (const time of [undefined, '', 'yesterday', '2026-13-45']) {
      equal(formatAge(time, fakeNow), undefined);
    }
  });
});

describe('an amount of bytes', () => {
  const amounts: readonly [number, string][] = [
    [0, '0 B'],
    [512, '512 B'],
    [1_023, '1023 B'],
    [1_024, '1.0 KiB'],
    [0.4, '0 B'],
    [1_023.6, '1.0 KiB'],
    [1_536, '1.5 KiB'],
    [10 * 1024 ** 2, '10.0 MiB'],
    [1024 ** 3, '1.0 GiB'],
    [1024 ** 5, '1024.0 TiB'],
    // A hair below the next unit: rounding must not make it 1024.0 of the smaller.
    [1024 ** 2 - 1, '1.0 MiB'],
    [1024 ** 3 - 1, '1.0 GiB'],
  ];
  for (const [bytes, words] of amounts) {
    it(`of ${bytes} reads ${words}`, () => equal(formatBytes(bytes), words));
  }

  it('is always a number below 1024 and a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1024 ** 4, noNaN: true }), (bytes) => {
        match(formatBytes(bytes), /^(\d{1,3}|10[01]\d|102[0-3])(\.\d)? ([KMGT]i)?B$/);
      }),
    );
  });
});

describe('the size of a container group', () => {
  it('is that of its processors and its memory, and empty when one is unknown', () => {
    equal(formatComputeSize(2, '4'), '2 vCPU 4 GiB');
    equal(formatComputeSize(0, 0), '0 vCPU 0 GiB');
    equal(formatComputeSize(2, undefined), '');
    equal(formatComputeSize(undefined, 4), '');
  });
});

describe('a length of time with all its parts', () => {
  it('has no empty parts', () => {
    equal(formatSeconds(0), '0 s');
    equal(formatSeconds(60), '1 min');
    equal(formatSeconds(3690), '1 h 1 min 30 s');
    equal(formatSeconds(90061), '1 d 1 h 1 min 1 s');
  });
});

describe('a moment', () => {
  it('reads the same in every language where it is exact', () => {
    equal(formatLocalTime(new Date(2026, 2, 1, 9, 5).getTime()), '2026-03-01 09:05');
    equal(formatLocalTime(Number.NaN), undefined);
    equal(formatLocalTime(8e15), undefined);
  });

  it('is written for the service in UTC and whole seconds', () => {
    equal(formatUtcSeconds(fakeNow), '2026-11-23T03:00:00Z');
    equal(formatUtcSeconds(fakeNow + 999), '2026-11-23T03:00:00Z');
  });

  it('has its date where it is not today', () => {
    const { clock, full } = createTimeFormat('');
    const now = Date.now();
    match(clock(now), /^\d\d:\d\d$/);
    match(full(now), /^\d\d:\d\d:\d\d$/);
    match(full(new Date(2020, 2, 1, 9, 5, 7).getTime()), /^Mar 1, 09:05:07$/);
    match(createTimeFormat('zh-cn').full(new Date(2020, 2, 1, 9, 5, 7).getTime()), /^3月1日 09:05:07$/);
  });
});
