import { deepEqual, equal, ok } from 'node:assert/strict';
import { createEventRows } from '../../../../src/products/eci/eventRows';
import { fakeNow } from '../../../support/fakeClock';
import { sampleEvents } from '../sampleGroups';

describe('events', () => {
  const reasons = (...times: readonly (string | undefined)[]): readonly string[] =>
    createEventRows(
      times.map((LastTimestamp) => ({ Reason: LastTimestamp ?? 'none', ...(LastTimestamp && { LastTimestamp }) })),
      fakeNow,
    ).map(({ label }) => label);

  it('come newest first', () => {
    deepEqual(reasons('2026-11-20T00:00:00Z', '2026-11-22T00:00:00Z', '2026-11-21T00:00:00Z'), [
      '2026-11-22T00:00:00Z',
      '2026-11-21T00:00:00Z',
      '2026-11-20T00:00:00Z',
    ]);
  });

  it('without a time do not upset the order of the others', () => {
    deepEqual(
      reasons('2026-11-20T00:00:00Z', undefined, '2026-11-22T00:00:00Z').filter((reason) => reason !== 'none'),
      ['2026-11-22T00:00:00Z', '2026-11-20T00:00:00Z'],
    );
  });

  it('keep their ids when a newer one arrives', () => {
    const before = createEventRows(sampleEvents, fakeNow).map(({ id }) => id);
    const newer = { Type: 'Normal', Reason: 'Started', LastTimestamp: '2026-11-23T02:59:59Z' };
    const after = createEventRows([...sampleEvents, newer], fakeNow).map(({ id }) => id);
    deepEqual(after.slice(1), before);
  });

  it('have ids of their own even when they are alike', () => {
    const [event] = sampleEvents;
    ok(event);
    const ids = createEventRows([event, event, event], fakeNow).map(({ id }) => id);
    equal(new Set(ids).size, 3);
  });
});
