// All image caches of the account, in the order they are listed, and the ways to change them that no API offers.
import type { Clock } from '../../world/clock';
import { createNetwork, createResourceGroups } from '../../world/network';
import { Random } from '../../world/random';
import { getIdPrefix, type RegionId } from '../../world/regions';
import { createRun, expiryAfter, ImageCache, type Run, type Settings } from './imageCache';
import type { Pace } from './lifeCycle';

/** What a cache is made from. */
export interface ImageCacheOrigin {
  readonly images: readonly string[];
  readonly settings: Partial<Settings> & Pick<Settings, 'ImageCacheName'>;
  /** Another id than a drawn one. */
  readonly id?: string;
  /** Now when absent. */
  readonly createdAt?: number;
  readonly pace?: Pace;
  readonly mustFail?: boolean;
}

/** Where random ids of caches begin in a seed, apart from those of groups. */
const idSeed = 21;

/** Adds the caches that are there at the start. */
export type Populate = (caches: ImageCaches, now: number, resourceGroups: readonly [string, string]) => void;

/** The image caches of a seed and what has become of them. */
export class ImageCaches {
  private caches!: Map<string, ImageCache>;
  private nextSequence!: number;
  private seed!: number;

  constructor(
    readonly clock: Clock,
    seed: number,
    private readonly populate: Populate,
  ) {
    this.reset(seed);
  }

  /** Begins again at the present emulated time. */
  reset(seed: number = this.seed): void {
    this.seed = seed;
    this.caches = new Map();
    this.nextSequence = 0;
    this.populate(this, this.clock.now(), createResourceGroups(seed));
  }

  /** The caches of a region that have not expired, oldest first. */
  inRegion(regionId: string): readonly ImageCache[] {
    this.forgetExpired();
    return [...this.caches.values()].filter((cache) => cache.regionId === regionId);
  }

  find(id: string): ImageCache | undefined {
    this.forgetExpired();
    return this.caches.get(id);
  }

  /** CreateImageCache, or a cache found at the start. */
  add(regionId: RegionId, origin: ImageCacheOrigin): ImageCache {
    const sequence = this.nextSequence++;
    const random = new Random(this.seed, sequence, idSeed);
    const drawn = (kind: string): string => `${kind}-${getIdPrefix(regionId)}${random.id(17)}`;
    const id = origin.id ?? drawn('imc');
    const containerGroupId = drawn('eci');
    const createdAt = origin.createdAt ?? this.clock.now();
    const settings = { ...this.defaultSettings(regionId), ...origin.settings };
    const { images, pace, mustFail } = origin;
    const run = createRun('Preparing', createdAt, { images, pace, mustFail, ...this.snapshots(regionId, settings) });
    const expiresAt = expiryAfter(createdAt, settings.RetentionDays);
    const cache = new ImageCache({ id, regionId, sequence, containerGroupId, settings, run, expiresAt });
    this.caches.set(id, cache);
    return cache;
  }

  /** A run that makes a cache again, with the settings it has now. */
  updateRun(
    cache: ImageCache,
    since: number,
    images: readonly string[],
    options: { readonly pace?: Pace; readonly mustFail?: boolean } = {},
  ): Run {
    return createRun('Updating', since, { images, ...options, ...this.snapshots(cache.regionId, cache.settings) });
  }

  /** Takes caches away at once; answers how many there were. */
  remove(ids: readonly string[]): number {
    this.forgetExpired();
    return ids.filter((id) => this.caches.delete(id)).length;
  }

  private snapshots(regionId: RegionId, { Flash }: Settings): Pick<Run, 'snapshotId' | 'flashSnapshotId'> {
    // A number of its own for every run, so that each has other snapshots.
    const random = new Random(this.seed, this.nextSequence++, idSeed + 1);
    const id = (): string => `s-${getIdPrefix(regionId)}${random.id(17)}`;
    return { snapshotId: id(), flashSnapshotId: Flash ? id() : undefined };
  }

  private defaultSettings(regionId: RegionId): Omit<Settings, 'ImageCacheName'> {
    const network = createNetwork(this.seed, regionId);
    return {
      ResourceGroupId: createResourceGroups(this.seed)[0],
      ImageCacheSize: 20,
      RetentionDays: undefined,
      EliminationStrategy: '',
      Tag: [],
      SecurityGroupId: network.securityGroupIds[0],
      VSwitchId: [...network.vSwitchByZone.values()][0],
      EipInstanceId: undefined,
      AutoMatchImageCache: false,
      Flash: false,
      StandardCopyCount: 1,
      FlashCopyCount: 1,
      ImageRegistryCredential: [],
      AcrRegistryInfo: [],
    };
  }

  private forgetExpired(): void {
    const now = this.clock.now();
    for (const cache of this.caches.values()) {
      if ((cache.removedAt(now) ?? Infinity) <= now) {
        this.caches.delete(cache.id);
      }
    }
  }
}
