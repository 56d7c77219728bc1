// Elastic High Performance Computing as an API. Sources: the endpoint and authorization pages of E-HPC; no rate is published.
import type { ProductApi } from '../../cloud/product';
import { explainEhpcErrors } from './errors';

export const ehpcApi: ProductApi = {
  id: 'ehpc',
  version: '2018-04-12',
  // Lists regions, as any region does.
  centralHost: 'ehpc.cn-hangzhou.aliyuncs.com',
  rates: { countedBy: 'product' },
  errors: explainEhpcErrors,
  operations: {
    read: ['DescribeServerlessJobs', 'ListClusters', 'ListRegions', 'ListServerlessJobs'],
    write: ['StopServerlessJobs'],
  },
};
