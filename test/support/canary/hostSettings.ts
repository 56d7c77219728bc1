// The home folder, the settings and the questions of the window that the host suite runs in.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Writes the aliyun CLI's file, where the suite's home folder is a temporary one. */
export async function writeCliConfig(text: string): Promise<void> {
  assert.ok(homedir().startsWith(tmpdir()), `${homedir()} looks like the real home folder of a user`);
  await mkdir(join(homedir(), '.aliyun'), { recursive: true });
  await writeFile(join(homedir(), '.aliyun/config.json'), text);
}

/** User settings; undefined takes one back to its default. */
export async function setUserSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }
}

/** Puts functions of `object` in the place of its own; call the result to put them back. */
export function replaceMembers<T extends object>(
  object: T,
  replacements: { readonly [K in keyof T]?: T[K] },
): () => void {
  const originals = Object.keys(replacements).map((name) => [name, Reflect.get(object, name) as unknown] as const);
  Object.entries(replacements).forEach(([name, value]) => Reflect.set(object, name, value));
  return () => originals.forEach(([name, value]) => Reflect.set(object, name, value));
}

/** A port of this machine without a listener. */
const nowhere = 'http://127.0.0.1:9';
const products = ['eci', 'ehpc', 'esa', 'sts', 'metadata', 'oauth'] as const;

/** Where calls go; those of the products left out go nowhere, and none to the service itself. */
export async function sendCallsTo(origins: { readonly [K in (typeof products)[number]]?: string }): Promise<void> {
  await setUserSettings({
    'elasticContainers.endpoints': Object.fromEntries(products.map((name) => [name, origins[name] ?? nowhere])),
  });
}

/** Puts our views out of sight, where they ask for nothing. */
export async function hideViews(): Promise<void> {
  await vscode.commands.executeCommand('workbench.view.explorer');
}
