// Elastic Container Instance as an API: version, hosts, limits, operations. Sources: the endpoint, flow-control, limits and
// authorization pages of ECI; where two pages differ, the lower limit.
import type { ProductApi } from '../../cloud/product';
import type { RateLimit } from '../../cloud/transport/rateLimits';
import { explainContainerGroupErrors } from './errors/containerGroup';
import { explainImageCacheErrors } from './errors/imageCache';
import { explainOpsErrors } from './errors/ops';

const perMinute = (calls: number): RateLimit => ({ calls, perMs: 60_000 });

/** The newer page gives creating and deleting as a bucket, the flow-control page as a window. */
const createOrDelete = [perMinute(1_000), { burst: 100, refillPerSecond: 20 }] as const;

export const eciApi: ProductApi = {
  id: 'eci',
  version: '2018-08-08',
  // Answers DescribeRegions only.
  centralHost: 'eci.aliyuncs.com',
  irregularHosts: {
    'cn-shanghai-finance-1': 'eci.cn-shanghai-finance.aliyuncs.com',
    'cn-shenzhen-finance-1': 'eci.cn-shenzhen-finance.aliyuncs.com',
  },
  rates: {
    countedBy: 'operation',
    limits: {
      DescribeContainerGroupStatus: [perMinute(10_000)],
      DescribeContainerGroupEvents: [perMinute(10_000)],
      DescribeRegions: [perMinute(10_000)],
      DescribeContainerGroups: [perMinute(2_000)],
      DescribeContainerGroupMetric: [perMinute(2_000)],
      DescribeMultiContainerGroupMetric: [perMinute(500)],
      CreateContainerGroup: createOrDelete,
      DeleteContainerGroup: createOrDelete,
      UpdateContainerGroup: [perMinute(500)],
      RestartContainerGroup: [perMinute(500)],
      DescribeContainerGroupPrice: [perMinute(1_000)],
      TagResources: [perMinute(1_000)],
      UntagResources: [perMinute(1_000)],
      ListTagResources: [perMinute(1_000)],
      ExecContainerCommand: [perMinute(500)],
      DescribeContainerLog: [perMinute(500)],
      CreateImageCache: [perMinute(200)],
      CommitContainer: [{ calls: 100, perMs: 1_000 }],
      ResizeContainerGroupVolume: [{ calls: 100, perMs: 1_000 }],
    },
  },
  errors: () => ({ ...explainImageCacheErrors(), ...explainOpsErrors(), ...explainContainerGroupErrors() }),
  // Thousands of lines of any length, escaped.
  answerBytes: { DescribeContainerLog: 128 * 1024 * 1024 },
  operations: {
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
};

/** Regions that offered ECI at the time of writing, for when the service is unavailable. Source: endpoint page of ECI. */
export function listKnownRegions(): readonly string[] {
  const mainland =
    'qingdao beijing zhangjiakou huhehaote wulanchabu hangzhou shanghai nanjing fuzhou shenzhen heyuan guangzhou';
  const others =
    'chengdu wuhan-lr zhengzhou-jva hongkong hangzhou-finance shanghai-finance-1 shenzhen-finance-1 beijing-finance-1';
  const abroad =
    'ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-5 ap-southeast-6 ap-southeast-7 ap-south-1 us-east-1 us-west-1 eu-west-1 eu-central-1 me-east-1 me-central-1';
  return [...`${mainland} ${others}`.split(' ').map((name) => `cn-${name}`), ...abroad.split(' ')];
}
