import { createHash } from 'node:crypto';
import type { Credential } from './credential';
import { ProfileChangedError } from './profile';
import type { Profile, ProfileSource, CredentialContext } from './profile';
import type { Entry } from './fields';
import { readText } from './fields';
import { parseMode } from './modes';
import type { Chain } from './obtain';
import { obtainCredential, findProblem } from './obtain';
import { findStsOrigin, findVpcRegion, isInVpc } from './stsPlace';

/** What a login or a renewal rewrites without a change of identity. */
const renewed: ReadonlySet<string> = new Set([
  'access_key_id',
  'access_key_secret',
  'sts_token',
  'sts_expiration',
  'access_token',
  'cloud_sso_access_token_expire',
  'oauth_access_token',
  'oauth_refresh_token',
  'oauth_access_token_expire',
  'oauth_refresh_token_expire',
]);
const loginModes: ReadonlySet<string | undefined> = new Set(['CloudSSO', 'OAuth']);

/** A profile over fields of the CLI's shape, which the other sources are put into as well. */
export function createEntryProfile(
  source: ProfileSource,
  chain: Chain,
  context: CredentialContext,
  /** The fields as they are when a credential is wanted: no secret is kept here. */
  reread: () => Promise<Chain> = () => Promise.resolve(chain),
): Profile {
  const { name, entry } = chain;
  const region = readText(entry, 'region_id');
  const vpcRegion = isInVpc(entry) ? findVpcRegion(entry) : undefined;
  const stsOrigin = findStsOrigin(entry);
  const problem = findProblem(chain);
  const revision = digestChain(chain, () => true);
  return {
    id: source === 'environment' ? source : `${source}:${name}`,
    source,
    name,
    mode: parseMode(entry) ?? readText(entry, 'mode') ?? '',
    identity: digestChain(chain, isKept),
    revision,
    ...(region !== undefined && { region }),
    ...(isInVpc(entry) && { isInVpc: true }),
    ...(vpcRegion !== undefined && { vpcRegion }),
    ...(stsOrigin !== undefined && { stsOrigin }),
    ...(problem !== undefined && { problem }),
    obtain: async (signal, refusedTokens): Promise<Credential> => {
      const now = await reread();
      if (digestChain(now, () => true) !== revision) {
        throw new ProfileChangedError(name);
      }
      return obtainCredential({ ...now, refusedTokens }, context, signal);
    },
  };
}

/** Of the profile and of all it builds on. A digest, because it is kept, and the fields are secrets. */
function digestChain({ entry, others }: Chain, isCounted: (field: string, of: Entry) => boolean): string {
  const digest = createHash('sha256');
  const seen = new Set<Entry>();
  for (let next: Entry | undefined = entry; next && !seen.has(next);) {
    const one: Entry = next;
    seen.add(one);
    const counted = Object.entries(one).filter(([field]) => isCounted(field, one));
    digest.update(JSON.stringify(counted.sort(([a], [b]) => (a < b ? -1 : 1))));
    next = others.get(readText(one, 'source_profile') ?? '');
  }
  return digest.digest('base64');
}

function isKept(field: string, of: Entry): boolean {
  return !(renewed.has(field) && loginModes.has(parseMode(of)));
}
