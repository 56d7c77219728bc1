// The published example of DescribeServerlessJobs as a document in VS Code: every value of it is there, secrets one by one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parse } from 'yaml';

const mask = '••••••';
const path = '/serverlessJob/cn-hangzhou/ehpc-hz-FYUr32Kp8w/5/testjob';
const uriOf = (format: 'yaml' | 'json'): vscode.Uri =>
  vscode.Uri.from({ scheme: 'elastic-containers', path: `${path}.${format}` });

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Leaf = readonly [path: readonly (string | number)[], value: Json];

function listLeaves(value: Json, at: readonly (string | number)[] = []): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) {
    return [[at, value]];
  }
  return Object.entries(value).flatMap(([name, item]: [string, Json]) =>
    listLeaves(item, [...at, Array.isArray(value) ? Number(name) : name]),
  );
}

function at(data: unknown, way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>((value, name) => (value as Readonly<Record<string | number, unknown>>)[name], data);
}

/** JobInfos[0].State, as in the documents of the service. */
function written(way: readonly (string | number)[]): string {
  return way
    .map((name) => (typeof name === 'number' ? `[${name}]` : `.${name}`))
    .join('')
    .slice(1);
}

/** The value as it is to be shown: without stray line ends. */
function shownValue(value: Json): Json {
  return typeof value === 'string' ? value.replace(/[\r\n]+$/, '') : value;
}

/** Where the document has a value of the answer: the job is the document. */
function toDocumentPath(way: readonly (string | number)[]): readonly (string | number)[] {
  return way[0] === 'JobInfos' ? way.slice(2) : way;
}

describe('a job described in VS Code', function () {
  // Each value that is asked for goes through the editor.
  this.timeout(60_000);
  let root: string;
  let leaves: readonly Leaf[];
  let editor: vscode.TextEditor;
  before(async () => {
    const extension = vscode.extensions.getExtension('elastic-containers.elastic-containers');
    assert.ok(extension);
    await extension.activate();
    root = extension.extensionPath;
    leaves = listLeaves(
      JSON.parse(readFileSync(join(root, 'test/contract/ehpc/describeServerlessJobs.json'), 'utf8')) as Json,
    );
    assert.ok(leaves.length > 150, 'the example was read');
    await vscode.commands.executeCommand('elasticContainers.startEmulator');
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('elasticContainers.stopEmulator');
  });
  beforeEach('the document as YAML, fresh', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    editor = await vscode.window.showTextDocument(uriOf('yaml'));
    await changed(editor.document, (text) => text.split(mask).length - 1 === leaves.filter(isSecret).length);
  });

  const isSecret = ([way]: Leaf): boolean =>
    /EnvironmentVars\[\d+\]\.Value$|\.Content$|\.FlexVolumeOptions$/.test(written(way));
  const shows = (data: unknown, [way, value]: Leaf): boolean => at(data, toDocumentPath(way)) === shownValue(value);

  /** Resolves when the text is as it should be. */
  async function changed(document: vscode.TextDocument, isThere: (text: string) => boolean): Promise<void> {
    if (isThere(document.getText())) {
      return;
    }
    await new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && isThere(document.getText())) {
          listening.dispose();
          resolve();
        }
      });
    });
  }

  const lensesOf = async (uri: vscode.Uri): Promise<readonly vscode.CodeLens[]> =>
    vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);

  /** Presses the button above a value. */
  async function press(lens: vscode.CodeLens | undefined): Promise<void> {
    assert.ok(lens?.command);
    await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments as unknown[]));
  }

  it('shows every value of the published answer, masked ones after they were asked for one by one', async () => {
    const secrets = leaves.filter(isSecret);
    const { document } = editor;
    const hidden: unknown = parse(document.getText());
    const lines: string[] = [];
    for (const leaf of leaves) {
      const [way, value] = leaf;
      const shown = at(hidden, toDocumentPath(way));
      assert.equal(shown, isSecret(leaf) ? mask : shownValue(value), written(way));
      lines.push(`${written(way)} = ${JSON.stringify(shownValue(value))}${isSecret(leaf) ? ' (masked)' : ''}`);
    }
    for (let pressed = 1; pressed <= secrets.length; pressed++) {
      const lenses = await lensesOf(document.uri);
      assert.equal(lenses.length, secrets.length);
      await press(lenses[pressed - 1]);
      await changed(document, (text) => text.split(mask).length - 1 === secrets.length - pressed);
    }
    const open: unknown = parse(document.getText());
    for (const leaf of leaves) {
      assert.ok(shows(open, leaf), written(leaf[0]));
    }
    const golden = readFileSync(join(root, 'test/golden/serverlessJobLeaves.txt'), 'utf8');
    assert.equal(`${lines.join('\n')}\n`, golden);
  });

  it('masks a value again at the second press, and shows the one at the cursor', async () => {
    const { document } = editor;
    const masks = (text: string): number => text.split(mask).length - 1;
    const before = masks(document.getText());
    await press((await lensesOf(document.uri))[0]);
    await changed(document, (text) => masks(text) === before - 1);
    await press((await lensesOf(document.uri))[0]);
    await changed(document, (text) => masks(text) === before);
    const position = document.positionAt(document.getText().indexOf(mask));
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('elasticContainers.toggleValue');
    await changed(document, (text) => masks(text) === before - 1);
  });

  it('has masked everything again when it is opened anew', async () => {
    const { document } = editor;
    const hidden = document.getText();
    await press((await lensesOf(document.uri))[0]);
    await changed(document, (text) => text !== hidden);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const again = await vscode.window.showTextDocument(uriOf('yaml'));
    await changed(again.document, (text) => text === hidden);
  });

  it('is read again in place, the cursor where it was', async () => {
    const { document } = editor;
    const position = new vscode.Position(30, 8);
    editor.selection = new vscode.Selection(position, position);
    const { version } = document;
    await vscode.commands.executeCommand('elasticContainers.refreshDocument');
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.ok(vscode.window.activeTextEditor.selection.active.isEqual(position));
    assert.equal(document.version, version, 'nothing has changed, so nothing is written');
  });

  it('is there as JSON as well, with the same values, secrets masked', async () => {
    await vscode.commands.executeCommand('elasticContainers.showAsJson');
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.ok(document);
    assert.deepEqual([document.uri.toString(), document.languageId], [uriOf('json').toString(), 'json']);
    const data: unknown = JSON.parse(document.getText());
    for (const leaf of leaves) {
      assert.equal(at(data, toDocumentPath(leaf[0])), isSecret(leaf) ? mask : shownValue(leaf[1]), written(leaf[0]));
    }
    await press((await lensesOf(document.uri))[0]);
    await changed(document, (text) => text.split(mask).length === leaves.filter(isSecret).length);
  });

  for (const format of ['yaml', 'json'] as const) {
    it(`has an outline and can be folded, as ${format}`, async () => {
      const { document } = await vscode.window.showTextDocument(uriOf(format));
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = symbols.map(({ name }) => name);
      assert.deepEqual(names.slice(0, 3), ['JobId', 'JobName', 'State']);
      assert.equal(new Set(names).size, names.length, 'each part once');
      const groups = symbols.find(({ name }) => name === 'ContainerGroups');
      assert.ok(groups);
      // VS Code itself makes the outline of JSON, and numbers elements.
      assert.equal(groups.children[0]?.name, format === 'yaml' ? 'test' : '0');
      const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        'vscode.executeFoldingRangeProvider',
        document.uri,
      );
      assert.ok(ranges.some(({ start }) => start === groups.range.start.line));
    });
  }
});
