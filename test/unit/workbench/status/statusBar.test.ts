import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { LogDocuments } from '../../../../src/workbench/logs/logDocuments';
import { StatusBar } from '../../../../src/workbench/status/statusBar';
import { Watches } from '../../../../src/workbench/status/watches';
import { FakeConnection, buildAccount } from '../../../support/fakeConnection';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import type { StatusBarItem } from '../../../support/vscode/window';
import { shown, useVscode } from '../../../support/vscode/useVscode';
import { registerLogs } from '../logs/registerLogs';
import { WrittenSource } from '../logs/playedLog';

describe('The status bar', () => {
  useVscode();
  let connection: FakeConnection;
  let watches: Watches;
  let logs: LogDocuments;
  let clock: FakeClock;
  let context: ScriptedContext;
  let bar: StatusBar;
  let production: string[];

  beforeEach(() => {
    [connection, clock, context, production] = [new FakeConnection(), new FakeClock(), new ScriptedContext(), []];
    watches = new Watches(() => undefined);
    logs = new LogDocuments({ ask: context.ask, show: () => context.show, clock, maxLines: () => 1_000 });
    registerLogs(logs);
    const commands = {
      ...{ selectProfile: 'selectProfile', signInAgain: 'signInAgain' },
      ...{ showWatches: 'showWatches', goToLogEnd: 'goToLogEnd' },
    };
    const isProduction = ({ label }: { readonly label: string }): boolean => production.includes(label);
    bar = new StatusBar({ connection, watches, logs, isProduction }, commands);
  });
  afterEach(() => {
    bar.dispose();
    logs.dispose();
    watches.dispose();
  });

  const find = (id: string): StatusBarItem | undefined => shown.statusBar().find((item) => item.id === id);
  const resolve = async (over: Parameters<typeof buildAccount>[0] | null = {}): Promise<StatusBarItem> => {
    connection.resolved.fire(over === null ? undefined : buildAccount(over));
    await flushTasks();
    const item = find('account');
    ok(item);
    return item;
  };

  it('shows nothing before anything is asked for', () => {
    deepEqual(shown.statusBar(), []);
  });

  describe('with the account', () => {
    it('names the profile, the account and the regions', async () => {
      equal((await resolve()).text, '$(cloud) work · all regions');
      connection.preferred = ['cn-hangzhou'];
      equal((await resolve({ account: '12345' })).text, '$(cloud) work · 12345 · cn-hangzhou');
      connection.preferred = ['cn-hangzhou', 'cn-beijing', 'cn-shanghai'];
      const item = await resolve();
      equal(item.text, '$(cloud) work · 3 regions');
      deepEqual(
        [item.command, item.backgroundColor, item.name],
        ['selectProfile', undefined, 'Elastic Containers: account'],
      );
    });

    it('says more when the mouse is over it, without links', async () => {
      connection.preferred = ['cn-hangzhou', 'cn-beijing'];
      equal(
        (await resolve({ label: '[a](command:b)', mode: 'AK', account: '12345' })).tooltip,
        'Elastic Containers: [a] (command:b). Click to select another profile.\n' +
          'aliyun CLI, AK\nAccount 12345\nRegions: cn-hangzhou, cn-beijing',
      );
      connection.preferred = undefined;
      equal(
        (await resolve({ detail: '' })).tooltip,
        'Elastic Containers: work. Click to select another profile.\nRegions: all',
      );
    });

    it('says that no account is signed in', async () => {
      const item = await resolve(null);
      deepEqual(
        [item.text, item.tooltip, item.command, item.backgroundColor],
        [
          '$(cloud) Alibaba Cloud: Not signed in',
          'Elastic Containers: Alibaba Cloud: Not signed in. Click to select another profile.',
          'selectProfile',
          undefined,
        ],
      );
    });

    it('asks for a new login when the session has expired', async () => {
      const item = await resolve({ blocked: new Error('expired'), account: '12345' });
      deepEqual(
        [item.text, item.tooltip, item.command],
        [
          '$(warning) work: sign in again',
          'Elastic Containers: the session of work has expired. Click to sign in again.',
          'signInAgain',
        ],
      );
      deepEqual(item.backgroundColor, new vscode.ThemeColor('statusBarItem.warningBackground'));
    });

    it('is red for a production profile, expired or not', async () => {
      production = ['work'];
      const red = new vscode.ThemeColor('statusBarItem.errorBackground');
      deepEqual((await resolve()).backgroundColor, red);
      deepEqual((await resolve({ blocked: new Error('expired') })).backgroundColor, red);
      equal((await resolve({ label: 'dev' })).backgroundColor, undefined);
    });

    it('shows names from files as text', async () => {
      equal((await resolve({ label: '$(trash) work\u001b' })).text, '$(cloud) $ (trash) work\ufffd · all regions');
      match((await resolve({ label: '$(trash)', blocked: new Error('x') })).text, /^\$\(warning\) \$ \(trash\): /);
    });

    it('names no account any more that has been signed out, once it is shown', async () => {
      connection.changed.fire({ account: true });
      await flushTasks();
      deepEqual(shown.statusBar(), [], 'a view has to ask first');
      await resolve();
      connection.account = buildAccount({ label: 'dev' });
      connection.changed.fire({ account: false });
      await flushTasks();
      equal(find('account')?.text, '$(cloud) dev · all regions');
      connection.accountError = new Error('no file');
      connection.changed.fire({ account: true });
      await flushTasks();
      match(find('account')?.text ?? '', /Not signed in/);
    });

    it('shows the later of two that become known, whichever regions are read first', async () => {
      const waiting: ((regions: readonly string[]) => void)[] = [];
      connection.getPreferredRegions = () => new Promise((answer) => waiting.push(answer));
      connection.resolved.fire(buildAccount({ label: 'old' }));
      connection.resolved.fire(buildAccount({ label: 'new' }));
      waiting[1]?.(['cn-beijing']);
      await flushTasks();
      waiting[0]?.(['cn-hangzhou']);
      await flushTasks();
      equal(find('account')?.text, '$(cloud) new · cn-beijing');
    });

    it('is shown though its regions cannot be read', async () => {
      connection.getPreferredRegions = () => Promise.reject(new Error('no file'));
      equal((await resolve()).text, '$(cloud) work · all regions');
    });
  });

  it('counts what is in progress, as long as something is', async () => {
    let end: () => void = () => undefined;
    watches.start({ title: 'one', run: () => new Promise((done) => (end = done)) });
    const item = find('watches');
    deepEqual(
      [item?.text, item?.tooltip, item?.command, item?.name],
      [
        '$(eye) 1',
        'Elastic Containers: 1 in progress. Click to list or stop tasks.',
        'showWatches',
        'Elastic Containers: activity',
      ],
    );
    end();
    await flushTasks();
    equal(find('watches'), undefined);
  });

  it('says how the log in front goes: read, followed, or paused', async () => {
    const source = new WrittenSource(clock);
    source.write(...Array.from({ length: 100 }, () => 'line'));
    const rate = { counted: 'logs', callsPerMinute: 500 };
    await logs.open({ fileName: 'web.log', title: 'web', sources: [source], rate }, false);
    const item = find('log');
    deepEqual(
      [item?.text, item?.command, item?.name, item?.tooltip],
      [
        '$(output) Log: not followed',
        'goToLogEnd',
        'Elastic Containers: log',
        'Click to go to the end of the log and follow it.',
      ],
    );
    logs.active?.follow();
    const running = context.show.watches[0]?.run(new AbortController().signal, () => undefined).catch(() => undefined);
    await flushTasks();
    match(item?.text ?? '', /^\$\(sync\) Log: followed every /);
    vscode.window.activeTextEditor?.revealRange(new vscode.Range(30, 0, 30, 0));
    match(item?.text ?? '', /^\$\(debug-pause\) Log: paused, /);
    await vscode.window.showTextDocument(vscode.Uri.parse('untitled:other'));
    equal(find('log'), undefined);
    logs.dispose();
    await running;
  });

  it('goes with the extension', async () => {
    await resolve();
    bar.dispose();
    deepEqual(shown.statusBar(), []);
    connection.resolved.fire(buildAccount());
    watches.start({ title: 'one', run: () => Promise.resolve() });
    await flushTasks();
    deepEqual(shown.statusBar(), []);
  });
});
