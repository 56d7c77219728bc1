// What there is to work on in the emulator's default world.
import type { Clients } from '../../support/kindContext';
import { fullVersion } from '../esa/esaRequests';

/** What there is to work on. */
export interface Known {
  readonly instance: string;
  readonly container: string;
  readonly cache: string;
  readonly cluster: string;
  readonly job: string;
  readonly app: string;
  readonly version: string;
  readonly site: number;
}

/** Secrets that parameters carry, to be looked for where they must not be. */
export const marked = {
  registryPassword: 'canary-registry-password-5f1c',
  imageSecret: 'canary-image-secret-93ab',
  environmentValue: 'canary-environment-value-77d0',
} as const;

export const region = 'cn-hangzhou';
export const { signal } = new AbortController();

/** The first page of a list. */
export async function readFirst<T>(pages: AsyncIterable<T>): Promise<T> {
  for await (const page of pages) {
    return page;
  }
  throw new Error('There is no page');
}

export async function lookAround({ eci, ehpc, esa }: Clients): Promise<Known> {
  const groups = await readFirst(eci.describeContainerGroups(region, signal, { Status: 'Running' }));
  const caches = await readFirst(eci.describeImageCaches(region, signal));
  const [cluster] = await ehpc.listClusters(region, signal);
  const clusterId = cluster?.Id ?? '';
  const jobs = await ehpc.listServerlessJobs(region, clusterId, { page: 1, pageSize: 100 }, signal);
  const apps = await readFirst(esa.listEdgeContainerApps(region, signal));
  const app = apps.Apps?.[0]?.AppId ?? '';
  const [version] = await esa.listEdgeContainerAppVersions(region, app, signal);
  const [site] = await esa.listSites(region, signal);
  const known = {
    instance: groups.ContainerGroups?.[0]?.ContainerGroupId ?? '',
    container: groups.ContainerGroups?.[0]?.Containers?.[0]?.Name ?? '',
    cache: caches.ImageCaches?.find(({ Status }) => Status === 'Ready')?.ImageCacheId ?? '',
    cluster: clusterId,
    job: jobs.Jobs?.find(({ IsArrayJob, State }) => IsArrayJob !== true && State === 'Running')?.JobId ?? '',
    app,
    version: version?.VersionId ?? '',
    site: site?.SiteId ?? 0,
  };
  const missing = Object.entries(known).filter(([, value]) => value === '' || value === 0);
  if (missing.length > 0) {
    throw new Error(`The default world lacks ${missing.map(([name]) => name).join(', ')}`);
  }
  return known;
}

export function buildMarkedVersion(app: string, mark: string): ReturnType<typeof fullVersion> {
  const version = fullVersion(app);
  const Containers = version.Containers.map((one) => ({ ...one, EnvVariables: `SECRET=${marked.environmentValue}` }));
  return { ...version, Name: `version ${mark}`, Containers };
}
