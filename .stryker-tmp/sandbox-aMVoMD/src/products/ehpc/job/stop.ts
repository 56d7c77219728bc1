// Stops jobs, up to a hundred per call. The request has no ClientToken: what may have been done is not sent again.
import * as l10n from '@vscode/l10n';
import { CancelledError } from '../../../base/errors';
import { formatCount } from '../../../base/text';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionContext, ActionHandler, TargetResult } from '../../../model/action';
import { formatDone } from '../../../model/forEachTarget';
import type { ResourceRef } from '../../../model/resource';
import { ehpc } from '../client';
import type { EhpcClient } from '../client';
import { toListedRefs } from './actions';
import { toJobKey } from './jobCache';
import { readJobs } from './listing';
import { toJobPlace } from './place';
import { ServerlessJobRow } from './row';
import { readBounds } from './subtasks';

const idsPerCall = 100;

interface Target {
  readonly ref: ResourceRef;
  /** How many subtasks an array job has, as far as the service shows; undefined for any other job. */
  readonly subtasks?: number | 'unknown';
}

export const stopJobs: ActionHandler<'many'> = async (context, refs) => {
  const client = context.client(ehpc);
  const targets = await context.show.progress(l10n.t('Checking the jobs to stop'), (_progress, signal) =>
    Promise.all(refs.map((ref) => readTarget(context, ref, signal))),
  );
  const details = [l10n.t('Account: {0}', context.account), ...targets.map((target) => formatTarget(context, target))];
  if (!(await context.ask.confirm({ message: formatQuestion(targets), details, verb: l10n.t('Stop') }))) {
    return undefined;
  }
  const results = await context.show.progress(l10n.t('Stopping'), (_progress, signal) =>
    Promise.all(toBatches(refs).map((batch) => stopBatch(client, batch, signal))),
  );
  return {
    results: results.flat(),
    message: formatDone(
      refs,
      (name) => l10n.t('Job {0} was stopped.', name),
      (counted) => l10n.t('{0} serverless jobs were stopped.', counted),
    ),
    refresh: toListedRefs(client, refs),
  };
};

async function readTarget(context: ActionContext, ref: ResourceRef, signal: AbortSignal): Promise<Target> {
  const client = context.client(ehpc);
  const known = context.find(ref);
  const place = toJobPlace(context, ref);
  const [row = known] = known instanceof ServerlessJobRow ? [known] : await readJobs(client, place, [ref], signal);
  if (!(row instanceof ServerlessJobRow) || !row.facts.isArray) {
    return { ref };
  }
  const bounds = await readBounds(client, place, ref.id, signal);
  return { ref, subtasks: bounds?.count ?? 'unknown' };
}

/** States how many subtasks are stopped besides those the list shows. */
function formatQuestion(targets: readonly Target[]): string {
  const arrays = targets.filter(({ subtasks }) => subtasks !== undefined);
  const isKnown = arrays.every(({ subtasks }) => subtasks !== 'unknown');
  const below = arrays.reduce((sum, { subtasks }) => sum + (typeof subtasks === 'number' ? subtasks : 0), 0);
  const single = targets.length === 1;
  const many = formatCount(targets.length);
  if (arrays.length === 0) {
    return single
      ? l10n.t('Stop this serverless job? It cannot be resumed.')
      : l10n.t('Stop {0} serverless jobs? They cannot be resumed.', many);
  }
  if (!isKnown) {
    return single
      ? l10n.t('Stop this array job with all its subtasks? They cannot be resumed.')
      : l10n.t('Stop {0} serverless jobs with all their subtasks? They cannot be resumed.', many);
  }
  return single
    ? l10n.t('Stop this array job with its {0} subtasks? They cannot be resumed.', formatCount(below))
    : l10n.t('Stop {0} serverless jobs, {1} subtasks among them? They cannot be resumed.', many, formatCount(below));
}

function formatTarget(context: ActionContext, { ref, subtasks }: Target): string {
  const { region, parent = '', name, id } = ref;
  const cluster = context.find({ kind: 'ehpcCluster', region, id: parent, name: '' })?.label;
  const many =
    subtasks === undefined
      ? ''
      : subtasks === 'unknown'
        ? l10n.t('array job')
        : l10n.t('array job of {0} subtasks', formatCount(subtasks));
  const place = cluster === undefined ? parent : `${cluster} (${parent})`;
  return [region, place, name, id, many].filter(Boolean).join('  ');
}

function toBatches(refs: readonly ResourceRef[]): readonly (readonly ResourceRef[])[] {
  const toClusterKey = ({ region, parent = '' }: ResourceRef): string => toJobKey(region, parent);
  return [...new Set(refs.map(toClusterKey))].flatMap((cluster) => {
    const all = refs.filter((ref) => toClusterKey(ref) === cluster);
    return Array.from({ length: Math.ceil(all.length / idsPerCall) }, (_, index) =>
      all.slice(index * idsPerCall, (index + 1) * idsPerCall),
    );
  });
}

/** One call for all. When the service refuses one job it stops none: then each is tried alone, to find out which. */
async function stopBatch(
  client: EhpcClient,
  batch: readonly ResourceRef[],
  signal: AbortSignal,
): Promise<readonly TargetResult[]> {
  const [first] = batch;
  if (!first) {
    return [];
  }
  const ids = batch.map(({ id }) => id);
  try {
    if (signal.aborted) {
      throw new CancelledError();
    }
    await client.stopServerlessJobs(first.region, first.parent ?? '', ids, signal);
    return batch.map((target) => ({ target }));
  } catch (error) {
    if (batch.length > 1 && error instanceof ApiError && error.code === 'InvalidParams') {
      return (await Promise.all(batch.map((ref) => stopBatch(client, [ref], signal)))).flat();
    }
    return batch.map((target) => ({
      target,
      error: isOutcomeUnknown(error) ? createUnknownOutcomeError(error) : error,
    }));
  }
}

/** Without a response, or with one that reports a server error, the jobs may have been stopped. */
function isOutcomeUnknown(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    (error.code === undefined || (error.kind === 'service' && error.code !== 'ManagerNotFound'))
  );
}

function createUnknownOutcomeError(error: ApiError): ApiError {
  const { requestId } = error.facts;
  return new ApiError({
    kind: error.kind,
    message: error.message,
    hint: l10n.t('It is unknown whether it was stopped. Check its state before you stop it again.'),
    ...(requestId !== undefined && { requestId }),
    cause: error,
  });
}
