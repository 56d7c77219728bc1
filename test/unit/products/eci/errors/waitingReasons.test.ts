// Every reason of the table, in each place that shows whether an instance fails: row, row of the container, badge, description, diagnosis,
// and the jobs of E-HPC.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { findJobFailure } from '../../../../../src/products/ehpc/job/failure';
import { toEciContainer } from '../../../../../src/products/eci/container/row';
import { findWaitingTrouble, waitingReasons } from '../../../../../src/products/eci/errors/waitingReasons';
import { findCause } from '../../../../../src/products/eci/instance/observe/causes';
import { describeInstance } from '../../../../../src/products/eci/instance/observe/describe';
import { readDiagnosis } from '../../../../../src/products/eci/instance/observe/diagnosis';
import { toEciInstance, toPartialInstance } from '../../../../../src/products/eci/instance/row';
import { countFailing } from '../../../../../src/workbench/tree/snapshotText';
import { buildContainerGroup, instanceRef } from '../../../../support/buildEciInstance';
import { fakeNow } from '../../../../support/fakeClock';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const place = { region: 'cn-hangzhou', now: () => fakeNow, children: () => () => Promise.resolve([]) };

/** Of an instance with a container that runs and one that waits so: where it counts as failing. */
async function findShown(reason: string): Promise<readonly string[]> {
  const waiting = { Name: 'web', CurrentState: { State: 'Waiting', Reason: reason } };
  const running = { Name: 'side', Ready: true, CurrentState: { State: 'Running' } };
  const group = buildContainerGroup({ Status: 'Pending', Containers: [running, waiting] });
  const byInit = buildContainerGroup({ Status: 'Pending', Containers: [], InitContainers: [waiting] });
  const listed = {
    ...{ ContainerGroupId: 'eci-1', Name: 'web', Status: 'Pending' },
    PodStatus: { ContainerStatuses: [{ Name: 'web', State: { Waiting: { Reason: reason } } }] },
  };
  const [row, initRow, light] = [
    toEciInstance(group, place),
    toEciInstance(byInit, place),
    toPartialInstance(listed, place),
  ];
  const containerRow = toEciContainer({ role: 'main', container: waiting }, instanceRef);
  const transport = new ScriptedTransport({
    DescribeContainerGroups: { ContainerGroups: [group] },
    DescribeContainerGroupEvents: { Data: [] },
    DescribeContainerLog: { Content: '' },
  });
  const diagnosis = await readDiagnosis(new ScriptedContext({ transport }), instanceRef, new AbortController().signal);
  const places: Readonly<Record<string, boolean>> = {
    container: containerRow.icon?.tone === 'bad',
    row: row.icon.tone === 'bad' && row.description.startsWith(`Pending · ${reason}`),
    init: initRow.icon.tone === 'bad' && initRow.description.startsWith(`Pending · ${reason}`),
    light: light.icon.tone === 'bad' && light.description === `Pending · ${reason}`,
    badge: countFailing([row, light]) === 2,
    description: describeInstance(group, row).summary.some((line) => line.startsWith('Container web: Waiting')),
    diagnosis: diagnosis.isBad && diagnosis.verdict.startsWith('Container web: '),
    job: findJobFailure({ ContainerGroups: [group] }).text === reason,
  };
  return Object.keys(places).filter((name) => places[name]);
}

const everywhere = ['container', 'row', 'init', 'light', 'badge', 'description', 'diagnosis', 'job'];

describe('a reason for which a container waits', () => {
  it('is a failure everywhere or nowhere, as the table says', async () => {
    ok(Object.keys(waitingReasons).length > 20);
    for (const [reason, { trouble, source }] of Object.entries(waitingReasons)) {
      deepEqual(await findShown(reason), trouble === undefined ? [] : everywhere, reason);
      match(source, /^https:\/\/github\.com\/[\w/.-]+\.go$/);
    }
  });

  it('is a failure where the table does not know it and its name says so, and is none otherwise', async () => {
    for (const reason of ['VolumeMountFailed', 'ErrQuota', 'NetworkUnavailable']) {
      equal(findWaitingTrouble(reason), 'other', reason);
      deepEqual(await findShown(reason), everywhere, reason);
    }
    for (const reason of ['ImagePullBackoff2', 'PullFailed']) {
      equal(findWaitingTrouble(reason), 'image', reason);
      deepEqual(await findShown(reason), everywhere, reason);
    }
    for (const reason of ['', 'Initializing', 'Pulling', 'WaitingForResources', 'Unknown', 'Deferred', 'Transferring']) {
      equal(findWaitingTrouble(reason), undefined, reason);
    }
    equal(findWaitingTrouble(undefined), undefined);
  });

  it('keeps its meaning in any letter case and with more behind it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(waitingReasons)),
        fc.constantFrom('', ' ', ': ', ': exec failed: exit 1', '\n'),
        fc.boolean(),
        ([reason, { trouble }], tail, isLower) => {
          equal(findWaitingTrouble(`${isLower ? reason.toLowerCase() : reason}${tail}`), trouble);
        },
      ),
    );
  });

  it('is known as public reports have it', () => {
    for (const [reason, trouble] of [
      // https://github.com/kubernetes/kubernetes/issues/66828
      ['ErrImagePull', 'image'],
      // https://github.com/spotify/styx/pull/710
      ['ErrImageNeverPull', 'image'],
      ['InvalidImageName', 'image'],
      // https://github.com/kubernetes/kubernetes/pull/23746
      ['RegistryUnavailable', 'image'],
      // https://github.com/microsoft/pai/issues/3572
      ['CreateContainerError', 'start'],
      // https://github.com/kubernetes/kubernetes/issues/14491
      ['RunContainerError', 'start'],
      // https://github.com/kubernetes/kube-state-metrics/issues/849
      ["PostStartHookError: command '/bin/sh -c x' exited with 126: ", 'start'],
    ] as const) {
      equal(findWaitingTrouble(reason), trouble, reason);
      ok(findCause({ State: 'Waiting', Reason: reason }), reason);
    }
  });

  it('leads to advice of its kind, also where the container has already ended by it', () => {
    const text = (reason: string): string => findCause({ State: 'Waiting', Reason: reason })?.text ?? '';
    match(text('RegistryUnavailable'), /cannot be pulled \(RegistryUnavailable\)/);
    match(text('VerifyNonRootError'), /could not be created or started/i);
    match(text('CreatePodSandboxError'), /could not be set up/);
    match(text('VolumeMountFailed'), /^Cannot start/);
    match(text('ImagePullFailed'), /cannot be pulled \(ImagePullFailed\)/);
    const ended = findCause({ State: 'Terminated', ExitCode: 128, Reason: 'StartError' });
    match(ended?.text ?? '', /could not be created or started \(StartError\)/i);
    equal(findCause({ State: 'Terminated', ExitCode: 0, Reason: 'Completed' }), undefined);
  });

  it('is of no interest once its instance is going', () => {
    const waiting = { Name: 'web', CurrentState: { State: 'Waiting', Reason: 'ErrImagePull' } };
    const row = toEciInstance(buildContainerGroup({ Status: 'Terminating', Containers: [waiting] }), place);
    equal(row.icon.tone, 'gone');
    equal(row.description.includes('ErrImagePull'), false);
  });

  it('of an init container is forgotten when the other containers run, though the details are older', () => {
    const init = { Name: 'init', CurrentState: { State: 'Waiting', Reason: 'ErrImagePull' } };
    const before = toEciInstance(buildContainerGroup({ Status: 'Pending', InitContainers: [init] }), place);
    equal(before.icon.tone, 'bad');
    const now = toPartialInstance({ ContainerGroupId: 'eci-1', Name: 'web', Status: 'Running' }, place);
    equal(now.mergeDetails(before).status.icon.tone, 'good');
  });
});
