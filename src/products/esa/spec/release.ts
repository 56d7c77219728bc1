// From a checked document to a version: compared with the newest, confirmed, and sent once.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import { findEsaField } from '../errors/esaFields';
import type { EsaClient } from '../client';
import type { CreateEdgeContainerAppVersionRequest, EdgeContainerAppVersion } from '../wire/esa';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { toCommandId } from '../../../model/commandId';
import type { ResourceRef } from '../../../model/resource';
import type { NamedText } from '../../../model/ports/show';
import type { SpecDocument } from '../../../model/spec/document';
import { hasErrors, formatPath } from '../../../model/spec/finding';
import { createOnce, showAgain } from '../edgeWrite';
import { formatComparable, toRequest, toSpec } from './normalise';
import { toSpecPath } from './servicePath';

export interface EdgeReleaseNeeds {
  readonly client: () => EsaClient;
  /** The entry point of ESA in force. */
  readonly entryPoint: () => Promise<string>;
}

export function createVersion(needs: EdgeReleaseNeeds): ActionHandler<'document'> {
  return async (context, document) => {
    const request = await requireCheckedRequest(context, document);
    if (!request) {
      return undefined;
    }
    const client = needs.client();
    try {
      const app = await findApp(client, await needs.entryPoint(), request.AppId, context.signal);
      const newest = await readNewestVersion(client, app, context.signal);
      const right = { name: `${request.Name}.yaml`, text: formatComparable(request) };
      const title = l10n.t('{0}: {1} → {2}', app.name, newest?.Name ?? l10n.t('nothing'), request.Name);
      const isSure =
        (await context.show.texts.approve(title, toNamedText(newest), right)) &&
        (await confirmCreation(context, app, request));
      if (isSure) {
        await send(context, client, app, request);
      }
      return undefined;
    } catch (error) {
      throw markError(document, request, error);
    }
  };
}

export function compareWithNewest(needs: EdgeReleaseNeeds): ActionHandler<'document'> {
  return async ({ show, signal }, document) => {
    const { value } = await document.analyze();
    const AppId = (value as { readonly AppId?: unknown } | undefined)?.AppId;
    if (typeof AppId !== 'string' || AppId === '') {
      throw new UserFacingError(
        l10n.t('The spec names no app.'),
        l10n.t('Fill in AppId; completion offers the apps of the account.'),
      );
    }
    try {
      const client = needs.client();
      const app = await findApp(client, await needs.entryPoint(), AppId, signal);
      const newest = await readNewestVersion(client, app, signal);
      if (!newest) {
        return { message: l10n.t('{0} has no version yet.', app.name) };
      }
      const right = { name: 'spec.yaml', text: formatComparable(value) };
      await show.texts.compare(l10n.t('{0}: {1} ↔ this spec', app.name, newest.Name ?? ''), toNamedText(newest), right);
      return undefined;
    } catch (error) {
      throw markError(document, value, error);
    }
  };
}

/** Errors block, warnings ask. Undefined when the user would rather not. */
async function requireCheckedRequest(
  { ask }: ActionContext,
  document: SpecDocument,
): Promise<CreateEdgeContainerAppVersionRequest | undefined> {
  const { findings, value } = await document.analyze();
  const unchecked = findings.find(({ source }) => source === 'limit');
  if (unchecked) {
    throw new UserFacingError(l10n.t('The spec could not be checked, so it is not sent.'), unchecked.message);
  }
  if (hasErrors(findings)) {
    await document.showProblems();
    const count = findings.filter(({ severity }) => severity === 'error').length;
    throw new UserFacingError(
      count === 1 ? l10n.t('The spec has an error.') : l10n.t('The spec has {0} errors.', count),
      l10n.t('Mend what the list of problems shows, then create the version.'),
    );
  }
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const goesOn =
    warnings.length === 0 ||
    (await ask.confirm({
      message:
        warnings.length === 1
          ? l10n.t('The spec has a warning. Go on?')
          : l10n.t('The spec has {0} warnings. Go on?', warnings.length),
      details: warnings.slice(0, 10).map(({ path, message }) => `${formatPath(path)}: ${message}`),
      verb: l10n.t('Go On'),
    }));
  return goesOn ? toRequest(value) : undefined;
}

async function findApp(
  client: EsaClient,
  entryPoint: string,
  AppId: string,
  signal: AbortSignal,
): Promise<ResourceRef> {
  const app = await client.getEdgeContainerApp(entryPoint, AppId, signal);
  return { kind: 'edgeApp', region: entryPoint, id: AppId, name: app?.Name ?? AppId };
}

/** In full; undefined for an app without versions. */
async function readNewestVersion(
  client: EsaClient,
  { region, id }: ResourceRef,
  signal: AbortSignal,
): Promise<EdgeContainerAppVersion | undefined> {
  const [newest] = await client.listEdgeContainerAppVersions(region, id, signal);
  return newest?.VersionId === undefined
    ? undefined
    : client.getEdgeContainerAppVersion(region, id, newest.VersionId, signal);
}

function toNamedText(version: EdgeContainerAppVersion | undefined): NamedText {
  return version
    ? { name: `${version.Name ?? ''}.yaml`, text: formatComparable(toSpec(version).spec) }
    : { name: 'none.yaml', text: '' };
}

function confirmCreation(
  { ask, account }: ActionContext,
  app: ResourceRef,
  { Name, Containers }: CreateEdgeContainerAppVersionRequest,
): Promise<boolean> {
  return ask.confirm({
    message: l10n.t('Create version {0} of {1}?', Name, app.name),
    details: [
      l10n.t('Account: {0}', account),
      l10n.t('App: {0} ({1})', app.name, app.id),
      ...Containers.map((container) => `${container.Name}  ${container.Image}  ${container.Spec}`),
      l10n.t('Nothing is released by this; that is a step of its own.'),
    ],
    verb: l10n.t('Create Version'),
  });
}

async function send(
  context: ActionContext,
  client: EsaClient,
  app: ResourceRef,
  request: CreateEdgeContainerAppVersionRequest,
): Promise<void> {
  const { Name } = request;
  const written = await createOnce(context, {
    title: l10n.t('Creating version {0}', Name),
    send: async (signal) => (await client.createEdgeContainerAppVersion(app.region, request, signal)).VersionId ?? '',
    named: async (signal) => {
      const versions = await client.listEdgeContainerAppVersions(app.region, app.id, signal);
      return versions.flatMap((version) => (version.Name === Name ? (version.VersionId ?? []) : []));
    },
    missing: l10n.t('{0} has no version {1}. Send it again?', app.name, Name),
  });
  if (!written) {
    return;
  }
  await showAgain(context, app);
  await context.reveal(app, 'versions');
  const version = { kind: 'edgeAppVersion', region: app.region, parent: app.id, id: written.result, name: Name };
  const text = written.wasFound
    ? l10n.t('The service gave no clear answer, but version {0} of {1} is there.', Name, app.name)
    : l10n.t('Version {0} of {1} is being created.', Name, app.name);
  context.show.message(text, [
    {
      label: l10n.t('Publish to Staging…'),
      run: () => context.run(toCommandId('edgeAppVersion', 'publishToStaging'), version),
    },
  ]);
}

/** What the service says lands where it belongs; the failure itself, answered, is told as any other. */
function markError(document: SpecDocument, spec: unknown, error: unknown): unknown {
  if (!(error instanceof ApiError) || error.kind !== 'input') {
    return error;
  }
  const specError = toSpecError(error);
  const path = toSpecPath(
    spec,
    specError.message,
    specError.code === undefined ? undefined : findEsaField(specError.code),
  );
  document.showServiceFinding(path, [specError.message, specError.hint].filter(Boolean).join(' '));
  return specError;
}

/** A row whose app is not found is out of date; a spec may name one that never was, or is of another account. */
function toSpecError(error: ApiError): ApiError {
  const { code, kind, facts } = error;
  return code?.toLowerCase() === 'invalidapp.notfound'
    ? new ApiError({
        ...facts,
        ...{ kind, code },
        message: `${l10n.t('AppId names no app of this account.')} (${code})`,
        hint: l10n.t('Choose another AppId; completion offers the apps of the account.'),
      })
    : error;
}
