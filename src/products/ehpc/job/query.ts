// The filter and order that the service applies to jobs, as stored for the workspace.
import * as l10n from '@vscode/l10n';
import type { JobStateFilter } from '../client';
import { formatSpan } from '../../../base/format';
import { isRecord } from '../../../base/isRecord';
import type { JobsSelection } from './jobCache';
import { jobStatuses } from './status';

/** The service cannot select Initing alone. */
export const selectableStates = ['Pending', 'Running', 'Succeeded', 'Canceled', 'Failed'] as const;
export const maxNames = 10;
export const hourMs = 3_600_000;

/** Seconds since 1970; either end may be open. */
export interface SubmitRange {
  readonly from?: number;
  readonly to?: number;
}

export interface JobQuery {
  readonly State?: (typeof selectableStates)[number];
  /** Whole names. */
  readonly Names?: readonly string[];
  /** Relative to now, or a fixed range. */
  readonly Submitted?: { readonly withinMs: number } | SubmitRange;
  /** Newest submitted first when left out. */
  readonly Order?: { readonly by: 'submitted' | 'started'; readonly ascending: boolean };
}

/** Keeps the valid parts of a stored query and drops everything else. */
export function parseJobQuery(value: unknown): JobQuery {
  const { State, Names, Submitted, Order } = toFields(value);
  const state = selectableStates.find((one) => one === State);
  const names = (Array.isArray(Names) ? Names : []).filter(
    (name) => typeof name === 'string' && name !== '',
  ) as string[];
  const submitted = parseSubmitted(toFields(Submitted));
  const order = toFields(Order);
  const by = (['submitted', 'started'] as const).find((one) => one === order['by']);
  return {
    ...(state && { State: state }),
    ...(names.length > 0 && { Names: names.slice(0, maxNames) }),
    ...(submitted && { Submitted: submitted }),
    ...(by && { Order: { by, ascending: order['ascending'] === true } }),
  };
}

function parseSubmitted({ withinMs, from, to }: Readonly<Record<string, unknown>>): JobQuery['Submitted'] {
  if (typeof withinMs === 'number' && withinMs > 0) {
    return { withinMs };
  }
  return typeof from === 'number' || typeof to === 'number'
    ? { ...(typeof from === 'number' && { from }), ...(typeof to === 'number' && { to }) }
    : undefined;
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The parameters of the request. */
export function toSelection({ State, Names, Submitted, Order }: JobQuery, now: number): JobsSelection {
  const range =
    Submitted && 'withinMs' in Submitted ? { from: Math.floor((now - Submitted.withinMs) / 1_000) } : Submitted;
  const direction = Order?.ascending ? 'Asc' : 'Desc';
  return {
    ...(State && { state: State satisfies JobStateFilter }),
    ...(Names && { jobNames: Names }),
    ...(range?.from !== undefined && { submittedFrom: range.from }),
    ...(range?.to !== undefined && { submittedTo: range.to }),
    ...(Order?.by === 'started' ? { startOrder: direction } : { submitOrder: direction }),
  };
}

/** The query for the user to read; empty when it selects everything in the default order. */
export function formatJobQuery(value: unknown): string {
  const { State, Names, Submitted, Order } = parseJobQuery(value);
  return [
    State === undefined ? '' : jobStatuses.get(State).text,
    Names === undefined ? '' : l10n.t('named {0}', Names.join(', ')),
    Submitted === undefined ? '' : formatSubmitted(Submitted),
    Order === undefined ? '' : formatOrder(Order),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function formatSubmitted(submitted: NonNullable<JobQuery['Submitted']>): string {
  if ('withinMs' in submitted) {
    return l10n.t('submitted in the last {0}', formatSpan(submitted.withinMs));
  }
  const { from, to } = submitted;
  if (from === undefined || to === undefined) {
    return from === undefined
      ? l10n.t('submitted until {0}', formatMinute(to ?? 0))
      : l10n.t('submitted from {0}', formatMinute(from));
  }
  return l10n.t('submitted from {0} to {1}', formatMinute(from), formatMinute(to));
}

export function formatOrder({ by, ascending }: NonNullable<JobQuery['Order']>): string {
  if (by === 'started') {
    return ascending ? l10n.t('by start time, oldest first') : l10n.t('by start time, newest first');
  }
  return ascending ? l10n.t('by submit time, oldest first') : l10n.t('by submit time, newest first');
}

/** 2026-11-20 08:00 UTC */
function formatMinute(seconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A day, or a day and a time, in UTC. Seconds since 1970; undefined when the text is neither. */
export function parseMinute(text: string): number | undefined {
  const [, day, time] =
    /^\s*(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?(?:\s*(?:Z|UTC))?\s*$/i.exec(text) ?? [];
  const at = day === undefined ? NaN : Date.parse(`${day}T${time ?? '00:00'}Z`);
  return Number.isNaN(at) ? undefined : at / 1_000;
}
