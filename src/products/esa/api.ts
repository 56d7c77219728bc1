// Edge Security Acceleration as an API. Sources: the endpoint and authorization pages of ESA; no rate is published.
import type { ProductApi } from '../../cloud/product';
import { explainEsaErrors } from './errors/explanations';

/** ESA is one service for all regions; these are the regions of its entry points. Source: endpoint page of ESA. */
export const esaEntryPoints = { china: 'cn-hangzhou', international: 'ap-southeast-1' } as const;

export const esaApi: ProductApi = {
  id: 'esa',
  version: '2024-09-10',
  centralHost: `esa.${esaEntryPoints.china}.aliyuncs.com`,
  rates: { countedBy: 'product' },
  errors: explainEsaErrors,
  // Thousands of lines of any length, escaped.
  answerBytes: { GetEdgeContainerLogs: 128 * 1024 * 1024 },
  operations: {
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
