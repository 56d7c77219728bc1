// From a profile's fields to a credential: one way per mode.
import * as l10n from '@vscode/l10n';
import type { Credential } from './credential';
import type { Surroundings } from './profile';
import { assumeRole, assumeRoleWithOidc } from './exchanges/assumeRole';
import { cloudSsoCredential } from './exchanges/cloudSso';
import { uriCredential } from './exchanges/credentialsUri';
import { profileFromProgram } from './exchanges/externalProgram';
import { metadataCredential } from './exchanges/metadata';
import { oauthCredential } from './exchanges/oauth';
import { rsaCredential } from './exchanges/rsaKeyPair';
import { withExpiry } from './exchanges/ask';
import { unusable } from './failures';
import type { Entry } from './fields';
import { textOf } from './fields';
import { missingFields, modeOf } from './modes';
import type { Mode } from './modes';

/** A profile with the others of its file, which it may build on. */
export interface Chain {
  readonly name: string;
  readonly entry: Entry;
  readonly others: ReadonlyMap<string, Entry>;
  /** Names of the profiles that build on this one. */
  readonly above?: readonly string[];
  /** A token the service does not take any more, in case it is kept somewhere. */
  readonly refusedToken?: string | undefined;
}

/** @throws UserFacingError for a profile that cannot be used, ApiError when the exchange fails. */
export async function obtain(chain: Chain, around: Surroundings, signal: AbortSignal): Promise<Credential> {
  const { name, entry, refusedToken } = chain;
  const mode = usableMode(chain);
  switch (mode) {
    case 'AK':
      return keyOf(entry);
    case 'StsToken':
      return tokenOf(entry);
    case 'RamRoleArn':
      return assumeRole(name, entry, tokenOf(entry), around, signal);
    case 'EcsRamRole':
      return metadataCredential(name, textOf(entry, 'ram_role_name'), around, signal);
    case 'RamRoleArnWithRoleName': {
      const source = await metadataCredential(name, textOf(entry, 'ram_role_name'), around, signal);
      return assumeRole(name, entry, source, around, signal);
    }
    case 'ChainableRamRoleArn': {
      const source = await obtain(sourceOf(chain), around, signal);
      return assumeRole(name, entry, source, around, signal);
    }
    case 'OIDC':
      return assumeRoleWithOidc(name, entry, around, signal);
    case 'External':
      return externalCredential(chain, around, signal);
    case 'CredentialsURI':
      return uriCredential(name, entry, around, signal);
    case 'RsaKeyPair':
      return rsaCredential(name, entry, around, signal);
    case 'CloudSSO':
      return cloudSsoCredential(name, entry, { ...around, refusedToken }, signal);
    case 'OAuth':
      return oauthCredential(name, entry, { ...around, refusedToken }, signal);
    case 'BearerToken':
      return { accessKeyId: '', accessKeySecret: '', bearerToken: textOf(entry, 'bearer_token') ?? '' };
    case 'Anonymous':
      return { accessKeyId: '', accessKeySecret: '' };
  }
}

/** Why a profile cannot be used as it is written, found without asking anybody; undefined when nothing is wrong with it. */
export function problemOf(chain: Chain): string | undefined {
  try {
    for (let one: Chain | undefined = chain; one;) {
      one = usableMode(one) === 'ChainableRamRoleArn' ? sourceOf(one) : undefined;
    }
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function usableMode({ name, entry }: Chain): Mode {
  const mode = modeOf(entry);
  if (mode === undefined) {
    throw unusable(
      name,
      l10n.t('its mode {0} is not known', JSON.stringify(textOf(entry, 'mode')?.slice(0, 40) ?? '')),
    );
  }
  const missing = missingFields(mode, entry);
  if (missing.length > 0) {
    throw unusable(name, l10n.t('{0} is missing', missing.join(', ')));
  }
  return mode;
}

function sourceOf({ name, entry, others, above = [], refusedToken }: Chain): Chain {
  const source = textOf(entry, 'source_profile') ?? '';
  const names = [...above, name];
  if (names.includes(source)) {
    throw unusable(name, l10n.t('its source profiles form a circle: {0}', [...names, source].join(' → ')));
  }
  const found = others.get(source);
  if (!found) {
    throw unusable(name, l10n.t('its source profile {0} does not exist', source));
  }
  return { name: source, entry: found, others, above: names, refusedToken };
}

async function externalCredential(chain: Chain, around: Surroundings, signal: AbortSignal): Promise<Credential> {
  const { name, entry, others, above = [] } = chain;
  const printed = await profileFromProgram(name, entry, around, signal);
  // As the CLI does: what is printed is laid over the profile, its mode included.
  const laidOver = { ...entry, mode: undefined, ...printed };
  if (modeOf(laidOver) === 'External') {
    throw unusable(name, l10n.t('its program names another program'));
  }
  const credential = await obtain({ name, entry: laidOver, others, above }, around, signal);
  const told = Date.parse(textOf(printed, 'expiration') ?? '');
  // A program is not started for every call, whatever it says of the end.
  return withExpiry(Number.isNaN(told) ? credential : { ...credential, expiresAt: told }, around.clock.now());
}

function keyOf(entry: Entry): Credential {
  return {
    accessKeyId: textOf(entry, 'access_key_id') ?? '',
    accessKeySecret: textOf(entry, 'access_key_secret') ?? '',
  };
}

function tokenOf(entry: Entry): Credential {
  const securityToken = textOf(entry, 'sts_token');
  return { ...keyOf(entry), ...(securityToken !== undefined && { securityToken }) };
}
