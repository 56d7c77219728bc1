import { deepEqual, equal, notEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { CancelledError } from '../../../../src/base/errors';
import { loadYaml } from '../../../../src/base/yaml';
import { silentLog } from '../../../../src/base/log';
import type { SpecChecker } from '../../../../src/engine/spec/analysisWorker';
import { SpecAnalyses } from '../../../../src/workbench/specs/specAnalyses';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { closeTab, reportDirtyState, typeText } from '../../../support/vscode/documents';
import type { Tab } from '../../../support/vscode/documents';
import { useVscode } from '../../../support/vscode/useVscode';
import { buildChecker, buildSpecKind } from './trialSpec';

describe('The analyses of spec documents', () => {
  useVscode();
  let clock: FakeClock;
  let checker: SpecChecker;
  let checks: number;
  let failure: Error | undefined;
  let errors: string[];
  let analyses: SpecAnalyses;
  let heard: string[];

  before(loadYaml);
  beforeEach(() => {
    [clock, checks, failure, errors, heard] = [new FakeClock(), 0, undefined, [], []];
    checker = buildChecker();
    const check = checker.check.bind(checker);
    checker.check = (request) => {
      checks++;
      return failure ? Promise.reject(failure) : check(request);
    };
    const log = { ...silentLog, error: (text: string) => errors.push(text) };
    analyses = new SpecAnalyses([buildSpecKind(), buildSpecKind({}, 'other')], checker, clock, log);
    const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);
    analyses.onDidAnalyze(({ document, analysis }) =>
      heard.push(`${nameOf(document.uri)} ${analysis.findings.map(({ code }) => code).join()}`),
    );
    analyses.onDidEdit(({ uri }) => heard.push(`edit ${nameOf(uri)}`));
    analyses.onDidClose((uri) => heard.push(`close ${nameOf(uri)}`));
  });
  afterEach(() => analyses.dispose());

  const open = async (name = 'a.trial.json', text = '{"Name":"bad"}'): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: name }));
    if (text !== '') {
      typeText(document, text);
    }
    await clock.advance(150);
    heard = [];
    checks = 0;
    return document;
  };
  const edit = (document: vscode.TextDocument, text: string): Promise<void> => {
    typeText(document, text);
    return flushTasks();
  };

  it('are made when one is opened, of specs only', async () => {
    await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:a.trial.yaml'));
    await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:a.yaml'));
    await flushTasks();
    deepEqual([heard.length, checks], [1, 1]);
  });

  it('are made once typing pauses for 150 ms, one for all that was typed', async () => {
    const document = await open();
    await edit(document, '{"Name":"b"}');
    await clock.advance(149);
    await edit(document, '{"Name":"bad"}');
    await clock.advance(149);
    deepEqual([heard, checks], [['edit a.trial.json', 'edit a.trial.json'], 0]);
    await clock.advance(1);
    deepEqual([heard.at(-1), checks], ['a.trial.json bad-name', 1]);
    await clock.advance(1_000);
    equal(checks, 1);
  });

  it('are not made for other documents, nor when a document has only become clean', async () => {
    const spec = await open();
    const other = await open('a.json');
    await edit(other, '{}');
    reportDirtyState(spec);
    await clock.advance(1_000);
    deepEqual([heard, checks], [[], 0]);
  });

  it('are of the current version, and made once for all who ask', async () => {
    const document = await open();
    const first = await analyses.analyze(document);
    equal(await analyses.analyze(document), first);
    equal(checks, 0, 'it has been made when typing paused');
    await edit(document, '{"Name":"good"}');
    const second = await analyses.analyze(document);
    notEqual(second, first);
    deepEqual([second?.findings, checks], [[], 1]);
  });

  it('are nothing for what is no spec', async () => {
    equal(await analyses.analyze(await open('a.json')), undefined);
    equal(checks, 0);
  });

  it('are not published when the document has changed or was closed meanwhile', async () => {
    const document = await open();
    await edit(document, '{}');
    const advanced = clock.advance(150);
    await advanced;
    deepEqual(heard.length, 2);
    heard = [];
    let finish: () => void = () => undefined;
    const check = checker.check.bind(checker);
    checker.check = async (request) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return check(request);
    };
    await edit(document, '{"Name":"bad"}');
    await clock.advance(150);
    const late = finish;
    await edit(document, '{"Name":"good"}');
    late();
    await flushTasks();
    deepEqual(heard, ['edit a.trial.json', 'edit a.trial.json']);
    await clock.advance(150);
    await vscode.window.showTextDocument(document);
    closeTab(vscode.window.tabGroups.all[0]?.tabs[0] as unknown as Tab);
    finish();
    await flushTasks();
    deepEqual(heard.slice(2), ['close a.trial.json']);
  });

  it('are undefined when a document could not be checked, which is logged and tried again', async () => {
    const document = await open();
    await edit(document, '{}');
    failure = new Error('no memory');
    equal(await analyses.analyze(document), undefined);
    failure = new CancelledError();
    equal(await analyses.analyze(document), undefined);
    deepEqual(errors, ['Could not check a spec document: no memory']);
    failure = undefined;
    notEqual(await analyses.analyze(document), undefined);
    equal(checks, 3);
  });

  it('are forgotten with their document, and none is made for it any more', async () => {
    const document = await open();
    await vscode.window.showTextDocument(document);
    await edit(document, '{}');
    closeTab(vscode.window.tabGroups.all[0]?.tabs[0] as unknown as Tab);
    await clock.advance(1_000);
    deepEqual([heard, checks, clock.sleeping], [['edit a.trial.json', 'close a.trial.json'], 0, 0]);
  });

  it('are of the documents that are open, by kind or all', async () => {
    await open('a.trial.json');
    await open('b.other.json');
    await open('c.json');
    const names = (kindId?: string): readonly string[] => analyses.listDocuments(kindId).map(({ uri }) => uri.path);
    deepEqual([names(), names('trialSpec'), names('none')], [['a.trial.json', 'b.other.json'], ['a.trial.json'], []]);
    analyses.start();
    await flushTasks();
    deepEqual([...heard].sort(), ['a.trial.json bad-name', 'b.other.json bad-name']);
  });

  it('are made no longer once the extension has ended', async () => {
    const document = await open();
    await edit(document, '{}');
    heard = [];
    analyses.dispose();
    await clock.advance(1_000);
    await edit(document, '{"Name":"bad"}');
    await clock.advance(1_000);
    deepEqual([heard, checks, clock.sleeping], [[], 0, 0]);
  });
});
