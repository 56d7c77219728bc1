import { storeKey } from '../credentials/entered';
import type { EnteredKey, SecretVault } from '../credentials/entered';
import type { Session } from './session';

/** Keys that the user types in and takes back. */
export class EnteredKeys {
  constructor(
    private readonly vault: SecretVault,
    private readonly session: Session,
  ) {}

  listNames(): Promise<readonly string[]> {
    return this.vault.listNames();
  }

  /** Keeps the key and signs in with it. */
  async add(key: EnteredKey): Promise<void> {
    await storeKey(this.vault, key);
    await this.session.select(`entered:${key.name}`);
  }

  /** Nothing is sent any more with a key that was taken back. */
  async remove(name: string): Promise<void> {
    await this.vault.delete(name);
    await this.session.handleProfileRemoved(`entered:${name}`);
  }
}
