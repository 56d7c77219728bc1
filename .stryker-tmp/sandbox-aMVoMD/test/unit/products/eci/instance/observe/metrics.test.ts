import { deepEqual, equal, match } from 'node:assert/strict';
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
