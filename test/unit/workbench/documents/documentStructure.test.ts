import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { DocumentStructure } from '../../../../src/workbench/documents/documentStructure';
import type { DocumentText, Part } from '../../../../src/workbench/documents/documentText';
import { services, useVscode } from '../../../support/vscode/useVscode';

const at = (line: number, character = 0) => ({ line, character });
const part = (name: string, first: number, last: number, over: Partial<Part> = {}): Part => ({
  ...{ name, detail: '', type: 'object', start: at(first), end: at(last, 3), parts: [] },
  ...over,
});
const toLines = (count: number): string => Array.from({ length: count }, (_, index) => `line ${index}\n`).join('');

describe('The structure of a describing document', () => {
  useVscode();
  let structure: DocumentStructure;
  let known: DocumentText | undefined;
  let changed: vscode.EventEmitter<void>;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    changed = new vscode.EventEmitter();
    document = await vscode.workspace.openTextDocument({ content: toLines(10) });
    known = { text: toLines(10), secrets: [], copies: [], outline: [], summaryLines: 0 };
    structure = new DocumentStructure({
      ...{ scheme: 'trial', onDidChange: changed.event, text: () => known },
      ...{ toggleCommand: 'toggle', copyCommand: 'copy' },
    });
  });

  const build = (over: Partial<DocumentText>): void => {
    known = { text: toLines(10), secrets: [], copies: [], outline: [], summaryLines: 0, ...over };
  };
  const fold = (): readonly string[] =>
    structure.provideFoldingRanges(document).map(({ start, end, kind }) => `${start}-${end}${kind ? ' comment' : ''}`);

  it('has a button at each text to copy and at each secret', () => {
    build({
      copies: [{ line: 1, title: 'Copy as CLI', text: 'aliyun eci' }],
      secrets: [
        { line: 2, key: 'a', path: ['a'], isShown: false },
        { line: 3, key: 'b', path: ['b'], isShown: true },
      ],
    });
    deepEqual(
      structure.provideCodeLenses(document).map(({ range, command }) => [range.start.line, command]),
      [
        [1, { title: '$(copy) Copy as CLI', command: 'copy', arguments: ['aliyun eci'] }],
        [2, { title: '$(eye) Show Value', command: 'toggle', arguments: [document.uri.toString(), 'a'] }],
        [3, { title: '$(eye-closed) Hide Value', command: 'toggle', arguments: [document.uri.toString(), 'b'] }],
      ],
    );
  });

  it('has an outline of objects, lists and values, each with its parts', () => {
    const leaf = part('Name', 2, 2, { type: 'value', detail: 'web' });
    build({ outline: [part('Containers', 1, 5, { type: 'array', parts: [part('', 1, 3, { parts: [leaf] })] })] });
    const [list] = structure.provideDocumentSymbols(document);
    const [item] = list?.children ?? [];
    const [name] = item?.children ?? [];
    deepEqual(
      [list, item, name].map((one) => [one?.name, one?.detail, one?.kind]),
      [
        ['Containers', '', vscode.SymbolKind.Array],
        [' ', '', vscode.SymbolKind.Object],
        ['Name', 'web', vscode.SymbolKind.Property],
      ],
    );
    deepEqual(
      [list?.range.start.line, list?.range.end.line, list?.range.end.character, list?.selectionRange.isEmpty],
      [1, 5, 3, true],
    );
  });

  it('folds the summary and each part of more than one line', () => {
    build({
      summaryLines: 2,
      outline: [part('a', 3, 6, { parts: [part('b', 4, 5), part('c', 6, 6)] }), part('d', 7, 7)],
    });
    deepEqual(fold(), ['0-1 comment', '3-6', '4-5']);
    build({ summaryLines: 1 });
    deepEqual(fold(), []);
  });

  it('is nothing while the editor shows another text, or one that was not read', () => {
    const secrets = [{ line: 2, key: 'a', path: ['a'], isShown: false }];
    build({ text: toLines(9), secrets, outline: [part('a', 1, 3)], summaryLines: 3 });
    const all = (): unknown => [
      structure.provideCodeLenses(document),
      structure.provideDocumentSymbols(document),
      structure.provideFoldingRanges(document),
    ];
    deepEqual(all(), [[], [], []]);
    known = undefined;
    deepEqual(all(), [[], [], []]);
  });

  it('has its buttons drawn again when a text has changed, as long as it is registered', () => {
    let heard = 0;
    structure.onDidChangeCodeLenses(() => heard++);
    changed.fire();
    equal(heard, 1);
    const registered = (): unknown => ['codeLens', 'folding', 'symbol'].map((type) => services.providers(type).length);
    deepEqual(registered(), [1, 1, 1]);
    deepEqual(
      ['codeLens', 'folding', 'symbol'].flatMap((type) => services.selectors(type)),
      [{ scheme: 'trial' }, { scheme: 'trial', language: 'yaml' }, { scheme: 'trial', language: 'yaml' }],
      'VS Code folds and outlines JSON itself',
    );
    structure.dispose();
    changed.fire();
    deepEqual([registered(), heard], [[0, 0, 0], 1]);
  });
});
