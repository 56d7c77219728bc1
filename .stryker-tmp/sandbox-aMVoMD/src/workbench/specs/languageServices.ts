// Who else serves a document: VS Code's own JSON service, or the YAML extension. What they show, we do not show again.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/disposables';

interface Service {
  readonly extension: string;
  /** The setting that turns its checks off. */
  readonly section: string;
  readonly setting: string;
}

const json: Service = { extension: 'vscode.json-language-features', section: 'json', setting: 'validate.enable' };
const yaml: Service = { extension: 'redhat.vscode-yaml', section: 'yaml', setting: 'validate' };

function getLanguageService({ languageId }: vscode.TextDocument): Service {
  return languageId === 'yaml' ? yaml : json;
}

/** Gives hovers, completion and an outline from the schema. */
export function isServed(document: vscode.TextDocument): boolean {
  return vscode.extensions.getExtension(getLanguageService(document).extension) !== undefined;
}

/** Shows syntax errors and what the schema finds. */
export function isCheckedByService(document: vscode.TextDocument): boolean {
  const { section, setting } = getLanguageService(document);
  return isServed(document) && vscode.workspace.getConfiguration(section, document.uri).get(setting) !== false;
}

/** Calls back when an answer may have changed. */
export function onDidChangeServices(listener: () => void): Disposable {
  const owned = new DisposableStore();
  owned.add(vscode.extensions.onDidChange(listener));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if ([json, yaml].some(({ section, setting }) => event.affectsConfiguration(`${section}.${setting}`))) {
        listener();
      }
    }),
  );
  return owned;
}
