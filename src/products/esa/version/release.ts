// Publish and roll back: asked for with what runs now, sent once, followed until the release has settled.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../../base/clock';
import { readEdgeReleases, listReleasedIds, formatShare } from './releaseState';
import type { EdgeRelease } from './releaseState';
import type { EsaClient } from '../client';
import type { EdgePublishEnv } from '../wire/esa';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { ResourceRef } from '../../../model/resource';
import { getAppName, toAppRef, showAgain, writeOnce } from '../edgeWrite';
import { askPercentage, askProduction } from './releaseQuestions';
import { follow } from './follow';

export interface ReleaseNeeds {
  readonly client: () => EsaClient;
  readonly clock: Clock;
}

interface ReleaseOrder {
  readonly environment: EdgePublishEnv;
  readonly message: string;
  /** What changes, in words, besides the account and the app. */
  readonly details: readonly string[];
  readonly verb: string;
  /** Said while it is sent. */
  readonly title: string;
  /** Said while it is followed, which can be ended without ending the release. */
  readonly following: string;
  readonly send: (signal: AbortSignal) => Promise<void>;
}

export function publishToStaging(needs: ReleaseNeeds): ActionHandler<'one'> {
  return (context, version) =>
    releaseVersion(needs, context, version, {
      environment: 'staging',
      message: l10n.t('Publish {0} to staging?', version.name),
      details: [],
      verb: l10n.t('Publish'),
      title: l10n.t('Publishing {0} to staging', version.name),
      following: l10n.t('Watching {0} on its way to staging', version.name),
      send: (signal) =>
        needs
          .client()
          .publishEdgeContainerAppVersion(
            version.region,
            { AppId: toAppRef(version).id, VersionId: version.id, PublishEnv: 'staging' },
            signal,
          ),
    });
}

export function publishToProduction(needs: ReleaseNeeds): ActionHandler<'one'> {
  return async (context, version) => {
    const app = toAppRef(version);
    const wanted = await askProduction(context.ask, () =>
      needs.client().getEdgeContainerDeployRegions(app.region, app.id, context.signal),
    );
    return (
      wanted &&
      releaseVersion(needs, context, version, {
        environment: 'prod',
        message: l10n.t('Publish {0} to production?', version.name),
        details: [wanted.text],
        verb: l10n.t('Publish'),
        title: l10n.t('Publishing {0} to production', version.name),
        following: l10n.t('Watching {0} on its way to production', version.name),
        send: (signal) =>
          needs
            .client()
            .publishEdgeContainerAppVersion(
              version.region,
              { AppId: app.id, VersionId: version.id, PublishEnv: 'prod', ...wanted.parameters },
              signal,
            ),
      })
    );
  };
}

export function rollBack(needs: ReleaseNeeds): ActionHandler<'one'> {
  return async (context, version) => {
    const app = toAppRef(version);
    const way = await context.ask.pick(l10n.t('Roll back to {0}', version.name), [
      { label: l10n.t('All traffic'), icon: 'discard', value: 'all' as const },
      { label: l10n.t('A part of the traffic…'), icon: 'graph', value: 'part' as const },
    ]);
    const percentage = way === 'part' ? await askPercentage(context.ask, 50) : 100;
    if (way === undefined || percentage === undefined) {
      return undefined;
    }
    return releaseVersion(needs, context, version, {
      environment: 'prod',
      message: l10n.t('Roll production back to {0}?', version.name),
      details: [l10n.t('Traffic: {0} %', percentage)],
      verb: l10n.t('Roll Back'),
      title: l10n.t('Rolling back to {0}', version.name),
      following: l10n.t('Watching production on its way back to {0}', version.name),
      send: (signal) =>
        needs.client().rollbackEdgeContainerAppVersion(
          version.region,
          {
            AppId: app.id,
            VersionId: version.id,
            ...(way === 'part' && { UsedPercent: true, Percentage: percentage }),
          },
          signal,
        ),
    });
  };
}

async function releaseVersion(
  needs: ReleaseNeeds,
  context: ActionContext,
  version: ResourceRef,
  order: ReleaseOrder,
): Promise<undefined> {
  const app = toAppRef(version);
  const before = await readRelease(needs.client(), app, order.environment, context.signal);
  const details = [
    l10n.t('Account: {0}', context.account),
    l10n.t('App: {0} ({1})', getAppName(context, version), app.id),
    l10n.t('Version: {0} ({1})', version.name, version.id),
    ...order.details,
    l10n.t('Now: {0}', await formatCurrentRelease(needs.client(), app, before, context.signal)),
  ];
  if (!(await context.ask.confirm({ message: order.message, details, verb: order.verb }))) {
    return undefined;
  }
  const written = await writeOnce(context, {
    title: order.title,
    send: async (signal) => {
      await order.send(signal);
      return true;
    },
    findResult: async (signal) =>
      hasStarted(before, await readRelease(needs.client(), app, order.environment, signal), version),
    missing: l10n.t('{0} is not being released. Send it again?', version.name),
  });
  await showAgain(context, app);
  if (written) {
    await context.reveal(app, order.environment === 'prod' ? 'production' : 'staging');
    await follow(needs, context, { app, version, environment: order.environment, title: order.following });
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

/** What is released at the moment, with names. */
async function formatCurrentRelease(
  client: EsaClient,
  app: ResourceRef,
  release: EdgeRelease | undefined,
  signal: AbortSignal,
): Promise<string> {
  const ids = release === undefined ? [] : listReleasedIds(release);
  if (!release || ids.length === 0) {
    return l10n.t('nothing released');
  }
  const versions = await client.listEdgeContainerAppVersions(app.region, app.id, signal);
  return ids
    .map((id) => {
      const name = versions.find(({ VersionId }) => VersionId === id)?.Name ?? id;
      return [name, formatShare(release, id)].filter(Boolean).join(' ');
    })
    .join(', ');
}
