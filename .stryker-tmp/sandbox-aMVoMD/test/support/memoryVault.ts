import type { SecretVault } from '../../src/cloud/credentials/entered';

/** Keeps secrets for as long as a test. */
export class MemoryVault implements SecretVault {
  readonly kept = new Map<string, string>();

  listNames(): Promise<readonly string[]> {
    return Promise.resolve([...this.kept.keys()]);
  }

  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.kept.get(name));
  }

  set(name: string, value: string): Promise<void> {
    this.kept.set(name, value);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.kept.delete(name);
    return Promise.resolve();
  }
}
