import { equal } from 'node:assert/strict';
import type { Snapshot } from '../../../../src/engine/store/holding';
import {
  countFailing,
  formatGroupCount,
  formatProgress,
  formatRegionCount,
  formatUsage,
} from '../../../../src/workbench/tree/snapshotText';
import { buildResource, buildStatus } from '../../../support/buildResource';

const rows = (count: number) => Array.from({ length: count }, (_, index) => buildResource(String(index)));
const bad = (id: string) => buildResource(id, { status: buildStatus({ icon: { name: 'error', tone: 'bad' } }) });

function snapshot(count: number, over: Partial<Snapshot> = {}): Snapshot {
  return {
    ...{ scope: { region: 'cn-hangzhou' }, state: 'ready', resources: rows(count), isListing: false, isPartial: false },
    ...{ unaccounted: 0, pending: 0, ...over },
  };
}

describe('the quota in the header', () => {
  it('is the sum over the regions that report it', () => {
    const usage = { used: 900, max: 2000 };
    equal(
      formatUsage([snapshot(0, { usage }), snapshot(0), snapshot(0, { usage: { used: 200, max: 50 } })]),
      '1,100 of 2,050 used',
    );
  });

  it('is not shown where no region reports it', () => {
    equal(formatUsage([snapshot(3)]), '');
    equal(formatUsage([snapshot(3, { usage: { used: 0, max: 0 } })]), '0 of 0 used');
  });
});

describe('the progress in the header', () => {
  it('is shown while rows are to come, over all lists', () => {
    const loading = snapshot(2, { state: 'loading', total: 1000 });
    equal(formatProgress([loading, snapshot(3, { total: 3 })]), '5 of 1,003');
  });

  it('is shown for a list that was stopped, not for one that is complete', () => {
    equal(formatProgress([snapshot(2, { isPartial: true, total: 4 })]), '2 of 4');
    equal(formatProgress([snapshot(2, { isPartial: false, total: 4 })]), '');
    equal(formatProgress([snapshot(4, { state: 'loading', total: 4 })]), '');
  });

  it('counts a list with more rows than the service says by its rows', () => {
    const more = snapshot(3, { total: 1 });
    equal(formatProgress([more, snapshot(1, { state: 'loading', total: 3 })]), '4 of 6');
    equal(formatProgress([snapshot(1, { state: 'loading' })]), '');
  });

  it('is then how many rows wait for their details', () => {
    equal(formatProgress([snapshot(2, { pending: 1 }), snapshot(3, { pending: 2 })]), '5, loading details of 3');
    equal(formatProgress([snapshot(2, { pending: 0 })]), '');
    equal(formatProgress([snapshot(2, { pending: 1, isPartial: true, total: 4 })]), '2 of 4');
  });
});

describe('the count of a region', () => {
  it('is a word as long as nothing is there', () => {
    equal(formatRegionCount(snapshot(0, { state: 'loading', total: 9 }), 0), 'loading');
    equal(formatRegionCount(snapshot(0, { state: 'failed' }), 0), 'failed');
    equal(formatRegionCount(snapshot(0), 0), '0');
  });

  it('is how far the listing is while it goes on', () => {
    equal(formatRegionCount(snapshot(2, { state: 'loading', total: 1200 }), 2), '2 of 1,200');
    equal(formatRegionCount(snapshot(2, { state: 'loading' }), 2), '2');
    equal(formatRegionCount(snapshot(3, { state: 'loading', total: 2 }), 3), '3');
    equal(formatRegionCount(snapshot(3, { state: 'loading', total: 9 }), 1), '1 of 9');
  });

  it('is how many rows there are, or how many of them are found', () => {
    equal(formatRegionCount(snapshot(3, { total: 9 }), 3), '3');
    equal(formatRegionCount(snapshot(3), 1), '1 of 3');
    equal(formatRegionCount(snapshot(3), 0), '0 of 3');
  });

  it('says that the last listing failed where older rows are shown', () => {
    equal(formatRegionCount(snapshot(3, { state: 'failed' }), 3), '3, failed');
    equal(formatRegionCount(snapshot(3, { state: 'failed' }), 2), '2 of 3, failed');
  });
});

describe('the count of a group', () => {
  it('says how many of its rows are failing, where any is', () => {
    equal(formatGroupCount(rows(1200)), '1,200');
    equal(formatGroupCount([...rows(1), bad('x'), bad('y')]), '3, 2 failing');
    equal(countFailing([...rows(2), bad('x')]), 1);
    equal(countFailing([]), 0);
  });
});
