// What can be done to a job besides stopping it, and how to get from the instance it runs in to that instance's own view.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { quoteForShell } from '../../../base/shell';
import { formatCount } from '../../../base/text';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import { eci } from '../../eci/product';
import { pollWatched } from '../../pollWatched';
import { ehpc } from '../client';
import type { EhpcClient } from '../client';
import { parseArrayId } from './facts';
import { toJobKey, getJobCache } from './jobCache';
import { readJobs } from './listing';
import { toJobPlace } from './place';
import { ServerlessJobRow, toDescribedJob } from './row';
import { isFinal } from './status';

/** The rows of the list that show these jobs. For a subtask that is its array job, whose subtasks are then read again. */
export function toListedRefs(client: EhpcClient, refs: readonly ResourceRef[]): readonly ResourceRef[] {
  const cache = getJobCache(client);
  const rows = new Map<string, ResourceRef>();
  for (const ref of refs) {
    const listed = { ...ref, id: parseArrayId(ref.id) ?? ref.id };
    const key = toJobKey(ref.region, ref.parent ?? '', listed.id);
    cache.forgetSubtasks(key);
    rows.set(key, listed);
  }
  return [...rows.values()];
}

export const refreshJobs: ActionHandler<'many'> = (context, refs) =>
  Promise.resolve({ refresh: toListedRefs(context.client(ehpc), refs) });

/** The subtasks of a job share its name: their documents are named by their ids. */
export const showDescription: ActionHandler<'one'> = async (context, ref) => {
  await context.show.describe(parseArrayId(ref.id) === undefined ? ref : { ...ref, name: ref.id });
  return undefined;
};

/** Notifies once when the job has ended. Redraws its row whenever its state has changed. */
export const watchJob: ActionHandler<'one'> = (context, ref) => {
  context.show.watch({
    title: l10n.t('Job {0} · {1}', ref.id, ref.name),
    run: (signal, report) => follow(context, ref, signal, report),
  });
  return Promise.resolve(undefined);
};

async function follow(
  context: ActionContext,
  ref: ResourceRef,
  signal: AbortSignal,
  report: (detail: string) => void,
): Promise<void> {
  let last = context.find(ref)?.status.code;
  let found: ServerlessJobRow | 'gone' | undefined;
  await pollWatched(
    async () => {
      found = await readJob(context, ref, signal);
      if (found instanceof ServerlessJobRow && found.facts.code !== last) {
        last = found.facts.code;
        await context.refresh(toListedRefs(context.client(ehpc), [ref]));
      }
      return found === 'gone' || isFinal(found.facts.code);
    },
    { signal, clock: context.clock, report },
  );
  await notifyEnd(context, ref, found === 'gone' ? undefined : found, signal);
}

async function readJob(
  context: ActionContext,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<ServerlessJobRow | 'gone'> {
  const isSubtask = parseArrayId(ref.id) !== undefined;
  const [row] = isSubtask ? await readDescribed(context, ref, signal) : await readListed(context, ref, signal);
  return row ?? 'gone';
}

function readListed(
  context: ActionContext,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  return readJobs(context.client(ehpc), toJobPlace(context, ref), [ref], signal);
}

async function readDescribed(
  context: ActionContext,
  ref: ResourceRef,
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const { region, parent = '', id } = ref;
  const wire = await context.client(ehpc).describeServerlessJob(region, parent, id, signal);
  return wire ? [toDescribedJob(wire, toJobPlace(context, ref))] : [];
}

async function notifyEnd(
  context: ActionContext,
  ref: ResourceRef,
  row: ServerlessJobRow | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (!row) {
    context.show.message(l10n.t('Job {0} ({1}) no longer exists.', ref.name, ref.id));
    return;
  }
  const why = row.isPartial ? await readFailureReason(context, ref, signal) : (row.failure?.text ?? '');
  const ended = l10n.t('Job {0} ({1}) has ended: {2}.', ref.name, ref.id, row.status.text);
  const text =
    why === '' ? ended : l10n.t('Job {0} ({1}) has ended: {2}, {3}.', ref.name, ref.id, row.status.text, why);
  const [shown = ref] = toListedRefs(context.client(ehpc), [ref]);
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

/** Empty when the reason cannot be read: the failure is worth a notification all the same. */
async function readFailureReason(context: ActionContext, ref: ResourceRef, signal: AbortSignal): Promise<string> {
  try {
    const [row] = await readDescribed(context, ref, signal);
    return row?.failure?.text ?? '';
  } catch (error) {
    if (error instanceof ApiError) {
      return '';
    }
    throw error;
  }
}

/** One command per line. An array job can be listed, but not described. */
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

/** The aliyun CLI numbers the items of a list from 1. */
export function formatCommandLine({ region, parent = '', id }: ResourceRef, operation: string): string {
  const plain = /^[a-z0-9-]+$/.test(region) ? region : quoteForShell(region);
  const options = [`--ClusterId ${quoteForShell(parent)}`, `--JobIds.1 ${quoteForShell(id)}`];
  return [`aliyun ehpc ${operation}`, `--region ${plain}`, ...options].join(' ');
}

/**
 * Shows the instance in the view of instances.
 * @throws UserFacingError that explains why the instance is not in that view
 */
export const revealInstance: ActionHandler<'one'> = async (context, instance) => {
  if (await context.focus(instance)) {
    return undefined;
  }
  const { region, name } = instance;
  if (context.find(instance)) {
    throw new UserFacingError(
      l10n.t('{0} is hidden by the filter of the view.', name),
      l10n.t('Show all ECI instances, then try again.'),
    );
  }
  throw (await instanceExists(context, instance))
    ? new UserFacingError(
        l10n.t('{0} is not in the list: the view does not show region {1}, or its filter hides the row.', name, region),
        l10n.t('Select the region, or show all ECI instances, then try again.'),
      )
    : new UserFacingError(
        l10n.t('{0} no longer exists.', name),
        l10n.t('ECI removes ended instances after a while. The details that the job reported are below its row.'),
      );
};

async function instanceExists({ client, signal }: ActionContext, { region, id }: ResourceRef): Promise<boolean> {
  try {
    return (await client(eci).describeContainerGroupsById(region, [id], signal)).length > 0;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'input') {
      return false;
    }
    throw error;
  }
}
