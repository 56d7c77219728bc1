import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { loadYaml } from '../../../../src/base/yaml';
import { silentLog } from '../../../../src/base/log';
import { SpecSession } from '../../../../src/workbench/specs/specSession';
import type { SpecKind } from '../../../../src/workbench/specs/specFiles';
import { FakeConnection } from '../../../support/fakeConnection';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../support/scriptedContext';
import { typeText } from '../../../support/vscode/documents';
import { createExtensionContext, services, useVscode } from '../../../support/vscode/useVscode';
import { openSpec } from './showSpecs';
import { buildSpecKind, liveValue } from './trialSpec';

const types = ['codeAction', 'completion', 'hover', 'symbol', 'codeLens'];
const token = new vscode.CancellationTokenSource().token;

describe('The session of spec documents', () => {
  useVscode();
  let session: SpecSession;
  let connection: FakeConnection;
  let clock: FakeClock;
  let written: string[];
  let ask: ScriptedContext['ask'];
  before(loadYaml);
  beforeEach(() => {
    [connection, clock, written] = [new FakeConnection(), new FakeClock(), []];
  });
  afterEach(() => session.dispose());

  const start = (answers: ScriptedAnswers = {}, kinds: readonly SpecKind[] = [buildSpecKind()]): void => {
    ({ ask } = new ScriptedContext(answers));
    const log = {
      ...silentLog,
      warn: (text: string) => written.push(`warn ${text}`),
      error: (text: string) => written.push(`error ${text}`),
    };
    session = new SpecSession({ context: createExtensionContext(), ask, connection, clock, log }, kinds);
  };

  it('checks what is open already, and asks who is signed in', async () => {
    const { document } = await openSpec('Name: bad');
    start();
    await flushTasks();
    deepEqual(
      services.diagnostics(document.uri).map(({ code }) => code),
      ['bad-name'],
    );
    deepEqual([connection.asked, written], [1, []]);
  });

  it('goes on without an account, and logs why there is none', async () => {
    connection.accountError = new Error('no file');
    start();
    await flushTasks();
    deepEqual(written, ['warn Who is signed in: no file']);
  });

  it('provides for the file names of its kinds, until the extension ends', () => {
    start({}, [buildSpecKind(), buildSpecKind({}, 'other')]);
    deepEqual(
      types.map((type) => services.providers(type).length),
      [1, 2, 1, 1, 1],
    );
    const patterns = ['**/*.trial.json', '**/*.trial.yaml', '**/*.other.json', '**/*.other.yaml'];
    for (const selector of types.flatMap((type) => services.selectors(type))) {
      deepEqual(
        selector,
        patterns.map((pattern) => ({ pattern })),
      );
    }
    session.dispose();
    deepEqual(
      types.flatMap((type) => services.providers(type)),
      [],
    );
  });

  describe('finds the document of a command:', () => {
    const find = async (argument?: unknown, kindId = 'trialSpec'): Promise<string | undefined> =>
      (await session.findTarget(kindId, argument))?.uri;

    it('the one that is named, as an address or as its text, open or not', async () => {
      start();
      const { document } = await openSpec('Name: a', 'a.trial.yaml');
      await openSpec('Name: b', 'b.trial.yaml');
      equal(await find(document.uri), 'untitled:a.trial.yaml');
      equal(await find('untitled:a.trial.yaml'), 'untitled:a.trial.yaml');
      equal(await find('untitled:c.trial.yaml'), 'untitled:c.trial.yaml');
      await rejects(find('no address'), /scheme/);
    });

    it('the one that is being edited, else the only one that is open', async () => {
      start();
      await openSpec('Name: a', 'a.trial.yaml');
      equal(await find(), 'untitled:a.trial.yaml');
      const { document } = await openSpec('Name: b', 'b.trial.yaml');
      await vscode.window.showTextDocument(document);
      equal(await find(), 'untitled:b.trial.yaml');
      equal(await find({ row: 1 }), 'untitled:b.trial.yaml', 'an argument of no use');
      deepEqual(ask.offered, []);
    });

    it('the one that is picked of several, or none', async () => {
      start({ picks: ['b.trial.yaml', 'none of them'] });
      await openSpec('Name: a', 'a.trial.yaml');
      await openSpec('Name: b', 'b.trial.yaml');
      await openSpec('Name: c', 'c.yaml');
      equal(await find(), 'untitled:b.trial.yaml');
      deepEqual(ask.offered, [['a.trial.yaml', 'b.trial.yaml']]);
      equal(await find(), undefined, 'the user gave up');
    });

    it('none, with what to do, when none is open or the named one is of another kind', async () => {
      start({}, [buildSpecKind(), buildSpecKind({}, 'other')]);
      const failure = {
        message: 'No document is open for this: trial spec.',
        hint: 'Open one first. File names: *.trial.json, *.trial.yaml.',
      };
      await rejects(find(), failure);
      await rejects(find('untitled:a.other.yaml'), failure);
      await rejects(find('untitled:a.yaml'), failure);
      await rejects(find(undefined, 'unknown'), /Kind unknown has no spec/);
    });
  });

  it('gives a command the document as it was when the command began', async () => {
    start();
    const { document } = await openSpec('Name: bad');
    const target = await session.findTarget('trialSpec', document.uri);
    deepEqual([target?.text, target?.languageId, target?.version], ['Name: bad', 'yaml', document.version]);
    deepEqual(
      (await target?.analyze())?.findings.map(({ code }) => code),
      ['bad-name'],
    );
    await clock.advance(150);
    target?.showServiceFinding(['Name'], 'Taken.');
    await flushTasks();
    deepEqual(
      services.diagnostics(document.uri).map(({ message }) => message),
      ['This name is bad.', 'Taken.'],
    );
    await target?.showProblems();
    deepEqual(
      services.executed().map(({ id }) => id),
      ['workbench.actions.view.problems'],
    );
    typeText(document, 'Name: good');
    equal(target?.text, 'Name: bad');
    await rejects(target.analyze(), { message: 'The document has changed.', hint: 'Try again.' });
  });

  it('reads values of the account anew after another one was signed in', async () => {
    let reads = 0;
    const { binding } = buildSpecKind();
    const liveValues = () => {
      reads++;
      return Promise.resolve([liveValue]);
    };
    start({}, [buildSpecKind({ binding: { ...binding, liveValues } })]);
    const { document, position } = await openSpec('AppId: |');
    const [live] = services.providers('completion') as vscode.CompletionItemProvider[];
    const complete = () => live?.provideCompletionItems(document, position, token, {} as vscode.CompletionContext);
    await complete();
    await complete();
    equal(reads, 1);
    connection.changed.fire({ account: true });
    await complete();
    equal(reads, 2);
  });

  it('reads the schema that editors are given once, and says so when there is none', async () => {
    const { manifest } = buildSpecKind();
    const real = { ...manifest, patterns: { json: ['*.esa.json'], yaml: ['*.trial.yaml'] } };
    start({}, [buildSpecKind({ manifest: real })]);
    const hover = async (): Promise<string> => {
      const { document, position } = await openSpec('App|Id: x');
      const [provider] = services.providers('hover') as vscode.HoverProvider[];
      const found = await provider?.provideHover(document, position, token);
      return (found?.contents as vscode.MarkdownString[] | undefined)?.[0]?.value ?? '';
    };
    const { fs } = vscode.workspace;
    const read = fs.readFile.bind(fs);
    const files: string[] = [];
    Object.assign(fs, {
      readFile: (uri: vscode.Uri) => {
        files.push(uri.path);
        return Promise.resolve(
          new TextEncoder().encode('{"type":"object","properties":{"AppId":{"markdownDescription":"The app."}}}'),
        );
      },
    });
    try {
      equal(await hover(), 'The app.');
      equal(await hover(), 'The app.');
      equal(files.length, 1);
      match(files[0] ?? '', /\/schemas\/esa\.en\.json$/);
    } finally {
      Object.assign(fs, { readFile: read });
    }
    session.dispose();
    start();
    equal(await hover(), '');
    match(written.at(-1) ?? '', /^error Could not read the schema \*\.trial\.json: /);
    ok(written.length === 1);
  });
});
