import * as vscode from 'vscode';
import { logScheme } from '../../../../src/workbench/documents/schemes';
import type { LogDocuments } from '../../../../src/workbench/logs/logDocuments';

/** Has VS Code read the logs directly, without the part that loads the workbench first. */
export function registerLogs(documents: LogDocuments): void {
  vscode.workspace.registerTextDocumentContentProvider(logScheme, {
    onDidChange: documents.onDidChange,
    provideTextDocumentContent: (uri) => documents.provideTextDocumentContent(uri),
  });
}
