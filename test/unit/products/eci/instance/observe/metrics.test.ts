import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../../../src/base/errors';
import { ApiError } from '../../../../../../src/cloud/errors/apiError';
import { showMetrics } from '../../../../../../src/products/eci/instance/observe/metrics';
import type { PanelSpec } from '../../../../../../src/model/ports/panel';
import type { MetricsPanel } from '../../../../../../src/products/eci/instance/metrics/panel';
import { instanceRef } from '../../../../../support/buildEciInstance';
import { ScriptedContext } from '../../../../../support/scriptedContext';
import type { Answer } from '../../../../../support/scriptedTransport';
import { ScriptedTransport } from '../../../../../support/scriptedTransport';

const { signal } = new AbortController();
const other = { ...instanceRef, id: 'eci-other', name: 'other' };
const record = { Timestamp: '2026-11-23T02:59:00Z', CPU: { UsageNanoCores: 1e9 } };

async function opened(answers: Record<string, Answer>, targets = [instanceRef, other]) {
  const transport = new ScriptedTransport(answers);
  const context = new ScriptedContext({ transport });
  await showMetrics(context, targets);
  const panel = context.show.panels[0] as unknown as PanelSpec<MetricsPanel>;
  return { transport, panel };
}

describe('the metrics panel', () => {
  it('opens for one instance or several, and says how many are left out', async () => {
    const title = async (count: number) => {
      const targets = Array.from({ length: count }, (_, at) => ({ ...instanceRef, id: `eci-${at}` }));
      const { panel } = await opened({}, targets);
      const { targets: shown, ...rest } = panel.init();
      return [panel.title, shown, panel.selection, rest];
    };
    const { region, name } = instanceRef;
    const targets = (count: number) => Array.from({ length: count }, (_, at) => ({ region, id: `eci-${at}`, name }));
    const selection = (count: number) => targets(count).map((one) => ({ ...instanceRef, ...one }));
    deepEqual(await title(1), ['Metrics: web', targets(1), selection(1), { leftOut: 0, account: 'ops-team' }]);
    deepEqual(await title(10), [
      'Metrics: web and 7 more',
      ...[targets(8), selection(8)],
      { leftOut: 2, account: 'ops-team' },
    ]);
  });

  it('does not open without an instance', async () => {
    const context = new ScriptedContext();
    await showMetrics(context, []);
    deepEqual(context.show.panels, []);
  });

  it('has no samples where the service has no records, and leaves out those without a time', async () => {
    const { panel } = await opened({
      DescribeContainerGroupMetric: ({ query }) =>
        (query as { readonly ContainerGroupId?: string }).ContainerGroupId === other.id
          ? {}
          : { Records: [record, {}] },
      DescribeMultiContainerGroupMetric: {},
    });
    const sizes = async (readings: Promise<readonly { readonly samples: readonly unknown[] }[]>) =>
      (await readings).map(({ samples }) => samples.length);
    deepEqual(await sizes(panel.handlers.read({ range: '5m' }, signal)), [1, 0]);
    deepEqual(await sizes(panel.handlers.newest({}, signal)), [0, 0]);
  });

  it('ends with a reading that was given up, and with a defect', async () => {
    for (const error of [new CancelledError(), new TypeError('a defect')]) {
      const { panel } = await opened({ DescribeContainerGroupMetric: error });
      await rejects(panel.handlers.read({ range: '5m' }, signal), error);
    }
  });

  it('makes one call a region for the newest records', async () => {
    const far = { ...instanceRef, region: 'cn-beijing', id: 'eci-far' };
    const { transport, panel } = await opened({ DescribeMultiContainerGroupMetric: {} }, [instanceRef, far, other]);
    await panel.handlers.newest({}, signal);
    deepEqual(
      transport
        .queriesOf('DescribeMultiContainerGroupMetric')
        .map(({ RegionId, ContainerGroupIds }) => [RegionId, ContainerGroupIds]),
      [
        ['cn-hangzhou', JSON.stringify([instanceRef.id, other.id])],
        ['cn-beijing', JSON.stringify([far.id])],
      ],
    );
  });

  it('reads a range in windows of at most 50 records', async () => {
    const { transport, panel } = await opened({ DescribeContainerGroupMetric: { Records: [record] } }, [instanceRef]);
    const [reading] = await panel.handlers.read({ range: '3h' }, signal);
    const queries = transport.queriesOf('DescribeContainerGroupMetric');
    equal(queries.length, 4);
    equal(reading?.samples.length, 4);
    for (const { StartTime, EndTime, Period } of queries) {
      const records = (Date.parse(String(EndTime)) - Date.parse(String(StartTime))) / 1000 / Number(Period);
      equal(records <= 49, true, String(records));
    }
  });

  it('leaves the other instances what they have when one fails', async () => {
    const denied = new ApiError({ kind: 'denied', message: 'Not allowed.', hint: '' });
    const { panel } = await opened({
      DescribeContainerGroupMetric: ({ query }) => {
        if ((query as { readonly ContainerGroupId?: string }).ContainerGroupId === other.id) {
          throw denied;
        }
        return { Records: [record] };
      },
    });
    const [first, second] = await panel.handlers.read({ range: '5m' }, signal);
    equal(first?.samples[0]?.cores, 1);
    match(second?.problem?.message ?? '', /Not allowed/);
  });

  it('asks for the newest record of all with one call', async () => {
    const { transport, panel } = await opened({
      DescribeMultiContainerGroupMetric: { MonitorDatas: [{ ContainerGroupId: other.id, Records: [record] }] },
    });
    const readings = await panel.handlers.newest({}, signal);
    deepEqual(
      readings.map(({ id, samples }) => [id, samples.length]),
      [
        [instanceRef.id, 0],
        [other.id, 1],
      ],
    );
    equal(transport.calls.length, 1);
  });
});
