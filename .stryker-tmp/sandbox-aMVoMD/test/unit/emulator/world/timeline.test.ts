import assert from 'node:assert/strict';
import fc from 'fast-check';
import { courseFrom, statuses, Timeline } from '../../../../src/emulator/world/timeline';

describe('A timeline', () => {
  it('shows each phase from its moment on', () => {
    const timeline = new Timeline(courseFrom('Scheduling', 1_000, 10));
    const at = (now: number) => timeline.at(now).status;
    assert.deepEqual(
      [at(0), at(1_009), at(1_010), at(1_019), at(1_020), at(9e9)],
      ['Scheduling', 'Scheduling', 'Pending', 'Pending', 'Running', 'Running'],
    );
  });

  it('forgets what was to come when something else happens', () => {
    const timeline = new Timeline(courseFrom('Scheduling', 0, 10));
    timeline.continueWith(5, courseFrom('Terminating', 5, 20));
    assert.equal(timeline.at(15).status, 'Terminating');
    assert.deepEqual([timeline.at(25).status, timeline.goneAt], ['Gone', 25]);
  });

  it('never steps back, whatever course it is on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...statuses), fc.nat(1_000), fc.array(fc.nat(5_000)), (status, eachMs, times) => {
        const timeline = new Timeline(courseFrom(status, 100, eachMs));
        const since = times.sort((one, other) => one - other).map((time) => timeline.at(time).since);
        assert.deepEqual(
          since,
          [...since].sort((one, other) => one - other),
        );
      }),
    );
  });

  it('keeps what could not be scheduled for a day', () => {
    assert.equal(new Timeline(courseFrom('ScheduleFailed', 0, 0)).goneAt, 24 * 3_600_000);
  });
});
