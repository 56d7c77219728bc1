// From a profile's fields to a credential: one way per mode.
import * as l10n from '@vscode/l10n';
import type { Credential } from './credential';
import type { CredentialContext } from './profile';
import { assumeRole, assumeRoleWithOidc } from './exchanges/assumeRole';
import { obtainCloudSsoCredential } from './exchanges/cloudSso';
import { obtainUriCredential } from './exchanges/credentialsUri';
import { readProgramProfile } from './exchanges/externalProgram';
import { obtainMetadataCredential } from './exchanges/metadata';
import { obtainOauthCredential } from './exchanges/oauth';
import { obtainRsaCredential } from './exchanges/rsaKeyPair';
import { withExpiry } from './exchanges/ask';
import { createUnusableError } from './failures';
import type { Entry, NamedEntry } from './fields';
import { readText } from './fields';
import { listMissingFields, parseMode } from './modes';
import type { Mode } from './modes';

/** A profile with the others of its file, which it may build on. */
export interface Chain extends NamedEntry {
  readonly others: ReadonlyMap<string, Entry>;
  /** Names of the profiles that build on this one. */
  readonly referrers?: readonly string[];
  /** Tokens the service does not take any more, in case one is kept somewhere. */
  readonly refusedTokens?: ReadonlySet<string> | undefined;
}

/** @throws UserFacingError for a profile that cannot be used, ApiError when the exchange fails. */
export async function obtainCredential(
  chain: Chain,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const { name, entry, refusedTokens } = chain;
  const mode = requireMode(chain);
  switch (mode) {
    case 'AK':
      return toKeyCredential(entry);
    case 'StsToken':
      return toTokenCredential(entry);
    case 'RamRoleArn':
      return assumeRole(chain, toTokenCredential(entry), context, signal);
    case 'EcsRamRole':
      return obtainMetadataCredential(name, readText(entry, 'ram_role_name'), context, signal);
    case 'RamRoleArnWithRoleName': {
      const source = await obtainMetadataCredential(name, readText(entry, 'ram_role_name'), context, signal);
      return assumeRole(chain, source, context, signal);
    }
    case 'ChainableRamRoleArn': {
      const source = await obtainCredential(resolveSource(chain), context, signal);
      return assumeRole(chain, source, context, signal);
    }
    case 'OIDC':
      return assumeRoleWithOidc(chain, context, signal);
    case 'External':
      return obtainExternalCredential(chain, context, signal);
    case 'CredentialsURI':
      return obtainUriCredential(name, entry, context, signal);
    case 'RsaKeyPair':
      return obtainRsaCredential(name, entry, context, signal);
    case 'CloudSSO':
      return obtainCloudSsoCredential(name, entry, { ...context, refusedTokens }, signal);
    case 'OAuth':
      return obtainOauthCredential(name, entry, { ...context, refusedTokens }, signal);
    case 'BearerToken':
      return toBearerCredential(entry);
    case 'Anonymous':
      return { accessKeyId: '', accessKeySecret: '' };
  }
}

/** Why a profile cannot be used as it is written, found without any call; undefined when nothing is wrong with it. */
export function findProblem(chain: Chain): string | undefined {
  try {
    for (let one: Chain | undefined = chain; one;) {
      one = requireMode(one) === 'ChainableRamRoleArn' ? resolveSource(one) : undefined;
    }
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function requireMode({ name, entry }: Chain): Mode {
  const mode = parseMode(entry);
  if (mode === undefined) {
    throw createUnusableError(
      name,
      l10n.t('its mode {0} is not supported', JSON.stringify(readText(entry, 'mode')?.slice(0, 40) ?? '')),
    );
  }
  const missing = listMissingFields(mode, entry);
  if (missing.length > 0) {
    throw createUnusableError(name, l10n.t('{0} is missing', missing.join(', ')));
  }
  return mode;
}

function resolveSource({ name, entry, others, referrers = [], refusedTokens }: Chain): Chain {
  const source = readText(entry, 'source_profile') ?? '';
  const names = [...referrers, name];
  if (names.includes(source)) {
    throw createUnusableError(name, l10n.t('its source profiles form a cycle: {0}', [...names, source].join(' → ')));
  }
  const found = others.get(source);
  if (!found) {
    throw createUnusableError(name, l10n.t('its source profile {0} does not exist', source));
  }
  return { name: source, entry: found, others, referrers: names, refusedTokens };
}

const expectedFields = 'mode, access_key_id, access_key_secret, sts_token';

async function obtainExternalCredential(
  chain: Chain,
  context: CredentialContext,
  signal: AbortSignal,
): Promise<Credential> {
  const { name, entry } = chain;
  const printed = await readProgramProfile(name, entry, context, signal);
  // As the CLI does: the program's output is merged into the profile, its mode included.
  const merged = { ...entry, mode: undefined, ...printed };
  if (parseMode(merged) === 'External') {
    throw createUnusableError(
      name,
      describePrinted(printed),
      l10n.t('Correct the program, or select another profile.'),
    );
  }
  const credential = await obtainCredential({ ...chain, entry: merged }, context, signal);
  const printedMode = Date.parse(readText(printed, 'expiration') ?? '');
  // A program is not started for every call, whatever expiry it reports.
  return withExpiry(
    Number.isNaN(printedMode) ? credential : { ...credential, expiresAt: printedMode },
    context.clock.now(),
  );
}

/** Fields by which other tools name a credential. */
const otherForms: readonly string[] = [
  ...['AccessKeyId', 'SecretAccessKey', 'AccessKeySecret', 'SessionToken', 'SecurityToken', 'Credentials'],
  ...['accessKeyId', 'accessKeySecret', 'secretAccessKey', 'accessKey', 'secretKey', 'sessionToken', 'securityToken'],
  ...['access_token', 'token'],
];

/** Why what a program printed is not the profile of a credential. */
function describePrinted(printed: Entry): string {
  if (readText(printed, 'mode', 'process_command') !== undefined) {
    return l10n.t('its external program refers to another program');
  }
  return otherForms.some((field) => Object.hasOwn(printed, field))
    ? l10n.t('its external program printed credentials in the form of another tool; expected are {0}', expectedFields)
    : l10n.t('its external program printed no profile; expected are {0}', expectedFields);
}

function toKeyCredential(entry: Entry): Credential {
  return {
    accessKeyId: readText(entry, 'access_key_id') ?? '',
    accessKeySecret: readText(entry, 'access_key_secret') ?? '',
  };
}

function toTokenCredential(entry: Entry): Credential {
  const securityToken = readText(entry, 'sts_token');
  return { ...toKeyCredential(entry), ...(securityToken !== undefined && { securityToken }) };
}

function toBearerCredential(entry: Entry): Credential {
  return { accessKeyId: '', accessKeySecret: '', bearerToken: readText(entry, 'bearer_token') ?? '' };
}
