// Reads what the list does not show of an app: its releases, and the names of its versions, which are cached.
import * as l10n from '@vscode/l10n';
import { isStuck, indexVersionNames, formatStagingPhase, readEdgeReleases } from '../version/releaseState';
import type { EdgeRelease } from '../version/releaseState';
import type { KindContext } from '../../product';
import { esa } from '../client';
import type { EdgeContainerApp } from '../wire/esa';
import type { AppState } from './row';

interface KnownVersions {
  /** The app's `VersionCount` when they were listed. */
  readonly count: number | undefined;
  readonly names: ReadonlyMap<string, string>;
  /** Ids that are released but not listed. */
  readonly absent: ReadonlySet<string>;
  readonly isCreating: boolean;
}

export class AppStateReader {
  /** By entry point and app. */
  private readonly known = new Map<string, KnownVersions>();

  constructor(private readonly context: Pick<KindContext, 'client'>) {}

  async read(entryPoint: string, app: EdgeContainerApp, signal: AbortSignal): Promise<AppState> {
    const id = app.AppId ?? '';
    const [releases, known] = await Promise.all([
      readEdgeReleases(this.context.client(esa), entryPoint, id, signal),
      this.readVersions(entryPoint, app, signal),
    ]);
    const needed = releases
      .flatMap(({ versionId, baselineId }) => [versionId, baselineId])
      .filter((one) => one !== undefined);
    const isWhole = needed.every((one) => known.names.has(one) || known.absent.has(one));
    const versions = isWhole ? known : await this.listVersions(entryPoint, app, signal, needed);
    const problem = await this.readProblem(entryPoint, id, releases, signal);
    return {
      releases,
      names: versions.names,
      isCreating: versions.isCreating,
      ...(problem !== undefined && { problem }),
    };
  }

  /** Names never change: they are listed again only when their number changes or a version is being created. */
  private async readVersions(entryPoint: string, app: EdgeContainerApp, signal: AbortSignal): Promise<KnownVersions> {
    const known = this.known.get(toAppKey(entryPoint, app));
    return known && !known.isCreating && known.count === app.VersionCount && known.count !== undefined
      ? known
      : this.listVersions(entryPoint, app, signal);
  }

  /**
   * `needed` are ids that must be in the list: after one deletion and one creation the number is as before. Those that the
   * list lacks do not cause another listing.
   */
  private async listVersions(
    entryPoint: string,
    app: EdgeContainerApp,
    signal: AbortSignal,
    needed: readonly string[] = [],
  ): Promise<KnownVersions> {
    const { AppId: id = '', VersionCount: count } = app;
    const key = toAppKey(entryPoint, app);
    const versions =
      count === 0 ? [] : await this.context.client(esa).listEdgeContainerAppVersions(entryPoint, id, signal);
    const names = indexVersionNames(versions);
    const absent = [...(this.known.get(key)?.absent ?? []), ...needed].filter((one) => !names.has(one));
    const read: KnownVersions = {
      count,
      names,
      absent: new Set(absent),
      isCreating: versions.some(({ Status }) => Status?.toLowerCase() === 'creating'),
    };
    this.known.set(key, read);
    return read;
  }

  private async readProblem(
    entryPoint: string,
    appId: string,
    [, staging]: readonly EdgeRelease[],
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (staging?.phase !== 'publishing') {
      return undefined;
    }
    const { Phase = '' } = await this.context
      .client(esa)
      .getEdgeContainerStagingDeployStatus(entryPoint, appId, signal);
    return isStuck(Phase) ? l10n.t('Staging: {0}', formatStagingPhase(Phase)) : undefined;
  }
}

function toAppKey(entryPoint: string, { AppId = '' }: EdgeContainerApp): string {
  return `${entryPoint}/${AppId}`;
}
