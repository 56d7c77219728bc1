import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Lazy } from '../../../src/base/async/lazy';
import { UserFacingError } from '../../../src/base/errors';
import { Redactor } from '../../../src/base/redact';
import type { Workbench } from '../../../src/workbench/createWorkbench';
import { registerWorkbench } from '../../../src/workbench/registerWorkbench';
import type { SpecSession } from '../../../src/workbench/specs/specSession';
import { OutputLog } from '../../../src/workbench/settings/outputLog';
import { thingManifest } from '../../support/buildResource';
import { flushTasks } from '../../support/fakeClock';
import { WebviewPanel } from '../../support/vscode/window';
import { nextQuestion, openQuestions, services, shown, useVscode } from '../../support/vscode/useVscode';
import { setSetting } from '../../support/vscode/workspace';
import { buildSpecKind } from './specs/trialSpec';

const manifests = [
  { ...thingManifest, panels: [{ name: 'trial', actions: ['look'] }], spec: buildSpecKind().manifest },
  { id: 'part', parent: 'thing', actions: {} },
];
const commandId = 'elasticContainers.thing.look';
const viewId = 'elasticContainers.things';

describe('What VS Code finds of the extension once it is activated', () => {
  useVscode();
  let loads: number;
  let failure: Error | undefined;
  let calls: unknown[];
  let runFailure: Error | undefined;
  let specFailure: Error | undefined;
  let registration: ReturnType<typeof registerWorkbench>;

  beforeEach(() => {
    [loads, failure, calls, runFailure, specFailure] = [0, undefined, [], undefined, undefined];
    const act = (...call: unknown[]): Promise<void> => {
      calls.push(call);
      return runFailure ? Promise.reject(runFailure) : Promise.resolve();
    };
    const loaded: Partial<Workbench> = {
      run: (id, args) => act('run', id, args),
      restorePanel: (name, tab, state) => act('restore', name, tab, state),
      specs: Lazy.create<undefined, SpecSession>(
        () => (specFailure ? Promise.reject(specFailure) : Promise.resolve(undefined)),
        () => {
          calls.push('specs');
          return undefined as never;
        },
      ),
      tree: () => ({ onDidChangeTreeData: new vscode.EventEmitter().event }) as never,
      documents: { onDidChangeFile: new vscode.EventEmitter().event } as never,
      logs: { onDidChange: new vscode.EventEmitter().event } as never,
    };
    const workbench = Lazy.create(
      () => {
        loads++;
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
      () => loaded as Workbench,
    );
    registration = registerWorkbench({ manifests, workbench, log: new OutputLog(new Redactor()) });
  });
  afterEach(() => registration.dispose());

  const logged = (): readonly string[] => shown.channels()[0]?.lines ?? [];
  const restore = (tab: WebviewPanel): Thenable<void> | undefined =>
    shown
      .serializer('elasticContainers.trial')
      ?.deserializeWebviewPanel(tab as unknown as vscode.WebviewPanel, 'state');
  const openSpec = (): Thenable<vscode.TextDocument> =>
    vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:a.trial.yaml'));

  it('is views, commands and documents, and nothing is loaded', async () => {
    deepEqual([[...registration.views.keys()], shown.hasView(viewId)], [[viewId], true]);
    equal(registration.views.get(viewId), shown.view(viewId) as unknown);
    deepEqual(
      [commandId, 'elasticContainers.thing.change', 'elasticContainers.selectProfile'].map(services.isRegistered),
      [true, true, true],
    );
    await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:a.yaml'));
    equal(loads, 0);
  });

  it('runs a command with what it was given, once its code is loaded', async () => {
    await vscode.commands.executeCommand(commandId, 'row', ['row', 'other']);
    deepEqual(calls, [['run', commandId, ['row', ['row', 'other']]]]);
    equal(loads, 1);
  });

  it('shows why a command could not be loaded or run, with a button to the log', async () => {
    failure = new UserFacingError('The file is gone.');
    await vscode.commands.executeCommand(commandId);
    const first = await nextQuestion('message');
    deepEqual([first.severity, first.title], ['error', 'The file is gone.']);
    first.press('Show Log');
    await flushTasks();
    ok(shown.channels()[0]?.isShown);
    failure = undefined;
    runFailure = new Error('broken');
    await vscode.commands.executeCommand(commandId);
    equal((await nextQuestion('message')).title, 'Internal error in the extension: broken');
  });

  it('logs it when even the failure cannot be shown', async () => {
    const { window } = vscode;
    const show = window.showErrorMessage;
    Object.assign(window, { showErrorMessage: () => Promise.reject(new Error('no window')) });
    try {
      failure = new UserFacingError('The file is gone.');
      await vscode.commands.executeCommand(commandId);
      await flushTasks();
    } finally {
      Object.assign(window, { showErrorMessage: show });
    }
    deepEqual(logged(), ['[error] The file is gone.', '[error] no window']);
  });

  it('brings a panel back, or leaves its tab to the error page of VS Code and says why', async () => {
    const tab = new WebviewPanel('elasticContainers.trial', 'Trial');
    await restore(tab);
    deepEqual(calls, [['restore', 'trial', tab, 'state']]);
    runFailure = new UserFacingError('No network.');
    await rejects(async () => restore(tab), /No network/);
    equal((await nextQuestion('message')).title, 'No network.');
  });

  it('checks specs from the first one on, and says why it cannot', async () => {
    specFailure = new UserFacingError('No memory.');
    await openSpec();
    const question = await nextQuestion('message');
    equal(question.title, 'No memory.');
    question.cancel();
    specFailure = undefined;
    await vscode.workspace.openTextDocument(vscode.Uri.parse('untitled:b.trial.json'));
    await flushTasks();
    deepEqual([calls, openQuestions()], [['specs'], []]);
  });

  it('says in a view why it stays empty', async () => {
    failure = new UserFacingError('The file is gone.', 'Reload the window.');
    void shown.view(viewId).show();
    await flushTasks();
    equal(shown.view(viewId).message, 'The file is gone. Reload the window.');
    match(logged().join(), new RegExp(`\\[error\\] ${viewId}: The file is gone\\.`));
  });

  it('has menus know whether anything may be changed', () => {
    const readOnly = (): unknown => services.contextKey('elasticContainers.readOnly');
    equal(readOnly(), false);
    setSetting('elasticContainers.readOnly', true);
    equal(readOnly(), true);
    setSetting('elasticContainers.readOnly', false);
    equal(readOnly(), false);
    registration.dispose();
    setSetting('elasticContainers.readOnly', true);
    equal(readOnly(), false);
  });

  it('goes with the extension', async () => {
    registration.dispose();
    deepEqual([services.isRegistered(commandId), shown.serializer('elasticContainers.trial')], [false, undefined]);
    await openSpec();
    await flushTasks();
    deepEqual([calls, loads], [[], 0]);
  });
});
