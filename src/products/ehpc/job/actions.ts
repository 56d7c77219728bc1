// What can be done to a job besides stopping it: watch it to its end, read it again, hand it to the command line; and from the
// instance it runs in, the way to that instance's own view.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { UserFacingError } from '../../../base/errors';
import { pollUntil } from '../../../base/poll';
import { formatCount } from '../../../base/text';
import { ApiError } from '../../../cloud/errors/apiError';
import type { EciClient } from '../../eci/client';
import type { EhpcClient } from '../client';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import { quoteForShell } from '../../../base/shell';
import { parseArrayId } from './facts';
import { readJobs } from './listing';
import { toJobKey, getJobCache } from './memory';
import { ServerlessJobRow, toDescribedJob } from './row';
import type { JobPlace } from './row';
import { isFinal } from './status';

export interface JobNeeds {
  readonly client: () => EhpcClient;
  readonly eci: () => EciClient;
  readonly clock: Clock;
  /** Where a job is, from its own reference. */
  readonly placeOf: (ref: ResourceRef) => JobPlace;
}

/** The rows of the list that show these jobs: for a subtask that of its array job, whose subtasks are then read anew. */
export function toListedRefs(client: EhpcClient, refs: readonly ResourceRef[]): readonly ResourceRef[] {
  const memory = getJobCache(client);
  const rows = new Map<string, ResourceRef>();
  for (const ref of refs) {
    const listed = { ...ref, id: parseArrayId(ref.id) ?? ref.id };
    const key = toJobKey(ref.region, ref.parent ?? '', listed.id);
    memory.forgetSubtasks(key);
    rows.set(key, listed);
  }
  return [...rows.values()];
}

export function refreshJobs({ client }: JobNeeds): ActionHandler<'many'> {
  return (_context, refs) => Promise.resolve({ refresh: toListedRefs(client(), refs) });
}

/** Tells once when the job has ended. Its row is drawn again whenever its state has changed. */
export function watchJob(needs: JobNeeds): ActionHandler<'one'> {
  return (context, ref) => {
    context.show.watch({
      title: l10n.t('Job {0} · {1}', ref.id, ref.name),
      run: (signal) => follow(needs, context, ref, signal),
    });
    return Promise.resolve(undefined);
  };
}

async function follow(needs: JobNeeds, context: ActionContext, ref: ResourceRef, signal: AbortSignal): Promise<void> {
  let last = context.find(ref)?.status.code;
  let found: ServerlessJobRow | 'gone' | undefined;
  await pollUntil(
    async () => {
      found = await readJob(needs, ref, signal);
      if (found instanceof ServerlessJobRow && found.facts.code !== last) {
        last = found.facts.code;
        await context.refresh(toListedRefs(needs.client(), [ref]));
      }
      return found === 'gone' || (found !== undefined && isFinal(found.facts.code));
    },
    { signal, clock: needs.clock, firstMs: 2_000, maxMs: 30_000 },
  );
  await notifyEnd(needs, context, ref, found === 'gone' ? undefined : found, signal);
}

/** A lost network or a service in trouble does not end a watch: the next look may succeed. */
async function readJob(
  needs: JobNeeds,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<ServerlessJobRow | 'gone' | undefined> {
  try {
    const [row] =
      parseArrayId(ref.id) === undefined
        ? await readListed(needs, ref, signal)
        : await readDescribed(needs, ref, signal);
    return row ?? 'gone';
  } catch (error) {
    if (error instanceof ApiError && ['network', 'service', 'throttled'].includes(error.kind)) {
      return undefined;
    }
    throw error;
  }
}

function readListed(needs: JobNeeds, ref: ResourceRef, signal: AbortSignal): Promise<readonly ServerlessJobRow[]> {
  return readJobs(needs.client(), needs.placeOf(ref), [ref], signal);
}

async function readDescribed(
  needs: JobNeeds,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const { region, parent = '', id } = ref;
  const wire = await needs.client().describeServerlessJob(region, parent, id, signal);
  return wire ? [toDescribedJob(wire, needs.placeOf(ref))] : [];
}

async function notifyEnd(
  needs: JobNeeds,
  context: ActionContext,
  ref: ResourceRef,
  row: ServerlessJobRow | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!row) {
    context.show.message(l10n.t('Job {0} ({1}) does not exist any more.', ref.name, ref.id));
    return;
  }
  const why = row.isPartial ? await readFailureReason(needs, ref, signal) : (row.failure?.text ?? '');
  const ended = l10n.t('Job {0} ({1}) has ended: {2}.', ref.name, ref.id, row.status.text);
  const text =
    why === '' ? ended : l10n.t('Job {0} ({1}) has ended: {2}, {3}.', ref.name, ref.id, row.status.text, why);
  const [shown = ref] = toListedRefs(needs.client(), [ref]);
  context.show.message(text, [
    {
      label: l10n.t('Show'),
      run: async () => {
        await context.focus(shown);
      },
    },
    { label: l10n.t('Describe'), run: () => context.show.describe(ref) },
  ]);
}

/** That it failed is worth telling also when why cannot be read. */
async function readFailureReason(needs: JobNeeds, ref: ResourceRef, signal: AbortSignal): Promise<string> {
  try {
    const [row] = await readDescribed(needs, ref, signal);
    return row?.failure?.text ?? '';
  } catch (error) {
    if (error instanceof ApiError) {
      return '';
    }
    throw error;
  }
}

/** A command a line. An array job can be listed, but not described. */
export const copyAsCli: ActionHandler<'many'> = async (context, refs) => {
  const lines = refs.map((ref) => {
    const row = context.find(ref);
    const isArray = row instanceof ServerlessJobRow && row.facts.isArray;
    return formatCommandLine(ref, isArray ? 'ListServerlessJobs' : 'DescribeServerlessJobs');
  });
  await context.show.copy(lines.join('\n'));
  return {
    message:
      lines.length === 1
        ? l10n.t('Copied an aliyun command.')
        : l10n.t('Copied {0} aliyun commands.', formatCount(lines.length)),
  };
};

/** Lists as the aliyun command line takes them: numbered from 1. */
export function formatCommandLine({ region, parent = '', id }: ResourceRef, operation: string): string {
  const plain = /^[a-z0-9-]+$/.test(region) ? region : quoteForShell(region);
  const options = [`--ClusterId ${quoteForShell(parent)}`, `--JobIds.1 ${quoteForShell(id)}`];
  return [`aliyun ehpc ${operation}`, `--region ${plain}`, ...options].join(' ');
}

/** Shows the instance in the view of instances, or says why it is not there. */
export function revealInstance({ eci }: JobNeeds): ActionHandler<'one'> {
  return async (context, instance) => {
    if (await context.focus(instance)) {
      return undefined;
    }
    const { region, id, name } = instance;
    if (context.find(instance)) {
      throw new UserFacingError(
        l10n.t('{0} is kept from view by what the view is filtered by.', name),
        l10n.t('Show all ECI instances, then try again.'),
      );
    }
    const isThere = await instanceExists(eci(), region, id, context.signal);
    throw isThere
      ? new UserFacingError(
          l10n.t(
            '{0} is not in the list: the view does not show its region {1}, or its filter leaves it out.',
            name,
            region,
          ),
          l10n.t('Choose the region, or show all ECI instances, then try again.'),
        )
      : new UserFacingError(
          l10n.t('{0} does not exist any more.', name),
          l10n.t('ECI lets go of ended instances after a while. What the job tells of it is below its row.'),
        );
  };
}

async function instanceExists(client: EciClient, region: string, id: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await client.describeContainerGroupsById(region, [id], signal)).length > 0;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'input') {
      return false;
    }
    throw error;
  }
}
