import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ApiError } from '../../../../../../src/cloud/errors/apiError';
import type { Container, ContainerGroupEvent } from '../../../../../../src/products/eci/wire/containerGroup';
import { diagnose, readDiagnosis } from '../../../../../../src/products/eci/instance/observe/diagnosis';
import type { PanelSpec } from '../../../../../../src/model/ports/panel';
import type { DiagnosisPanel } from '../../../../../../src/products/eci/instance/diagnosis/contract';
import { buildContainerGroup, instanceRef } from '../../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../../support/scriptedTransport';

const { signal } = new AbortController();
const crashed: Container = {
  Name: 'web',
  RestartCount: 2,
  CurrentState: { State: 'Waiting', Reason: 'CrashLoopBackOff' },
  PreviousState: { State: 'Terminated', ExitCode: 137, FinishTime: '2026-11-23T02:59:00Z' },
};

function scripted(containers: readonly Container[], log: object | Error = { Content: 'one\ntwo\n' }) {
  const transport = new ScriptedTransport({
    DescribeContainerGroups: { ContainerGroups: [buildContainerGroup({ Containers: containers })] },
    DescribeContainerGroupEvents: { Data: [] },
    DescribeContainerLog: log,
  });
  return { transport, context: new ScriptedContext({ transport }) };
}

describe('why an instance failed', () => {
  it('looks at the life that ended, and says what ended it', async () => {
    const { transport, context } = scripted([crashed, { Name: 'fine', CurrentState: { State: 'Running' } }]);
    const { isBad, containers } = await readDiagnosis(context, instanceRef, signal);
    ok(isBad);
    deepEqual(
      containers.map(({ name, log }) => [name, log.isPrevious, log.text]),
      [['web', true, 'one\ntwo']],
    );
    match(containers[0]?.verdict ?? '', /out of memory/);
    equal(transport.queriesOf('DescribeContainerLog')[0]?.['LastTime'], true);
  });

  it('shows what a container wrote without what a terminal would obey', async () => {
    const { context } = scripted([crashed], { Content: '\u001b[31mred\u001b[0m \u001b]52;c;eA==\u0007\n' });
    equal((await readDiagnosis(context, instanceRef, signal)).containers[0]?.log.text, 'red');
  });

  it('says in its place that the log could not be read', async () => {
    const denied = new ApiError({ kind: 'denied', message: 'Not allowed to read logs.', hint: '' });
    const { containers, isBad } = await readDiagnosis(scripted([crashed], denied).context, instanceRef, signal);
    ok(isBad);
    match(containers[0]?.log.problem ?? '', /Not allowed/);
  });

  const withEvents = (events: readonly ContainerGroupEvent[], inGroup = false): ScriptedContext => {
    const group = buildContainerGroup({ Status: 'Pending', Containers: [], ...(inGroup && { Events: events }) });
    const transport = new ScriptedTransport({
      DescribeContainerGroups: { ContainerGroups: [group] },
      DescribeContainerGroupEvents: inGroup
        ? new ApiError({ kind: 'denied', message: 'Not allowed to read events.' })
        : { Data: [{ Events: events.slice(0, 1) }, { Events: events.slice(1) }] },
    });
    return new ScriptedContext({ transport });
  };
  const event = (Reason: string, at: string, over: ContainerGroupEvent = {}): ContainerGroupEvent => ({
    ...{ Type: 'Warning', Reason, Message: '', LastTimestamp: `2026-11-23T02:${at}:00Z`, ...over },
  });

  it('says what only the reason of an event names, and gives its advice', async () => {
    for (const [reason, words] of [
      ['NoStock', /out of stock/],
      ['InsufficientBalance', /balance is insufficient/],
      ['QuotaExceeded', /quota of the account/],
      ['FailedMount', /attach a volume/],
    ] as const) {
      const { verdict, isBad, advice } = await readDiagnosis(withEvents([event(reason, '10')]), instanceRef, signal);
      match(verdict, words);
      ok(isBad && advice.length > 0);
    }
  });

  it('says what the message of a warning names, and nothing that an ordinary event mentions', async () => {
    const of = async (Type: string): Promise<string> => {
      const failedEvent = event('Failed', '10', { Type, Message: 'no stock in zone j' });
      return (await readDiagnosis(withEvents([failedEvent]), instanceRef, signal)).verdict;
    };
    match(await of('Warning'), /out of stock/);
    match(await of('Normal'), /healthy now/);
  });

  it('shows the newest events first, those of all parts of the answer', async () => {
    const { events } = await readDiagnosis(
      withEvents([event('Old', '01'), event('Newest', '30'), event('Newer', '20')]),
      instanceRef,
      signal,
    );
    deepEqual(
      events.map(({ reason }) => reason),
      ['Newest', 'Newer', 'Old'],
    );
  });

  it('reads the events of the description where they may not be read by themselves, and says so', async () => {
    const found = await readDiagnosis(withEvents([event('NoStock', '10')], true), instanceRef, signal);
    match(found.verdict, /out of stock/);
    equal(found.eventsProblem, 'Not allowed to read events.');
  });

  it('leads to the log of a container: that of the life before where it is the one that ended', async () => {
    const { context } = scripted([crashed]);
    await diagnose(context, instanceRef);
    const { handlers } = context.show.panels[0] as unknown as PanelSpec<DiagnosisPanel>;
    await handlers.showLog({ container: 'web', isPrevious: true }, signal);
    await handlers.showLog({ container: 'web', isPrevious: false }, signal);
    const { region, id, name } = instanceRef;
    const ref = { kind: 'eciContainer', region, parent: id, id: `${id}/web`, name: `${name}/web` };
    deepEqual(context.ran, [
      ['elasticContainers.eciContainer.showPreviousLog', ref],
      ['elasticContainers.eciContainer.showLog', ref],
    ]);
  });
});
