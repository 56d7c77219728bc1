import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import type { ApiFailure } from '../../../../../src/cloud/errors/apiError';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { CancelledError } from '../../../../../src/base/errors';
import type { OpsRecord } from '../../../../../src/products/eci/wire/eci';
import { startWatched } from '../../../../../src/products/eci/instance/opsTask';
import { buildOpsRecord, instanceRef } from '../../../../support/buildEciInstance';
import { FakeClock, flushTasks } from '../../../../support/fakeClock';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const oldRecord = buildOpsRecord({ CreateTime: '2026-11-22T00:00:00Z' });
const newTime = '2026-11-23T03:00:01Z';

class Trial {
  readonly clock = new FakeClock();
  readonly context: ScriptedContext;
  /** What DescribeInstanceOpsRecords answers now. */
  records: readonly OpsRecord[] = [oldRecord];
  readonly transport = new ScriptedTransport({
    DescribeInstanceOpsRecords: () => ({ Records: this.records }),
    CreateInstanceOpsTask: { Result: 'Enable Success' },
  });

  constructor(answers: ScriptedAnswers = {}) {
    this.context = new ScriptedContext({ ...answers, transport: this.transport, clock: this.clock });
  }

  start(signal = new AbortController().signal): Promise<void> {
    return startWatched(this.context, instanceRef, { opsType: 'tcpdump', opsValue: '{"Enable":true}', signal });
  }

  /** Starts the task and runs its watch, as the workbench does. */
  async watch(signal = new AbortController().signal): Promise<{ readonly ended: Promise<void> }> {
    await this.start();
    const ended =
      this.context.show.watches[0]?.run(signal, () => undefined) ?? Promise.reject(new Error('Nothing is watched'));
    ended.catch(() => undefined);
    await flushTasks();
    return { ended };
  }

  newRecord(OpsStatus: string, over: OpsRecord = {}): void {
    this.records = [oldRecord, buildOpsRecord({ CreateTime: newTime, OpsStatus, ...over })];
  }
}

describe('starting a task', () => {
  it('looks at the records before, then sends the task once, then watches, refreshes and reveals', async () => {
    const trial = new Trial();
    await trial.start();
    deepEqual(trial.transport.actions, ['DescribeInstanceOpsRecords', 'CreateInstanceOpsTask']);
    deepEqual(trial.transport.queriesOf('CreateInstanceOpsTask'), [
      { RegionId: 'cn-hangzhou', ContainerGroupId: 'eci-bp1web', OpsType: 'tcpdump', OpsValue: '{"Enable":true}' },
    ]);
    deepEqual(
      trial.context.show.watches.map(({ title }) => title),
      ['tcpdump · web'],
    );
    deepEqual(trial.context.refreshed, [[instanceRef]]);
    deepEqual(trial.context.revealed, [[instanceRef, 'opsRecords']]);
  });

  it('sends nothing when the records before cannot be read', async () => {
    const trial = new Trial();
    trial.transport.answers['DescribeInstanceOpsRecords'] = new Error('down');
    await rejects(trial.start(), /down/);
    deepEqual(trial.transport.actions, ['DescribeInstanceOpsRecords']);
    equal(trial.context.show.watches.length, 0);
  });

  it('watches nothing when the task is refused', async () => {
    const trial = new Trial();
    trial.transport.answers['CreateInstanceOpsTask'] = new Error('Ops.IntervalTooShort');
    await rejects(trial.start(), /IntervalTooShort/);
    equal(trial.context.show.watches.length, 0);
  });

  const unclear: readonly [string, ApiFailure][] = [
    ['no answer came', { kind: 'network', message: 'x', retry: {} }],
    ['the answer was cut off', { kind: 'service', message: 'x', httpStatus: 200, retry: {} }],
    ['something between answered 502', { kind: 'service', message: 'x', httpStatus: 502, retry: {} }],
    ['the service failed', { kind: 'service', code: 'InternalError', message: 'x', httpStatus: 500, retry: {} }],
    ['HTTP 200 holds an error', { kind: 'service', code: 'InternalError', message: 'x', httpStatus: 200, retry: {} }],
  ];
  for (const [name, failure] of unclear) {
    it(`reports an unknown outcome, and offers no retry, when ${name}`, async () => {
      const trial = new Trial();
      trial.transport.answers['CreateInstanceOpsTask'] = new ApiError(failure);
      await rejects(trial.start(), (error: ApiError) => {
        match(error.hint, /^It is unknown whether the task was started/);
        equal(error.facts.retry, undefined);
        return true;
      });
    });
  }

  it('keeps the request ID of a request whose outcome is unknown, for the support', async () => {
    const trial = new Trial();
    trial.transport.answers['CreateInstanceOpsTask'] = new ApiError({
      kind: 'network',
      message: 'x',
      requestId: 'R-1',
    });
    await rejects(trial.start(), (error: ApiError) => error.facts.requestId === 'R-1' && error.message === 'x');
  });

  it('says what the service said when it refuses', async () => {
    const trial = new Trial();
    const refused = new ApiError({ kind: 'service', code: 'Ops.ExecuteTaskFail', message: 'x', hint: 'y', retry: {} });
    trial.transport.answers['CreateInstanceOpsTask'] = refused;
    await rejects(trial.start(), refused);
    for (const httpStatus of [400, 499]) {
      const failure = new ApiError({ kind: 'service', code: 'Ops.ExecuteTaskFail', message: 'x', httpStatus });
      trial.transport.answers['CreateInstanceOpsTask'] = failure;
      await rejects(trial.start(), failure);
    }
    const inside = new ApiError({ kind: 'denied', code: 'NoPermission', message: 'x', httpStatus: 200 });
    trial.transport.answers['CreateInstanceOpsTask'] = inside;
    await rejects(trial.start(), inside);
  });

  it('has started although the rows cannot be read again', async () => {
    const trial = new Trial();
    trial.context.refreshError = new Error('down');
    await trial.start();
    equal(trial.context.show.watches.length, 1);
  });
});

describe('watching a task', () => {
  it('takes the record that was not there before, and leaves the others alone', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    await trial.clock.advance(20_000);
    deepEqual(trial.context.show.messages, []);
    trial.newRecord('Success');
    await trial.clock.advance(30_000);
    await ended;
    equal(trial.context.show.messages.length, 1);
  });

  it('takes a record of the same second as one that was there before', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    trial.records = [buildOpsRecord({ ...oldRecord, OpsStatus: 'Failed' }), oldRecord];
    await trial.clock.advance(2_000);
    await ended;
    equal(trial.context.show.messages[0]?.text, 'Packet capture of web: Failed');
  });

  it('takes the newest when several are new', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    trial.records = [
      oldRecord,
      buildOpsRecord({ CreateTime: newTime, OpsStatus: 'Closed' }),
      buildOpsRecord({ CreateTime: '2026-11-23T03:00:05Z', OpsStatus: 'Failed' }),
    ];
    await trial.clock.advance(2_000);
    await ended;
    equal(trial.context.show.messages[0]?.text, 'Packet capture of web: Failed');
  });

  it('asks less and less often, from two seconds to thirty', async () => {
    const trial = new Trial();
    const life = new AbortController();
    await trial.watch(life.signal);
    await trial.clock.advance(180_000);
    life.abort();
    deepEqual(trial.clock.slept.slice(0, 4), [2_000, 3_000, 4_500, 6_750]);
    equal(Math.max(...trial.clock.slept), 30_000);
  });

  it('redraws the instance each time the record’s state changes, not each time it asks', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    trial.newRecord('Ready');
    await trial.clock.advance(30_000);
    equal(trial.context.refreshed.length, 2);
    trial.newRecord('Success');
    await trial.clock.advance(60_000);
    await ended;
    deepEqual(trial.context.refreshed, [[instanceRef], [instanceRef], [instanceRef]]);
  });

  const ends: readonly [string, string, readonly string[]][] = [
    ['Success', 'Ready to download', ['Download', 'Show']],
    ['Failed', 'Failed', ['Show']],
    ['Expired', 'Expired', ['Show']],
    ['Closed', 'Closed', ['Show']],
    ['SUCCESS', 'Ready to download', ['Download', 'Show']],
  ];
  for (const [status, words, buttons] of ends) {
    it(`ends with ${status}, says so and offers ${buttons.join(' and ')}`, async () => {
      const trial = new Trial();
      const { ended } = await trial.watch();
      trial.newRecord(status);
      await trial.clock.advance(2_000);
      await ended;
      deepEqual(
        trial.context.show.messages.map(({ text, buttons: offered }) => [text, offered.map(({ label }) => label)]),
        [[`Packet capture of web: ${words}`, buttons]],
      );
      equal(trial.clock.sleeping, 0);
    });
  }

  it('offers no download of a success that has no result', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    trial.newRecord('Success', { ResultContent: '' });
    await trial.clock.advance(2_000);
    await ended;
    deepEqual(
      trial.context.show.messages[0]?.buttons.map(({ label }) => label),
      ['Show'],
    );
  });

  it('has buttons that download the record and show it among the others', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    trial.newRecord('Success');
    await trial.clock.advance(2_000);
    await ended;
    const [download, show] = trial.context.show.messages[0]?.buttons ?? [];
    await download?.run();
    deepEqual(trial.context.revealed.length, 1);
    await show?.run();
    equal(trial.context.revealed.length, 2);
    const [[command, target] = []] = trial.context.ran;
    equal(command, 'elasticContainers.opsRecord.download');
    deepEqual([target?.kind, target?.id], ['opsRecord', `eci-bp1web/tcpdump/${newTime}`]);
    deepEqual(trial.context.revealed.at(-1), [instanceRef, 'opsRecords']);
  });

  it('ends when it is stopped, without a message', async () => {
    const trial = new Trial();
    const life = new AbortController();
    const { ended } = await trial.watch(life.signal);
    life.abort();
    await rejects(ended, CancelledError);
    deepEqual(trial.context.show.messages, []);
  });

  it('fails when the records cannot be read any more', async () => {
    const trial = new Trial();
    const { ended } = await trial.watch();
    trial.transport.answers['DescribeInstanceOpsRecords'] = new Error('denied');
    await trial.clock.advance(2_000);
    await rejects(ended, /denied/);
  });
});
