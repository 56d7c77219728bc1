// Waits for the first spec document; nothing that reads one is loaded before.
import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables';
import type { KindManifest } from '../../model/kind';
import { findSpecKind } from './specFiles';

/** Calls `onSpec` for each document that is a spec, those that are open already included. */
export function watchForSpecs(manifests: readonly KindManifest[], onSpec: () => void): Disposable {
  const kinds = manifests.flatMap(({ spec }) => (spec ? [{ manifest: spec }] : []));
  const look = (document: vscode.TextDocument): void => {
    if (findSpecKind(kinds, document)) {
      onSpec();
    }
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.workspace.onDidOpenTextDocument(look);
}
