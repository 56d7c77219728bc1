// Starts an O&M task and follows its record to the end. The service links the two by nothing: the record that was not there
// before is the one (CreateInstanceOpsTask returns no id).
import * as l10n from '@vscode/l10n';
import { toError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import { eci } from '../client';
import type { OpsTask, OpsType } from '../client';
import { opsRecordManifest } from '../opsRecord/manifest';
import { toOpsRecords } from '../opsRecord/row';
import type { OpsRecord } from '../wire/eci';
import type { ActionContext } from '../../../model/action';
import { allowsAction } from '../../../model/allowsAction';
import type { Resource, ResourceRef } from '../../../model/resource';
import { pollWatched } from '../../pollWatched';
import { opsRecordsRowId } from './children';

/** A task that leaves a record behind: watched until the record has ended. */
export async function startWatched(
  context: ActionContext,
  target: ResourceRef,
  task: OpsTask & { readonly signal: AbortSignal },
): Promise<void> {
  const { region, id } = target;
  const client = context.client(eci);
  const before = await client.describeInstanceOpsRecords(region, id, task.opsType, task.signal);
  try {
    await client.createInstanceOpsTask(region, id, task, task.signal);
  } catch (error) {
    throw error instanceof ApiError && isOutcomeUnclear(error) ? createUnclearError(error) : error;
  }
  const known = new Set(toOpsRecords(before, target, context.clock.now()).map((row) => row.id));
  context.show.watch({
    title: `${task.opsType} · ${target.name}`,
    run: (signal, report) => follow(context, target, { opsType: task.opsType, known, signal, report }),
  });
  try {
    await context.refresh([target]);
    await context.reveal(target, opsRecordsRowId);
  } catch (error) {
    // The task has started anyway; the watch continues, and the view reports its own errors.
    context.log.warn(`The rows of ${id} could not be read again: ${toError(error).message}`);
  }
}

/** Without a response from the service, or with a server error, the task may be running. */
function isOutcomeUnclear({ code, kind, httpStatus: status = 0 }: ApiError): boolean {
  // HTTP 200 with an internal error inside says as little.
  return code === undefined || status >= 500 || (kind === 'service' && status === 200);
}

/** The request has no ClientToken, so that sending it again could start a second task: no Retry is offered. */
function createUnclearError(error: ApiError): ApiError {
  const { requestId } = error.facts;
  return new ApiError({
    kind: error.kind,
    message: error.message,
    hint: l10n.t('It is unknown whether the task was started. Check the O&M tasks before you start it again.'),
    ...(requestId !== undefined && { requestId }),
    cause: error,
  });
}

interface Followed {
  readonly opsType: OpsType;
  /** Ids of the records that were there before. */
  readonly known: ReadonlySet<string>;
  readonly signal: AbortSignal;
  readonly report: (detail: string) => void;
}

async function follow(context: ActionContext, target: ResourceRef, task: Followed): Promise<void> {
  let last = '';
  let ended: Resource | undefined;
  await pollWatched(
    async () => {
      const { region, id } = target;
      const records = await context.client(eci).describeInstanceOpsRecords(region, id, task.opsType, task.signal);
      const rows = toOpsRecords(sortNewestFirst(records), target, context.clock.now());
      const row = rows.find((one) => !task.known.has(one.id));
      if (row && row.status.code !== last) {
        last = row.status.code;
        await context.refresh([target]);
      }
      ended = row?.status.transitional === false ? row : undefined;
      return ended !== undefined;
    },
    { signal: task.signal, clock: context.clock, report: task.report },
  );
  if (ended) {
    notifyEnd(context, target, ended);
  }
}

function sortNewestFirst(records: readonly OpsRecord[]): readonly OpsRecord[] {
  return [...records].sort((a, b) => (b.CreateTime ?? '').localeCompare(a.CreateTime ?? ''));
}

function notifyEnd(context: ActionContext, target: ResourceRef, record: Resource): void {
  const download = {
    label: l10n.t('Download'),
    run: () => context.run(opsRecordManifest, 'download', record.ref),
  };
  const show = { label: l10n.t('Show'), run: () => context.reveal(target, opsRecordsRowId) };
  const text = l10n.t('{0} of {1}: {2}', record.label, target.name, record.status.text);
  context.show.message(text, allowsAction(opsRecordManifest, record, 'download') ? [download, show] : [show]);
}
