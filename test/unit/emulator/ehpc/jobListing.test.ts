import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyCluster, EhpcCalls, type Flat, flat, type ShownJob } from './ehpcCalls';

describe('ListServerlessJobs', () => {
  let calls: EhpcCalls;

  beforeEach(() => {
    calls = new EhpcCalls();
  });

  function ids(parameters: Flat): readonly string[] {
    return calls.list(parameters).map(({ JobId }) => JobId);
  }

  it('filters by state; Initing is shown by All only', () => {
    assert.deepEqual(ids({ State: 'Pending' }), ['22', '21']);
    assert.deepEqual(ids({ State: 'Running' }), ['20', '17', '5']);
    assert.deepEqual(ids({ State: 'Canceled' }), ['14', '13']);
    assert.deepEqual(ids({ State: 'Succeeded' }), ['18', '12', '10']);
    assert.deepEqual(ids({ State: 'Failed' }), ['19', '16', '15', '11']);
    assert.deepEqual(ids({ State: 'All' }), ids({}));
    assert.ok(calls.listed('23').State === 'Initing' && ids({}).includes('23'));
    assert.match(
      calls.refusalOf('ListServerlessJobs', { State: 'Initing' }),
      /^400 InvalidParams: .* State is invalid\.$/,
    );
  });

  it('filters by ids, names and the second of submission', () => {
    assert.deepEqual(ids(flat('JobIds', ['5', '17', '17_3', '999'])), ['17', '5']);
    assert.deepEqual(ids(flat('JobNames', ['testjob', 'ci-nightly', 'ci'])), ['20', '5']);
    assert.deepEqual(ids({ ...flat('JobIds', ['20']), ...flat('JobNames', ['testjob']) }), []);
    const { SubmitTime } = calls.listed('17');
    assert.deepEqual(ids({ SubmitTimeStart: SubmitTime, SubmitTimeEnd: SubmitTime }), ['17']);
    assert.deepEqual(ids({ SubmitTimeEnd: Number(SubmitTime) - 1, State: 'Running' }), ['5']);
    assert.deepEqual(ids({ SubmitTimeStart: Number(SubmitTime) + 1, State: 'Running' }), ['20']);
  });

  it('orders by submission, newest first by default, or by start', () => {
    const ascending = ids({ SubmitOrder: 'Asc' });
    assert.deepEqual(ids({}), [...ascending].reverse());
    const bySubmission = calls.list({ SubmitOrder: 'Asc' }).map(({ SubmitTime }) => Number(SubmitTime));
    assert.deepEqual(
      bySubmission,
      [...bySubmission].sort((one, other) => one - other),
    );
    for (const [order, sign] of [
      ['Asc', 1],
      ['Desc', -1],
    ] as const) {
      const starts = calls.list({ StartOrder: order }).map(({ StartTime }) => StartTime);
      const firstWithout = starts.indexOf(undefined);
      const started = starts.slice(0, firstWithout).map(Number);
      assert.ok(firstWithout > 0 && starts.slice(firstWithout).every((start) => start === undefined));
      assert.deepEqual(
        started,
        [...started].sort((one, other) => sign * (one - other)),
      );
    }
  });

  it('gives the twenty newest when no page is asked for, and what the page was', () => {
    calls.control('ehpcJobs', { clusterId: emptyCluster, count: 45 });
    const { Jobs: jobs, ...rest } = calls.call('ListServerlessJobs', { ClusterId: emptyCluster });
    assert.deepEqual(rest, { PageNumber: 1, PageSize: 20, TotalCount: 45 });
    assert.deepEqual(
      (jobs as ShownJob[]).map(({ JobId }) => Number(JobId)),
      Array.from({ length: 20 }, (_, index) => 45 - index),
    );
    const beyond = calls.call('ListServerlessJobs', { ClusterId: emptyCluster, PageNumber: 4 });
    assert.deepEqual([beyond['Jobs'], beyond['TotalCount']], [[], 45]);
  });

  it('gives on its pages together what matches, each job once, for any filters', () => {
    calls.control('ehpcJobs', { clusterId: emptyCluster, count: 300 });
    const all: ShownJob[] = [];
    for (let page = 1; page <= 3; page += 1) {
      all.push(...calls.list({ ClusterId: emptyCluster, PageNumber: page, SubmitOrder: 'Asc' }));
    }
    const moment = fc.integer({ min: Number(all[0]?.SubmitTime), max: Number(all.at(-1)?.SubmitTime) });
    const names = [...new Set(all.map(({ JobName }) => JobName))];
    const filters = fc.record(
      {
        State: fc.constantFrom('All', 'Pending', 'Running', 'Succeeded', 'Canceled', 'Failed'),
        SubmitTimeStart: moment,
        SubmitTimeEnd: moment,
        names: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 10 }),
        order: fc.constantFrom('Asc', 'Desc'),
      },
      { requiredKeys: ['order'] },
    );
    fc.assert(
      fc.property(filters, fc.integer({ min: 30, max: 100 }), ({ names: wanted, order, ...rest }, size) => {
        const { State, SubmitTimeStart: from = 0, SubmitTimeEnd: to = Infinity } = rest;
        const expected = all.filter(
          (job) =>
            (State === undefined || State === 'All' || job.State === State) &&
            (wanted?.includes(job.JobName) ?? true) &&
            Number(job.SubmitTime) >= from &&
            Number(job.SubmitTime) <= to,
        );
        const query: Flat = { ...rest, ...flat('JobNames', wanted ?? []), SubmitOrder: order, PageSize: size };
        const found: ShownJob[] = [];
        for (let page = 1; page <= Math.ceil(expected.length / size) + 1; page += 1) {
          const answer = calls.call('ListServerlessJobs', { ...query, ClusterId: emptyCluster, PageNumber: page });
          assert.equal(answer['TotalCount'], expected.length);
          found.push(...(answer['Jobs'] as ShownJob[]));
        }
        assert.deepEqual(found, order === 'Asc' ? expected : [...expected].reverse());
      }),
      { numRuns: 60 },
    );
  });
});
