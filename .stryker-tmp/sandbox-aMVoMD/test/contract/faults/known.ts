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

export async function lookAround(clients: Clients): Promise<Known> {
  const [ofEci, ofEhpc, ofEsa] = await Promise.all([findInEci(clients), findInEhpc(clients), findInEsa(clients)]);
  const known = { ...ofEci, ...ofEhpc, ...ofEsa };
  const missing = Object.entries(known).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) {
    throw new Error(`The default world lacks ${missing.join(', ')}`);
  }
  return known as Known;
}

async function findInEci({ eci }: Clients) {
  const { ContainerGroups: groups } = await readFirst(
    eci.describeContainerGroups(region, signal, { Status: 'Running' }),
  );
  const { ImageCaches: caches } = await readFirst(eci.describeImageCaches(region, signal));
  const group = groups?.[0];
  return {
    instance: group?.ContainerGroupId,
    container: group?.Containers?.[0]?.Name,
    cache: caches?.find(({ Status }) => Status === 'Ready')?.ImageCacheId,
  };
}

async function findInEhpc({ ehpc }: Clients) {
  const [{ Id: cluster = '' } = {}] = await ehpc.listClusters(region, signal);
  const { Jobs: jobs } = await ehpc.listServerlessJobs(region, cluster, { page: 1, pageSize: 100 }, signal);
  return { cluster, job: jobs?.find(({ IsArrayJob, State }) => IsArrayJob !== true && State === 'Running')?.JobId };
}

async function findInEsa({ esa }: Clients) {
  const { Apps: apps } = await readFirst(esa.listEdgeContainerApps(region, signal));
  const app = apps?.[0]?.AppId ?? '';
  const [version] = await esa.listEdgeContainerAppVersions(region, app, signal);
  const [site] = await esa.listSites(region, signal);
  return { app, version: version?.VersionId, site: site?.SiteId };
}

export function buildMarkedVersion(app: string, mark: string): ReturnType<typeof fullVersion> {
  const version = fullVersion(app);
  const Containers = version.Containers.map((one) => ({ ...one, EnvVariables: `SECRET=${marked.environmentValue}` }));
  return { ...version, Name: `version ${mark}`, Containers };
}
