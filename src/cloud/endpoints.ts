// Which host answers for a product in a region. Sources: the products' endpoint pages.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../base/errors';
import type { ProductApi } from './product';

/** Origins by product from the machine-scoped setting or from the emulator, by their ids. */
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

/**
 * A zone is the ID of a region with a letter behind it, and a host of that name does not exist.
 * @param source says where the region was written
 * @throws UserFacingError for a zone
 */
export function requireRegion(region: string | undefined, source: (region: string) => string): void {
  const meant = region === undefined ? undefined : findRegionOfZone(region);
  if (region !== undefined && meant !== undefined) {
    throw new UserFacingError(
      l10n.t('{0} in {1} is a zone of {2}.', region, source(region), meant),
      l10n.t('Enter {0} there instead.', meant),
    );
  }
}

/** `cn-hangzhou-b` is in `cn-hangzhou`, `ap-southeast-1a` in `ap-southeast-1`. */
export function findRegionOfZone(text: string): string | undefined {
  const region = /-[a-z]$/.test(text) ? text.slice(0, -2) : /\d[a-z]$/.test(text) ? text.slice(0, -1) : undefined;
  return region !== undefined && isRegionId(region) ? region : undefined;
}

/** Calls come from inside a VPC and go to the hosts there. */
export interface InsideVpc {
  /** Where the VPC is: used for calls without a region. */
  readonly region: string | undefined;
}

/** @throws UserFacingError when the region is not one, or an override is not an origin we may send signed requests to. */
export function resolveEndpoint(
  { id, centralHost, irregularHosts = {} }: ProductApi,
  region: string | undefined,
  overrides: EndpointOverrides,
  vpc?: InsideVpc,
): Endpoint {
  const override = overrides[id];
  if (override !== undefined) {
    return parseOrigin(override);
  }
  const requested = region ?? vpc?.region;
  if (requested === undefined) {
    // No endpoint answers inside a VPC of an unknown region; this one is reachable from the internet.
    return { protocol: 'https', host: centralHost };
  }
  if (!isRegionId(requested)) {
    throw new UserFacingError(
      l10n.t('Not a region ID: {0}', JSON.stringify(requested)),
      l10n.t('Check the setting elasticContainers.regions.'),
    );
  }
  // Those inside a VPC are all regular, finance regions too.
  const host = vpc
    ? `${id}-vpc.${requested}.aliyuncs.com`
    : (irregularHosts[requested] ?? `${id}.${requested}.aliyuncs.com`);
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
      JSON.stringify(text.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@').replace(/[?#].*/s, '…')),
    ),
    l10n.t('Enter an HTTPS origin in the setting elasticContainers.endpoints. Plain HTTP is for this machine only.'),
  );
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
