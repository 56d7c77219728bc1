// Settings, folders and documents of the `vscode` API. Settings start with the defaults of the extension's own package.json.
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type * as vscode from 'vscode';
import * as documents from './documents';
import { EventEmitter } from './values';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Record<string, { readonly default?: unknown }> };
  };
}

/** The test is bundled below out/, so the folder it runs in is taken. */
export const extensionFolder = process.cwd();
export const packageJson = JSON.parse(readFileSync(join(extensionFolder, 'package.json'), 'utf8')) as Manifest;

type Level = 'global' | 'workspace';

const values = { global: new Map<string, unknown>(), workspace: new Map<string, unknown>() };
const didChange = new EventEmitter<vscode.ConfigurationChangeEvent>();
const didGrantTrust = new EventEmitter<void>();
let folders: readonly vscode.WorkspaceFolder[] | undefined;
let isTrusted = true;

export function resetWorkspace(): void {
  values.global.clear();
  values.workspace.clear();
  folders = undefined;
  isTrusted = true;
}

/** Sets a setting as the user does; undefined takes it back. */
export function setSetting(name: string, value: unknown, level: Level = 'global'): void {
  if (value === undefined) {
    values[level].delete(name);
  } else {
    values[level].set(name, value);
  }
  didChange.fire({ affectsConfiguration: (section) => name === section || name.startsWith(`${section}.`) });
}

export function setTrusted(value: boolean): void {
  isTrusted = value;
  if (value) {
    didGrantTrust.fire();
  }
}

export function openFolder(uri: vscode.Uri): void {
  folders = [{ uri, name: basename(uri.path), index: 0 }];
}

function readDefault(name: string): unknown {
  return packageJson.contributes.configuration.properties[name]?.default;
}

function getConfiguration(section = ''): unknown {
  const toName = (name: string): string => (section === '' ? name : `${section}.${name}`);
  const inspect = (name: string) => ({
    key: toName(name),
    defaultValue: readDefault(toName(name)),
    globalValue: values.global.get(toName(name)),
    workspaceValue: values.workspace.get(toName(name)),
    workspaceFolderValue: undefined,
  });
  const get = (name: string, fallback?: unknown): unknown => {
    const { defaultValue, globalValue, workspaceValue } = inspect(name);
    return structuredClone(workspaceValue ?? globalValue ?? defaultValue ?? fallback);
  };
  return {
    ...{ get, inspect },
    has: (name: string) => get(name) !== undefined,
    update: (name: string, value: unknown, target: unknown): Promise<void> => {
      setSetting(toName(name), value, target === 2 || target === false ? 'workspace' : 'global');
      return Promise.resolve();
    },
  };
}

export const workspace = {
  ...documents.documentEvents,
  fs: documents.fs,
  openTextDocument: documents.openTextDocument,
  applyEdit: documents.applyEdit,
  registerTextDocumentContentProvider: documents.registerTextDocumentContentProvider,
  registerFileSystemProvider: documents.registerFileSystemProvider,
  get textDocuments() {
    return documents.textDocuments();
  },
  get workspaceFolders() {
    return folders;
  },
  get isTrusted() {
    return isTrusted;
  },
  onDidGrantWorkspaceTrust: didGrantTrust.event,
  onDidChangeConfiguration: didChange.event,
  getConfiguration,
  asRelativePath: (given: vscode.Uri | string): string => {
    const path = typeof given === 'string' ? given : given.fsPath;
    const [folder] = folders ?? [];
    return folder && path.startsWith(`${folder.uri.fsPath}/`) ? relative(folder.uri.fsPath, path) : path;
  },
};
