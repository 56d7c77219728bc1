// A job as a document: what matters first on top, then every field DescribeServerlessJobs answers. Numbers are made numbers,
// times told apart, stray line ends taken off; what may be a secret is wrapped.
import * as l10n from '@vscode/l10n';
import { Noted } from '../../../base/described';
import { count, oneLine } from '../../../base/text';
import type {
  DescribeServerlessJobsResponse,
  JobContainerGroup,
  NumberOrText,
  ServerlessJob,
  ServerlessJobSummary,
} from '../wire';
import { formatSpan } from '../../../model/format';
import type { Description } from '../../../model/kind';
import { withSecrets } from '../../eci/containerSecrets';
import { numberOf, tidied } from './facts';
import { untold } from './failure';
import type { ArrayBounds } from './memory';
import { isoOf } from './row';
import type { ServerlessJobRow } from './row';

export function describeJob(
  row: ServerlessJobRow,
  told: ServerlessJob,
  { TotalCount, RequestId }: DescribeServerlessJobsResponse,
): Description {
  const wire = tidied(told);
  return {
    summary: [
      ...headOf(row),
      ...failureLines(row),
      ...(wire.ContainerGroups ?? []).map(instanceLine),
      l10n.t('Values of environment variables, config files and volume options are masked.'),
    ],
    body: { ...jobBody(wire), ...(TotalCount !== undefined && { TotalCount }), ...(RequestId && { RequestId }) },
  };
}

/** The service describes no array job: what the listing tells of it, and the indices its subtasks tell. */
export function describeArrayJob(
  row: ServerlessJobRow,
  told: ServerlessJobSummary,
  bounds: ArrayBounds | undefined,
): Description {
  const array = bounds && { IndexStart: bounds.start, IndexEnd: bounds.end, IndexStep: bounds.step };
  return {
    summary: [
      ...headOf(row),
      bounds === undefined
        ? l10n.t('Range of its subtasks: unknown')
        : l10n.t('Subtasks: {0}, from {1} to {2} by {3}', ...boundsText(bounds)),
      l10n.t('The service describes array jobs by their subtasks only: open one in the view for more.'),
    ],
    body: { ...jobBody(tidied(told)), ...(array && { ArrayProperties: array }) },
  };
}

function boundsText({ count: size, start, end, step }: ArrayBounds): readonly string[] {
  return [size, start, end, step].map(count);
}

function headOf(row: ServerlessJobRow): readonly string[] {
  const { facts, ranMs } = row;
  const { submittedAt, startedAt, endedAt } = facts;
  const waited = submittedAt === undefined || startedAt === undefined ? undefined : startedAt - submittedAt;
  const times = [
    submittedAt === undefined ? '' : l10n.t('submitted {0}', isoOf(submittedAt) ?? ''),
    startedAt === undefined ? '' : l10n.t('started {0}', isoOf(startedAt) ?? ''),
    waited === undefined ? '' : l10n.t('after {0}', formatSpan(waited)),
    endedAt === undefined ? '' : l10n.t('ended {0}', isoOf(endedAt) ?? ''),
    ranMs === undefined ? '' : l10n.t('ran for {0}', formatSpan(ranMs)),
  ];
  return [
    `${row.label} · ${row.description}`,
    l10n.t('ID: {0}', facts.id),
    l10n.t('State: {0}', row.status.text),
    l10n.t('Timing: {0}', times.filter(Boolean).join(', ')),
  ];
}

/** Where it ran and on what. */
function instanceLine(group: JobContainerGroup): string {
  const { ContainerGroupId: id = '', Status, InstanceType, Cpu, Memory, ZoneId, IntranetIp } = group;
  const size = Cpu === undefined || Memory === undefined ? '' : l10n.t('{0} vCPU {1} GiB', Cpu, Memory);
  const words = [id, Status, InstanceType, size, ZoneId, IntranetIp].map((word) => oneLine(word ?? '', 80));
  return l10n.t('Instance: {0}', words.filter(Boolean).join(' · '));
}

function failureLines(row: ServerlessJobRow): readonly string[] {
  const { reason, container, exit, message } = row.failure ?? untold;
  const words = [container, reason, exit, message].filter(Boolean);
  return words.length === 0 ? [] : [l10n.t('Why it failed: {0}', words.join(' · '))];
}

function jobBody(wire: ServerlessJob): object {
  const { Priority, SubmitTime, StartTime, EndTime, LastModifyTime } = wire;
  return {
    ...(withSecrets(wire) as object),
    ...(Priority !== undefined && { Priority: numberOf(Priority) ?? Priority }),
    ...time('SubmitTime', SubmitTime, 1_000),
    ...time('StartTime', StartTime, 1_000),
    ...time('EndTime', EndTime, 1_000),
    ...time('LastModifyTime', LastModifyTime, 1),
  };
}

/** The number as it is, and the date it stands for beside it. */
function time(name: string, value: NumberOrText | undefined, unitMs: 1 | 1_000): Readonly<Record<string, unknown>> {
  const number = numberOf(value);
  if (value === undefined || number === undefined) {
    return {};
  }
  const iso = number > 0 ? isoOf(number * unitMs) : undefined;
  const unit = unitMs === 1 ? l10n.t('in milliseconds') : l10n.t('in seconds');
  return { [name]: iso === undefined ? number : new Noted(number, `${iso}, ${unit}`) };
}
