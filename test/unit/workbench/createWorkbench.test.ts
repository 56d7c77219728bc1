import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { CallHistory } from '../../../src/base/callHistory';
import { DisposableStore } from '../../../src/base/disposables';
import { Redactor } from '../../../src/base/redact';
import type { ActionContext } from '../../../src/model/action';
import { defineNotification, definePanel } from '../../../src/model/panelProtocol';
import type { ResourceRef } from '../../../src/model/resource';
import { Lazy } from '../../../src/base/async/lazy';
import { createWorkbench } from '../../../src/workbench/createWorkbench';
import type { Workbench } from '../../../src/workbench/createWorkbench';
import { registerWorkbench } from '../../../src/workbench/registerWorkbench';
import { OutputLog } from '../../../src/workbench/settings/outputLog';
import { buildKind, buildRef, buildResource, thingManifest } from '../../support/buildResource';
import { FakeConnection, buildAccount } from '../../support/fakeConnection';
import { FakeClock, flushTasks } from '../../support/fakeClock';
import { FakeMemory } from '../../support/fakeMemory';
import { WebviewPanel } from '../../support/vscode/window';
import { createExtensionContext, nextQuestion, services, shown, useVscode } from '../../support/vscode/useVscode';
import { setSetting } from '../../support/vscode/workspace';

const protocol = definePanel('trial', 1, { init: defineNotification<string>() });
const ref = buildRef('a');

describe('The workbench', () => {
  useVscode();
  let connection: FakeConnection;
  let owned: DisposableStore;
  let workbench: Workbench;
  /** What the action `look` does. */
  let look: (context: ActionContext, target: ResourceRef) => Promise<undefined>;
  let listings: number;

  beforeEach(async () => {
    [connection, owned, listings] = [new FakeConnection(), new DisposableStore(), 0];
    look = () => Promise.resolve(undefined);
    const kind = buildKind({
      manifest: { ...thingManifest, panels: [{ name: 'trial', actions: ['look'] }] },
      actions: { look: { target: 'one', run: (context, target) => look(context, target) } },
      describe: ({ id }) => Promise.resolve({ summary: [], body: { Id: id } }),
      async *list() {
        listings++;
        await Promise.resolve();
        yield { resources: [buildResource('a', { ref })] };
      },
    });
    const kinds = new Map([['thing', kind]]);
    const log = owned.add(new OutputLog(new Redactor()));
    const lazy: Lazy<Workbench> = Lazy.create(
      () => Promise.resolve(),
      (_code, made) =>
        createWorkbench(
          {
            ...{ context: createExtensionContext(), views, kinds, connection, log },
            keys: {
              listNames: () => Promise.resolve([]),
              add: () => Promise.resolve(),
              remove: () => Promise.resolve(),
            },
            emulator: { start: () => Promise.resolve(), stop: () => Promise.resolve() },
            ...{ policy: () => Promise.resolve('{}'), knownRegions: () => [] },
            ...{ clock: new FakeClock(), memory: new FakeMemory(), calls: new CallHistory() },
          },
          made,
        ),
    );
    const { views } = owned.add(registerWorkbench({ manifests: [kind.manifest], workbench: lazy, log }));
    owned.add(lazy);
    workbench = await lazy.get();
  });
  afterEach(() => owned.dispose());

  const run = (): Thenable<unknown> => vscode.commands.executeCommand('elasticContainers.thing.look', ref);
  const openPanel = (context: ActionContext, target: ResourceRef): Promise<undefined> => {
    const command = 'elasticContainers.thing.look';
    context.show.panel({ ...{ protocol, title: 'Trial', target, command }, init: () => 'x', handlers: {} });
    return Promise.resolve(undefined);
  };
  const openTerminal = ({ show }: ActionContext): Promise<undefined> => {
    show.terminal({ title: 'nginx', about: 'nginx', connect: () => new Promise(() => undefined) });
    return Promise.resolve(undefined);
  };
  /** Opens a panel, a watch, a terminal and a question. */
  const openAll = async (): Promise<() => readonly unknown[]> => {
    let answer: boolean | undefined;
    let signal: AbortSignal | undefined;
    look = (context, target) => {
      void openPanel(context, target);
      void openTerminal(context);
      context.show.watch({
        title: 'Job',
        run: (given) => {
          signal = given;
          return new Promise(() => undefined);
        },
      });
      const text = { name: 'a.yaml', text: '' };
      void context.show.texts.approve('Send?', text, text).then((sent) => (answer = sent));
      return Promise.resolve(undefined);
    };
    await run();
    await flushTasks();
    return () => [shown.panels().length, shown.terminals().length, signal?.aborted, answer];
  };

  it('lists a kind in its view', async () => {
    const view = shown.view('elasticContainers.things');
    void view.show();
    await view.seen(/name of a/);
    equal(workbench.tree('elasticContainers.things').holds(view.rows()[0]?.element as never), true);
  });

  it('closes what names an account when another one is signed in, and not when regions change', async () => {
    const state = await openAll();
    connection.changed.fire({ account: false });
    await flushTasks();
    deepEqual(state(), [1, 1, false, undefined]);
    connection.changed.fire({ account: true });
    await flushTasks();
    // A review ends with the signal of its action.
    deepEqual(state(), [0, 0, true, undefined]);
  });

  it('closes terminals when nothing may be changed any more, and draws the rows anew', async () => {
    const state = await openAll();
    const view = shown.view('elasticContainers.things');
    void view.show();
    await view.seen(/name of a/);
    let drawn = 0;
    workbench.tree(view.id).onDidChangeTreeData(() => drawn++);
    setSetting('elasticContainers.readOnly', false);
    await flushTasks();
    deepEqual(state(), [1, 1, false, undefined]);
    drawn = 0;
    setSetting('elasticContainers.readOnly', true);
    await flushTasks();
    deepEqual(state(), [1, 0, false, undefined]);
    ok(drawn > 0);
    connection.changed.fire({ account: true });
    await flushTasks();
  });

  it('brings a panel back by the command that opened it', async () => {
    look = openPanel;
    const tab = new WebviewPanel('elasticContainers.trial', 'Restored');
    const { kind, region, id, name } = ref;
    const origin = { command: 'elasticContainers.thing.look', target: { kind, region, id, name } };
    await workbench.restorePanel('trial', tab as unknown as vscode.WebviewPanel, { version: 1, origin, content: {} });
    deepEqual([shown.panels(), tab.title], [[tab], 'Trial']);
    const other = new WebviewPanel('elasticContainers.trial', 'Restored');
    const change = { ...origin, command: 'elasticContainers.thing.change' };
    const state = { version: 1, origin: change, content: {} };
    await workbench.restorePanel('trial', other as unknown as vscode.WebviewPanel, state);
    deepEqual(shown.panels(), [tab], 'this command opens no panel');
  });

  it('describes resources and reports as documents', async () => {
    await workbench.documents.open(ref);
    equal(vscode.window.activeTextEditor?.document.getText(), 'Id: a\n');
    await workbench.run('elasticContainers.showCalls', []);
    match(vscode.window.activeTextEditor.document.getText(), /^# API calls of this window/);
  });

  it('shows a production profile in red, by its name or its id', async () => {
    const colour = async (): Promise<unknown> => {
      connection.resolved.fire(buildAccount());
      await flushTasks();
      return shown.statusBar().find(({ id }) => id === 'account')?.backgroundColor;
    };
    equal(await colour(), undefined);
    for (const name of ['work', 'cli:work']) {
      setSetting('elasticContainers.productionProfiles', ['dev', name]);
      deepEqual(await colour(), new vscode.ThemeColor('statusBarItem.errorBackground'), name);
    }
    setSetting('elasticContainers.productionProfiles', ['dev']);
    equal(await colour(), undefined);
  });

  it('keeps drafts of one account from another', async () => {
    const found: unknown[] = [];
    look = async ({ drafts }, target) => {
      found.push(drafts.get(target));
      await drafts.set(target, 'draft');
      return undefined;
    };
    await run();
    await run();
    connection.account = buildAccount({ id: 'cli:dev' });
    await run();
    deepEqual(found, [undefined, 'draft', undefined]);
  });

  it('shows the failure of what is watched', async () => {
    look = ({ show }) => {
      show.watch({ title: 'Job', run: () => Promise.reject(new Error('no network')) });
      return Promise.resolve(undefined);
    };
    await run();
    match((await nextQuestion('message')).title, /no network/);
  });

  it('makes what checks specs with the first spec, and ends with the extension', async () => {
    equal(workbench.specs.value, undefined);
    ok(await workbench.specs.get());
    equal(services.providers('hover').length, 1);
    look = openTerminal;
    await run();
    owned.dispose();
    deepEqual([shown.terminals(), services.providers('hover'), services.providers('folding')], [[], [], []]);
    equal(listings, 0, 'no view was shown');
  });
});
