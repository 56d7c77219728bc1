import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { CancelledError } from '../../../../src/base/errors';
import { silentLog } from '../../../../src/base/log';
import { definePanel, defineNotification } from '../../../../src/model/panelProtocol';
import type { PanelSpec } from '../../../../src/model/ports/panel';
import type { ResourceRef } from '../../../../src/model/resource';
import { PanelHost } from '../../../../src/workbench/panels/panelHost';
import { buildRef } from '../../../support/buildResource';
import { WebviewPanel } from '../../../support/vscode/window';
import { services, shown, useVscode } from '../../../support/vscode/useVscode';

const protocol = definePanel('trial', 1, { init: defineNotification<string>() });
const command = 'elasticContainers.thing.open';
const buildSpec = (
  target: ResourceRef,
  over: Partial<PanelSpec<typeof protocol>> = {},
): PanelSpec<typeof protocol> => ({
  ...{ protocol, title: `Trial of ${target.id}`, target, command },
  ...{ init: () => 'hello', handlers: {} },
  ...over,
});
const [one, two] = [buildRef('eci-1'), buildRef('eci-2')];
const toState = (target: ResourceRef, selection?: readonly ResourceRef[]): unknown => ({
  ...{ version: 1, origin: { command, target, selection }, content: {} },
});

describe('The panels', () => {
  useVscode();
  let host: PanelHost;
  let written: string[];
  /** What running the command of a restored panel does. */
  let rerun: (command: string, target: ResourceRef, selection?: readonly ResourceRef[]) => Promise<void>;
  const titles = (): readonly string[] => shown.panels().map(({ title }) => title);
  /** A tab that VS Code has brought back after a reload. */
  const restoredTab = (): WebviewPanel => new WebviewPanel('elasticContainers.trial', 'Restored');
  const restore = (tab: WebviewPanel, state: unknown, name = 'trial'): Promise<void> =>
    host.restoreTab(name, tab as unknown as vscode.WebviewPanel, state);

  beforeEach(() => {
    written = [];
    rerun = () => Promise.resolve();
    const log = {
      ...silentLog,
      warn: (text: string) => written.push(`warn ${text}`),
      info: (text: string) => written.push(`info ${text}`),
    };
    host = new PanelHost(vscode.Uri.file('/ext'), log, {
      panels: [{ name: 'trial', commands: [command] }],
      rerun: (...args) => rerun(...args),
    });
  });
  afterEach(() => host.dispose());

  it('are opened one per target, in front, with a page that is not kept in memory while hidden', () => {
    host.open(buildSpec(one));
    host.open(buildSpec(two));
    deepEqual(titles(), ['Trial of eci-1', 'Trial of eci-2']);
    const [panel] = shown.panels();
    equal(panel?.viewType, 'elasticContainers.trial');
    const { retainContextWhenHidden, enableScripts } = panel.options as vscode.WebviewPanelOptions &
      vscode.WebviewOptions;
    deepEqual([retainContextWhenHidden, enableScripts], [false, true]);
  });

  it('are shown again instead of opened twice, and served by the newer spec', () => {
    host.open(buildSpec(one));
    const [panel] = shown.panels();
    panel?.setVisible(false);
    host.open(buildSpec(one, { title: 'Newer', init: () => 'newer' }));
    deepEqual([titles(), panel?.visible], [['Newer'], true]);
    deepEqual(
      panel?.webview.posted.map((message) => (message as { params: unknown }).params),
      ['newer'],
    );
  });

  it('are others for other selections of the same target', () => {
    host.open(buildSpec(one));
    host.open(buildSpec(one, { selection: [one, two] }));
    host.open(buildSpec(one, { selection: [one, two] }));
    equal(titles().length, 2);
  });

  it('are opened anew after they were closed', () => {
    const first = host.open(buildSpec(one));
    first.close();
    deepEqual([titles(), first.signal.aborted], [[], true]);
    const second = host.open(buildSpec(one));
    deepEqual([titles().length, second.signal.aborted], [1, false]);
  });

  it('are all closed when the account changes', () => {
    const handles = [one, two].map((target) => host.open(buildSpec(target)));
    host.closeAll();
    deepEqual(titles(), []);
    ok(handles.every(({ signal }) => signal.aborted));
  });

  it('stay as tabs when the extension ends, no longer served, for VS Code brings them back', () => {
    const { signal } = host.open(buildSpec(one));
    host.dispose();
    deepEqual([titles().length, signal.aborted], [1, true]);
  });

  describe('after a reload of the window', () => {
    it('are opened by their command in the tab that is there, which says so meanwhile', async () => {
      const tab = restoredTab();
      const ran: unknown[] = [];
      services.setLanguage('zh-cn');
      rerun = (...args) => {
        ran.push(args);
        match(tab.webview.html, /lang="zh-cn"[^]*Opening the panel again/);
        ok(!tab.webview.html.includes('<script'));
        host.open(buildSpec(one, { title: 'Again' }));
        return Promise.resolve();
      };
      await restore(tab, toState(one));
      deepEqual(ran, [[command, one, undefined]]);
      deepEqual([titles(), tab.title, written], [['Again'], 'Again', []]);
      match(tab.webview.html, /trial\.js/);
      host.open(buildSpec(one));
      equal(titles().length, 1, 'it is a panel like any other now');
    });

    it('come back with all that was selected', async () => {
      const selection = [one, two];
      const ran: unknown[] = [];
      rerun = (_command, target, all) => {
        ran.push(all);
        host.open(buildSpec(target, { selection }));
        return Promise.resolve();
      };
      await restore(restoredTab(), toState(one, selection));
      deepEqual([ran, titles()], [[selection], ['Trial of eci-1']]);
    });

    it('are closed when their state names no command of theirs, or they are no panel of ours', async () => {
      rerun = () => Promise.reject(new Error('must not run'));
      for (const [name, state] of [
        ['trial', undefined],
        ['trial', { version: 1, origin: { command: 'workbench.action.quit', target: one } }],
        ['other', toState(one)],
      ] as const) {
        await restore(restoredTab(), state, name);
      }
      deepEqual(titles(), []);
      deepEqual(written, [
        'warn Closed a restored "trial" panel: its state is not usable',
        'warn Closed a restored "trial" panel: its state is not usable',
        'warn Closed a restored "other" panel: its state is not usable',
      ]);
    });

    it('are closed when the same is open already, or is being brought back', async () => {
      host.open(buildSpec(one));
      await restore(restoredTab(), toState(one));
      deepEqual(titles(), ['Trial of eci-1']);
      let finish: () => void = () => undefined;
      rerun = () => new Promise((resolve) => (finish = resolve));
      const [first, second] = [restoredTab(), restoredTab()];
      const waiting = restore(first, toState(two));
      await restore(second, toState(two));
      deepEqual([shown.panels().includes(first), shown.panels().includes(second)], [true, false]);
      deepEqual(written, Array(2).fill('warn Closed a restored "trial" panel: already open'));
      host.open(buildSpec(two));
      finish();
      await waiting;
      deepEqual(titles(), ['Trial of eci-1', 'Trial of eci-2']);
    });

    it('are closed when their command opens nothing, and when it fails, which is logged', async () => {
      await restore(restoredTab(), toState(one));
      rerun = () => Promise.reject(new Error('no network'));
      await restore(restoredTab(), toState(one));
      deepEqual(titles(), []);
      const closed = 'info Closed a restored "trial" panel: its command did not open it again';
      deepEqual(written, [closed, 'warn Could not open the restored "trial" panel again: no network', closed]);
    });

    it('are closed without a warning when the user gave up on the command', async () => {
      rerun = () => Promise.reject(new CancelledError());
      await restore(restoredTab(), toState(one));
      deepEqual(written, ['info Closed a restored "trial" panel: its command did not open it again']);
    });

    it('stay open when their command fails after it has opened them', async () => {
      rerun = () => {
        host.open(buildSpec(one));
        return Promise.reject(new Error('late'));
      };
      await restore(restoredTab(), toState(one));
      deepEqual(titles(), ['Trial of eci-1']);
    });

    it('are opened in tabs of their own when the user has closed the restored one meanwhile', async () => {
      const tab = restoredTab();
      rerun = () => {
        tab.dispose();
        host.open(buildSpec(one));
        return Promise.resolve();
      };
      await restore(tab, toState(one));
      deepEqual([titles(), written], [['Trial of eci-1'], []]);
      notEqual(shown.panels()[0], tab);
    });

    it('do not take the tab of one that was closed for another that is being brought back', async () => {
      const [first, second] = [restoredTab(), restoredTab()];
      const finish: (() => void)[] = [];
      rerun = () => new Promise((resolve) => finish.push(resolve));
      const waiting = [restore(first, toState(one))];
      first.dispose();
      waiting.push(restore(second, toState(one)));
      finish[0]?.();
      await waiting[0];
      deepEqual(shown.panels(), [second], 'the end of the first leaves the second alone');
      host.open(buildSpec(one));
      finish[1]?.();
      await waiting[1];
      deepEqual([shown.panels(), second.title], [[second], 'Trial of eci-1']);
    });
  });
});
