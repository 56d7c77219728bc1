import { deepEqual, equal } from 'node:assert/strict';
import { PollBackoff } from '../../../../src/engine/store/pollPace';
import type { Resource } from '../../../../src/model/resource';
import { buildStatus } from '../../../support/buildResource';
import { buildMovingThing, buildThing } from './scriptedKind';

/** Seconds at which a look was due, asked every five seconds for two minutes. */
function looks(resourcesAt: (second: number) => readonly Resource[]): readonly number[] {
  const pace = new PollBackoff(5_000, 30_000);
  const seconds = Array.from({ length: 24 }, (_, index) => (index + 1) * 5);
  return seconds.filter((second) => pace.isDue(resourcesAt(second), second * 1_000));
}

describe('the pace of looking', () => {
  it('slows down while nothing moves, to the slowest and no further', () => {
    deepEqual(
      looks(() => [buildMovingThing('a')]),
      [5, 10, 20, 35, 55, 85, 115],
    );
  });

  it('starts anew when one moves on, leaves or joins', () => {
    const elsewhere = buildThing('a', 'cn-hangzhou', { status: buildStatus({ code: 'Other', transitional: true }) });
    for (const after of [[elsewhere], [], [buildMovingThing('a'), buildMovingThing('b')]]) {
      const seen = looks((second) => (second < 60 ? [buildMovingThing('a')] : after));
      deepEqual(
        seen.filter((second) => second >= 55 && second < 75),
        [55, 60, 65],
      );
    }
  });

  it('is due again when the clock is set back', () => {
    const pace = new PollBackoff(5_000, 30_000);
    deepEqual(
      [3_600_000, 3_601_000, 0, 4_000, 7_500].map((now) => pace.isDue([buildMovingThing('a')], now)),
      [true, false, true, false, true],
    );
  });

  it('distinguishes things of different regions', () => {
    const pace = new PollBackoff(5_000, 30_000);
    pace.isDue([buildMovingThing('a')], 0);
    equal(pace.isDue([buildMovingThing('a')], 1), false);
    equal(pace.isDue([buildMovingThing('a', 'cn-beijing')], 2), true);
  });
});
