// The metrics panel: reads what it requests from the service.
import * as l10n from '@vscode/l10n';
import { UserFacingError, isCancelled } from '../../../../base/errors';
import { eci } from '../../client';
import type { EciClient } from '../../client';
import { eciInstanceManifest } from '../manifest';
import type { MetricRecord } from '../../wire/metrics';
import type { ActionContext, ActionHandler } from '../../../../model/action';
import { toCommandId } from '../../../../model/commandId';
import type { ResourceRef } from '../../../../model/resource';
import { toProblem } from '../../../../panels/channel/problem';
import { metricsPanel, mostInstances } from '../metrics/panel';
import type { Reading } from '../metrics/panel';
import { getRange, listWindows } from '../metrics/ranges';
import type { RangeId } from '../metrics/ranges';
import { toSample } from './samples';

/** Opens the panel for one instance or several side by side. */
export const showMetrics: ActionHandler<'many'> = (context, targets) => {
  const shown = targets.slice(0, mostInstances);
  const [target] = shown;
  if (target) {
    context.show.panel({
      protocol: metricsPanel,
      title:
        shown.length === 1
          ? l10n.t('Metrics: {0}', target.name)
          : l10n.t('Metrics: {0} and {1} more', target.name, shown.length - 1),
      target,
      selection: shown,
      command: toCommandId(eciInstanceManifest, 'showMetrics'),
      init: () => ({
        targets: shown.map(({ region, id, name }) => ({ region, id, name })),
        leftOut: targets.length - shown.length,
        account: context.account,
      }),
      handlers: {
        read: ({ range }, signal) => readRange(context, shown, range, signal),
        newest: (_params, signal) => readNewest(context.client(eci), shown, signal),
      },
    });
  }
  return Promise.resolve(undefined);
};

/** Reads every instance separately: one that fails does not affect the others. */
async function readRange(
  { client: getClient, clock }: ActionContext,
  targets: readonly ResourceRef[],
  id: RangeId,
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  const client = getClient(eci);
  const range = getRange(id);
  const windows = listWindows(range, clock.now()).map((span) => ({ ...span, periodSeconds: range.periodSeconds }));
  return Promise.all(
    targets.map((target) =>
      createReading(target, async () => {
        const answers = await Promise.all(
          windows.map((window) => client.describeContainerGroupMetric(target.region, target.id, window, signal)),
        );
        return answers.flatMap(({ Records: records }) => records ?? []);
      }),
    ),
  );
}

/** One call a region, whatever the number of instances. */
async function readNewest(
  client: EciClient,
  targets: readonly ResourceRef[],
  signal: AbortSignal,
): Promise<readonly Reading[]> {
  const calls = new Map(
    [...new Set(targets.map(({ region }) => region))].map((region) => {
      const ids = targets.filter((target) => target.region === region).map(({ id }) => id);
      return [region, client.describeMultiContainerGroupMetric(region, ids, signal)] as const;
    }),
  );
  return Promise.all(
    targets.map((target) =>
      createReading(target, async () => {
        const { MonitorDatas: found = [] } = (await calls.get(target.region)) ?? {};
        return found.find(({ ContainerGroupId: id }) => id === target.id)?.Records ?? [];
      }),
    ),
  );
}

async function createReading({ id }: ResourceRef, read: () => Promise<readonly MetricRecord[]>): Promise<Reading> {
  try {
    return { id, samples: (await read()).flatMap((record) => toSample(record) ?? []) };
  } catch (error) {
    if (isCancelled(error) || !(error instanceof UserFacingError)) {
      throw error;
    }
    return { id, samples: [], problem: toProblem(error) };
  }
}
