import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { ApiError } from '../../../cloud/errors/apiError';
import type { EciClient } from '../../eci/client';
import type { EhpcClient } from '../client';
import type { ServerlessJobSummary } from '../wire';
import { copyId, copyName, describe } from '../../../model/commonActions';
import { bindKind } from '../../../model/kind';
import type { AnyKind, ChildOf, Description } from '../../../model/kind';
import type { Node, ResourceRef, Row } from '../../../model/resource';
import { bindViewActions } from '../../../engine/view/viewActions';
import type { JobNeeds } from './actions';
import { parseArrayId, trimLineEnds } from './facts';
import { noFailure } from './failure';
import { serverlessJobFields } from './fields';
import { jobsPerPage, listJobs, readJobs } from './listing';
import { serverlessJobManifest } from './manifest';
import { formatJobQuery } from './query';
import { ServerlessJobRow, toDescribedJob, toListedJob } from './row';
import type { JobPlace } from './row';
import { isFinal } from './status';

export interface ServerlessJobNeeds {
  readonly client: () => EhpcClient;
  readonly eci: () => EciClient;
  readonly clock: Clock;
  readonly childOf: ChildOf;
}

export function createServerlessJobKind({ client, eci, clock, childOf }: ServerlessJobNeeds): AnyKind {
  const placeIn = (region: string, clusterId: string): JobPlace => {
    const place: JobPlace = {
      ...{ region, clusterId, now: () => clock.now() },
      children: (job) => async (signal) => {
        if (job.facts.isArray) {
          const { createSubtaskChildren } = await import('./subtasks');
          return createSubtaskChildren(client, place, job.id)(signal);
        }
        const instances = await toInstances(job.ref, signal);
        const { code, startedAt } = job.facts;
        return instances.length === 0 && isFinal(code) && startedAt === undefined ? [createNeverRanRow()] : instances;
      },
    };
    return place;
  };
  const toPlace = ({ region, parent = '' }: ResourceRef): JobPlace => placeIn(region, parent);
  /** The instances a job runs in are ECI's: rows of that kind. */
  const toInstances = async (ref: ResourceRef, signal: AbortSignal): Promise<readonly Node[]> => {
    const wire = await client().describeServerlessJob(ref.region, ref.parent ?? '', ref.id, signal);
    const groups = new Map((trimLineEnds(wire)?.ContainerGroups ?? []).map((group) => [group.ContainerGroupId, group]));
    return [...groups.values()].map((group) => childOf('eciInstance', ref, group));
  };
  const needs: JobNeeds = { client, eci, clock, placeOf: toPlace };
  return bindKind({
    manifest: serverlessJobManifest,
    noun: () => l10n.t('serverless job'),
    fromWire: (wire, { region, parent }) =>
      toListedJob(wire as ServerlessJobSummary, placeIn(region, parent?.id ?? '')),
    async *list({ region, parent }, request) {
      if (parent) {
        yield* listJobs({ client: client(), place: placeIn(region, parent.id), request });
      }
    },
    pageSize: jobsPerPage,
    async get(refs, signal) {
      const clusters = new Set(refs.map(({ parent = '' }) => parent));
      const found = await Promise.all(
        [...clusters].map((cluster) => {
          const ofCluster = refs.filter(({ parent = '' }) => parent === cluster);
          return readJobs(client(), placeIn(refs[0]?.region ?? '', cluster), ofCluster, signal);
        }),
      );
      return found.flat();
    },
    details: {
      batch: 1,
      coverage: 'seen',
      read: async (refs, signal) => (await Promise.all(refs.map((ref) => readFailure(needs, ref, signal)))).flat(),
    },
    fields: serverlessJobFields,
    formatQuery: formatJobQuery,
    describe: (ref, signal) => describeOne(needs, ref, signal),
    explainRefusal: ({ label, status }) => l10n.t('{0} has already ended ({1})', label, status.text),
    actions: {
      ...bindViewActions(serverlessJobFields),
      // Each loads when first used: activation pays for none of them.
      filter: async (...args) => (await import('./filter')).filterJobs(...args),
      watch: async (...args) => (await import('./actions')).watchJob(needs)(...args),
      stop: async (...args) => (await import('./stop')).stopJobs(needs)(...args),
      describe: (context, ref) => describe(context, toTitledRef(ref)),
      refresh: async (...args) => (await import('./actions')).refreshJobs(needs)(...args),
      copyId,
      copyName,
      copyAsCli: async (...args) => (await import('./actions')).copyAsCli(...args),
      revealInstance: async (...args) => (await import('./actions')).revealInstance(needs)(...args),
    },
  });
}

/** The subtasks of a job share its name: their documents are told apart by their ids. */
function toTitledRef(ref: ResourceRef): ResourceRef {
  return parseArrayId(ref.id) === undefined ? ref : { ...ref, name: ref.id };
}

function createNeverRanRow(): Row {
  return { id: 'neverRan', label: l10n.t('Never ran on an instance'), icon: { name: 'dash', tone: 'plain' } };
}

/** A failed job with its reason. What may not be described, or is described no more, still stands in the list. */
async function readFailure(
  { client, placeOf: toPlace }: JobNeeds,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const place = toPlace(ref);
  try {
    const wire = await client().describeServerlessJob(place.region, place.clusterId, ref.id, signal);
    if (wire) {
      return [toDescribedJob(wire, place)];
    }
  } catch (error) {
    if (!(error instanceof ApiError) || (error.kind !== 'denied' && error.kind !== 'input')) {
      throw error;
    }
  }
  const listed = await readJobs(client(), place, [ref], signal);
  return listed.map(({ facts }) => new ServerlessJobRow(place, facts, noFailure));
}

async function describeOne(
  { client, placeOf: toPlace }: JobNeeds,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<Description | undefined> {
  const place = toPlace(ref);
  const { describeArrayJob, describeJob } = await import('./describe');
  try {
    const answer = await client().describeServerlessJobs(place.region, place.clusterId, ref.id, signal);
    const [wire] = answer.JobInfos ?? [];
    return wire && describeJob(toDescribedJob(wire, place), wire, answer);
  } catch (error) {
    const query = { page: 1, pageSize: jobsPerPage, jobIds: [ref.id] };
    const isRefused = error instanceof ApiError && error.code === 'InvalidParams';
    const answer = isRefused ? await client().listServerlessJobs(place.region, place.clusterId, query, signal) : {};
    const [listed] = answer.Jobs ?? [];
    if (!listed?.IsArrayJob) {
      throw error;
    }
    const { readBounds } = await import('./subtasks');
    return describeArrayJob(toListedJob(listed, place), listed, await readBounds(client(), place, ref.id, signal));
  }
}
