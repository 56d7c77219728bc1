import { deepEqual, equal } from 'node:assert/strict';
import * as vscode from 'vscode';
import { LogDocuments } from '../../../../src/workbench/logs/logDocuments';
import { LogStructure } from '../../../../src/workbench/logs/logStructure';
import { FakeClock } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import { services, useVscode } from '../../../support/vscode/useVscode';
import { registerLogs } from './registerLogs';
import { WrittenSource } from './playedLog';

describe('The structure of a log', () => {
  useVscode();
  let clock: FakeClock;
  let documents: LogDocuments;
  let structure: LogStructure;
  let source: WrittenSource;

  beforeEach(() => {
    clock = new FakeClock();
    source = new WrittenSource(clock);
    const { ask, show } = new ScriptedContext();
    documents = new LogDocuments({ ...{ ask, clock }, show: () => show, maxLines: () => 1_000 });
    registerLogs(documents);
    structure = new LogStructure(documents, 'loadOlder');
  });
  afterEach(() => {
    structure.dispose();
    documents.dispose();
  });

  /** The ranges that fold, as "first-last", lines counted from 0. */
  const fold = async (...lines: readonly string[]): Promise<readonly string[]> => {
    const document = await vscode.workspace.openTextDocument({ content: lines.join('\n') });
    return structure.provideFoldingRanges(document).map(({ start, end }) => `${start}-${end}`);
  };

  it('folds a stack trace under its first line', async () => {
    const trace = ['Error: x', '    at a', '\tat b', 'Caused by: y', '    at c', '... 12 more'];
    deepEqual(await fold('start', ...trace, 'end'), ['1-6']);
    deepEqual(await fold(...trace), ['0-5'], 'the first and the last line too');
    deepEqual(await fold('start', 'Error: x', '  at a', 'next', 'Error: y', '  at b', '  at c'), ['1-2', '4-6']);
  });

  it('folds nothing where each line is whole, where a line is empty, or where the first continues one that is gone', async () => {
    deepEqual(await fold('a', 'b', 'c'), []);
    deepEqual(await fold('a', '', '   ', 'b'), []);
    deepEqual(await fold(''), []);
    deepEqual(await fold('  at a', '  at b', 'c'), ['0-1']);
    deepEqual(await fold('a', 'not Caused by: b', '...12 more', '... x more'), []);
  });

  it('folds behind the time and the name of the log too', async () => {
    const time = '2026-11-23T03:00:00.123456789Z';
    deepEqual(await fold(`${time} Error`, `${time}   at a`, `${time} end`), ['0-1']);
    deepEqual(await fold('web │ Error', 'web │   at a', 'web │ end'), ['0-1']);
    deepEqual(await fold(`web │ ${time} Error`, `web │ ${time} Caused by: b`, `web │ ${time} end`), ['0-1']);
    deepEqual(await fold('Error', `${'n'.repeat(140)}│at a`, 'end'), [], 'no space after the front');
    deepEqual(await fold('Error', `${'n'.repeat(140)}│    at a`, 'end'), ['0-1']);
    deepEqual(await fold('Error', `${'n'.repeat(141)}│    at a`, 'end'), [], 'no name is so long');
  });

  it('offers older lines at the top until there are none', async () => {
    source.write('one');
    await documents.open({ ...spec(), title: 'web' }, false);
    const { document } = vscode.window.activeTextEditor as vscode.TextEditor;
    const [lens, ...more] = structure.provideCodeLenses(document);
    deepEqual(
      [lens?.range.start.line, lens?.command, more],
      [0, { title: '$(history) Load Older Lines', command: 'loadOlder', arguments: [document.uri] }, []],
    );
    const log = documents.find(document.uri)?.log;
    const { signal } = new AbortController();
    await log?.loadOlder(signal);
    await log?.loadOlder(signal);
    deepEqual(
      structure.provideCodeLenses(document).map(({ command }) => command),
      [{ title: 'The service has no older lines.', command: '' }],
    );
  });

  it('says which lines are shown when not all are', async () => {
    await documents.open(spec(), false);
    const { document } = vscode.window.activeTextEditor as vscode.TextEditor;
    documents.find(document.uri)?.log.setDisplayOptions({ filterText: 'GET /' });
    deepEqual(
      structure.provideCodeLenses(document).map(({ command }) => command?.title),
      ['$(history) Load Older Lines', 'Only lines with GET /'],
    );
  });

  it('offers nothing over a document that is no open log', async () => {
    deepEqual(structure.provideCodeLenses(await vscode.workspace.openTextDocument({ content: 'x' })), []);
  });

  it('is asked for again when a log has a new text, as long as it is registered', async () => {
    let heard = 0;
    structure.onDidChangeCodeLenses(() => heard++);
    await documents.open(spec(), false);
    const uri = vscode.window.activeTextEditor?.document.uri;
    const before = heard;
    documents.find(uri)?.log.setDisplayOptions({ timestamps: true });
    await clock.advance(0);
    equal(heard, before + 1);
    deepEqual([services.providers('folding'), services.providers('codeLens')], [[structure], [structure]]);
    deepEqual(services.selectors('folding'), [{ scheme: 'elastic-containers-log' }]);
    structure.dispose();
    deepEqual([services.providers('folding'), services.providers('codeLens')], [[], []]);
  });

  function spec() {
    const rate = { counted: 'logs', callsPerMinute: 500 };
    return { fileName: 'web.log', title: 'web', sources: [source] as const, rate };
  }
});
