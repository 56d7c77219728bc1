// From a checked document to a version: compared with the newest version, confirmed, and sent once.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { NamedText } from '../../../model/ports/show';
import { refreshAfterWrite } from '../../../model/refreshAfterWrite';
import type { ResourceRef } from '../../../model/resource';
import type { SpecDocument } from '../../../model/spec/document';
import { formatPath, hasErrors } from '../../../model/spec/finding';
import { appChildIds } from '../app/childIds';
import { resolveEntryPoint } from '../app/entryPoint';
import { edgeAppManifest } from '../app/manifest';
import { esa } from '../client';
import { findEsaField } from '../errors/errorFields';
import { edgeAppVersionManifest } from '../version/manifest';
import type { CreateEdgeContainerAppVersionRequest, EdgeContainerAppVersion } from '../wire/esa';
import { createOnce } from '../writeOnce';
import { formatComparable, toRequest } from './normalise';
import { toSpecPath } from './servicePath';
import { toNamedText } from './versionSpecs';

export const createVersion: ActionHandler<'document'> = async (context, document) => {
  const request = await requireCheckedRequest(context, document);
  if (!request) {
    return undefined;
  }
  try {
    const app = await findApp(context, request.AppId);
    const newest = await readNewestVersion(context, app);
    const right = { name: `${request.Name}.yaml`, text: await formatComparable(request) };
    const title = l10n.t('{0}: {1} → {2}', app.name, newest?.Name ?? l10n.t('nothing'), request.Name);
    const left = newest ? await toNamedText(newest) : noVersion;
    if ((await context.show.texts.approve(title, left, right)) && (await confirmCreation(context, app, request))) {
      await send(context, app, request);
    }
    return undefined;
  } catch (error) {
    throw markError(document, request, error);
  }
};

const noVersion: NamedText = { name: 'none.yaml', text: '' };

export const compareWithNewest: ActionHandler<'document'> = async (context, document) => {
  const { show } = context;
  const { value } = await document.analyze();
  const AppId = (value as { readonly AppId?: unknown } | undefined)?.AppId;
  if (typeof AppId !== 'string' || AppId === '') {
    throw new UserFacingError(
      l10n.t('The spec does not specify an app.'),
      l10n.t('Fill in AppId; completion offers the apps of the account.'),
    );
  }
  try {
    const app = await findApp(context, AppId);
    const newest = await readNewestVersion(context, app);
    if (!newest) {
      return { message: l10n.t('{0} has no version yet.', app.name) };
    }
    const title = l10n.t('{0}: {1} ↔ this spec', app.name, newest.Name ?? '');
    const right = { name: 'spec.yaml', text: await formatComparable(value) };
    await show.texts.compare(title, await toNamedText(newest), right);
    return undefined;
  } catch (error) {
    throw markError(document, value, error);
  }
};

/** Errors block; warnings have to be confirmed. Undefined when the user cancelled. */
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
      l10n.t('Fix the listed problems, then create the version.'),
    );
  }
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const goesOn =
    warnings.length === 0 ||
    (await ask.confirm({
      message:
        warnings.length === 1
          ? l10n.t('The spec has a warning. Continue?')
          : l10n.t('The spec has {0} warnings. Continue?', warnings.length),
      details: warnings.slice(0, 10).map(({ path, message }) => `${formatPath(path)}: ${message}`),
      verb: l10n.t('Continue'),
    }));
  return goesOn ? toRequest(value) : undefined;
}

/** @throws ApiError when the account has no such app at the entry point in effect */
async function findApp(context: ActionContext, AppId: string): Promise<ResourceRef> {
  const region = await resolveEntryPoint(context);
  const app = await context.client(esa).getEdgeContainerApp(region, AppId, context.signal);
  return { kind: edgeAppManifest.id, region, id: AppId, name: app?.Name ?? AppId };
}

/** All fields of it; undefined for an app without versions. */
async function readNewestVersion(
  context: ActionContext,
  { region, id }: ResourceRef,
): Promise<EdgeContainerAppVersion | undefined> {
  const client = context.client(esa);
  const [newest] = await client.listEdgeContainerAppVersions(region, id, context.signal);
  return newest?.VersionId === undefined
    ? undefined
    : client.getEdgeContainerAppVersion(region, id, newest.VersionId, context.signal);
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
      l10n.t('This does not publish the version; publishing is a separate step.'),
    ],
    verb: l10n.t('Create Version'),
  });
}

async function send(
  context: ActionContext,
  app: ResourceRef,
  request: CreateEdgeContainerAppVersionRequest,
): Promise<void> {
  const client = context.client(esa);
  const { Name } = request;
  const written = await createOnce(context, {
    title: l10n.t('Creating version {0}', Name),
    send: async (signal) => (await client.createEdgeContainerAppVersion(app.region, request, signal)).VersionId ?? '',
    listIdsByName: async (signal) => {
      const versions = await client.listEdgeContainerAppVersions(app.region, app.id, signal);
      return versions.flatMap((version) => (version.Name === Name ? (version.VersionId ?? []) : []));
    },
    retryQuestion: l10n.t('{0} has no version {1}. Send the request again?', app.name, Name),
  });
  if (!written) {
    return;
  }
  await refreshAfterWrite(context, app);
  await context.reveal(app, appChildIds.versions);
  const { region, id: parent } = app;
  const version = { kind: edgeAppVersionManifest.id, region, parent, id: written.result, name: Name };
  const text = written.wasFound
    ? l10n.t('The service gave no clear response, but version {0} of {1} exists.', Name, app.name)
    : l10n.t('Version {0} of {1} is being created.', Name, app.name);
  context.show.message(text, [
    {
      label: l10n.t('Publish to Staging…'),
      run: () => context.run(edgeAppVersionManifest, 'publishToStaging', version),
    },
  ]);
}

/** Marks the field that the service refused, and returns the error to throw. */
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

/** The usual hint is about an outdated row. The AppId of a spec may never have existed, or belong to another account. */
function toSpecError(error: ApiError): ApiError {
  const { code, kind, facts } = error;
  return code?.toLowerCase() === 'invalidapp.notfound'
    ? new ApiError({
        ...facts,
        ...{ kind, code },
        message: `${l10n.t('No app in this account has this AppId.')} (${code})`,
        hint: l10n.t('Select another AppId; completion offers the apps of the account.'),
      })
    : error;
}
