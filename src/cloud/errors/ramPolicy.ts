// What RAM has to allow: for one call that was refused, and for all that the extension does. Source: the authorization pages of
// the products; an operation's RAM action is named like the operation. Held against the clients by a test.
import type { Product } from '../endpoints';

interface Operations {
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** Who calls is told to everybody, so that STS is not among them. */
export const operationsUsed: Readonly<Record<Exclude<Product, 'sts'>, Operations>> = {
  eci: {
    read: [
      'DescribeContainerGroupEvents',
      'DescribeContainerGroupMetric',
      'DescribeContainerGroupStatus',
      'DescribeContainerGroups',
      'DescribeContainerLog',
      'DescribeImageCaches',
      'DescribeInstanceOpsRecords',
      'DescribeMultiContainerGroupMetric',
      'DescribeRegions',
      'ListUsage',
    ],
    write: [
      'CreateImageCache',
      'CreateInstanceOpsTask',
      'DeleteContainerGroup',
      'DeleteImageCache',
      'ExecContainerCommand',
      'RestartContainerGroup',
      'UpdateImageCache',
    ],
  },
  ehpc: {
    read: ['DescribeServerlessJobs', 'ListClusters', 'ListRegions', 'ListServerlessJobs'],
    write: ['StopServerlessJobs'],
  },
  esa: {
    read: [
      'DescribeEdgeContainerAppStats',
      'GetEdgeContainerApp',
      'GetEdgeContainerAppResourceStatus',
      'GetEdgeContainerAppStatus',
      'GetEdgeContainerAppVersion',
      'GetEdgeContainerDeployRegions',
      'GetEdgeContainerLogs',
      'GetEdgeContainerStagingDeployStatus',
      'ListEdgeContainerAppImageSecrets',
      'ListEdgeContainerAppRecords',
      'ListEdgeContainerAppVersions',
      'ListEdgeContainerApps',
      'ListSites',
    ],
    write: [
      'CreateEdgeContainerApp',
      'CreateEdgeContainerAppImageSecret',
      'CreateEdgeContainerAppRecord',
      'CreateEdgeContainerAppVersion',
      'DeleteEdgeContainerApp',
      'DeleteEdgeContainerAppImageSecret',
      'DeleteEdgeContainerAppRecord',
      'DeleteEdgeContainerAppVersion',
      'PublishEdgeContainerAppVersion',
      'RollbackEdgeContainerAppVersion',
    ],
  },
};

/** A policy document that allows these actions, one statement a list. */
export function policyOf(...statements: readonly (readonly string[])[]): string {
  const document = {
    Version: '1',
    Statement: statements.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** All that the extension does: looking, and with `full` changing as well. */
export function extensionPolicy(access: 'readOnly' | 'full'): string {
  const actions = (kind: keyof Operations): readonly string[] =>
    Object.entries(operationsUsed).flatMap(([product, operations]) =>
      operations[kind].map((operation) => `${product}:${operation}`),
    );
  return access === 'full' ? policyOf(actions('read'), actions('write')) : policyOf(actions('read'));
}

/** Undefined for what is not the name of an action: it comes from an answer. */
export function policyFor(action: string): string | undefined {
  return /^[a-z][a-z0-9-]*:[A-Za-z0-9]+$/.test(action) ? policyOf([action]) : undefined;
}
