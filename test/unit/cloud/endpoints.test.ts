import { deepEqual, doesNotThrow, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import { UserFacingError } from '../../../src/base/errors';
import { requireRegion, resolveEndpoint, isRegionId, parseOrigin } from '../../../src/cloud/endpoints';
import { listKnownRegions } from '../../../src/products/eci/api';
import { buildApi } from '../../support/buildApi';
import { Largest } from '../../support/largest';

const api = buildApi({
  id: 'thing',
  centralHost: 'thing.central.aliyuncs.com',
  irregularHosts: { 'cn-shanghai-finance-1': 'thing.cn-shanghai-finance.aliyuncs.com' },
});
const hostOf = (region: string | undefined): string => resolveEndpoint(api, region, {}).host;

describe('the host of an API', () => {
  it('is named after the region and called by https', () => {
    deepEqual(resolveEndpoint(api, 'cn-hangzhou', {}), {
      protocol: 'https',
      host: 'thing.cn-hangzhou.aliyuncs.com',
    });
    equal(hostOf('cn-zhengzhou-jva'), 'thing.cn-zhengzhou-jva.aliyuncs.com');
  });

  it('is the one its table names for a region that does not follow the rule', () => {
    equal(hostOf('cn-shanghai-finance-1'), 'thing.cn-shanghai-finance.aliyuncs.com');
    equal(hostOf('cn-shenzhen-finance-1'), 'thing.cn-shenzhen-finance-1.aliyuncs.com');
    equal(resolveEndpoint(buildApi(), 'cn-shanghai-finance-1', {}).host, 'thing.cn-shanghai-finance-1.aliyuncs.com');
  });

  it('is the central one without a region', () => equal(hostOf(undefined), 'thing.central.aliyuncs.com'));

  it('is never built from what is not a region id', () => {
    const bad = [
      '',
      'CN-HANGZHOU',
      'hangzhou',
      'cn-',
      'cn-a.evil.com',
      'cn-a/..',
      'cn-a@evil',
      'cn-a#',
      'cn-a\n',
      '../x',
    ];
    for (const region of [...bad, 'cn-a b', 'cn-é', `cn-${'a'.repeat(80)}`]) {
      equal(isRegionId(region), false, JSON.stringify(region));
      throws(() => hostOf(region), UserFacingError, JSON.stringify(region));
    }
  });

  it('ends in aliyuncs.com for every text that passes as a region id', () => {
    const longest = new Largest();
    const long = fc
      .string({ unit: fc.constantFrom('a', '1', '-'), maxLength: 80, size: 'max' })
      .map((rest) => `cn-${rest}`);
    const near = fc.stringMatching(/^[a-z]{2}-[a-z0-9-]{1,12}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), near, long), (region) => {
        ok(region.length <= 64 || !isRegionId(region));
        longest.note(isRegionId(region) ? region.length : 0);
        const address = isRegionId(region) ? `https://${hostOf(region)}` : '';
        if (URL.canParse(address)) {
          const url = new URL(address);
          ok(url.hostname.endsWith('.aliyuncs.com') && url.pathname === '/' && url.username === '');
        }
      }),
      { numRuns: 500 },
    );
    longest.assertReached(60);
  });
});

describe('a zone where a region belongs', () => {
  // https://github.com/cnrancher/autok3s/issues/34, https://github.com/cloud-barista/cb-spider/issues/660 and
  // https://github.com/GoogleCloudPlatform/PerfKitBenchmarker/issues/1631 name zones so.
  const zones: readonly (readonly [string, string])[] = [
    ['cn-hangzhou-b', 'cn-hangzhou'],
    ['cn-hangzhou-l', 'cn-hangzhou'],
    ['cn-beijing-l', 'cn-beijing'],
    ['cn-shenzhen-a', 'cn-shenzhen'],
    ['cn-hongkong-b', 'cn-hongkong'],
    ['cn-wuhan-lr-a', 'cn-wuhan-lr'],
    ['cn-zhengzhou-jva-a', 'cn-zhengzhou-jva'],
    ['cn-hangzhou-finance-b', 'cn-hangzhou-finance'],
    ['cn-shanghai-finance-1b', 'cn-shanghai-finance-1'],
    ['ap-southeast-1a', 'ap-southeast-1'],
    ['us-west-1b', 'us-west-1'],
    ['eu-central-1a', 'eu-central-1'],
    ['me-central-1a', 'me-central-1'],
  ];
  for (const [zone, region] of zones) {
    it(`such as ${zone} is reported with its origin and ${region}`, () => {
      throws(
        () => requireRegion(zone, () => 'elasticContainers.regions'),
        (error: UserFacingError) => {
          equal(error.message, `${zone} in elasticContainers.regions is a zone of ${region}.`);
          equal(error.hint, `Enter ${region} there instead.`);
          return error instanceof UserFacingError;
        },
      );
      doesNotThrow(() => requireRegion(region, () => ''));
    });
  }

  it('is no region that ECI offers, and not the absence of one', () => {
    for (const region of [...listKnownRegions(), undefined]) {
      doesNotThrow(() => requireRegion(region, () => ''), region);
    }
  });
});

describe('the host inside a VPC', () => {
  const vpc = { region: 'cn-beijing' };

  it('is that of the API and the region', () => {
    equal(resolveEndpoint(api, 'cn-hangzhou', {}, vpc).host, 'thing-vpc.cn-hangzhou.aliyuncs.com');
    equal(
      resolveEndpoint(buildApi({ id: 'other' }), 'cn-hangzhou', {}, vpc).host,
      'other-vpc.cn-hangzhou.aliyuncs.com',
    );
  });

  it('follows the rule also where the public one does not', () => {
    equal(resolveEndpoint(api, 'cn-shanghai-finance-1', {}, vpc).host, 'thing-vpc.cn-shanghai-finance-1.aliyuncs.com');
  });

  it('is that of the VPC’s region for what is asked of none, and the public one where that is not known', () => {
    equal(resolveEndpoint(api, undefined, {}, vpc).host, 'thing-vpc.cn-beijing.aliyuncs.com');
    equal(resolveEndpoint(api, undefined, {}, { region: undefined }).host, 'thing.central.aliyuncs.com');
    throws(() => resolveEndpoint(api, undefined, {}, { region: 'cn-a.evil.com' }), UserFacingError);
  });

  it('gives way to the settings of the machine', () => {
    equal(resolveEndpoint(api, 'cn-beijing', { thing: 'https://gateway.corp' }, vpc).host, 'gateway.corp');
  });
});

describe('an endpoint of one’s own', () => {
  it('takes the place of the service’s, whatever the region', () => {
    const own = { thing: 'https://thing-vpc.cn-hangzhou.aliyuncs.com' };
    const expected = { protocol: 'https', host: 'thing-vpc.cn-hangzhou.aliyuncs.com' };
    deepEqual(resolveEndpoint(api, 'cn-beijing', own), expected);
    deepEqual(resolveEndpoint(api, undefined, own), expected);
    equal(resolveEndpoint(api, 'cn-beijing', { other: 'https://elsewhere' }).host, 'thing.cn-beijing.aliyuncs.com');
  });

  it('may be https anywhere, with a port and a closing slash', () => {
    deepEqual(parseOrigin('https://gateway.corp:8443/'), { protocol: 'https', host: 'gateway.corp:8443' });
    deepEqual(parseOrigin('HTTPS://Gateway.Corp:443'), { protocol: 'https', host: 'gateway.corp' });
  });

  it('may be plain http on this machine', () => {
    for (const host of ['127.0.0.1:8123', '127.1.2.3', 'localhost:1', '[::1]:8123']) {
      deepEqual(parseOrigin(`http://${host}`), { protocol: 'http', host });
    }
  });

  const refused = [
    'http://eci.cn-hangzhou.aliyuncs.com',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://0.0.0.0:8123',
    'http://[::ffff:10.0.0.1]',
    'https://user@gateway.corp',
    'https://:pass@gateway.corp',
    'https://gateway.corp/path',
    'https://gateway.corp/?a=b',
    'https://gateway.corp/?',
    'https://gateway.corp/#x',
    'ftp://gateway.corp',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'gateway.corp',
    '',
  ];
  for (const text of refused) {
    it(`may not be ${text === '' ? 'empty' : text}`, () => {
      throws(() => parseOrigin(text), UserFacingError);
    });
  }

  it('is not quoted with its query when it is refused', () => {
    throws(
      () => parseOrigin('https://gateway.corp/?token=hunter2'),
      (error: UserFacingError) =>
        !`${error.message}${error.hint}`.includes('hunter2') && /gateway\.corp/.test(error.message),
    );
  });

  it('is not quoted with a user or password when it is refused', () => {
    throws(
      () => parseOrigin('https://alice:hunter2@gateway.corp'),
      (error: UserFacingError) => !/alice|hunter2/.test(`${error.message}${error.hint}`),
    );
  });
});
