import { deepEqual, equal } from 'node:assert/strict';
import { resolveEndpoint } from '../../../../src/cloud/endpoints';
import { getRate } from '../../../../src/cloud/transport/rateLimits';
import { ehpcApi } from '../../../../src/products/ehpc/api';
import { listUsedOperations } from '../operationsUsed';

const vpc = { region: 'cn-beijing' };

describe('the host of E-HPC', () => {
  it('is named after the region, inside a VPC too', () => {
    equal(resolveEndpoint(ehpcApi, 'cn-hangzhou', {}).host, 'ehpc.cn-hangzhou.aliyuncs.com');
    equal(resolveEndpoint(ehpcApi, 'cn-hangzhou', {}, vpc).host, 'ehpc-vpc.cn-hangzhou.aliyuncs.com');
  });

  it('is the central one without a region', () => {
    equal(resolveEndpoint(ehpcApi, undefined, {}).host, 'ehpc.cn-hangzhou.aliyuncs.com');
  });

  it('is called with the published version', () => equal(ehpcApi.version, '2018-04-12'));
});

describe('the limits of E-HPC, of which none is published', () => {
  it('are ours, for all operations together', () => {
    deepEqual(getRate(ehpcApi, 'ListClusters').limits, [{ burst: 100, refillPerSecond: 10 }]);
    equal(getRate(ehpcApi, 'ListClusters').counted, getRate(ehpcApi, 'ListServerlessJobs').counted);
  });
});

describe('the operations of E-HPC that are asked for in policies', () => {
  it('are those the client calls, on their side', () => {
    deepEqual(ehpcApi.operations.read, listUsedOperations(['ehpc'], 'read'));
    deepEqual(ehpcApi.operations.write, listUsedOperations(['ehpc'], 'write'));
  });
});
