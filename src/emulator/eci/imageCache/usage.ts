// Quotas and how much of each is used, per region.
import type { Group } from '../../world/group';
import type { Status } from '../../world/timeline';
import type { World } from '../../world/world';
import type { ImageCaches } from './imageCaches';

const defaultQuotas = {
  MaxCpu: 10_000,
  MaxImageCacheCount: 500,
  MaxAutoImageCacheCount: 25,
  MaxDataCacheCount: 100,
};
type QuotaName = keyof typeof defaultQuotas;

/** Statuses in which an instance is billed, and so counts. */
const usingStatuses: ReadonlySet<Status> = new Set(['Pending', 'Running', 'Updating', 'Restarting', 'Terminating']);

/** The quotas of the account: the same in every region, but used in each on its own. */
export class Quotas {
  private quotas = { ...defaultQuotas };

  get(name: QuotaName): number {
    return this.quotas[name];
  }

  set(changes: Partial<Record<QuotaName, number>>): void {
    this.quotas = { ...this.quotas, ...changes };
  }

  reset(): void {
    this.quotas = { ...defaultQuotas };
  }
}

/** What uses up quotas. */
interface Users {
  readonly world: World;
  readonly caches: ImageCaches;
  readonly quotas: Quotas;
}

/** The Attributes of ListUsage. No cache is created automatically here, and there are no data caches. */
export function readUsage(regionId: string, { world, caches, quotas }: Users): object {
  const now = world.clock.now();
  const cpus = world
    .inRegion(regionId)
    .filter((group) => usingStatuses.has(group.status(now)))
    .map(countCpu);
  return {
    UsedCpu: Math.round(cpus.reduce((sum, cpu) => sum + cpu, 0) * 1000) / 1000,
    MaxCpu: quotas.get('MaxCpu'),
    UsedImageCacheCount: caches.inRegion(regionId).length,
    MaxImageCacheCount: quotas.get('MaxImageCacheCount'),
    UsedAutoImageCacheCount: 0,
    MaxAutoImageCacheCount: quotas.get('MaxAutoImageCacheCount'),
    UsedDataCacheCount: 0,
    MaxDataCacheCount: quotas.get('MaxDataCacheCount'),
  };
}

function countCpu(group: Group): number {
  const put = group.overlay['Cpu'];
  return typeof put === 'number' ? put : group.workload.cpu;
}
