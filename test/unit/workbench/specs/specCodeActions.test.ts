import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { SpecCodeActions } from '../../../../src/workbench/specs/specCodeActions';
import type { Finding } from '../../../../src/model/spec/finding';
import { typeText } from '../../../support/vscode/documents';
import { useVscode } from '../../../support/vscode/useVscode';
import { createAnalyses, openSpec } from './showSpecs';

const text = '{"Name": "bad", "Size": "small"}';
const fix = { title: 'Use a good name', edits: [{ start: 9, end: 14, text: '"good"' }] };
const finding = (over: Partial<Finding> = {}): Finding => ({
  ...{ path: ['Name'], range: { start: 9, end: 14 }, severity: 'warning', code: 'bad-name', message: 'Bad.' },
  ...{ source: 'rule', fix },
  ...over,
});

describe('The quick fixes of a spec', () => {
  useVscode();
  let findings: readonly Finding[];
  let document: vscode.TextDocument;
  let diagnostics: vscode.Diagnostic[];
  let onAnalyze: () => void;

  beforeEach(async () => {
    ({ document } = await openSpec(text, 'a.trial.json'));
    [findings, diagnostics, onAnalyze] = [[finding()], [], () => undefined];
  });

  const read = async (start: number, end = start): Promise<readonly vscode.CodeAction[]> => {
    const analyses = createAnalyses();
    analyses.analyze = () => {
      onAnalyze();
      return Promise.resolve({ findings, value: undefined, root: undefined });
    };
    const selected = new vscode.Range(0, start, 0, end);
    const context = { diagnostics, only: undefined } as unknown as vscode.CodeActionContext;
    return new SpecCodeActions(analyses).provideCodeActions(document, selected, context);
  };

  it('are those of the findings in the selection, up to their edges', async () => {
    deepEqual(
      await Promise.all([8, 9, 11, 14, 15].map(async (offset) => (await read(offset)).length)),
      [0, 1, 1, 1, 0],
    );
    equal((await read(0, 30)).length, 1);
  });

  it('are those of findings around the selection, when something is missing there', async () => {
    findings = [finding({ range: { start: 0, end: 1 }, around: { start: 0, end: 32 } })];
    equal((await read(20)).length, 1);
    findings = [finding({ range: { start: 30, end: 32 }, around: { start: 10, end: 12 } })];
    deepEqual([(await read(31)).length, (await read(11)).length, (await read(20)).length], [1, 1, 0]);
  });

  it('are none for what cannot be repaired for sure', async () => {
    const unsure = { ...finding() };
    Reflect.deleteProperty(unsure, 'fix');
    findings = [unsure];
    deepEqual(await read(11), []);
  });

  it('change the document as the finding says, and are preferred', async () => {
    const [action] = await read(11);
    deepEqual(
      [action?.title, action?.kind, action?.isPreferred],
      ['Use a good name', vscode.CodeActionKind.QuickFix, true],
    );
    await vscode.workspace.applyEdit(action?.edit as vscode.WorkspaceEdit);
    equal(document.getText(), '{"Name": "good", "Size": "small"}');
  });

  it('belong to the problems they repair, by whomever they are shown', async () => {
    const diagnostic = (start: number, end: number, code: string): vscode.Diagnostic => {
      const made = new vscode.Diagnostic(new vscode.Range(0, start, 0, end), code);
      made.code = code;
      return made;
    };
    diagnostics = [diagnostic(9, 14, 'bad-name'), diagnostic(9, 14, 'other'), diagnostic(9, 13, 'bad-name')];
    deepEqual((await read(11))[0]?.diagnostics, [diagnostics[0]]);
    findings = [finding({ source: 'schema' })];
    deepEqual((await read(11))[0]?.diagnostics, diagnostics.slice(0, 2), 'a language service has codes of its own');
  });

  it('are none when the document has changed while it was checked, or could not be', async () => {
    onAnalyze = () => typeText(document, `${text} `);
    deepEqual(await read(11), []);
    const { document: other } = await openSpec(text, 'a.json');
    const context = { diagnostics, only: undefined } as unknown as vscode.CodeActionContext;
    const selected = new vscode.Range(0, 0, 0, 30);
    deepEqual(await new SpecCodeActions(createAnalyses()).provideCodeActions(other, selected, context), []);
  });
});
