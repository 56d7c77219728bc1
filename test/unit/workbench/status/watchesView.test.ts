import { deepEqual, equal, match } from 'node:assert/strict';
import * as vscode from 'vscode';
import { Watches } from '../../../../src/workbench/status/watches';
import type { Watch } from '../../../../src/workbench/status/watches';
import { WatchesView } from '../../../../src/workbench/status/watchesView';
import { flushTasks } from '../../../support/fakeClock';
import { services, shown, useVscode } from '../../../support/vscode/useVscode';

describe('The view of background work', () => {
  useVscode();
  let watches: Watches;
  let view: WatchesView;
  let drawn: number;

  beforeEach(() => {
    watches = new Watches(() => undefined);
    view = new WatchesView(watches, 'openWatch');
    drawn = 0;
    view.onDidChangeTreeData(() => drawn++);
  });
  afterEach(() => {
    view.dispose();
    watches.dispose();
  });

  const start = (title: string, open?: () => Promise<void>): { end: () => void; report: (detail: string) => void } => {
    let end = (): void => undefined;
    let report: (detail: string) => void = () => undefined;
    watches.start({
      title,
      ...(open && { open }),
      run: (_signal, given) => {
        report = given;
        return new Promise((resolve) => (end = resolve));
      },
    });
    return { end: () => end(), report: (detail) => report(detail) };
  };
  const only = (): Watch => watches.all[0] as Watch;
  const isWatching = (): unknown => services.contextKey('elasticContainers.isWatching');

  it('lists what runs, with nothing below', () => {
    start('one');
    start('two');
    deepEqual(
      view.getChildren().map(({ title }) => title),
      ['one', 'two'],
    );
    deepEqual(view.getChildren(only()), []);
    equal(shown.hasView('elasticContainers.running'), true);
  });

  it('is there while something runs, and drawn with each change', async () => {
    equal(isWatching(), undefined);
    const one = start('one');
    const two = start('two');
    deepEqual([isWatching(), drawn], [true, 2]);
    one.report('50%');
    equal(drawn, 3);
    one.end();
    await flushTasks();
    deepEqual([isWatching(), drawn], [true, 4]);
    two.end();
    await flushTasks();
    deepEqual([isWatching(), drawn], [false, 5]);
    equal(services.contextKey('elasticContainers.isWatching'), false);
  });

  it('shows what is watched with its progress, for screen readers too, and with a menu that stops it', () => {
    const { report } = start('Job');
    let item = view.getTreeItem(only());
    match(String(item.description), /^since /);
    report('50%');
    item = view.getTreeItem(only());
    deepEqual([item.label, item.description, item.contextValue], ['Job', '50%', 'watch']);
    match(typeof item.tooltip === 'string' ? item.tooltip : '', /^Job\n50%\nsince /);
    deepEqual(item.accessibilityInformation, { label: 'Job, 50%' });
    deepEqual([item.iconPath, item.command], [new vscode.ThemeIcon('eye'), undefined]);
  });

  it('opens what can be shown', () => {
    start('Log', () => Promise.resolve());
    const { iconPath, command } = view.getTreeItem(only());
    deepEqual(
      [iconPath, command],
      [new vscode.ThemeIcon('output'), { command: 'openWatch', title: 'Show', arguments: [only()] }],
    );
  });

  it('is drawn no longer once the extension has ended', () => {
    view.dispose();
    start('one');
    deepEqual([drawn, isWatching()], [0, undefined]);
  });
});
