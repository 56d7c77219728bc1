// What environment variables say. Sources: the aliyun CLI's flags and the default chain of the official libraries.
import type { Profile, CredentialContext } from './profile';
import { createEntryProfile } from './entryProfile';
import type { Entry } from './fields';
import { stsRegionVariable } from './stsPlace';

/** First hit wins, as in the CLI. */
const families = ['ALIBABA_CLOUD_', 'ALIBABACLOUD_', 'ALICLOUD_'];
const bareRegions = ['REGION_ID', 'REGION'];

function readVariable(env: NodeJS.ProcessEnv, name: string, bare: readonly string[] = []): string | undefined {
  const names = [...families.map((family) => `${family}${name}`), ...bare];
  return names.map((one) => env[one]?.trim()).find((value) => value !== undefined && value !== '');
}

/** With the variable that has its region, for messages about it. */
export function withRegionVariable(profile: Profile, env: NodeJS.ProcessEnv): Profile {
  const { region } = profile;
  const names = [...families.map((family) => `${family}REGION_ID`), ...bareRegions];
  const regionVariable = names.find((name) => region !== undefined && env[name]?.trim() === region);
  return { ...profile, ...(regionVariable !== undefined && { regionVariable }) };
}

/** Name of the CLI profile that the environment asks for. */
export function getNamedProfile(env: NodeJS.ProcessEnv): string | undefined {
  const names = ['ALIBABACLOUD_PROFILE', 'ALIBABA_CLOUD_PROFILE', 'ALICLOUD_PROFILE'];
  return names.map((name) => env[name]?.trim()).find((value) => value !== undefined && value !== '');
}

/** The CLI's file is to be left alone. */
export function isCliIgnored(env: NodeJS.ProcessEnv): boolean {
  return ['ALIBABA_CLOUD_IGNORE_PROFILE', 'ALIBABA_CLOUD_CLI_PROFILE_DISABLED'].some((name) =>
    /^(true|1)$/i.test(env[name]?.trim() ?? ''),
  );
}

/**
 * Where calls go, for a profile that leaves it open. In a Kubernetes pod with RRSA, these variables are set by the webhook that also
 * brings the token. The CLI and the SDKs know those of STS by one name only.
 */
export function withNetwork(entry: Entry, env: NodeJS.ProcessEnv, bare: readonly string[] = []): Entry {
  const isVpcEnabled = /^(true|1)$/i.test(env['ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED']?.trim() ?? '');
  return fillOpen(entry, {
    endpoint_type: readVariable(env, 'ENDPOINT_TYPE', bare) ?? (isVpcEnabled ? 'vpc' : undefined),
    enable_vpc: isVpcEnabled ? 'true' : undefined,
    sts_endpoint: env['ALIBABA_CLOUD_STS_ENDPOINT'],
    sts_region: env[stsRegionVariable],
  });
}

/** What the environment adds to a profile of the CLI that leaves it open. The CLI also takes names without a family here. */
export function withEnvironment(entry: Entry, env: NodeJS.ProcessEnv): Entry {
  const added = {
    access_key_id: readVariable(env, 'ACCESS_KEY_ID', ['ACCESS_KEY_ID']),
    access_key_secret: readVariable(env, 'ACCESS_KEY_SECRET', ['ACCESS_KEY_SECRET']),
    sts_token: readVariable(env, 'SECURITY_TOKEN', ['SECURITY_TOKEN']),
    region_id: readVariable(env, 'REGION_ID', bareRegions),
    credentials_uri: readVariable(env, 'CREDENTIALS_URI'),
    bearer_token: readVariable(env, 'BEARER_TOKEN'),
    oidc_provider_arn: readVariable(env, 'OIDC_PROVIDER_ARN'),
    oidc_token_file: readVariable(env, 'OIDC_TOKEN_FILE'),
    ram_role_arn: readVariable(env, 'ROLE_ARN'),
    external_id: readVariable(env, 'EXTERNAL_ID'),
  };
  return withNetwork(fillOpen(entry, added), env, ['ENDPOINT_TYPE']);
}

function fillOpen(entry: Entry, added: Readonly<Record<string, string | undefined>>): Entry {
  const open = Object.entries(added).filter(([name, value]) => isWritten(value) && !isWritten(entry[name]));
  return { ...entry, ...Object.fromEntries(open) };
}

function isWritten(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && value.trim() !== '');
}

/**
 * Whom the environment signs in as: a key, then an identity token, then an address, then a bearer token, then the role of this
 * machine when it is named. Names without a family are not enough: they may be meant for another cloud.
 */
export function readEnvironmentProfile(context: CredentialContext): Profile | undefined {
  const { env } = context;
  const value = (name: string): string | undefined => readVariable(env, name);
  const key = { access_key_id: value('ACCESS_KEY_ID'), access_key_secret: value('ACCESS_KEY_SECRET') };
  const token = value('SECURITY_TOKEN');
  const oidc = {
    oidc_provider_arn: value('OIDC_PROVIDER_ARN'),
    oidc_token_file: value('OIDC_TOKEN_FILE'),
    ram_role_arn: value('ROLE_ARN'),
    ram_session_name: value('ROLE_SESSION_NAME'),
  };
  const uri = value('CREDENTIALS_URI');
  const bearer = value('BEARER_TOKEN');
  const machineRole = value('ECS_METADATA');
  const found: Entry | undefined =
    key.access_key_id && key.access_key_secret
      ? { mode: token === undefined ? 'AK' : 'StsToken', ...key, sts_token: token }
      : oidc.oidc_provider_arn && oidc.oidc_token_file && oidc.ram_role_arn
        ? { mode: 'OIDC', ...oidc }
        : uri
          ? { mode: 'CredentialsURI', credentials_uri: uri }
          : bearer
            ? { mode: 'BearerToken', bearer_token: bearer }
            : machineRole
              ? { mode: 'EcsRamRole', ram_role_name: machineRole }
              : undefined;
  const entry = found && withNetwork({ ...found, region_id: value('REGION_ID') }, env);
  const chain = entry && { name: 'ALIBABA_CLOUD_…', entry, others: new Map() };
  return chain && withRegionVariable(createEntryProfile('environment', chain, context), env);
}
