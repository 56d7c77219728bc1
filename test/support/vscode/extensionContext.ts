// What VS Code hands an extension when it activates it.
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { EventEmitter, ExtensionMode, Uri } from './values';
import { translate } from './manifestTexts';
import { extensionFolder, packageJson } from './workspace';

class Memento implements vscode.Memento {
  private readonly kept = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.kept.keys()];
  }

  get<T>(key: string, fallback?: T): T {
    return (this.kept.has(key) ? structuredClone(this.kept.get(key)) : fallback) as T;
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) {
      this.kept.delete(key);
    } else {
      this.kept.set(key, JSON.parse(JSON.stringify(value)));
    }
    return Promise.resolve();
  }

  setKeysForSync(): void {
    // Nothing is synchronized in a test.
  }
}

class Secrets {
  private readonly kept = new Map<string, string>();
  private readonly changed = new EventEmitter<{ key: string }>();
  readonly onDidChange = this.changed.event;

  keys(): Promise<string[]> {
    return Promise.resolve([...this.kept.keys()]);
  }

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.kept.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.kept.set(key, value);
    this.changed.fire({ key });
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.kept.delete(key);
    this.changed.fire({ key });
    return Promise.resolve();
  }
}

export type TestContext = vscode.ExtensionContext & { end(): void };

/** A context of an extension that was just installed. `end` is what VS Code does when the window closes. */
export function createExtensionContext(): TestContext {
  const subscriptions: { dispose(): unknown }[] = [];
  const context = {
    subscriptions,
    extensionPath: extensionFolder,
    extensionUri: Uri.file(extensionFolder),
    extensionMode: ExtensionMode.Test,
    extension: { id: 'test', packageJSON: translate(packageJson) },
    ...{ globalState: new Memento(), workspaceState: new Memento(), secrets: new Secrets() },
    asAbsolutePath: (path: string) => join(extensionFolder, path),
    end: () => {
      subscriptions
        .splice(0)
        .reverse()
        .forEach((one) => void one.dispose());
    },
  };
  return context as unknown as TestContext;
}
