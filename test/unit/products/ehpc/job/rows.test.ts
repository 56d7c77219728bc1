import { deepEqual, equal, ok } from 'node:assert/strict';
import type { JobContainerGroup } from '../../../../../src/products/ehpc/wire';
import { findJobFailure } from '../../../../../src/products/ehpc/job/failure';
import { serverlessJobFields } from '../../../../../src/products/ehpc/job/fields';
import { toDescribedJob, toListedJob } from '../../../../../src/products/ehpc/job/row';
import type { JobPlace } from '../../../../../src/products/ehpc/job/row';
import { serverlessJobManifest } from '../../../../../src/products/ehpc/job/manifest';
import { isFinal, jobStatuses } from '../../../../../src/products/ehpc/job/status';
import { allowsAction } from '../../../../../src/model/allowsAction';
import { fakeNow } from '../../../../support/fakeClock';
import { matchesGolden } from '../../golden';
import { printRows } from '../../printRows';
import { buildDescribedJob, buildJob, buildJobGroup, clusterRef, jobRegion } from './sampleJobs';

const states = ['Pending', 'Initing', 'Running', 'Succeeded', 'Canceled', 'Failed'];
const place: JobPlace = {
  region: jobRegion,
  clusterId: clusterRef.id,
  now: () => fakeNow,
  children: () => () => Promise.resolve([]),
};
const failing = (over: JobContainerGroup = {}) =>
  toDescribedJob(
    buildDescribedJob({ State: 'Failed', EndTime: 1_795_400_000, ContainerGroups: [buildJobGroup(over)] }),
    place,
  );

describe('a serverless job as a row', () => {
  it('looks and sounds as agreed, in each state and as a subtask', async () => {
    const ended = (state: string) => (isFinal(state) ? { EndTime: '1795402000' } : {});
    const begun = (state: string) => (['Pending', 'Initing'].includes(state) ? { StartTime: '0' } : {});
    const rows = [
      ...[...states, 'Suspended'].map((State, index) =>
        toListedJob(buildJob({ JobId: String(index), State, ...ended(State), ...begun(State) }), place),
      ),
      toListedJob(buildJob({ JobId: '9', State: 'Canceled', StartTime: '', EndTime: '1795402000' }), place),
      toListedJob(buildJob({ JobId: '17', IsArrayJob: true }), place),
      toListedJob(buildJob({ JobId: '17_4321', IsArrayJob: true }), place),
      failing(),
    ];
    await matchesGolden('serverlessJob.txt', await printRows(rows));
  });

  it('has a shape of its own for each state, and shows a state it does not know as it is', () => {
    const icons = [...states, 'Odd'].map((code) => jobStatuses.get(code).icon.name);
    equal(new Set(icons).size, icons.length);
    equal(jobStatuses.get('Frozen\u202e').text, 'Frozen\ufffd');
  });

  it('is polled until it has ended', () => {
    deepEqual(
      states.filter((code) => jobStatuses.get(code).transitional),
      ['Pending', 'Initing', 'Running'],
    );
    deepEqual(states.filter(isFinal), ['Succeeded', 'Canceled', 'Failed']);
  });

  it('can be stopped and watched until it has ended, and in an unknown state', () => {
    const allowedIn = (action: string) =>
      [...states, 'Odd'].filter((State) =>
        allowsAction(serverlessJobManifest, toListedJob(buildJob({ State }), place), action),
      );
    for (const action of ['stop', 'watch']) {
      deepEqual(allowedIn(action), ['Pending', 'Initing', 'Running', 'Odd']);
    }
    deepEqual(allowedIn('describe'), [...states, 'Odd']);
  });

  it('names the cluster it belongs to', () => {
    deepEqual(toListedJob(buildJob(), place).ref, {
      ...{ kind: 'serverlessJob', region: jobRegion, parent: clusterRef.id },
      ...{ id: '15', name: 'etl' },
    });
  });

  it('lacks its reason when it failed and is listed only; an array job has none to be asked for', () => {
    const isPartial = (State: string, IsArrayJob = false) =>
      toListedJob(buildJob({ State, IsArrayJob }), place).isPartial;
    deepEqual(
      states.filter((state) => isPartial(state)),
      ['Failed'],
    );
    equal(isPartial('Failed', true), false);
    equal(failing().isPartial, false);
  });

  it('has the same stamp with its reason and without, and another when anything else changed', () => {
    const listed = toListedJob(buildJob({ State: 'Failed', EndTime: '1795400000' }), place);
    equal(listed.revision, failing().revision);
    for (const over of [{ State: 'Running' }, { EndTime: '1' }, { Queue: 'gpu' }, { Priority: '1' }, { User: 'ana' }]) {
      const other = toListedJob(buildJob({ State: 'Failed', EndTime: '1795400000', ...over }), place);
      ok(other.revision !== listed.revision, JSON.stringify(over));
    }
  });
});

describe('why a job failed', () => {
  const failure = (...groups: readonly JobContainerGroup[]) =>
    findJobFailure(buildDescribedJob({ ContainerGroups: groups }));

  it('is the reason and the exit code of the first container that failed', () => {
    equal(failing().failure?.text, 'OOMKilled, exit code 137');
    equal(failing().description.startsWith('OOMKilled, exit code 137 · Failed · '), true);
    deepEqual(failure(buildJobGroup()), {
      text: 'OOMKilled, exit code 137',
      reason: 'OOMKilled',
      container: 'etl',
      exit: 'exit code 137: killed, often out of memory',
      message: 'too much',
    });
  });

  it('passes by containers that ended well, and takes init containers first', () => {
    const done = { Name: 'ok', CurrentState: { State: 'Terminated', ExitCode: 0, Reason: 'Completed' } };
    const bad = { Name: 'bad', CurrentState: { State: 'Terminated', ExitCode: 2, Reason: 'Error' } };
    equal(failure(buildJobGroup({ Containers: [done, bad] })).container, 'bad');
    equal(failure(buildJobGroup({ InitContainers: [bad] })).container, 'bad');
  });

  it('is that of a container that cannot start', () => {
    const waiting = { Name: 'web', CurrentState: { State: 'Waiting', Reason: 'ImagePullBackOff' } };
    equal(failure(buildJobGroup({ Containers: [waiting] })).text, 'ImagePullBackOff');
  });

  it('is that of the last attempt', () => {
    const first = buildJobGroup({
      Containers: [{ Name: 'a', CurrentState: { State: 'Terminated', ExitCode: 1, Reason: 'Error' } }],
    });
    equal(failure(first, buildJobGroup()).reason, 'OOMKilled');
  });

  it('is what the instance says when no container failed', () => {
    const events = [
      { Type: 'Normal', Reason: 'Created', LastTimestamp: '2026-11-23T03:00:00Z' },
      { Type: 'Warning', Reason: 'Older', LastTimestamp: '2026-11-23T01:00:00Z' },
      { Type: 'Warning', Reason: 'NoStock', Message: 'sold out', LastTimestamp: '2026-11-23T02:00:00Z\n' },
    ];
    const group = buildJobGroup({ Status: 'ScheduleFailed', Containers: [], Events: events });
    deepEqual([failure(group).text, failure(group).message], ['NoStock', 'sold out']);
    equal(failure(buildJobGroup({ Status: 'Expired', Containers: [], Events: [] })).text, 'Expired');
  });

  it('is empty when there is no instance', () => {
    equal(failure().text, '');
  });
});

describe('fields of jobs', () => {
  const rows = [
    toListedJob(buildJob({ JobId: '9', JobName: 'b', State: 'Failed', Queue: 'gpu', Priority: '7' }), place),
    toListedJob(buildJob({ JobId: '10', JobName: 'a', SubmitTime: '1', StartTime: '5', EndTime: '9' }), place),
  ];
  const field = (id: string) => serverlessJobFields.find((one) => one.id === id);

  it('find by name, id, state, queue and user', () => {
    const found = (id: string) => rows.map((row) => field(id)?.find?.(row));
    deepEqual(found('name'), ['b', 'a']);
    deepEqual(found('id'), ['9', '10']);
    deepEqual(found('status'), ['Failed Failed', 'Running Running']);
    deepEqual(found('queue'), ['gpu', 'comp']);
    deepEqual(found('user'), ['li', 'li']);
  });

  it('sort ids and figures as numbers', () => {
    const smallest = (id: string) => {
      const of = field(id)?.sort;
      ok(of);
      return [...rows].sort((one, other) => Number(of(one)) - Number(of(other)))[0]?.id;
    };
    deepEqual(['id', 'submitted', 'priority'].map(smallest), ['9', '10', '9']);
  });

  it('group by state, queue and user', () => {
    deepEqual(
      serverlessJobFields.filter(({ group }) => group).map(({ id }) => id),
      ['status', 'queue', 'user'],
    );
    equal(field('status')?.formatGroup?.('Failed'), 'Failed');
  });
});
