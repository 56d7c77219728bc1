// What is released in an environment of an app, as moments on the clock. Statuses are looked up, never set by a timer.
import { toWireTime } from '../world/clock';

export const environmentNames = ['prod', 'staging'] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/** How long a release takes that a call has started. */
export const releaseMs = { prod: 60_000, staging: 20_000, rollback: 30_000 } as const;

/** A version that is released to an environment. */
export interface Release {
  readonly versionId: string;
  readonly isRollback: boolean;
  readonly type: 'percentage' | 'region';
  /** Share of the traffic it is to get. */
  readonly percentage: number;
  readonly regions: readonly string[];
  readonly fullRelease: boolean;
  readonly startsAt: number;
  /** Infinity for containers that never get ready. */
  readonly completesAt: number;
}

/** The answer of GetEdgeContainerAppStatus; a moment that has not come is an empty text. */
type AppStatus = Readonly<Record<string, unknown>>;

/** What is to be seen of the release in force. */
export interface Progress {
  readonly release: Release;
  /** 0 to 1. */
  readonly done: number;
  readonly baseline: string;
  readonly percentage: number;
}

export class Environment {
  private releases: readonly Release[] = [];
  /** Fields a test has put, until the next release. */
  overlay: AppStatus = {};
  /** The same for GetEdgeContainerStagingDeployStatus. */
  stagingOverlay: AppStatus = {};

  constructor(readonly name: EnvironmentName) {}

  /** Takes a release in; one that starts later does not stop what is there until then. */
  add(release: Release): void {
    this.releases = [...this.releases, release].sort((one, other) => one.startsAt - other.startsAt);
    this.overlay = {};
    this.stagingOverlay = {};
  }

  /** Releases that have begun, oldest first. */
  begun(now: number): readonly Release[] {
    return this.releases.filter(({ startsAt }) => startsAt <= now);
  }

  /** True while a version is released here, will be, or is what the traffic falls back to. */
  uses(versionId: string, now: number): boolean {
    const progress = this.progress(now);
    const isToCome = this.releases.some((release) => release.startsAt > now && release.versionId === versionId);
    return isToCome || progress?.release.versionId === versionId || progress?.baseline === versionId;
  }

  /** When containers were first ready here, if they are. */
  readySince(now: number): number | undefined {
    const first = this.begun(now).find(({ completesAt: completesAt }) => completesAt <= now);
    return first?.completesAt;
  }

  /** The last release begun and how far it is. */
  progress(now: number): Progress | undefined {
    const begun = this.begun(now);
    const release = begun.at(-1);
    if (!release) {
      return undefined;
    }
    let baseline = '';
    // A release counts as what to fall back to when it was whole before the next one began.
    begun.slice(0, -1).forEach((one, index) => {
      if (isWhole(one) && one.completesAt <= (begun[index + 1]?.startsAt ?? now)) {
        baseline = one.versionId;
      }
    });
    const done = now >= release.completesAt ? 1 : (now - release.startsAt) / (release.completesAt - release.startsAt);
    const before = begun.at(-2);
    const from =
      before?.versionId === release.versionId && before.percentage < release.percentage ? before.percentage : 0;
    return {
      release,
      done,
      baseline: done === 1 && isWhole(release) ? release.versionId : baseline,
      percentage: Math.floor(from + (release.percentage - from) * done),
    };
  }

  /** The environment as GetEdgeContainerAppStatus answers it. */
  status(now: number): AppStatus {
    const begun = this.begun(now);
    const progress = this.progress(now);
    const moment = (ms: number | undefined): string => (ms === undefined || ms > now ? '' : toWireTime(ms));
    return {
      PublishEnv: this.name,
      ...(progress ? describeProgress(progress) : nothingReleased),
      PublishTime: moment(begun.findLast(({ isRollback }) => !isRollback)?.startsAt),
      RollbackTime: moment(begun.findLast(({ isRollback }) => isRollback)?.startsAt),
      DeployTime: moment(begun.findLast(({ completesAt: completesAt }) => completesAt <= now)?.completesAt),
      UnDeployTime: '',
      ...this.overlay,
    };
  }
}

const nothingReleased = {
  DeployStatus: 'undeploy',
  PublishStatus: '',
  PublishType: '',
  PublishPercentage: 0,
  ExpectPercentage: 0,
  Regions: { Region: [] },
  FullRelease: false,
  PublishingVersion: '',
  BaseLineVersion: '',
  DeployedVersion: '',
};

function describeProgress(progress: Progress): AppStatus {
  const { release, done, baseline, percentage } = progress;
  const isDone = done === 1;
  return {
    DeployStatus: isDone ? 'deployed' : 'deploying',
    PublishStatus: publishStatus(progress),
    PublishType: release.type,
    PublishPercentage: percentage,
    ExpectPercentage: release.percentage,
    Regions: { Region: release.regions },
    FullRelease: release.fullRelease,
    PublishingVersion: isDone && isWhole(release) ? '' : release.versionId,
    BaseLineVersion: baseline,
    DeployedVersion: isDone ? release.versionId : baseline,
  };
}

function isWhole({ type, percentage, fullRelease }: Release): boolean {
  return type === 'percentage' ? percentage === 100 : fullRelease;
}

function publishStatus({ release, done }: Progress): string {
  if (release.isRollback) {
    return done < 1 ? 'rollbacking' : 'rollbacked';
  }
  return done < 1 ? 'publishing' : 'published';
}
