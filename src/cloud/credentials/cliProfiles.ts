// Profiles of the aliyun CLI, from ~/.aliyun/config.json. Read only: no file of the user is ever written.
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { UserFacingError } from '../../base/errors';
import type { Profile, CredentialContext } from './profile';
import { createEntryProfile } from './entryProfile';
import { withEnvironment, withRegionVariable } from './environment';
import type { Entry } from './fields';
import { isRecord } from '../../base/isRecord';
import { findNameless, parseConfig, readProfileList } from './configForm';
import { parseRecord, readText } from './fields';
import type { Chain } from './obtain';
import { readTextFile } from './readTextFile';
import type { ReadText } from './readTextFile';

export interface CliProfiles {
  /** Name of the profile the CLI would use. */
  readonly current?: string;
  /** About entries that are left out. */
  readonly error?: UserFacingError;
  readonly profiles: readonly Profile[];
}

export function getCliConfigPath(): string {
  return join(homedir(), '.aliyun', 'config.json');
}

/**
 * In the order of the file. No file means no profiles.
 * @throws UserFacingError when the file is of another form; the message never quotes the file, it holds secrets.
 */
export async function readCliProfiles(
  path: string,
  context: CredentialContext,
  read: ReadText = readTextFile,
): Promise<CliProfiles> {
  const { root, list } = await readConfig(path, read);
  const current = readText(root, 'current');
  const error = findNameless(path, list);
  const entries = indexEntries(list, context.env);
  return {
    ...(current !== undefined && { current }),
    ...(error && { error }),
    profiles: [...entries].map(([name, entry]) => {
      const reread = async (): Promise<Chain> => {
        const others = indexEntries((await readConfig(path, read)).list, context.env);
        return { name, entry: others.get(name) ?? {}, others };
      };
      const profile = createEntryProfile('cli', { name, entry, others: entries }, context, reread);
      return withRegionVariable(profile, context.env);
    }),
  };
}

function indexEntries(listed: readonly unknown[], env: NodeJS.ProcessEnv): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of listed.filter(isRecord)) {
    const name = readText(entry, 'name');
    // The CLI takes the first of a name.
    if (name !== undefined && !found.has(name)) {
      found.set(name, withEnvironment(dropNested(entry), env));
    }
  }
  return found;
}

/** No field that is used has fields of its own. What nests can be read at any depth, but not written for the digest of the profile. */
function dropNested(entry: Entry): Entry {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => typeof value !== 'object'));
}

async function readConfig(
  path: string,
  read: ReadText,
): Promise<{ readonly root: Entry; readonly list: readonly unknown[] }> {
  const text = await read(path, (found) => parseRecord(found) !== undefined);
  const root = text === undefined ? {} : parseConfig(path, text);
  return { root, list: readProfileList(path, root) };
}
