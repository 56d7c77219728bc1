// Reads what an app does now: its releases, and the names of its versions as seldom as possible.
import * as l10n from '@vscode/l10n';
import { isStuck, indexVersionNames, formatStagingPhase, readEdgeReleases } from '../version/releaseState';
import type { EdgeRelease } from '../version/releaseState';
import type { EsaClient } from '../client';
import type { EdgeContainerApp } from '../wire/esa';
import type { AppState } from './row';

interface KnownVersions {
  /** What the app said then. */
  readonly count: number | undefined;
  readonly names: ReadonlyMap<string, string>;
  /** Released, yet not listed. */
  readonly absent: ReadonlySet<string>;
  readonly isCreating: boolean;
}

export class AppReader {
  /** By app. */
  private readonly known = new Map<string, KnownVersions>();

  constructor(private readonly client: () => EsaClient) {}

  async read(entryPoint: string, app: EdgeContainerApp, signal: AbortSignal): Promise<AppState> {
    const id = app.AppId ?? '';
    const [releases, known] = await Promise.all([
      readEdgeReleases(this.client(), entryPoint, id, signal),
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

  /** Names never change: they are listed again only when there are more or fewer, or one is still being made. */
  private async readVersions(entryPoint: string, app: EdgeContainerApp, signal: AbortSignal): Promise<KnownVersions> {
    const known = this.known.get(toAppKey(entryPoint, app));
    return known && !known.isCreating && known.count === app.VersionCount && known.count !== undefined
      ? known
      : this.listVersions(entryPoint, app, signal);
  }

  /** `needed` are ids it is listed for: one deleted and one made leave the number as it was. Those it lacks are not looked for again. */
  private async listVersions(
    entryPoint: string,
    app: EdgeContainerApp,
    signal: AbortSignal,
    needed: readonly string[] = [],
  ): Promise<KnownVersions> {
    const { AppId: id = '', VersionCount: count } = app;
    const key = toAppKey(entryPoint, app);
    const versions = count === 0 ? [] : await this.client().listEdgeContainerAppVersions(entryPoint, id, signal);
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
    const { Phase = '' } = await this.client().getEdgeContainerStagingDeployStatus(entryPoint, appId, signal);
    return isStuck(Phase) ? l10n.t('Staging: {0}', formatStagingPhase(Phase)) : undefined;
  }
}

function toAppKey(entryPoint: string, { AppId = '' }: EdgeContainerApp): string {
  return `${entryPoint}/${AppId}`;
}
