// How a profile signs in: the modes of the aliyun CLI, which every other source is put in terms of.
import * as l10n from '@vscode/l10n';
import type { Entry } from './fields';
import { readText } from './fields';

export const modes = [
  'AK',
  'StsToken',
  'RamRoleArn',
  'EcsRamRole',
  'RsaKeyPair',
  'RamRoleArnWithRoleName',
  'ChainableRamRoleArn',
  'External',
  'CredentialsURI',
  'OIDC',
  'CloudSSO',
  'OAuth',
  'BearerToken',
  'Anonymous',
] as const;

export type Mode = (typeof modes)[number];

const byLowerCase: ReadonlyMap<string, Mode> = new Map(modes.map((mode) => [mode.toLowerCase(), mode]));

/** The mode a profile states, in any letter case, or the one its fields imply. Undefined for an unknown mode. */
export function parseMode(entry: Entry): Mode | undefined {
  const stated = readText(entry, 'mode');
  return stated === undefined ? inferMode(entry) : byLowerCase.get(stated.toLowerCase());
}

/** In the order the CLI infers it. */
function inferMode(entry: Entry): Mode {
  const has = (...names: readonly string[]): boolean => names.every((name) => readText(entry, name) !== undefined);
  if (has('access_key_id', 'access_key_secret')) {
    return has('sts_token') ? 'StsToken' : has('ram_role_arn') ? 'RamRoleArn' : 'AK';
  }
  const speaking: readonly (readonly [Mode, readonly string[]])[] = [
    ['RsaKeyPair', ['private_key', 'key_pair_name']],
    ['EcsRamRole', ['ram_role_name']],
    ['External', ['process_command']],
    ['OIDC', ['oidc_provider_arn', 'oidc_token_file', 'ram_role_arn']],
    ['CloudSSO', ['cloud_sso_sign_in_url']],
    ['BearerToken', ['bearer_token']],
  ];
  return speaking.find(([, names]) => has(...names))?.[0] ?? 'AK';
}

const key = ['access_key_id', 'access_key_secret'] as const;

/** Fields without which a mode cannot work. */
const needed: Readonly<Record<Mode, readonly string[]>> = {
  AK: key,
  StsToken: [...key, 'sts_token'],
  RamRoleArn: [...key, 'ram_role_arn'],
  EcsRamRole: [],
  RsaKeyPair: ['private_key', 'key_pair_name'],
  RamRoleArnWithRoleName: ['ram_role_arn'],
  ChainableRamRoleArn: ['source_profile', 'ram_role_arn'],
  External: ['process_command'],
  CredentialsURI: ['credentials_uri'],
  OIDC: ['oidc_provider_arn', 'oidc_token_file', 'ram_role_arn'],
  CloudSSO: ['cloud_sso_sign_in_url', 'cloud_sso_account_id', 'cloud_sso_access_config'],
  OAuth: ['oauth_site_type'],
  BearerToken: ['bearer_token'],
  Anonymous: [],
};

/** Names of the fields that are absent. */
export function listMissingFields(mode: Mode, entry: Entry): readonly string[] {
  return needed[mode].filter((name) => readText(entry, name) === undefined);
}

/** A mode as people call it. */
export function formatMode(mode: Mode): string {
  const texts: Readonly<Record<Mode, () => string>> = {
    AK: () => l10n.t('access key'),
    StsToken: () => l10n.t('STS token'),
    RamRoleArn: () => l10n.t('RAM role'),
    EcsRamRole: () => l10n.t('RAM role of this ECS instance'),
    RsaKeyPair: () => l10n.t('RSA key pair'),
    RamRoleArnWithRoleName: () => l10n.t('RAM role, by the role of this ECS instance'),
    ChainableRamRoleArn: () => l10n.t('RAM role, by another profile'),
    External: () => l10n.t('external program'),
    CredentialsURI: () => l10n.t('credentials URI'),
    OIDC: () => l10n.t('RAM role, by OIDC'),
    CloudSSO: () => l10n.t('CloudSSO'),
    OAuth: () => l10n.t('OAuth'),
    BearerToken: () => l10n.t('bearer token'),
    Anonymous: () => l10n.t('anonymous'),
  };
  return texts[mode]();
}
