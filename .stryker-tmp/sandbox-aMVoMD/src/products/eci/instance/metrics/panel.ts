// The messages of the metrics panel. The page polls while it is visible; nothing is read for a hidden page.
import { isRecord } from '../../../../base/isRecord';
import type { Problem } from '../../../../panels/channel/envelope';
import { defineNotification, definePanel, defineRequest } from '../../../../model/panelProtocol';
import { isRangeId, type RangeId } from './ranges';
import type { Sample } from './sample';

/** More lines in one chart cannot be distinguished. */
export const mostInstances = 8;

export interface MetricTarget {
  readonly region: string;
  readonly id: string;
  readonly name: string;
}

export interface MetricsInit {
  /** At most `mostInstances`. */
  readonly targets: readonly MetricTarget[];
  /** Chosen, but one too many. */
  readonly leftOut: number;
  readonly account: string;
}

/** The metrics of one instance, or why there are none. */
export interface Reading {
  readonly id: string;
  readonly samples: readonly Sample[];
  readonly problem?: Problem;
}

export const metricsPanel = definePanel('metrics', 1, {
  init: defineNotification<MetricsInit>(),
  /** The whole range. Instances that fail do not keep the others from answering. */
  read: defineRequest<{ readonly range: RangeId }, readonly Reading[]>((raw) => {
    const { range } = isRecord(raw) ? raw : {};
    return isRangeId(range) ? { range } : undefined;
  }),
  /** The newest sample of each. */
  newest: defineRequest<Record<string, never>, readonly Reading[]>(() => ({})),
});

export type MetricsPanel = typeof metricsPanel;
