// Follows a release until it is complete, or until its containers fail in a way that does not recover.
import * as l10n from '@vscode/l10n';
import { isCancelled } from '../../../base/errors';
import { pollUntil } from '../../../base/poll';
import type { ActionContext } from '../../../model/action';
import type { Progress } from '../../../model/ports/show';
import { refreshAfterWrite } from '../../../model/refreshAfterWrite';
import type { ResourceRef } from '../../../model/resource';
import { edgeAppManifest } from '../app/manifest';
import { esa } from '../client';
import type { EdgePublishEnv } from '../wire/esa';
import { edgeAppVersionManifest } from './manifest';
import { formatShare, formatStagingPhase, isMoving, isStuck, readEdgeReleases } from './releaseState';
import type { EdgeRelease } from './releaseState';

export interface Followed {
  readonly app: ResourceRef;
  readonly version: ResourceRef;
  readonly environment: EdgePublishEnv;
  readonly title: string;
}

/** The interval grows from the first to the last. */
const pace = { firstMs: 2_000, maxMs: 10_000 };

type ReleaseEnd = { readonly release: EdgeRelease | undefined } | { readonly phase: string };

/** Cancelling stops the polling, not the release. */
export async function follow(context: ActionContext, followed: Followed): Promise<void> {
  try {
    const end = await context.show.progress(followed.title, (progress, signal) =>
      waitUntilReleased(context, followed, progress, AbortSignal.any([signal, context.signal])),
    );
    await refreshAfterWrite(context, followed.app);
    notifyEnd(context, followed, end);
  } catch (error) {
    if (!isCancelled(error)) {
      throw error;
    }
    if (!context.signal.aborted) {
      context.show.message(l10n.t('The release of {0} continues. The view shows its progress.', followed.version.name));
    }
  }
}

async function waitUntilReleased(
  context: ActionContext,
  { app, version, environment }: Followed,
  progress: Progress,
  signal: AbortSignal,
): Promise<ReleaseEnd> {
  const client = context.client(esa);
  let end: ReleaseEnd | undefined;
  const step = async (): Promise<boolean> => {
    const releases = await readEdgeReleases(client, app.region, app.id, signal);
    const release = releases.find((one) => one.environment === environment);
    if (!release || !isMoving(release) || release.versionId !== version.id) {
      end = { release };
      return true;
    }
    if (environment === 'prod') {
      const { percentage, expected } = release;
      progress.report(formatShare(release, version.id) ?? '', expected > 0 ? (percentage / expected) * 100 : undefined);
      return false;
    }
    const { Phase = '' } = await client.getEdgeContainerStagingDeployStatus(app.region, app.id, signal);
    progress.report(formatStagingPhase(Phase));
    if (isStuck(Phase)) {
      end = { phase: Phase };
      return true;
    }
    return false;
  };
  await pollUntil(step, { ...pace, clock: context.clock, signal });
  return end ?? { release: undefined };
}

function notifyEnd(context: ActionContext, { app, version, environment }: Followed, end: ReleaseEnd): void {
  const { show } = context;
  if ('phase' in end) {
    show.message(
      l10n.t('The containers of {0} do not become ready in staging: {1}.', version.name, formatStagingPhase(end.phase)),
      [{ label: l10n.t('Show Logs'), run: () => context.run(edgeAppManifest, 'logs', app) }],
    );
    return;
  }
  const { release } = end;
  if (release?.versionId !== version.id || release.phase === 'none') {
    show.message(l10n.t('{0} was replaced by a later release.', version.name));
    return;
  }
  const share = formatShare(release, version.id) || l10n.t('all traffic');
  if (environment === 'staging') {
    show.message(l10n.t('{0} runs in staging.', version.name), [
      {
        label: l10n.t('Publish to Production…'),
        run: () => context.run(edgeAppVersionManifest, 'publishToProduction', version),
      },
    ]);
  } else if (release.isRollback) {
    show.message(l10n.t('Production is rolled back to {0}: {1}.', version.name, share));
  } else {
    show.message(l10n.t('{0} runs in production: {1}.', version.name, share));
  }
}
