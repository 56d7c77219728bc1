// Keys the user typed in. Their storage (SecretStorage) is behind a port; this module knows their format.
import type { Profile, CredentialContext } from './profile';
import { createEntryProfile } from './entryProfile';
import { parseRecord, readText } from './fields';

/** Keeps secrets by name; no file of the workspace or of the settings can reach it. */
export interface SecretVault {
  listNames(): Promise<readonly string[]>;
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
}

export interface EnteredKey {
  readonly name: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string | undefined;
  readonly region: string | undefined;
}

export async function storeKey(vault: SecretVault, key: EnteredKey): Promise<void> {
  const { name, accessKeyId, accessKeySecret, securityToken, region } = key;
  const entry = {
    ...{ access_key_id: accessKeyId, access_key_secret: accessKeySecret, sts_token: securityToken, region_id: region },
    mode: securityToken === undefined ? 'AK' : 'StsToken',
  };
  await vault.set(name, JSON.stringify(entry));
}

export async function readEnteredProfiles(vault: SecretVault, context: CredentialContext): Promise<readonly Profile[]> {
  const profiles: Profile[] = [];
  for (const name of await vault.listNames()) {
    const read = async () => ({ name, entry: parseRecord((await vault.get(name)) ?? '') ?? {}, others: new Map() });
    const chain = await read();
    if (readText(chain.entry, 'mode') !== undefined) {
      profiles.push(createEntryProfile('entered', chain, context, read));
    }
  }
  return profiles;
}
