import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../../../src/base/errors';
import { ApiError } from '../../../../../../src/cloud/errors/apiError';
import type {
  Container,
  ContainerGroup,
  ContainerGroupEvent,
} from '../../../../../../src/products/eci/wire/containerGroup';
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

  it('opens for the instance, and runs what its page offers', async () => {
    const { transport, context } = scripted([crashed]);
    await diagnose(context, instanceRef);
    const panel = context.show.panels[0] as unknown as PanelSpec<DiagnosisPanel>;
    const { region, id, name } = instanceRef;
    deepEqual(
      [panel.title, panel.target, panel.command, panel.init()],
      [
        'Why: web',
        instanceRef,
        'elasticContainers.eciInstance.diagnose',
        { target: { region, id, name }, account: 'ops-team' },
      ],
    );
    deepEqual(transport.actions, []);
    await panel.handlers.run({ remedy: 'restart' }, signal);
    deepEqual(context.ran, [['elasticContainers.eciInstance.restart', instanceRef]]);
    equal((await panel.handlers.read({}, signal)).status, 'Running');
  });

  const read = (context: ScriptedContext) => readDiagnosis(context, instanceRef, signal);
  const ofGroup = (group: ContainerGroup, events: object | Error = { Data: [] }, log: object | Error = {}) =>
    read(
      new ScriptedContext({
        transport: new ScriptedTransport({
          DescribeContainerGroups: { ContainerGroups: [group] },
          DescribeContainerGroupEvents: events,
          DescribeContainerLog: log,
        }),
      }),
    );

  it('is refused for an instance that no longer exists', async () => {
    const transport = new ScriptedTransport({
      DescribeContainerGroups: { ContainerGroups: [] },
      DescribeContainerGroupEvents: { Data: [] },
    });
    await rejects(read(new ScriptedContext({ transport })), /no longer exists/);
  });

  it('ends with a reading that was given up, and with a defect', async () => {
    for (const error of [new CancelledError(), new TypeError('a defect')]) {
      await rejects(ofGroup(buildContainerGroup(), error), error);
      await rejects(ofGroup(buildContainerGroup(), { Data: [] }, error), error);
    }
  });

  it('is that nothing is wrong with a healthy instance, whose first container is shown', async () => {
    const Containers = [
      { Name: 'web', CurrentState: { State: 'Running' } },
      { Name: 'side', CurrentState: { State: 'Running' } },
    ];
    const found = await ofGroup(buildContainerGroup({ Containers }));
    deepEqual(
      [found.verdict, found.isBad, found.status, found.containers.map(({ name }) => name)],
      ['This instance is healthy now.', false, 'Running', ['web']],
    );
    deepEqual(
      found.advice.map(({ remedies }) => remedies),
      [['restart', 'describe', 'openInConsole']],
    );
  });

  it('is the status alone where the service gives no reason', async () => {
    const found = await ofGroup({ ContainerGroupId: instanceRef.id, Status: 'Failed' });
    deepEqual(
      [found.verdict, found.isBad, found.containers],
      ['Failed. The service gives no reason. Check the events and logs.', true, []],
    );
    // A failed instance cannot be restarted.
    deepEqual(
      found.advice.map(({ remedies }) => remedies),
      [['describe', 'openInConsole']],
    );
  });

  it('is unknown for a response that leaves out everything but the ID', async () => {
    const found = await ofGroup({ ContainerGroupId: instanceRef.id }, { Data: [{}] });
    deepEqual([found.verdict, found.status, found.events], ['This instance is healthy now.', '', []]);
  });

  it('names the container of the first cause, and gives each piece of advice once', async () => {
    const failed = (Name: string): Container => ({ Name, CurrentState: { State: 'Terminated', ExitCode: 127 } });
    const Containers = [{ Name: 'fine', CurrentState: { State: 'Running' } }, failed('web'), failed('job')];
    const found = await ofGroup(buildContainerGroup({ Status: 'Failed', Containers }));
    equal(found.verdict, 'Container web: Command not found (127)');
    deepEqual(
      found.containers.map(({ name, isInit, verdict }) => [name, isInit, verdict]),
      [
        ['web', false, 'Command not found (127)'],
        ['job', false, 'Command not found (127)'],
      ],
    );
    equal(found.advice.length, 2);
  });

  it('looks at five containers at most, init containers among them', async () => {
    const failed = (Name: string): Container => ({ Name, CurrentState: { State: 'Terminated', ExitCode: 1 } });
    const Containers = ['a', 'b', 'c', 'd', 'e'].map(failed);
    const found = await ofGroup(buildContainerGroup({ InitContainers: [failed('init')], Containers }));
    deepEqual(
      found.containers.map(({ name, isInit }) => [name, isInit]),
      [['init', true], ...['a', 'b', 'c', 'd'].map((name) => [name, false])],
    );
  });

  it('shows the facts of a container, those that are missing left out', async () => {
    const web: Container = {
      Name: 'web',
      Image: 'web:1',
      RestartCount: 3,
      CurrentState: { State: 'Waiting', Reason: 'CrashLoopBackOff', Message: 'back-off' },
      PreviousState: { State: 'Terminated', ExitCode: 1, FinishTime: '2026-11-23T02:59:00Z' },
    };
    const facts = async (container: Container): Promise<unknown> =>
      (await ofGroup(buildContainerGroup({ Containers: [container] }))).containers[0]?.facts.map(({ label, value }) => [
        label,
        value,
      ]);
    deepEqual(await facts(web), [
      ['State', 'Waiting · CrashLoopBackOff'],
      ['Previous state', 'Terminated · exit code 1'],
      ['Restarts', '3'],
      ['Message', 'back-off'],
      ['Ended', '2026-11-23T02:59:00Z'],
      ['Image', 'web:1'],
    ]);
    deepEqual(await facts({ Name: 'web' }), [['Restarts', '0']]);
  });

  it('shows the log of the present container instance where none came before', async () => {
    const { transport, context } = scripted([{ Name: 'web', CurrentState: { State: 'Terminated', ExitCode: 1 } }]);
    const [web] = (await read(context)).containers;
    deepEqual([web?.log.title, web?.log.isPrevious], ['Last lines', false]);
    deepEqual(
      transport.queriesOf('DescribeContainerLog').map(({ Tail, LastTime }) => [Tail, LastTime]),
      [[40, undefined]],
    );
  });

  it('shows the last 40 lines of a log, and none of them endless', async () => {
    const lines = [...Array.from({ length: 50 }, (_, at) => `line ${at}`), 'x'.repeat(2_000), '😀'.repeat(2_001)];
    const { context } = scripted([crashed], { Content: `${lines.join('\n')}\n\n` });
    const shown = (await read(context)).containers[0]?.log.text.split('\n') ?? [];
    deepEqual(
      [shown.length, shown[0], shown.at(-2) === lines.at(-2), shown.at(-1)],
      [40, 'line 12', true, `${'😀'.repeat(1_999)}…`],
    );
  });

  it('keeps the indentation of a log, as a stack trace has it', async () => {
    const { context } = scripted([crashed], { Content: 'Error: down\n    at start (main.js:1)\n\tat java.Main\n' });
    equal((await read(context)).containers[0]?.log.text, 'Error: down\n    at start (main.js:1)\n\tat java.Main');
  });

  it('shows fifteen events, each with its age and how often it came', async () => {
    const events = Array.from({ length: 20 }, (_, at) =>
      event(`E${at}`, String(10 + at), at === 19 ? { Count: 4 } : {}),
    );
    const found = await read(withEvents(events));
    equal(found.events.length, 15);
    deepEqual(found.events.slice(0, 2), [
      {
        ...{ time: '2026-11-23T02:29:00Z', age: '31 min', isWarning: true },
        ...{ reason: 'E19', message: '', count: 4 },
      },
      {
        ...{ time: '2026-11-23T02:28:00Z', age: '32 min', isWarning: true },
        ...{ reason: 'E18', message: '', count: 1 },
      },
    ]);
  });

  it('shows an event of which little is known by its first time and its type', async () => {
    const [first, second] = (
      await read(
        withEvents([{ Type: 'Normal', FirstTimestamp: '2026-11-23T02:00:00Z' }, { Message: 'Something happened' }]),
      )
    ).events;
    deepEqual(
      [first?.time, first?.age, first?.reason, first?.isWarning],
      ['2026-11-23T02:00:00Z', '1 h', 'Normal', false],
    );
    deepEqual([second?.time, second?.age, second?.reason, second?.message], ['', '', '', 'Something happened']);
  });
});
