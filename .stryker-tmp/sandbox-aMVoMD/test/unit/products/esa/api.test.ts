import { deepEqual, equal } from 'node:assert/strict';
import { resolveEndpoint } from '../../../../src/cloud/endpoints';
import { getRate } from '../../../../src/cloud/transport/rateLimits';
import { esaApi, esaEntryPoints } from '../../../../src/products/esa/api';
import { listUsedOperations } from '../operationsUsed';

const vpc = { region: 'cn-beijing' };

describe('the host of ESA', () => {
  it('is named after the region, inside a VPC too', () => {
    equal(resolveEndpoint(esaApi, 'cn-hangzhou', {}).host, 'esa.cn-hangzhou.aliyuncs.com');
    equal(resolveEndpoint(esaApi, 'cn-hangzhou', {}, vpc).host, 'esa-vpc.cn-hangzhou.aliyuncs.com');
  });

  it('is that of an entry point of the service', () => {
    const { china, international } = esaEntryPoints;
    equal(resolveEndpoint(esaApi, china, {}).host, 'esa.cn-hangzhou.aliyuncs.com');
    equal(resolveEndpoint(esaApi, international, {}).host, 'esa.ap-southeast-1.aliyuncs.com');
    equal(resolveEndpoint(esaApi, international, {}, vpc).host, 'esa-vpc.ap-southeast-1.aliyuncs.com');
  });

  it('is the central one without a region', () => {
    equal(resolveEndpoint(esaApi, undefined, {}).host, 'esa.cn-hangzhou.aliyuncs.com');
  });

  it('is called with the published version', () => equal(esaApi.version, '2024-09-10'));
});

describe('the limits of ESA, of which none is published', () => {
  it('are ours, for all operations together', () => {
    deepEqual(getRate(esaApi, 'ListSites').limits, [{ burst: 100, refillPerSecond: 10 }]);
    equal(getRate(esaApi, 'ListSites').counted, getRate(esaApi, 'ListEdgeContainerApps').counted);
  });
});

describe('the operations of ESA that are asked for in policies', () => {
  it('are those the client calls, on their side', () => {
    deepEqual(esaApi.operations.read, listUsedOperations(['esa'], 'read'));
    deepEqual(esaApi.operations.write, listUsedOperations(['esa'], 'write'));
  });
});
