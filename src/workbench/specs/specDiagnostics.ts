// Puts findings into the list of problems: the rules' always, those of syntax and schema only where no language service shows
// them, and what the service answered, until the next edit.
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { toSingleLine } from '../../base/text';
import type { Finding, Severity, SpecPath } from '../../model/spec/finding';
import { findNodeAt, getValueRange } from '../../engine/spec/node';
import { sanitizeMessage } from '../plainText';
import { isCheckedByService, onDidChangeServices } from './languageServices';
import type { SpecAnalyses } from './specAnalyses';
import type { SpecAnalysis } from '../../model/spec/document';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

export class SpecDiagnostics implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly collection = this.owned.add(vscode.languages.createDiagnosticCollection('elasticContainers'));
  private readonly findings = new Map<string, readonly vscode.Diagnostic[]>();
  /** What the service reported, by document. */
  private readonly answers = new Map<string, readonly vscode.Diagnostic[]>();

  constructor(private readonly analyses: SpecAnalyses) {
    this.owned.add(analyses.onDidAnalyze(({ document, analysis }) => this.publish(document, analysis)));
    this.owned.add(analyses.onDidEdit(({ uri }) => this.clearServiceFindings(uri)));
    this.owned.add(
      analyses.onDidClose((uri) => {
        this.findings.delete(uri.toString());
        this.answers.delete(uri.toString());
        this.collection.delete(uri);
      }),
    );
    this.owned.add(onDidChangeServices(() => analyses.start()));
  }

  /** Marks a field with what the service reported of it; the nearest value around it when there is no such field. */
  async showServiceFinding(document: vscode.TextDocument, path: SpecPath, message: string): Promise<void> {
    const { version } = document;
    const root = (await this.analyses.analyze(document))?.root;
    if (document.version !== version) {
      return;
    }
    const known =
      path.map((_part, index) => path.slice(0, path.length - index)).find((one) => findNodeAt(root, one)) ?? [];
    const range = known.length > 0 ? getValueRange(root, known) : { start: 0, end: 1 };
    const text = toSingleLine(message, 1000);
    const finding = { range, severity: 'error', code: 'service', message: text } as const;
    const key = document.uri.toString();
    this.answers.set(key, [...(this.answers.get(key) ?? []), toDiagnostic(document, finding)]);
    this.draw(document.uri);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private publish(document: vscode.TextDocument, { findings }: SpecAnalysis): void {
    const isChecked = isCheckedByService(document);
    const ours = findings.filter(({ source }) => source === 'rule' || source === 'limit' || !isChecked);
    this.findings.set(
      document.uri.toString(),
      ours.map((finding) => toDiagnostic(document, finding)),
    );
    this.draw(document.uri);
  }

  private clearServiceFindings(uri: vscode.Uri): void {
    if (this.answers.delete(uri.toString())) {
      this.draw(uri);
    }
  }

  private draw(uri: vscode.Uri): void {
    const key = uri.toString();
    this.collection.set(uri, [...(this.findings.get(key) ?? []), ...(this.answers.get(key) ?? [])]);
  }
}

function toDiagnostic(
  document: vscode.TextDocument,
  { range, severity, code, message }: Pick<Finding, 'range' | 'severity' | 'code' | 'message'>,
): vscode.Diagnostic {
  const place = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end));
  const diagnostic = new vscode.Diagnostic(place, sanitizeMessage(message), severities[severity]);
  diagnostic.source = 'Elastic Containers';
  diagnostic.code = code;
  return diagnostic;
}
