import * as l10n from '@vscode/l10n';
import { ApiError } from '../../../cloud/errors/apiError';
import { bindViewActions } from '../../../engine/view/viewActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind, Description } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import type { KindContext } from '../../product';
import { alwaysDifferingInGroups } from '../../eci/product';
import { ehpc } from '../client';
import { copyAsCli, refreshJobs, revealInstance, showDescription, watchJob } from './actions';
import { describeArrayJob, describeJob } from './describe';
import { noFailure } from './failure';
import { serverlessJobFields } from './fields';
import { filterJobs } from './filter';
import { jobsPerPage, listJobs, readJobs } from './listing';
import { serverlessJobManifest } from './manifest';
import { createJobPlace, toJobPlace } from './place';
import { formatJobQuery } from './query';
import { ServerlessJobRow, toDescribedJob, toListedJob } from './row';
import { stopJobs } from './stop';
import { readBounds } from './subtasks';

export function createServerlessJobKind(context: KindContext): AnyKind {
  return bindKind({
    manifest: serverlessJobManifest,
    noun: () => l10n.t('serverless job'),
    async *list({ region, parent }, request) {
      if (parent) {
        yield* listJobs({ client: context.client(ehpc), place: createJobPlace(context, region, parent.id), request });
      }
    },
    pageSize: jobsPerPage,
    get: (refs, signal) => readByCluster(context, refs, signal),
    details: {
      batch: 1,
      coverage: 'seen',
      read: async (refs, signal) => (await Promise.all(refs.map((ref) => readFailure(context, ref, signal)))).flat(),
    },
    fields: serverlessJobFields,
    formatQuery: formatJobQuery,
    describe: (ref, signal) => describe(context, ref, signal),
    alwaysDiffering: alwaysDifferingInGroups,
    explainRefusal: ({ label, status }) => l10n.t('{0} has already ended ({1})', label, status.text),
    actions: {
      ...bindViewActions(serverlessJobFields),
      filter: filterJobs,
      watch: watchJob,
      stop: stopJobs,
      describe: showDescription,
      refresh: refreshJobs,
      copyAsCli,
      revealInstance,
    },
  });
}

async function readByCluster(
  context: KindContext,
  refs: readonly ResourceRef[],
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const client = context.client(ehpc);
  const clusters = new Set(refs.map(({ parent = '' }) => parent));
  const found = await Promise.all(
    [...clusters].map((cluster) => {
      const refsOfCluster = refs.filter(({ parent = '' }) => parent === cluster);
      return readJobs(client, createJobPlace(context, refs[0]?.region ?? '', cluster), refsOfCluster, signal);
    }),
  );
  return found.flat();
}

/** A failed job with its reason. A job that may not be described, or no longer can be, stays in the list without one. */
async function readFailure(
  context: KindContext,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const client = context.client(ehpc);
  const place = toJobPlace(context, ref);
  try {
    const wire = await client.describeServerlessJob(place.region, place.clusterId, ref.id, signal);
    if (wire) {
      return [toDescribedJob(wire, place)];
    }
  } catch (error) {
    if (!(error instanceof ApiError) || (error.kind !== 'denied' && error.kind !== 'input')) {
      throw error;
    }
  }
  const listed = await readJobs(client, place, [ref], signal);
  return listed.map(({ facts }) => new ServerlessJobRow(place, facts, noFailure));
}

/** The service refuses to describe an array job: then the listing and its subtasks are read instead. */
async function describe(context: KindContext, ref: ResourceRef, signal: AbortSignal): Promise<Description | undefined> {
  const client = context.client(ehpc);
  const place = toJobPlace(context, ref);
  try {
    const answer = await client.describeServerlessJobs(place.region, place.clusterId, ref.id, signal);
    const [wire] = answer.JobInfos ?? [];
    return wire && describeJob(toDescribedJob(wire, place), wire, answer);
  } catch (error) {
    const query = { page: 1, pageSize: jobsPerPage, jobIds: [ref.id] };
    const isRefused = error instanceof ApiError && error.code === 'InvalidParams';
    const answer = isRefused ? await client.listServerlessJobs(place.region, place.clusterId, query, signal) : {};
    const [listed] = answer.Jobs ?? [];
    if (!listed?.IsArrayJob) {
      throw error;
    }
    return describeArrayJob(toListedJob(listed, place), listed, await readBounds(client, place, ref.id, signal));
  }
}
