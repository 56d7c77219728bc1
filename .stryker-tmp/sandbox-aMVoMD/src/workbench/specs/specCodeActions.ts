// Quick fixes: what our own analysis knows to be sure, wherever the finding is shown and by whom.
import * as vscode from 'vscode';
import type { Fix } from '../../model/spec/finding';
import type { SpecAnalyses } from './specAnalyses';

export class SpecCodeActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly analyses: SpecAnalyses) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    selected: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const { version } = document;
    const analysis = await this.analyses.analyze(document);
    if (!analysis || document.version !== version) {
      return [];
    }
    return analysis.findings.flatMap(({ fix, range, around = range, code, source }) => {
      const place = toRange(document, range);
      if (!fix || !(place.intersection(selected) ?? toRange(document, around).intersection(selected))) {
        return [];
      }
      const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
      action.edit = toWorkspaceEdit(document, fix);
      action.isPreferred = true;
      const isShown = (one: vscode.Diagnostic): boolean =>
        one.range.isEqual(place) && (source !== 'rule' || one.code === code);
      action.diagnostics = context.diagnostics.filter(isShown);
      return [action];
    });
  }
}

function toWorkspaceEdit(document: vscode.TextDocument, { edits }: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((one) => vscode.TextEdit.replace(toRange(document, one), one.text)),
  );
  return edit;
}

function toRange(
  document: vscode.TextDocument,
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
