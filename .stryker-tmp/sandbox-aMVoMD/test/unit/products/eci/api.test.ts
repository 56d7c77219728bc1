import { deepEqual, equal, ok } from 'node:assert/strict';
import { isRegionId, resolveEndpoint } from '../../../../src/cloud/endpoints';
import { getRate } from '../../../../src/cloud/transport/rateLimits';
import { eciApi, listKnownRegions } from '../../../../src/products/eci/api';
import { listUsedOperations } from '../operationsUsed';

const vpc = { region: 'cn-beijing' };
const hostOf = (region: string | undefined): string => resolveEndpoint(eciApi, region, {}).host;
const vpcHostOf = (region: string | undefined): string => resolveEndpoint(eciApi, region, {}, vpc).host;

describe('the host of ECI', () => {
  it('is named after the region', () => {
    equal(hostOf('cn-hangzhou'), 'eci.cn-hangzhou.aliyuncs.com');
    equal(hostOf('cn-zhengzhou-jva'), 'eci.cn-zhengzhou-jva.aliyuncs.com');
    equal(hostOf('cn-hangzhou-finance'), 'eci.cn-hangzhou-finance.aliyuncs.com');
    equal(hostOf('cn-beijing-finance-1'), 'eci.cn-beijing-finance-1.aliyuncs.com');
  });

  it('loses the number of the finance regions of Shanghai and Shenzhen', () => {
    equal(hostOf('cn-shanghai-finance-1'), 'eci.cn-shanghai-finance.aliyuncs.com');
    equal(hostOf('cn-shenzhen-finance-1'), 'eci.cn-shenzhen-finance.aliyuncs.com');
  });

  it('keeps the number of the finance regions inside a VPC', () => {
    equal(vpcHostOf('cn-shanghai-finance-1'), 'eci-vpc.cn-shanghai-finance-1.aliyuncs.com');
    equal(vpcHostOf('cn-shenzhen-finance-1'), 'eci-vpc.cn-shenzhen-finance-1.aliyuncs.com');
    equal(vpcHostOf(undefined), 'eci-vpc.cn-beijing.aliyuncs.com');
  });

  it('is the central one without a region', () => equal(hostOf(undefined), 'eci.aliyuncs.com'));

  it('is called with the published version', () => equal(eciApi.version, '2018-08-08'));
});

describe('the published limits of ECI', () => {
  it('are of each operation alone', () => {
    const details = getRate(eciApi, 'DescribeContainerGroups');
    const states = getRate(eciApi, 'DescribeContainerGroupStatus');
    ok(details.counted !== states.counted);
    deepEqual([details.limits, states.limits], [[{ calls: 2_000, perMs: 60_000 }], [{ calls: 10_000, perMs: 60_000 }]]);
  });

  it('are the lower one where two are published', () => {
    deepEqual(getRate(eciApi, 'RestartContainerGroup').limits, [{ calls: 500, perMs: 60_000 }]);
    equal(getRate(eciApi, 'DeleteContainerGroup').limits.length, 2);
  });

  it('are ours where none is', () => {
    deepEqual(getRate(eciApi, 'DescribeImageCaches').limits, [{ burst: 100, refillPerSecond: 10 }]);
  });
});

describe('the operations of ECI that are asked for in policies', () => {
  it('are those the clients call, on their side', () => {
    deepEqual(eciApi.operations.read, listUsedOperations(['eci', 'exec'], 'read'));
    deepEqual(eciApi.operations.write, listUsedOperations(['eci', 'exec'], 'write'));
  });
});

describe('the regions ECI is known to be offered in', () => {
  it('are region ids, each once', () => {
    const regions = listKnownRegions();
    deepEqual(
      regions.filter((region) => !isRegionId(region)),
      [],
    );
    equal(new Set(regions).size, regions.length);
    ok(regions.includes('cn-hangzhou') && regions.includes('ap-southeast-1'));
  });
});
