import type * as vscode from 'vscode';

const namesKey = 'enteredKeys';
const secretKey = (name: string): string => `key.${name}`;

/** Keys the user entered, in VS Code's secret storage, which keeps them encrypted. It tells no names: those are kept beside it. */
export class SecretVault {
  constructor(private readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>) {}

  names(): Promise<readonly string[]> {
    const kept: unknown = this.context.globalState.get(namesKey);
    return Promise.resolve(Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : []);
  }

  async get(name: string): Promise<string | undefined> {
    return this.context.secrets.get(secretKey(name));
  }

  async set(name: string, value: string): Promise<void> {
    await this.context.secrets.store(secretKey(name), value);
    await this.context.globalState.update(namesKey, [...new Set([...(await this.names()), name])]);
  }

  async delete(name: string): Promise<void> {
    await this.context.secrets.delete(secretKey(name));
    await this.context.globalState.update(
      namesKey,
      (await this.names()).filter((one) => one !== name),
    );
  }
}
