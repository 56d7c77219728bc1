// Where jobs are, and what is shown below them.
import * as l10n from '@vscode/l10n';
import type { Node, ResourceRef, Row } from '../../../model/resource';
import { toForeignInstance } from '../../eci/product';
import type { KindContext } from '../../product';
import { ehpc } from '../client';
import { trimLineEnds } from './facts';
import type { JobPlace, ServerlessJobRow } from './row';
import { isFinal } from './status';
import { readSubtasks } from './subtasks';

export function createJobPlace(context: KindContext, region: string, clusterId: string): JobPlace {
  const place: JobPlace = {
    region,
    clusterId,
    now: () => context.clock.now(),
    children: (job) => (signal) =>
      job.facts.isArray ? readSubtasks(context, place, job.id, signal) : readBelowJob(context, job, signal),
  };
  return place;
}

/** The place of a job, by its reference. */
export function toJobPlace(context: KindContext, { region, parent = '' }: ResourceRef): JobPlace {
  return createJobPlace(context, region, parent);
}

async function readBelowJob(
  context: KindContext,
  { ref, facts }: ServerlessJobRow,
  signal: AbortSignal,
): Promise<readonly Node[]> {
  const instances = await readInstances(context, ref, signal);
  const hasNeverRun = instances.length === 0 && isFinal(facts.code) && facts.startedAt === undefined;
  return hasNeverRun ? [createNeverRanRow()] : instances;
}

/** The ECI instances a job runs in, each once. */
async function readInstances(context: KindContext, ref: ResourceRef, signal: AbortSignal): Promise<readonly Node[]> {
  const job = await context.client(ehpc).describeServerlessJob(ref.region, ref.parent ?? '', ref.id, signal);
  const groups = new Map((trimLineEnds(job)?.ContainerGroups ?? []).map((group) => [group.ContainerGroupId, group]));
  return [...groups.values()].map((group) => toForeignInstance(context, ref.region, group));
}

function createNeverRanRow(): Row {
  return { id: 'neverRan', label: l10n.t('Never ran on an instance'), icon: { name: 'dash', tone: 'plain' } };
}
