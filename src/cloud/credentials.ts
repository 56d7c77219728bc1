// What a credential is and where the ones we read come from. Read only: no file of the user is ever written.
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserFacingError } from '../base/errors';
import * as l10n from '@vscode/l10n';

export interface Credential {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/** A place credentials come from, found without reading a secret into anything that outlives the call. */
export interface Profile {
  /** Stable across restarts, e.g. `cli:default`. */
  readonly id: string;
  readonly source: 'environment' | 'cli';
  readonly name: string;
  /** Region the profile names, if it names one. */
  readonly region?: string;
  credential(): Promise<Credential>;
}

/** Environment variables, as the official tools name them. */
export function environmentProfile(env: NodeJS.ProcessEnv): Profile | undefined {
  const accessKeyId = env['ALIBABA_CLOUD_ACCESS_KEY_ID']?.trim();
  const accessKeySecret = env['ALIBABA_CLOUD_ACCESS_KEY_SECRET']?.trim();
  if (!accessKeyId || !accessKeySecret) {
    return undefined;
  }
  const securityToken = env['ALIBABA_CLOUD_SECURITY_TOKEN']?.trim();
  const region = env['ALIBABA_CLOUD_REGION_ID']?.trim();
  return {
    id: 'environment',
    source: 'environment',
    name: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    ...(region && { region }),
    credential: () => Promise.resolve({ accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) }),
  };
}

export interface CliProfiles {
  /** Name of the profile the CLI would use. */
  readonly current?: string;
  readonly profiles: readonly Profile[];
}

export function cliConfigPath(): string {
  return join(homedir(), '.aliyun', 'config.json');
}

/**
 * Profiles of the `aliyun` CLI. No file means no profiles.
 * @throws UserFacingError when the file does not parse; the message never quotes the file, it holds secrets.
 */
export async function readCliProfiles(path = cliConfigPath()): Promise<CliProfiles> {
  const root = await readConfig(path);
  const current = textOf(root['current']);
  return {
    ...(current && { current }),
    profiles: entriesOf(root).map(([name, entry]) => {
      const region = textOf(entry['region_id']);
      return {
        id: `cli:${name}`,
        source: 'cli',
        name,
        ...(region && { region }),
        // Read anew each time: the CLI may have renewed a token, and no secret is kept here.
        credential: async () => {
          const found = entriesOf(await readConfig(path)).find(([other]) => other === name);
          return credentialOf(name, found?.[1] ?? {});
        },
      };
    }),
  };
}

/** Named entries of the file, in its order. */
function entriesOf(root: Record<string, unknown>): readonly (readonly [string, Record<string, unknown>])[] {
  const profiles: readonly unknown[] = Array.isArray(root['profiles']) ? root['profiles'] : [];
  return profiles.filter(isRecord).flatMap((entry) => {
    const name = textOf(entry['name']);
    return name ? [[name, entry] as const] : [];
  });
}

async function readConfig(path: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw new UserFacingError(
      l10n.t('Could not read {0}: {1}', path, (error as NodeJS.ErrnoException).code ?? 'unknown'),
      l10n.t('Check that you may read the file.'),
    );
  }
  const root = parseJson(text.replace(/^\ufeff/, ''));
  if (!isRecord(root)) {
    throw new UserFacingError(
      l10n.t('{0} is not valid JSON.', path),
      l10n.t('Run "aliyun configure" to write it anew, or mend it by hand.'),
    );
  }
  return root;
}

function credentialOf(name: string, entry: Record<string, unknown>): Credential {
  const accessKeyId = textOf(entry['access_key_id']);
  const accessKeySecret = textOf(entry['access_key_secret']);
  const securityToken = textOf(entry['sts_token']);
  const mode = (textOf(entry['mode']) ?? (securityToken ? 'StsToken' : 'AK')).toLowerCase();
  if (mode !== 'ak' && mode !== 'ststoken') {
    throw new UserFacingError(
      l10n.t('The profile {0} signs in by {1}, which is not supported yet.', name, mode),
      l10n.t('Choose a profile with an access key (AK) or an STS token (StsToken).'),
    );
  }
  if (!accessKeyId || !accessKeySecret || (mode === 'ststoken' && !securityToken)) {
    throw new UserFacingError(
      l10n.t('The profile {0} has no complete credentials.', name),
      l10n.t('Run "aliyun configure --profile {0}".', name),
    );
  }
  return { accessKeyId, accessKeySecret, ...(mode === 'ststoken' && securityToken && { securityToken }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
