// A job as a document: a summary, then every field of DescribeServerlessJobs. Numbers in text become numbers, times get their
// dates, trailing line breaks are removed, and possible secrets are wrapped.
import * as l10n from '@vscode/l10n';
import { Noted } from '../../../base/described';
import { formatCount, toSingleLine } from '../../../base/text';
import type {
  DescribeServerlessJobsResponse,
  JobContainerGroup,
  NumberOrText,
  ServerlessJob,
  ServerlessJobSummary,
} from '../wire';
import { formatComputeSize, formatSpan } from '../../../base/format';
import type { Description } from '../../../model/kind';
import { withSecrets } from '../../eci/product';
import { parseNumber, trimLineEnds } from './facts';
import { noFailure } from './failure';
import type { ArrayBounds } from './jobCache';
import { formatIsoTime } from './row';
import type { ServerlessJobRow } from './row';

export function describeJob(
  row: ServerlessJobRow,
  description: ServerlessJob,
  { TotalCount, RequestId }: DescribeServerlessJobsResponse,
): Description {
  const wire = trimLineEnds(description);
  return {
    summary: [
      ...createHead(row),
      ...formatFailure(row),
      ...(wire.ContainerGroups ?? []).map(formatInstance),
      l10n.t('Values of environment variables, config files and volume options are masked.'),
    ],
    body: { ...createJobBody(wire), ...(TotalCount !== undefined && { TotalCount }), ...(RequestId && { RequestId }) },
  };
}

/** The service does not describe array jobs: shows the fields of the listing, and the indices that its subtasks contain. */
export function describeArrayJob(
  row: ServerlessJobRow,
  description: ServerlessJobSummary,
  bounds: ArrayBounds | undefined,
): Description {
  const array = bounds && { IndexStart: bounds.start, IndexEnd: bounds.end, IndexStep: bounds.step };
  return {
    summary: [
      ...createHead(row),
      bounds === undefined
        ? l10n.t('Range of its subtasks: unknown')
        : l10n.t('Subtasks: {0}, from {1} to {2} by {3}', ...formatBounds(bounds)),
      l10n.t('The service only describes subtasks of array jobs. Open a subtask in the view for more.'),
    ],
    body: { ...createJobBody(trimLineEnds(description)), ...(array && { ArrayProperties: array }) },
  };
}

function formatBounds({ count: size, start, end, step }: ArrayBounds): readonly string[] {
  return [size, start, end, step].map(formatCount);
}

function createHead(row: ServerlessJobRow): readonly string[] {
  const { facts, ranMs } = row;
  const { submittedAt, startedAt, endedAt } = facts;
  const waited = submittedAt === undefined || startedAt === undefined ? undefined : startedAt - submittedAt;
  const times = [
    submittedAt === undefined ? '' : l10n.t('submitted {0}', formatIsoTime(submittedAt) ?? ''),
    startedAt === undefined ? '' : l10n.t('started {0}', formatIsoTime(startedAt) ?? ''),
    waited === undefined ? '' : l10n.t('after {0}', formatSpan(waited)),
    endedAt === undefined ? '' : l10n.t('ended {0}', formatIsoTime(endedAt) ?? ''),
    ranMs === undefined ? '' : l10n.t('ran for {0}', formatSpan(ranMs)),
  ];
  return [
    `${row.label} · ${row.description}`,
    l10n.t('ID: {0}', facts.id),
    l10n.t('State: {0}', row.status.text),
    l10n.t('Timing: {0}', times.filter(Boolean).join(', ')),
  ];
}

/** Where the job ran, and the size of the instance. */
function formatInstance(group: JobContainerGroup): string {
  const { ContainerGroupId: id = '', Status, InstanceType, Cpu, Memory, ZoneId, IntranetIp } = group;
  const size = formatComputeSize(Cpu, Memory);
  const parts = [id, Status, InstanceType, size, ZoneId, IntranetIp].map((word) => toSingleLine(word ?? '', 80));
  return l10n.t('Instance: {0}', parts.filter(Boolean).join(' · '));
}

function formatFailure(row: ServerlessJobRow): readonly string[] {
  const { reason, container, exit, message } = row.failure ?? noFailure;
  const parts = [container, reason, exit, message].filter(Boolean);
  return parts.length === 0 ? [] : [l10n.t('Why it failed: {0}', parts.join(' · '))];
}

function createJobBody(wire: ServerlessJob): object {
  const { Priority, SubmitTime, StartTime, EndTime, LastModifyTime } = wire;
  return {
    ...(withSecrets(wire) as object),
    ...(Priority !== undefined && { Priority: parseNumber(Priority) ?? Priority }),
    ...createTimeField('SubmitTime', SubmitTime, 1_000),
    ...createTimeField('StartTime', StartTime, 1_000),
    ...createTimeField('EndTime', EndTime, 1_000),
    ...createTimeField('LastModifyTime', LastModifyTime, 1),
  };
}

/** The number as it is, with the date it stands for as a note. */
function createTimeField(
  name: string,
  value: NumberOrText | undefined,
  unitMs: 1 | 1_000,
): Readonly<Record<string, unknown>> {
  const number = parseNumber(value);
  if (value === undefined || number === undefined) {
    return {};
  }
  const iso = number > 0 ? formatIsoTime(number * unitMs) : undefined;
  const unit = unitMs === 1 ? l10n.t('in milliseconds') : l10n.t('in seconds');
  return { [name]: iso === undefined ? number : new Noted(number, `${iso}, ${unit}`) };
}
