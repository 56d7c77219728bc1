import * as vscode from 'vscode';
import type { SpecAnalyses } from './specAnalyses';

/** The commands of a document, above its first line. */
export class SpecLenses implements vscode.CodeLensProvider {
  constructor(private readonly analyses: SpecAnalyses) {}

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const top = new vscode.Range(0, 0, 0, 0);
    const address = document.uri.toString();
    const lenses = this.analyses.findKind(document)?.binding.lenses() ?? [];
    return lenses.map(({ title, command }) => new vscode.CodeLens(top, { title, command, arguments: [address] }));
  }
}
