// Which host answers for a product in a region. Sources: the products' endpoint pages; finance regions are named irregularly.
import { UserFacingError } from '../base/errors';
import * as l10n from '@vscode/l10n';

export type Product = 'eci' | 'ehpc' | 'esa' | 'sts';

/** API version of each product, as its documents name it. */
export const apiVersions: Readonly<Record<Product, string>> = {
  eci: '2018-08-08',
  ehpc: '2018-04-12',
  esa: '2024-09-10',
  sts: '2015-04-01',
};

/** ESA is one service for all regions; these are the regions of its entry points. Source: endpoint page of ESA. */
export const esaEntryPoints = { china: 'cn-hangzhou', international: 'ap-southeast-1' } as const;

/** Where ECI was offered when this was written, for when the service cannot be asked. Source: endpoint page of ECI. */
export function knownRegions(): readonly string[] {
  const mainland =
    'qingdao beijing zhangjiakou huhehaote wulanchabu hangzhou shanghai nanjing fuzhou shenzhen heyuan guangzhou';
  const others =
    'chengdu wuhan-lr zhengzhou-jva hongkong hangzhou-finance shanghai-finance-1 shenzhen-finance-1 beijing-finance-1';
  const abroad =
    'ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-5 ap-southeast-6 ap-southeast-7 ap-south-1 us-east-1 us-west-1 eu-west-1 eu-central-1 me-east-1 me-central-1';
  return [...`${mainland} ${others}`.split(' ').map((name) => `cn-${name}`), ...abroad.split(' ')];
}

/** Host names that do not follow {product}.{region}.aliyuncs.com. */
const irregular: Readonly<Record<string, string>> = {
  'eci/cn-shanghai-finance-1': 'eci.cn-shanghai-finance.aliyuncs.com',
  'eci/cn-shenzhen-finance-1': 'eci.cn-shenzhen-finance.aliyuncs.com',
};

/** Who answers what is asked of no region: ECI has a region-free host (DescribeRegions only), E-HPC lists regions anywhere. */
const central: Readonly<Record<Product, string>> = {
  eci: 'eci.aliyuncs.com',
  ehpc: 'ehpc.cn-hangzhou.aliyuncs.com',
  esa: `esa.${esaEntryPoints.china}.aliyuncs.com`,
  sts: 'sts.aliyuncs.com',
};

/** Origins by product from the machine-scoped setting or from the emulator, e.g. `{eci: 'http://127.0.0.1:8123'}`. */
export type EndpointOverrides = Readonly<Partial<Record<string, string>>>;

export interface Endpoint {
  readonly protocol: 'http' | 'https';
  /** Host name, with the port when it is not the protocol's own. */
  readonly host: string;
}

/** A region id that may become part of a host name. */
export function isRegionId(text: string): boolean {
  return text.length <= 64 && /^[a-z]{2}-[a-z0-9-]+$/.test(text);
}

/** Calls come from inside a VPC and go to the hosts there. */
export interface InsideVpc {
  /** Where the VPC is: who answers what is asked of no region. */
  readonly region: string | undefined;
}

/** @throws UserFacingError when the region is not one, or an override is not an origin we may send signed requests to. */
export function endpointOf(
  product: Product,
  region: string | undefined,
  overrides: EndpointOverrides,
  vpc?: InsideVpc,
): Endpoint {
  const override = overrides[product];
  if (override !== undefined) {
    return parseOrigin(override);
  }
  const asked = region ?? vpc?.region;
  if (asked === undefined) {
    // Nobody answers inside a VPC of an unknown region; this one answers whoever can reach the internet.
    return { protocol: 'https', host: central[product] };
  }
  if (!isRegionId(asked)) {
    throw new UserFacingError(
      l10n.t('Not a region id: {0}', JSON.stringify(asked)),
      l10n.t('Check the setting elasticContainers.regions.'),
    );
  }
  // Those inside a VPC are all regular, finance regions too.
  const host = vpc
    ? `${product}-vpc.${asked}.aliyuncs.com`
    : (irregular[`${product}/${asked}`] ?? `${product}.${asked}.aliyuncs.com`);
  return { protocol: 'https', host };
}

/** Plain http goes to this machine only: anywhere else the request, token included, could be read on the way. */
export function parseOrigin(text: string): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && `${url.origin}/` === url.href && url.username === '';
  if (isOrigin && url.protocol === 'https:') {
    return { protocol: 'https', host: url.host };
  }
  if (isOrigin && url.protocol === 'http:' && isLoopback(url.hostname)) {
    return { protocol: 'http', host: url.host };
  }
  throw new UserFacingError(
    l10n.t(
      'The endpoint {0} cannot be used.',
      JSON.stringify(text.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@').replace(/[?#].*$/s, '…')),
    ),
    l10n.t('Give an https origin, or http on this machine only, in the setting elasticContainers.endpoints.'),
  );
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
