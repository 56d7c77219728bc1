// Creates an app: prompts for one field after another, and offers the input again when the service rejects a field.
import * as l10n from '@vscode/l10n';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionContext, ActionHandler, Outcome } from '../../../model/action';
import { refreshAfterWrite } from '../../../model/refreshAfterWrite';
import { esa } from '../client';
import type { EsaClient } from '../client';
import type { CreateEdgeContainerAppRequest } from '../wire/esa';
import { createOnce } from '../writeOnce';
import { askApp } from './createQuestions';
import { resolveEntryPoint } from './entryPoint';
import { edgeAppManifest } from './manifest';

export const createApp: ActionHandler<'none'> = async (context) => {
  const entryPoint = await resolveEntryPoint(context);
  let answered: CreateEdgeContainerAppRequest | undefined;
  for (;;) {
    answered = await askApp(context.ask, answered);
    if (!answered || !(await confirmCreation(context, entryPoint, answered))) {
      return undefined;
    }
    try {
      return await create(context, entryPoint, answered);
    } catch (error) {
      if (!(error instanceof ApiError) || error.kind !== 'input') {
        throw error;
      }
      context.show.failure(error);
    }
  }
};

async function create(
  context: ActionContext,
  entryPoint: string,
  request: CreateEdgeContainerAppRequest,
): Promise<Outcome | undefined> {
  const client = context.client(esa);
  const written = await createOnce(context, {
    title: l10n.t('Creating {0}', request.Name),
    send: async (signal) => (await client.createEdgeContainerApp(entryPoint, request, signal)).AppId ?? '',
    listIdsByName: (signal) => findAppsByName(client, entryPoint, request.Name, signal),
    retryQuestion: l10n.t('The app {0} was not found. Send the request again?', request.Name),
  });
  if (!written) {
    return undefined;
  }
  const app = { kind: edgeAppManifest.id, region: entryPoint, id: written.result, name: request.Name };
  await refreshAfterWrite(context, app);
  await context.reveal(app);
  return {
    message: written.wasFound
      ? l10n.t('The service gave no clear response, but the app {0} exists.', request.Name)
      : l10n.t('Edge app {0} is being created.', request.Name),
  };
}

async function findAppsByName(
  client: EsaClient,
  entryPoint: string,
  name: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { Apps = [] } of client.listEdgeContainerApps(entryPoint, signal)) {
    ids.push(...Apps.flatMap(({ Name, AppId }) => (Name === name ? (AppId ?? []) : [])));
  }
  return ids;
}

function confirmCreation(
  { ask, account }: ActionContext,
  entryPoint: string,
  { Name, ...fields }: CreateEdgeContainerAppRequest,
): Promise<boolean> {
  return ask.confirm({
    message: l10n.t('Create the edge app {0}?', Name),
    details: [
      l10n.t('Account: {0}', account),
      l10n.t('Endpoint: {0}', entryPoint),
      ...Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`),
    ],
    verb: l10n.t('Create'),
  });
}
