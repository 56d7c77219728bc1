import { deepEqual, equal } from 'node:assert/strict';
import { stsApi } from '../../../../src/cloud/account/stsApi';
import { createExtensionPolicy } from '../../../../src/cloud/errors/ramPolicy';
import { resolveEndpoint } from '../../../../src/cloud/endpoints';

describe('STS', () => {
  it('is asked of its central host, and of that of the region inside a VPC', () => {
    equal(resolveEndpoint(stsApi, undefined, {}).host, 'sts.aliyuncs.com');
    equal(resolveEndpoint(stsApi, 'cn-hangzhou', {}).host, 'sts.cn-hangzhou.aliyuncs.com');
    equal(
      resolveEndpoint(stsApi, 'cn-hangzhou', {}, { region: 'cn-beijing' }).host,
      'sts-vpc.cn-hangzhou.aliyuncs.com',
    );
    equal(resolveEndpoint(stsApi, undefined, {}, { region: 'cn-beijing' }).host, 'sts-vpc.cn-beijing.aliyuncs.com');
  });

  it('needs no RAM action: everyone may ask who they are', () => {
    const { Statement: statements } = JSON.parse(createExtensionPolicy([stsApi], 'full')) as {
      readonly Statement: readonly { readonly Action: readonly string[] }[];
    };
    deepEqual(
      statements.map(({ Action: actions }) => actions),
      [[], []],
    );
  });
});
