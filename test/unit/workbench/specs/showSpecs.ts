// An open spec document and the analyses that the providers of VS Code use.
import * as vscode from 'vscode';
import { silentLog } from '../../../../src/base/log';
import { SpecAnalyses } from '../../../../src/workbench/specs/specAnalyses';
import type { SpecKind } from '../../../../src/workbench/specs/specFiles';
import { FakeClock } from '../../../support/fakeClock';
import { typeText } from '../../../support/vscode/documents';
import { buildChecker, buildSpecKind } from './trialSpec';

export const createAnalyses = (kinds: readonly SpecKind[] = [buildSpecKind()], clock = new FakeClock()): SpecAnalyses =>
  new SpecAnalyses(kinds, buildChecker(), clock, silentLog);

/** Opens a document with a text; the place of `|` in it is where the cursor is. */
export async function openSpec(
  written: string,
  name = 'a.trial.yaml',
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: name }));
  const offset = written.indexOf('|');
  typeText(document, written.replace('|', ''));
  return { document, position: document.positionAt(Math.max(0, offset)) };
}
