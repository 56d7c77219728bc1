// Publish and roll back: confirmed with what is released now, sent once, followed until the release is complete.
import * as l10n from '@vscode/l10n';
import type { ActionContext, ActionHandler } from '../../../model/action';
import { refreshAfterWrite } from '../../../model/refreshAfterWrite';
import type { ResourceRef } from '../../../model/resource';
import { getAppName, toAppRef } from '../app/appRef';
import { esa } from '../client';
import type { EsaClient } from '../client';
import type { EdgePublishEnv } from '../wire/esa';
import { writeOnce } from '../writeOnce';
import { environmentIds } from './environmentRow';
import { follow } from './follow';
import { askPercentage, askProduction } from './releaseQuestions';
import { formatShare, listReleasedIds, readEdgeReleases } from './releaseState';
import type { EdgeRelease } from './releaseState';

interface ReleaseOrder {
  readonly environment: EdgePublishEnv;
  readonly message: string;
  /** What the question names besides the account, the app and the version. */
  readonly details: readonly string[];
  readonly verb: string;
  /** Title of the progress while it is sent. */
  readonly title: string;
  /** Title of the progress while it is followed; cancelling that does not cancel the release. */
  readonly following: string;
  readonly send: (signal: AbortSignal) => Promise<void>;
}

export const publishToStaging: ActionHandler<'one'> = (context, version) =>
  releaseVersion(context, version, {
    environment: 'staging',
    message: l10n.t('Publish {0} to staging?', version.name),
    details: [],
    verb: l10n.t('Publish'),
    title: l10n.t('Publishing {0} to staging', version.name),
    following: l10n.t('Publishing {0} to staging', version.name),
    send: (signal) =>
      context
        .client(esa)
        .publishEdgeContainerAppVersion(
          version.region,
          { AppId: toAppRef(version).id, VersionId: version.id, PublishEnv: 'staging' },
          signal,
        ),
  });

export const publishToProduction: ActionHandler<'one'> = async (context, version) => {
  const client = context.client(esa);
  const app = toAppRef(version);
  const scope = await askProduction(context.ask, () =>
    client.getEdgeContainerDeployRegions(app.region, app.id, context.signal),
  );
  return (
    scope &&
    releaseVersion(context, version, {
      environment: 'prod',
      message: l10n.t('Publish {0} to production?', version.name),
      details: [scope.text],
      verb: l10n.t('Publish'),
      title: l10n.t('Publishing {0} to production', version.name),
      following: l10n.t('Publishing {0} to production', version.name),
      send: (signal) =>
        client.publishEdgeContainerAppVersion(
          version.region,
          { AppId: app.id, VersionId: version.id, PublishEnv: 'prod', ...scope.parameters },
          signal,
        ),
    })
  );
};

export const rollBack: ActionHandler<'one'> = async (context, version) => {
  const way = await context.ask.pick(l10n.t('Roll back to {0}', version.name), [
    { label: l10n.t('All traffic'), icon: 'discard', value: 'all' as const },
    { label: l10n.t('Part of the traffic…'), icon: 'graph', value: 'part' as const },
  ]);
  const percentage = way === 'part' ? await askPercentage(context.ask, 50) : 100;
  if (way === undefined || percentage === undefined) {
    return undefined;
  }
  return releaseVersion(context, version, {
    environment: 'prod',
    message: l10n.t('Roll production back to {0}?', version.name),
    details: [l10n.t('Traffic: {0}%', percentage)],
    verb: l10n.t('Roll Back'),
    title: l10n.t('Rolling back to {0}', version.name),
    following: l10n.t('Rolling production back to {0}', version.name),
    send: (signal) =>
      context.client(esa).rollbackEdgeContainerAppVersion(
        version.region,
        {
          AppId: toAppRef(version).id,
          VersionId: version.id,
          ...(way === 'part' && { UsedPercent: true, Percentage: percentage }),
        },
        signal,
      ),
  });
};

async function releaseVersion(
  context: ActionContext,
  version: ResourceRef,
  { environment, message, verb, title, following, ...order }: ReleaseOrder,
): Promise<undefined> {
  const client = context.client(esa);
  const app = toAppRef(version);
  const before = await readRelease(client, app, environment, context.signal);
  const details = [
    l10n.t('Account: {0}', context.account),
    l10n.t('App: {0} ({1})', getAppName(context, version), app.id),
    l10n.t('Version: {0} ({1})', version.name, version.id),
    ...order.details,
    l10n.t('Now: {0}', await formatCurrentRelease(client, app, before, context.signal)),
  ];
  if (!(await context.ask.confirm({ message, details, verb }))) {
    return undefined;
  }
  const written = await writeOnce(context, {
    title,
    send: async (signal) => {
      await order.send(signal);
      return true;
    },
    findResult: async (signal) => hasStarted(before, await readRelease(client, app, environment, signal), version),
    retryQuestion: l10n.t('{0} is not being published. Send the request again?', version.name),
  });
  await refreshAfterWrite(context, app);
  if (written) {
    await context.reveal(app, environmentIds[environment]);
    await follow(context, { app, version, environment, title: following });
  }
  return undefined;
}

async function readRelease(
  client: EsaClient,
  app: ResourceRef,
  environment: EdgePublishEnv,
  signal: AbortSignal,
): Promise<EdgeRelease | undefined> {
  const releases = await readEdgeReleases(client, app.region, app.id, signal);
  return releases.find((one) => one.environment === environment);
}

/** True when the release differs from the one before and is of the version. */
function hasStarted(
  before: EdgeRelease | undefined,
  now: EdgeRelease | undefined,
  version: ResourceRef,
): true | undefined {
  const isOther = JSON.stringify(before) !== JSON.stringify(now);
  return isOther && now?.versionId === version.id ? true : undefined;
}

/** What is released now, with the names of the versions. */
async function formatCurrentRelease(
  client: EsaClient,
  app: ResourceRef,
  release: EdgeRelease | undefined,
  signal: AbortSignal,
): Promise<string> {
  const ids = release === undefined ? [] : listReleasedIds(release);
  if (!release || ids.length === 0) {
    return l10n.t('nothing published');
  }
  const versions = await client.listEdgeContainerAppVersions(app.region, app.id, signal);
  return ids
    .map((id) => {
      const name = versions.find(({ VersionId }) => VersionId === id)?.Name ?? id;
      return [name, formatShare(release, id)].filter(Boolean).join(' ');
    })
    .join(', ');
}
