// One image cache: its settings, and the runs that made and updated it.
import type { RegionId } from '../../world/regions';
import type { WireTag } from '../../world/wire';
import { callPace, courseFrom, type ImageCacheStatus, type Pace, progressAt, type Step, stepAt } from './lifeCycle';

/** A registry login. The password itself is never kept, only whether there was one. */
interface RegistryCredential {
  readonly Server: string;
  readonly UserName: string;
  readonly hasPassword: boolean;
}

/** An ACR Enterprise Edition instance to pull from. */
interface AcrRegistry {
  readonly InstanceId: string;
  readonly InstanceName: string;
  readonly RegionId: string;
  readonly Domain: readonly string[];
}

/** What an update can change besides the images, under the names of the parameters. */
export interface Settings {
  readonly ImageCacheName: string;
  readonly ResourceGroupId: string;
  readonly ImageCacheSize: number;
  readonly RetentionDays: number | undefined;
  readonly EliminationStrategy: string;
  readonly Tag: readonly WireTag[];
  readonly SecurityGroupId: string | undefined;
  readonly VSwitchId: string | undefined;
  readonly EipInstanceId: string | undefined;
  readonly AutoMatchImageCache: boolean;
  readonly Flash: boolean;
  readonly StandardCopyCount: number;
  readonly FlashCopyCount: number;
  readonly ImageRegistryCredential: readonly RegistryCredential[];
  readonly AcrRegistryInfo: readonly AcrRegistry[];
}

/** One making of the cache: its creation or an update of its images. */
export interface Run {
  readonly images: readonly string[];
  readonly steps: readonly Step[];
  readonly snapshotId: string;
  readonly flashSnapshotId: string | undefined;
  /** Index of the image that cannot be pulled. */
  readonly failingImage: number | undefined;
}

/** Wire fields a test has put in place of computed ones, until the next run. */
export type Overlay = Readonly<Record<string, unknown>>;

const dayMs = 24 * 3_600_000;
/** A reference with this in it cannot be pulled. */
export const missingImageMark = 'does-not-exist';
/** The last moment wire times can write with a four-digit year. */
const endOfTime = Date.parse('9999-12-31T23:59:59Z');

/** When something kept for so many days from `now` on expires. */
export function expiryAfter(now: number, days: number | undefined): number | undefined {
  return days === undefined ? undefined : Math.min(now + days * dayMs, endOfTime);
}

/** What a run makes. */
export interface RunOrder {
  readonly images: readonly string[];
  readonly snapshotId: string;
  readonly flashSnapshotId: string | undefined;
  readonly pace?: Pace | undefined;
  /** It fails even if every image can be pulled. */
  readonly mustFail?: boolean | undefined;
}

/** A run from its beginning. */
export function createRun(status: 'Preparing' | 'Creating' | 'Updating', since: number, order: RunOrder): Run {
  const { images, pace = callPace, mustFail, snapshotId, flashSnapshotId } = order;
  const missing = images.findIndex((image) => image.includes(missingImageMark));
  const failing = missing >= 0 ? missing : mustFail ? images.length - 1 : undefined;
  // The images are pulled one after another, so a bad one ends it where its turn would have been half over.
  const failsAt = failing === undefined ? undefined : (failing + 0.5) / images.length;
  return {
    images,
    steps: courseFrom(status, since, pace, failsAt),
    snapshotId,
    flashSnapshotId,
    failingImage: failing,
  };
}

/** How a cache begins. */
export interface ImageCacheStart {
  readonly id: string;
  readonly regionId: RegionId;
  readonly sequence: number;
  readonly containerGroupId: string;
  readonly settings: Settings;
  readonly run: Run;
  readonly expiresAt: number | undefined;
}

/** An image cache on the clock. */
export class ImageCache {
  readonly id: string;
  readonly regionId: RegionId;
  /** Place in the order of listings, never reused. */
  readonly sequence: number;
  readonly runs: Run[];
  readonly createdAt: number;
  /** The temporary instance that made it. */
  containerGroupId: string;
  settings: Settings;
  /** When its retention ends; undefined for never. */
  expiresAt: number | undefined;
  overlay: Overlay = {};
  lastMatchedAt: number | undefined;
  /** Moments of updates that left the images alone. */
  readonly metadataChanges: number[] = [];

  constructor(start: ImageCacheStart) {
    this.id = start.id;
    this.regionId = start.regionId;
    this.sequence = start.sequence;
    this.containerGroupId = start.containerGroupId;
    this.settings = start.settings;
    this.expiresAt = start.expiresAt;
    this.runs = [start.run];
    this.createdAt = start.run.steps[0]?.since ?? 0;
  }

  /** The run of now, the newest. */
  get run(): Run {
    const run = this.runs.at(-1);
    if (!run) {
      throw new Error('A cache has at least one run');
    }
    return run;
  }

  status(now: number): ImageCacheStatus {
    return stepAt(this.run.steps, now).status;
  }

  progress(now: number): number {
    return progressAt(this.run.steps, now);
  }

  /** When it is removed, as far as is known now. A failed cache is kept for a day. */
  removedAt(now: number): number | undefined {
    const failed = this.run.steps.find(({ status, since }) => status === 'Failed' && since <= now);
    const kept = [this.expiresAt, failed && failed.since + dayMs].filter((time) => time !== undefined);
    return kept.length === 0 ? undefined : Math.min(...kept);
  }

  /** The snapshot of the newest run that came to an end well. */
  snapshotId(now: number): string | undefined {
    return this.runs.findLast(({ steps }) => stepAt(steps, now).status === 'Ready')?.snapshotId;
  }

  /** A local snapshot is there before the ordinary one: at half of the making. */
  flashSnapshotId(now: number): string | undefined {
    return this.runs.findLast(({ steps, flashSnapshotId }) => flashSnapshotId && progressAt(steps, now) >= 50)
      ?.flashSnapshotId;
  }

  /** Settings among `given` that are not as they are. A password cannot be compared, so one given is a difference. */
  differences(given: Partial<Settings>): readonly string[] {
    return Object.entries(given)
      .filter(
        ([name, value]) =>
          JSON.stringify(value) !== JSON.stringify(this.settings[name as keyof Settings]) ||
          (name === 'ImageRegistryCredential' && given.ImageRegistryCredential?.some(({ hasPassword }) => hasPassword)),
      )
      .map(([name]) => name);
  }

  /** Applies settings at once; retention counts from now. */
  change(now: number, given: Partial<Settings>): void {
    this.settings = { ...this.settings, ...given };
    if (given.RetentionDays !== undefined) {
      this.expiresAt = expiryAfter(now, given.RetentionDays);
    }
  }

  /** Begins an update of the images. */
  begin(run: Run): void {
    this.overlay = {};
    this.runs.push(run);
  }
}
