import type * as vscode from 'vscode';

const namesKey = 'enteredKeys';
const toSecretKey = (name: string): string => `key.${name}`;

/** Keys the user entered, in VS Code's secret storage, which keeps them encrypted. It lists no names: those are kept beside it. */
export class SecretVault {
  constructor(private readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>) {}

  listNames(): Promise<readonly string[]> {
    const kept: unknown = this.context.globalState.get(namesKey);
    return Promise.resolve(Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : []);
  }

  async get(name: string): Promise<string | undefined> {
    return this.context.secrets.get(toSecretKey(name));
  }

  async set(name: string, value: string): Promise<void> {
    await this.context.secrets.store(toSecretKey(name), value);
    await this.context.globalState.update(namesKey, [...new Set([...(await this.listNames()), name])]);
  }

  async delete(name: string): Promise<void> {
    await this.context.secrets.delete(toSecretKey(name));
    await this.context.globalState.update(
      namesKey,
      (await this.listNames()).filter((one) => one !== name),
    );
  }
}
