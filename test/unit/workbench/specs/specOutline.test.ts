import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { SpecOutline } from '../../../../src/workbench/specs/specOutline';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { createAnalyses, openSpec } from './showSpecs';

type Drawn = readonly [name: string, detail: string, kind: vscode.SymbolKind, children: readonly Drawn[]];

describe('The outline of a spec', () => {
  useVscode();
  const { SymbolKind } = vscode;
  const read = async (text: string, name?: string): Promise<vscode.DocumentSymbol[] | undefined> =>
    new SpecOutline(createAnalyses()).provideDocumentSymbols((await openSpec(text, name)).document);
  const draw = (symbols: readonly vscode.DocumentSymbol[] = []): readonly Drawn[] =>
    symbols.map(({ name, detail, kind, children }) => [name, detail, kind, draw(children)]);
  const count = (symbols: readonly vscode.DocumentSymbol[] = []): number =>
    symbols.reduce((sum, { children }) => sum + 1 + count(children), 0);

  it('has each field with its short value, and the parts of lists by their names', async () => {
    const text = 'Name: web\nPort: 80\nOn: true\nNone: null\nContainers:\n  - Name: nginx\n  - Image: x\n  - plain\n';
    deepEqual(draw(await read(text)), [
      ['Name', 'web', SymbolKind.String, []],
      ['Port', '80', SymbolKind.Number, []],
      ['On', 'true', SymbolKind.Boolean, []],
      ['None', 'null', SymbolKind.String, []],
      [
        'Containers',
        '',
        SymbolKind.Array,
        [
          ['nginx', '', SymbolKind.Module, [['Name', 'nginx', SymbolKind.String, []]]],
          ['[1]', '', SymbolKind.Module, [['Image', 'x', SymbolKind.String, []]]],
          ['[2]', 'plain', SymbolKind.String, []],
        ],
      ],
    ]);
  });

  it('leads to the key, and covers the value', async () => {
    const [probe] = (await read('Probe:\n  Path: /\n  Every: 5\nName: a')) ?? [];
    deepEqual(
      [probe?.selectionRange.start.line, probe?.selectionRange.end.character, probe?.range.end.line],
      [0, 5, 2],
    );
    const [list] = (await read('- Name: a\n- b\n')) ?? [];
    equal(list?.selectionRange.isEmpty, true);
  });

  it('has a field whose value is still to come, and one without a name', async () => {
    deepEqual(draw(await read('{"Name": , "": 1}', 'a.trial.json')), [
      ['Name', '', SymbolKind.String, []],
      ['""', '1', SymbolKind.Number, []],
    ]);
  });

  it('shows names and values in one line, not endless', async () => {
    const [symbol] =
      (await read(JSON.stringify({ [`a\nb${'x'.repeat(100)}`]: `c\u001b${'y'.repeat(100)}` }), 'a.trial.json')) ?? [];
    equal(symbol?.name, `a b${'x'.repeat(56)}…`);
    equal(symbol.detail, `c\ufffd${'y'.repeat(57)}…`);
  });

  it('has the value of an alias where it is written, and not again', async () => {
    const text = 'A: &a\n  Name: x\nB: *a\n';
    deepEqual(
      draw(await read(text)).map(([name, , , children]) => [name, children.length]),
      [
        ['A', 1],
        ['B', 0],
      ],
    );
  });

  it('has 5,000 entries at most, over all levels', async () => {
    const text = JSON.stringify(Array.from({ length: 2_600 }, () => [1]));
    equal(count(await read(text, 'a.trial.json')), 5_000);
  });

  it('is left to a language service, and none for other documents or an empty one', async () => {
    equal(await read('Name: a', 'a.yaml'), undefined);
    equal((await read(''))?.length ?? 0, 0);
    services.installExtension('redhat.vscode-yaml');
    equal(await read('Name: a'), undefined);
  });
});
