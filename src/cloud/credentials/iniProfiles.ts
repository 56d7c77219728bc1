// Profiles of the official libraries' own file, ~/.alibabacloud/credentials, in the INI form. Read only.
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Profile, CredentialContext } from './profile';
import { createEntryProfile } from './entryProfile';
import { withNetwork } from './environment';
import type { Entry } from './fields';
import { readText } from './fields';
import type { Chain } from './obtain';
import { readTextFile } from './readTextFile';
import type { ReadText } from './readTextFile';

export function getIniPath(env: NodeJS.ProcessEnv): string {
  return env['ALIBABA_CLOUD_CREDENTIALS_FILE']?.trim() || join(homedir(), '.alibabacloud', 'credentials');
}

/** Those with `enable = false` are left out. No file means no profiles. */
export async function readIniProfiles(
  path: string,
  context: CredentialContext,
  read: ReadText = readTextFile,
): Promise<readonly Profile[]> {
  const entries = await readEntries(path, context.env, read);
  return [...entries].map(([name, entry]) =>
    createEntryProfile('ini', { name, entry, others: new Map() }, context, async (): Promise<Chain> => {
      return { name, entry: (await readEntries(path, context.env, read)).get(name) ?? {}, others: new Map() };
    }),
  );
}

async function readEntries(path: string, env: NodeJS.ProcessEnv, read: ReadText): Promise<ReadonlyMap<string, Entry>> {
  const sections = parseIni((await read(path, (text) => text !== '')) ?? '');
  const enabled = [...sections].filter(
    ([name, fields]) => name !== '' && readText(fields, 'enable')?.toLowerCase() !== 'false',
  );
  return new Map(enabled.map(([name, fields]) => [name, withNetwork(toCliShape(fields), env)]));
}

/**
 * Sections of `name = value` or `name: value` lines, whose names may be in any letter case, as Python's library reads them. White
 * space, then `;` or `#`, begins a comment, as in the documents of the libraries; elsewhere both are part of the value, which may be a
 * secret.
 */
export function parseIni(text: string): ReadonlyMap<string, Entry> {
  const sections = new Map<string, Record<string, string>>();
  let fields: Record<string, string> | undefined;
  for (const raw of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    // Whatever is behind the bracket: the fields that follow must not get into the section before.
    const section = /^\[([^\]]*)/.exec(line)?.[1]?.trim();
    const end = line.search(/[=:]/);
    if (section !== undefined) {
      fields = sections.get(section) ?? (Object.create(null) as Record<string, string>);
      sections.set(section, fields);
    } else if (fields && end > 0 && !isComment(line)) {
      fields[line.slice(0, end).trim().toLowerCase()] = parseValue(line.slice(end + 1));
    }
  }
  return sections;
}

function parseValue(written: string): string {
  const comment = written.search(/\s[#;]/);
  return unquote(written.trim()) ?? written.slice(0, comment < 0 ? undefined : comment).trim();
}

/** Undefined for a value without quotes. A quote within ends nothing: after the last one there is a comment at most. */
function unquote(value: string): string | undefined {
  const quote = value.charAt(0);
  if (quote !== '"' && quote !== "'") {
    return undefined;
  }
  for (let end = value.indexOf(quote, 1); end > 0; end = value.indexOf(quote, end + 1)) {
    const rest = value.slice(end + 1).trimStart();
    if (rest === '' || isComment(rest)) {
      return value.slice(1, end);
    }
  }
  return undefined;
}

function isComment(text: string): boolean {
  return /^[#;]/.test(text);
}

const modeOfType: ReadonlyMap<string, string> = new Map([
  ['access_key', 'AK'],
  ['sts', 'StsToken'],
  ['ram_role_arn', 'RamRoleArn'],
  ['ecs_ram_role', 'EcsRamRole'],
  ['rsa_key_pair', 'RsaKeyPair'],
  ['oidc_role_arn', 'OIDC'],
  ['credentials_uri', 'CredentialsURI'],
  ['bearer', 'BearerToken'],
  ['bearer_token', 'BearerToken'],
]);

/** The same values under the CLI's names. */
function toCliShape(fields: Entry): Entry {
  const type = readText(fields, 'type') ?? 'access_key';
  const renamed = {
    mode: modeOfType.get(type.toLowerCase()) ?? type,
    sts_token: readText(fields, 'security_token'),
    ram_role_arn: readText(fields, 'role_arn'),
    ram_session_name: readText(fields, 'role_session_name', 'session_name'),
    ram_role_name: readText(fields, 'role_name'),
    expired_seconds: readText(fields, 'duration_seconds', 'session_expiration'),
    private_key: readText(fields, 'private_key_file'),
    key_pair_name: readText(fields, 'public_key_id'),
    oidc_token_file: readText(fields, 'oidc_token_file_path', 'oidc_token_file'),
  };
  return { ...fields, ...renamed };
}
