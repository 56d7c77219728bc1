import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { silentLog } from '../../../../src/base/log';
import { definePanel, defineNotification, defineRequest } from '../../../../src/model/panelProtocol';
import type { PanelHandle, PanelSpec } from '../../../../src/model/ports/panel';
import { OpenPanel, createPanelOptions } from '../../../../src/workbench/panels/openPanel';
import { buildRef } from '../../../support/buildResource';
import { flushTasks } from '../../../support/fakeClock';
import { WebviewPanel } from '../../../support/vscode/window';
import { services, shown, useVscode } from '../../../support/vscode/useVscode';

const protocol = definePanel('trial', 1, {
  init: defineNotification<string>(),
  news: defineNotification<string>(),
  double: defineRequest<string, string>((raw) => (typeof raw === 'string' ? raw : undefined)),
});
const [one, two] = [buildRef('eci-1', { parent: 'vpc-1' }), buildRef('eci-2')];

describe('An open panel', () => {
  useVscode();
  let tab: WebviewPanel;
  let panel: OpenPanel;
  let ended: string[];
  const attach = (over: Partial<PanelSpec<typeof protocol>> = {}): PanelHandle<typeof protocol> =>
    panel.attach({
      ...{ protocol, title: 'Trial <b>', target: one, command: 'a.b' },
      ...{ init: () => 'hello', handlers: { double: (text) => Promise.resolve(text + text) } },
      ...over,
    });
  const types = (): readonly unknown[] => tab.webview.posted.map((message) => (message as { type: string }).type);

  beforeEach(() => {
    tab = new WebviewPanel('elasticContainers.trial', 'Trial');
    panel = new OpenPanel(tab as unknown as vscode.WebviewPanel, vscode.Uri.file('/ext'), silentLog);
    ended = [];
  });
  afterEach(() => {
    (vscode.l10n as { bundle: unknown }).bundle = undefined;
  });

  it('has a title, and an icon for light and dark themes', () => {
    attach();
    equal(tab.title, 'Trial <b>');
    const { light, dark } = tab.iconPath as { light: vscode.Uri; dark: vscode.Uri };
    deepEqual([light.path, dark.path], ['/ext/media/panel-light.svg', '/ext/media/panel-dark.svg']);
  });

  it('loads the script and the style of its page once, in the language of the window', () => {
    services.setLanguage('zh-cn');
    attach();
    const { html } = tab.webview;
    match(html, /<html lang="zh-cn">/);
    match(html, /src="https:\/\/file%2B\.vscode-resource\.vscode-cdn\.net\/ext\/dist\/webviews\/trial\.js"/);
    match(html, /href="https:\/\/file%2B\.vscode-resource\.vscode-cdn\.net\/ext\/dist\/webviews\/trial\.css"/);
    match(html, /<title>Trial &#60;b&#62;<\/title>/);
    match(html, /style-src vscode-webview:;/);
    match(html, /<p>Loading…<\/p>/);
    deepEqual(types(), [], 'the page is not there yet');
    attach({ title: 'Renamed' });
    equal(tab.webview.html, html, 'a load would lose what was typed');
    deepEqual([tab.title, types()], ['Renamed', ['init']]);
  });

  it('reads the built pages and the icons, and nothing else of the disk', () => {
    attach();
    const { enableScripts, localResourceRoots } = tab.webview.options;
    deepEqual(
      [enableScripts, localResourceRoots?.map(({ path }) => path)],
      [true, ['/ext/dist/webviews', '/ext/media']],
    );
    deepEqual(createPanelOptions(vscode.Uri.file('/ext')), tab.webview.options);
  });

  it('gives each load of its page what opened it and what it shows now', () => {
    let count = 0;
    attach({ init: () => `load ${++count}` });
    tab.webview.receive({ type: 'ready' });
    tab.webview.receive({ type: 'ready' });
    const { kind, region, id, name } = one;
    const origin = { command: 'a.b', target: { kind, region, id, name } };
    deepEqual(tab.webview.posted, [
      { type: 'init', origin, params: 'load 1' },
      { type: 'init', origin, params: 'load 2' },
    ]);
  });

  it('gives its page the selection when there is more than one, and the translations when there are some', () => {
    (vscode.l10n as { bundle: unknown }).bundle = { Loading: '正在加载' };
    attach({ selection: [one] });
    tab.webview.receive({ type: 'ready' });
    attach({ selection: [one, two] });
    const [single, several] = tab.webview.posted as { origin: { selection?: { id: string }[] }; strings?: unknown }[];
    equal(single?.origin.selection, undefined);
    deepEqual(
      several?.origin.selection?.map(({ id }) => id),
      ['eci-1', 'eci-2'],
    );
    ok(several.origin.selection.every((target) => !('parent' in target)));
    deepEqual(several.strings, { Loading: '正在加载' });
  });

  it('answers its page and sends it news', async () => {
    const handle = attach();
    tab.webview.receive({ type: 'request', id: '1', name: 'double', params: 'ab' });
    await flushTasks();
    handle.notify('news', 'fresh');
    deepEqual(tab.webview.posted, [
      { type: 'result', id: '1', result: 'abab' },
      { type: 'notification', name: 'news', params: 'fresh' },
    ]);
  });

  it('comes to the front, and closes as if the user had closed it', () => {
    const handle = attach({ onDispose: () => ended.push('closed') });
    tab.setVisible(false);
    handle.reveal();
    equal(tab.visible, true);
    handle.close();
    deepEqual([shown.panels(), handle.signal.aborted, ended], [[], true, ['closed']]);
    tab.setVisible(false);
    handle.reveal();
    panel.reveal();
    equal(tab.visible, false, 'a closed tab throws when it is touched');
    handle.notify('news', 'late');
    deepEqual(types(), []);
  });

  it('stops serving when the extension ends, and stays as a tab', async () => {
    const handle = attach({ onDispose: () => ended.push('closed') });
    panel.dispose();
    deepEqual([shown.panels(), handle.signal.aborted, ended], [[tab], true, ['closed']]);
    tab.webview.receive({ type: 'request', id: '1', name: 'double', params: 'ab' });
    await flushTasks();
    deepEqual(types(), []);
    tab.dispose();
    deepEqual(ended, ['closed'], 'once');
  });
});
