// Where STS is asked in the name of a profile.
import * as l10n from '@vscode/l10n';
import { findRegionOfZone, isLoopback, isRegionId, requireRegion } from '../endpoints';
import type { EndpointOverrides, InsideVpc } from '../endpoints';
import { createUnusableError } from './failures';
import type { Entry, NamedEntry } from './fields';
import { readText } from './fields';
import type { CredentialContext } from './profile';

/** Fills `sts_region` where a profile leaves it open. */
export const stsRegionVariable = 'ALIBABA_CLOUD_STS_REGION';

/** Of a call, what resolveEndpoint needs to know. */
interface StsPlace {
  readonly endpoints: EndpointOverrides;
  readonly vpc: InsideVpc | undefined;
}

/**
 * The machine's settings take precedence over the profile, and an endpoint over a region.
 * @throws UserFacingError for a field that is not an address, or a zone in place of a region
 */
export function locateSts(
  { name, entry }: NamedEntry,
  { endpoints, env }: Pick<CredentialContext, 'endpoints' | 'env'>,
): StsPlace {
  const own = readText(entry, 'sts_endpoint');
  const override = endpoints()['sts'] ?? (own === undefined ? undefined : toOrigin(own));
  if (override === null) {
    throw createUnusableError(name, l10n.t('{0} is not an address', 'sts_endpoint'));
  }
  if (override === undefined) {
    requireRegion(readText(entry, 'sts_region'), (region) =>
      env[stsRegionVariable]?.trim() === region
        ? stsRegionVariable
        : l10n.t('{0} of the profile {1}', 'sts_region', name),
    );
  }
  return {
    endpoints: override === undefined ? {} : { sts: override },
    vpc: isStsInVpc(entry) ? { region: findVpcRegion(entry) } : undefined,
  };
}

/** The origin of STS where it is not the service's own; undefined also for a field that is not an address. */
export function findStsOrigin(entry: Entry): string | undefined {
  const own = readText(entry, 'sts_endpoint');
  if (own !== undefined) {
    return toOrigin(own) ?? undefined;
  }
  const region = readText(entry, 'sts_region') ?? findVpcRegion(entry);
  return isStsInVpc(entry) && region !== undefined && isRegionId(region)
    ? `https://sts-vpc.${findRegionOfZone(region) ?? region}.aliyuncs.com`
    : undefined;
}

export function isInVpc(entry: Entry): boolean {
  return readText(entry, 'endpoint_type')?.toLowerCase() === 'vpc';
}

/** The region of the VPC, as far as the profile names one. A zone in its place says which one, too. */
export function findVpcRegion(entry: Entry): string | undefined {
  const named = [readText(entry, 'region_id'), readText(entry, 'sts_region')].find(
    (region) => region !== undefined && isRegionId(region),
  );
  return named === undefined ? undefined : (findRegionOfZone(named) ?? named);
}

/** `enable_vpc` is the field of the SDKs, for STS alone. */
function isStsInVpc(entry: Entry): boolean {
  const enabled = entry['enable_vpc'];
  return isInVpc(entry) || enabled === true || (typeof enabled === 'string' && /^(true|1)$/i.test(enabled.trim()));
}

/** As the CLI does: a host, with or without a scheme before it, is called by HTTPS. Null for what is no host. */
function toOrigin(text: string): string | null {
  const address = `https://${text.replace(/^https?:\/\//i, '')}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // More than one slash at the end is as harmless as one.
  if (!url || !/^\/*$/.test(url.pathname) || `${url.origin}${url.pathname}` !== url.href) {
    return null;
  }
  return /^http:/i.test(text) && isLoopback(url.hostname) ? `http://${url.host}` : url.origin;
}
