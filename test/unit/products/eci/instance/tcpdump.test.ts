import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { startTcpdump, stopTcpdump } from '../../../../../src/products/eci/instance/tcpdump';
import type { PanelSpec } from '../../../../../src/model/ports/panel';
import type { TcpdumpDraft } from '../../../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { emptyTcpdumpDraft } from '../../../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import type {
  RefusedCapture,
  StartedCapture,
  TcpdumpPanel,
} from '../../../../../src/products/eci/instance/tcpdump/tcpdumpPanel';
import { instanceRef } from '../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const draft: TcpdumpDraft = { ...emptyTcpdumpDraft, Protocol: 'tcp', DestPort: '443', Duration: '60' };
const noAnswer = new ApiError({ kind: 'network', message: 'Could not reach the host.', hint: 'Check the network.' });

class Trial {
  readonly transport = new ScriptedTransport({
    DescribeInstanceOpsRecords: { Records: [] },
    CreateInstanceOpsTask: {},
  });
  readonly context = new ScriptedContext({ transport: this.transport });

  async panel(): Promise<PanelSpec<TcpdumpPanel>> {
    await startTcpdump(this.context, instanceRef);
    const [spec] = this.context.show.panels;
    ok(spec);
    return spec as unknown as PanelSpec<TcpdumpPanel>;
  }

  async submit(typed: TcpdumpDraft = draft): Promise<StartedCapture | RefusedCapture> {
    const { handlers } = await this.panel();
    return handlers.start({ draft: typed }, new AbortController().signal);
  }

  async problem(error: Error, operation = 'CreateInstanceOpsTask'): Promise<RefusedCapture['problem']> {
    this.transport.answers[operation] = error;
    const answer = await this.submit();
    ok(!answer.started);
    return answer.problem;
  }
}

describe('the capture form', () => {
  it('opens for the instance, says for whom, and calls nothing yet', async () => {
    const trial = new Trial();
    const panel = await trial.panel();
    equal(panel.title, 'Capture: web');
    equal(panel.command, 'elasticContainers.eciInstance.startTcpdump');
    equal(panel.target, instanceRef);
    deepEqual(panel.init(), { target: instanceRef, account: 'ops-team' });
    deepEqual(trial.transport.actions, []);
  });

  it('copies what it is asked to copy', async () => {
    const trial = new Trial();
    await (await trial.panel()).handlers.copy({ what: 'cli', text: 'aliyun eci' }, new AbortController().signal);
    deepEqual(trial.context.show.copied, ['aliyun eci']);
  });

  it('starts a capture with what was typed, says so and closes', async () => {
    const trial = new Trial();
    const answer = await trial.submit();
    equal(answer.started, true);
    equal(
      trial.transport.queriesOf('CreateInstanceOpsTask')[0]?.['OpsValue'],
      '{"Enable":true,"Protocol":"tcp","DestPort":443,"Duration":60}',
    );
    match(trial.context.show.messages[0]?.text ?? '', /^Capturing packets on web\./);
    equal(trial.context.show.closedPanels, 1);
    equal(trial.context.show.watches.length, 1);
  });

  it('sends nothing that is not valid, whatever the page let through', async () => {
    for (const [name, text] of [
      ['DestPort', '70000'],
      ['SourceIp', '1.2'],
      ['Protocol', 'tcp; rm'],
      ['Duration', '-1'],
    ] as const) {
      const trial = new Trial();
      const answer = await trial.submit({ ...draft, [name]: text });
      ok(!answer.started && answer.problem.message !== '', name);
      deepEqual(trial.transport.actions, []);
      equal(trial.context.show.closedPanels, 0);
    }
  });

  it('stays open when the service refuses, and shows why, the request id and when to come back', async () => {
    const trial = new Trial();
    const refused = new ApiError({
      kind: 'throttled',
      code: 'Ops.IntervalTooShort',
      message: 'A task was started a moment ago.',
      hint: 'Wait about a minute.',
      requestId: 'R-1',
      retry: { afterMs: 60_000 },
    });
    deepEqual(await trial.problem(refused), {
      message: 'A task was started a moment ago.',
      hint: 'Wait about a minute.',
      requestId: 'R-1',
      retryAfterMs: 60_000,
    });
    equal(trial.context.show.closedPanels, 0);
    deepEqual(trial.context.show.messages, []);
    deepEqual(trial.context.show.watches, []);
  });

  it('shows no time to wait when the service returned none', async () => {
    const denied = new ApiError({
      kind: 'denied',
      code: 'NoPermission',
      message: 'Access denied.',
      hint: 'Ask the owner.',
      denied: true,
    });
    deepEqual(await new Trial().problem(denied), { message: 'Access denied.', hint: 'Ask the owner.' });
  });

  it('reports an unknown outcome when the task was sent and no response came', async () => {
    const problem = await new Trial().problem(noAnswer);
    equal(problem.message, 'Could not reach the host.');
    match(problem.hint, /^It is unknown whether the task was started/);
  });

  it('does not say so when the task was never sent', async () => {
    const trial = new Trial();
    const problem = await trial.problem(noAnswer, 'DescribeInstanceOpsRecords');
    deepEqual(trial.transport.actions, ['DescribeInstanceOpsRecords']);
    equal(problem.hint, 'Check the network.');
  });

  it('says that the capture has started although the rows cannot be read again', async () => {
    const trial = new Trial();
    trial.context.refreshError = noAnswer;
    equal((await trial.submit()).started, true);
    equal(trial.context.show.closedPanels, 1);
  });

  it('leaves what is no answer of the service to the panel host', async () => {
    await rejects(new Trial().problem(new TypeError('a bug')), /a bug/);
  });
});

describe('stopping a capture', () => {
  it('sends Enable false and says that it is being stopped', async () => {
    const trial = new Trial();
    deepEqual(await stopTcpdump(trial.context, instanceRef), {
      message: 'Packet capture on web is being stopped.',
      refresh: [instanceRef],
    });
    const [query] = trial.transport.queriesOf('CreateInstanceOpsTask');
    deepEqual([query?.['OpsType'], query?.['OpsValue']], ['tcpdump', '{"Enable":false}']);
  });
});
