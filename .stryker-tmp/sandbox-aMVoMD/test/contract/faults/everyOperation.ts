// One call of every method of every client, on things that exist in the emulator's default world.
import type { Clients } from '../../support/kindContext';
import type { EciClient } from '../../../src/products/eci/client';
import type { EhpcClient } from '../../../src/products/ehpc/client';
import type { EsaClient } from '../../../src/products/esa/client';
import type { Repeat } from '../../../src/cloud/transport/repeat';
import { readFirst, marked, region, signal, buildMarkedVersion } from './known';
import type { Known } from './known';

type MethodsOf<C> = Exclude<
  { [K in keyof C & string]: C[K] extends (...args: never) => unknown ? K : never }[keyof C & string],
  never
>;

export type Method =
  | `eci.${MethodsOf<EciClient>}`
  | `ehpc.${MethodsOf<EhpcClient>}`
  | `esa.${MethodsOf<EsaClient>}`
  // The other, `open`, makes the same call and then a connection.
  | 'exec.run';

export interface Operation {
  /** Name of the API. */
  readonly action: string;
  readonly repeat: Repeat;
  /** One call on a world that was looked at before; `mark` differs from call to call. */
  readonly run: (clients: Clients, world: Known, mark: string) => Promise<unknown>;
  /** How many there are of what it makes. */
  readonly made?: (clients: Clients, world: Known) => Promise<number>;
}

const read = (action: string, run: Operation['run']): Operation => ({ action, repeat: 'read', run });
const token = (action: string, run: Operation['run'], made?: Operation['made']): Operation => ({
  ...{ action, repeat: 'token', run },
  ...(made && { made }),
});
const refused = (action: string, run: Operation['run'], made?: Operation['made']): Operation => ({
  ...{ action, repeat: 'refused', run },
  ...(made && { made }),
});

const all = async <T>(pages: AsyncIterable<T>, count: (page: T) => number): Promise<number> => {
  let sum = 0;
  for await (const page of pages) {
    sum += count(page);
  }
  return sum;
};

/** Complete by its type: a method without an entry does not compile. */
export const everyOperation: Readonly<Record<Method, Operation>> = {
  'eci.describeRegions': read('DescribeRegions', ({ eci }) => eci.describeRegions(signal)),
  'eci.listZones': read('DescribeRegions', ({ eci }) => eci.listZones(region, signal)),
  'eci.describeContainerGroups': read('DescribeContainerGroups', ({ eci }) =>
    readFirst(eci.describeContainerGroups(region, signal)),
  ),
  'eci.describeContainerGroupsById': read('DescribeContainerGroups', ({ eci }, { instance }) =>
    eci.describeContainerGroupsById(region, [instance], signal),
  ),
  'eci.describeContainerGroupStatus': read('DescribeContainerGroupStatus', ({ eci }) =>
    readFirst(eci.describeContainerGroupStatus(region, signal)),
  ),
  'eci.countContainerGroups': read('DescribeContainerGroupStatus', ({ eci }) =>
    eci.countContainerGroups(region, {}, signal),
  ),
  'eci.describeContainerGroupEvents': read('DescribeContainerGroupEvents', ({ eci }, { instance }) =>
    eci.describeContainerGroupEvents(region, instance, signal),
  ),
  'eci.describeContainerGroupMetric': read('DescribeContainerGroupMetric', ({ eci }, { instance }) => {
    const endMs = Date.now();
    return eci.describeContainerGroupMetric(
      region,
      instance,
      { startMs: endMs - 300_000, endMs, periodSeconds: 15 },
      signal,
    );
  }),
  'eci.describeMultiContainerGroupMetric': read('DescribeMultiContainerGroupMetric', ({ eci }, { instance }) =>
    eci.describeMultiContainerGroupMetric(region, [instance], signal),
  ),
  'eci.describeContainerLog': read(
    'DescribeContainerLog',
    ({ eci }, { instance: instanceId, container: containerName }) =>
      eci.describeContainerLog(region, { instanceId, containerName }, { Tail: 10 }, signal),
  ),
  'exec.run': refused('ExecContainerCommand', ({ exec }, { instance: groupId, container }) =>
    exec.run({ region, groupId, container }, ['ls'], 10_000, signal),
  ),
  'eci.createInstanceOpsTask': refused(
    'CreateInstanceOpsTask',
    ({ eci }, { instance }) =>
      eci.createInstanceOpsTask(region, instance, { opsType: 'coredump', opsValue: 'enable' }, signal),
    async ({ eci }, { instance }) => (await eci.listOpsRecords(region, instance, signal)).length,
  ),
  'eci.describeInstanceOpsRecords': read('DescribeInstanceOpsRecords', ({ eci }, { instance }) =>
    eci.describeInstanceOpsRecords(region, instance, 'tcpdump', signal),
  ),
  'eci.listOpsRecords': read('DescribeInstanceOpsRecords', ({ eci }, { instance }) =>
    eci.listOpsRecords(region, instance, signal),
  ),
  'eci.restartContainerGroup': token('RestartContainerGroup', ({ eci }, { instance }, mark) =>
    eci.restartContainerGroup(region, instance, mark, signal),
  ),
  'eci.deleteContainerGroup': token('DeleteContainerGroup', ({ eci }, _known, mark) =>
    eci.deleteContainerGroup(region, `eci-${mark}`, mark, signal),
  ),
  'eci.describeImageCaches': read('DescribeImageCaches', ({ eci }) =>
    readFirst(eci.describeImageCaches(region, signal)),
  ),
  'eci.describeImageCache': read('DescribeImageCaches', ({ eci }, { cache }) =>
    eci.describeImageCache(region, cache, signal),
  ),
  'eci.createImageCache': token(
    'CreateImageCache',
    ({ eci }, _known, mark) =>
      eci.createImageCache(
        region,
        {
          ImageCacheName: mark.toLowerCase().slice(0, 40),
          Image: ['busybox'],
          VSwitchId: 'vsw-faults',
          SecurityGroupId: 'sg-faults',
          ImageRegistryCredential: [
            { Server: 'registry.example.com', UserName: 'faults', Password: marked.registryPassword },
          ],
        },
        mark,
        signal,
      ),
    ({ eci }) => all(eci.describeImageCaches(region, signal), ({ ImageCaches }) => ImageCaches?.length ?? 0),
  ),
  'eci.updateImageCache': token('UpdateImageCache', ({ eci }, { cache }, mark) =>
    eci.updateImageCache(region, { ImageCacheId: cache, RetentionDays: 7 }, mark, signal),
  ),
  'eci.deleteImageCache': token('DeleteImageCache', ({ eci }, _known, mark) =>
    eci.deleteImageCache(region, `imc-${mark}`, mark, signal),
  ),
  'eci.listUsage': read('ListUsage', ({ eci }) => eci.listUsage(region, signal)),
  'ehpc.listRegions': read('ListRegions', ({ ehpc }) => ehpc.listRegions(signal)),
  'ehpc.listClusters': read('ListClusters', ({ ehpc }) => ehpc.listClusters(region, signal)),
  'ehpc.listServerlessJobs': read('ListServerlessJobs', ({ ehpc }, { cluster }) =>
    ehpc.listServerlessJobs(region, cluster, { page: 1, pageSize: 10 }, signal),
  ),
  'ehpc.describeServerlessJob': read('DescribeServerlessJobs', ({ ehpc }, { cluster, job }) =>
    ehpc.describeServerlessJob(region, cluster, job, signal),
  ),
  'ehpc.describeServerlessJobs': read('DescribeServerlessJobs', ({ ehpc }, { cluster, job }) =>
    ehpc.describeServerlessJobs(region, cluster, job, signal),
  ),
  'ehpc.stopServerlessJobs': refused('StopServerlessJobs', ({ ehpc }, { cluster, job }) =>
    ehpc.stopServerlessJobs(region, cluster, [job], signal),
  ),
  'esa.listEdgeContainerApps': read('ListEdgeContainerApps', ({ esa }) =>
    readFirst(esa.listEdgeContainerApps(region, signal)),
  ),
  'esa.getEdgeContainerApp': read('GetEdgeContainerApp', ({ esa }, { app }) =>
    esa.getEdgeContainerApp(region, app, signal),
  ),
  'esa.createEdgeContainerApp': refused(
    'CreateEdgeContainerApp',
    ({ esa }, _known, mark) =>
      esa.createEdgeContainerApp(
        region,
        { Name: `app-${mark.toLowerCase()}x`, ServicePort: 80, TargetPort: 8080 },
        signal,
      ),
    ({ esa }) => all(esa.listEdgeContainerApps(region, signal), ({ Apps }) => Apps?.length ?? 0),
  ),
  'esa.deleteEdgeContainerApp': refused('DeleteEdgeContainerApp', ({ esa }, _known, mark) =>
    esa.deleteEdgeContainerApp(region, `app-${mark}`, signal),
  ),
  'esa.listEdgeContainerAppVersions': read('ListEdgeContainerAppVersions', ({ esa }, { app }) =>
    esa.listEdgeContainerAppVersions(region, app, signal),
  ),
  'esa.getEdgeContainerAppVersion': read('GetEdgeContainerAppVersion', ({ esa }, { app, version }) =>
    esa.getEdgeContainerAppVersion(region, app, version, signal),
  ),
  'esa.createEdgeContainerAppVersion': refused(
    'CreateEdgeContainerAppVersion',
    ({ esa }, { app }, mark) => esa.createEdgeContainerAppVersion(region, buildMarkedVersion(app, mark), signal),
    async ({ esa }, { app }) => (await esa.listEdgeContainerAppVersions(region, app, signal)).length,
  ),
  'esa.deleteEdgeContainerAppVersion': refused('DeleteEdgeContainerAppVersion', ({ esa }, { app }, mark) =>
    esa.deleteEdgeContainerAppVersion(region, app, `ver-${mark}`, signal),
  ),
  'esa.publishEdgeContainerAppVersion': refused('PublishEdgeContainerAppVersion', ({ esa }, { app, version }) =>
    esa.publishEdgeContainerAppVersion(
      region,
      { AppId: app, VersionId: version, PublishEnv: 'staging', PublishType: 'percentage', Percentage: 100 },
      signal,
    ),
  ),
  'esa.rollbackEdgeContainerAppVersion': refused('RollbackEdgeContainerAppVersion', ({ esa }, { app, version }) =>
    esa.rollbackEdgeContainerAppVersion(region, { AppId: app, VersionId: version }, signal),
  ),
  'esa.getEdgeContainerAppStatus': read('GetEdgeContainerAppStatus', ({ esa }, { app }) =>
    esa.getEdgeContainerAppStatus(region, app, 'prod', signal),
  ),
  'esa.getEdgeContainerStagingDeployStatus': read('GetEdgeContainerStagingDeployStatus', ({ esa }, { app }) =>
    esa.getEdgeContainerStagingDeployStatus(region, app, signal),
  ),
  'esa.getEdgeContainerDeployRegions': read('GetEdgeContainerDeployRegions', ({ esa }, { app }) =>
    esa.getEdgeContainerDeployRegions(region, app, signal),
  ),
  'esa.getEdgeContainerAppResourceStatus': read('GetEdgeContainerAppResourceStatus', ({ esa }, { app }) =>
    esa.getEdgeContainerAppResourceStatus(region, app, signal),
  ),
  'esa.listEdgeContainerAppRecords': read('ListEdgeContainerAppRecords', ({ esa }, { app }) =>
    esa.listEdgeContainerAppRecords(region, app, signal),
  ),
  'esa.createEdgeContainerAppRecord': refused(
    'CreateEdgeContainerAppRecord',
    ({ esa }, { app, site }, mark) =>
      esa.createEdgeContainerAppRecord(
        region,
        { AppId: app, RecordName: `${mark.toLowerCase()}.example.com`, SiteId: site },
        signal,
      ),
    async ({ esa }, { app }) => (await esa.listEdgeContainerAppRecords(region, app, signal)).length,
  ),
  'esa.deleteEdgeContainerAppRecord': refused('DeleteEdgeContainerAppRecord', ({ esa }, { app, site }, mark) =>
    esa.deleteEdgeContainerAppRecord(
      region,
      { AppId: app, RecordName: `gone-${mark.toLowerCase()}.example.com`, SiteId: site },
      signal,
    ),
  ),
  'esa.listEdgeContainerAppImageSecrets': read('ListEdgeContainerAppImageSecrets', ({ esa }, { app }) =>
    esa.listEdgeContainerAppImageSecrets(region, app, signal),
  ),
  'esa.createEdgeContainerAppImageSecret': refused(
    'CreateEdgeContainerAppImageSecret',
    ({ esa }, { app }, mark) =>
      esa.createEdgeContainerAppImageSecret(
        region,
        { AppId: app, Registry: `${mark.toLowerCase()}.example.com`, Username: 'faults', Password: marked.imageSecret },
        signal,
      ),
    async ({ esa }, { app }) => (await esa.listEdgeContainerAppImageSecrets(region, app, signal)).length,
  ),
  'esa.deleteEdgeContainerAppImageSecret': refused('DeleteEdgeContainerAppImageSecret', ({ esa }, { app }, mark) =>
    esa.deleteEdgeContainerAppImageSecret(region, app, `secret-${mark}`, signal),
  ),
  'esa.listSites': read('ListSites', ({ esa }) => esa.listSites(region, signal)),
  'esa.getEdgeContainerLogs': read('GetEdgeContainerLogs', ({ esa }, { app }) =>
    esa.getEdgeContainerLogs(region, app, 10, signal),
  ),
  'esa.describeEdgeContainerAppStats': read('DescribeEdgeContainerAppStats', ({ esa }, { app }) =>
    esa.describeEdgeContainerAppStats(region, { App: app, Fields: ['container_cpu_usage_seconds_total'] }, signal),
  ),
};
