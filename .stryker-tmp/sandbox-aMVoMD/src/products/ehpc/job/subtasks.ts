// The thousands of subtasks of an array job, folded into ranges. Twenty are described when their range is opened, by one call each:
// the service takes no more.
import * as l10n from '@vscode/l10n';
import { formatCount } from '../../../base/text';
import { ApiError } from '../../../cloud/errors/apiError';
import type { Node, Row } from '../../../model/resource';
import type { KindContext } from '../../product';
import { ehpc } from '../client';
import type { EhpcClient } from '../client';
import type { ServerlessJob } from '../wire';
import { parseNumber } from './facts';
import { toJobKey, getJobCache } from './jobCache';
import type { ArrayBounds } from './jobCache';
import { toDescribedJob } from './row';
import type { JobPlace } from './row';

/** Subtasks described at a time. */
const atOnce = 20;
/** Ranges of a hundred; ranges of a thousand above them where there are too many hundreds to look through. */
const hundred = 100;
const thousand = 1_000;
const maxHundreds = 20;
/** The service documents indices up to 4999. */
const maxCount = 100_000;

type ClusterPlace = Pick<JobPlace, 'region' | 'clusterId'>;

export async function readSubtasks(
  context: KindContext,
  place: JobPlace,
  jobId: string,
  signal: AbortSignal,
): Promise<readonly Node[]> {
  const bounds = await readBounds(context.client(ehpc), place, jobId, signal);
  return bounds ? foldSubtasks({ context, place, jobId, bounds }, 0, bounds.count, signal) : [createUnknownRangeRow()];
}

/** The indices of an array job, which only its subtasks contain; undefined when the service shows neither subtask 0 nor 1. */
export async function readBounds(
  client: EhpcClient,
  place: ClusterPlace,
  jobId: string,
  signal: AbortSignal,
): Promise<ArrayBounds | undefined> {
  const { bounds: known } = getJobCache(client);
  const key = toJobKey(place.region, place.clusterId, jobId);
  for (const index of [0, 1]) {
    const bounds = known.get(key) ?? parseBounds(await readSubtask(client, place, `${jobId}_${index}`, signal));
    if (bounds) {
      known.set(key, bounds);
      return bounds;
    }
  }
  return undefined;
}

/** The service may refuse an index the array does not have. */
async function readSubtask(
  client: EhpcClient,
  { region, clusterId }: ClusterPlace,
  id: string,
  signal: AbortSignal,
): Promise<ServerlessJob | undefined> {
  try {
    return await client.describeServerlessJob(region, clusterId, id, signal);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'InvalidParams') {
      return undefined;
    }
    throw error;
  }
}

function parseBounds(job: ServerlessJob | undefined): ArrayBounds | undefined {
  const { IndexStart, IndexEnd, IndexStep } = job?.ArrayProperties ?? {};
  const [start, end, step = 1] = [parseNumber(IndexStart), parseNumber(IndexEnd), parseNumber(IndexStep)];
  if (start === undefined || end === undefined || step < 1 || end < start) {
    return undefined;
  }
  const size = Math.floor((end - start) / step) + 1;
  return size <= maxCount ? { start, end, step, count: size } : undefined;
}

interface Subtasks {
  readonly context: KindContext;
  readonly place: JobPlace;
  readonly jobId: string;
  readonly bounds: ArrayBounds;
}

/** The subtasks from one ordinal up to another: in ranges unless they are few. */
async function foldSubtasks(
  subtasks: Subtasks,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<readonly Node[]> {
  const size = to - from;
  if (size <= atOnce) {
    return readSubtaskRows(subtasks, from, to, signal);
  }
  const part = size > hundred * maxHundreds ? thousand : size > hundred ? hundred : atOnce;
  return Array.from({ length: Math.ceil(size / part) }, (_, index) => {
    const first = from + index * part;
    return createRangeRow(subtasks, first, Math.min(first + part, to));
  });
}

function createRangeRow(subtasks: Subtasks, from: number, to: number): Row {
  const { start, step } = subtasks.bounds;
  const [first, last] = [start + from * step, start + (to - 1) * step];
  const label = `${formatCount(first)} – ${formatCount(last)}`;
  const description = to - from === 1 ? l10n.t('1 subtask') : l10n.t('{0} subtasks', formatCount(to - from));
  return {
    id: `subtasks/${first}-${last}`,
    label,
    description,
    icon: { name: 'list-unordered', tone: 'plain' },
    accessibleLabel: l10n.t('Subtasks {0} to {1}', formatCount(first), formatCount(last)),
    children: (signal) => foldSubtasks(subtasks, from, to, signal),
  };
}

function readSubtaskRows(subtasks: Subtasks, from: number, to: number, signal: AbortSignal): Promise<readonly Node[]> {
  const { context, place, jobId, bounds } = subtasks;
  const client = context.client(ehpc);
  const cache = getJobCache(client);
  return Promise.all(
    Array.from({ length: to - from }, async (_, ordinal): Promise<Node> => {
      const id = `${jobId}_${bounds.start + (from + ordinal) * bounds.step}`;
      const key = toJobKey(place.region, place.clusterId, id);
      const known = cache.getSubtask(key, place.now());
      if (known) {
        return known;
      }
      const wire = await readSubtask(client, place, id, signal);
      if (!wire) {
        return { id, label: id, description: l10n.t('not found'), icon: { name: 'dash', tone: 'plain' } };
      }
      const row = toDescribedJob(wire, place);
      cache.setSubtask(key, row, place.now());
      return row;
    }),
  );
}

function createUnknownRangeRow(): Row {
  return {
    id: 'unknownRange',
    label: l10n.t('Range unknown'),
    description: l10n.t('the service returned neither subtask 0 nor 1'),
    icon: { name: 'question', tone: 'plain' },
  };
}
