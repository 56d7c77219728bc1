// The whole extension in Simplified Chinese: contributions, rows, questions, messages and what the pages are given.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { tcpdumpPanel } from '../../../src/products/eci/instance/tcpdump/tcpdumpPanel';
import { contributedText, said, untranslated } from '../../support/chinese';
import { useWindow } from '../../support/openWindow';
import { putInstances, scenarioRegion } from '../../support/scenario/instances';
import type { TreeView } from '../../support/vscode/treeViews';
import { nextQuestion } from '../../support/vscode/useVscode';
import { menuOf, titleMenuOf } from '../../support/vscode/whenClause';

describe('The window in Chinese', () => {
  const window = useWindow({
    language: 'zh-cn',
    instances: 0,
    world: (emulator) => putInstances(emulator, { 'web-1': 'Running', report: 'Succeeded' }),
    settings: { 'elasticContainers.regions': [scenarioRegion] },
  });
  const openView = async (): Promise<TreeView> => {
    const view = await window().openView('instances');
    await view.seen(/web-1/);
    return view;
  };
  const titlesOf = (view: TreeView, row: string): readonly string[] => {
    const { inline, context } = menuOf(view, row);
    return [...inline, ...context].map(({ title }) => title);
  };

  it('names the statuses and the actions in Chinese', async () => {
    equal(said('Running'), '运行中');
    const view = await openView();
    match(view.text(), new RegExp(`^web-1 {2}${said('Running')}`, 'm'));
    match(view.text(), new RegExp(`^report {2}${said('Succeeded')}`, 'm'));
    const spoken = view.row('web-1').item.accessibilityInformation?.label ?? '';
    match(spoken, new RegExp(`^web-1, ${said('Running')}, ${said('ECI instance')}`));
    const titles = titlesOf(view, 'web-1');
    for (const action of ['startTcpdump', 'enableCoredump', 'restart', 'delete', 'copyId']) {
      ok(titles.includes(contributedText(`command.eciInstance.${action}.title`)), `${action} in ${titles.join()}`);
    }
    const { buttons, menu } = titleMenuOf(view);
    deepEqual(untranslated([...titles, ...[...buttons, ...menu].map(({ title }) => title)]), []);
  });

  it('asks and reports in Chinese', async () => {
    const view = await openView();
    const restarted = window().choose(view, 'web-1', contributedText('command.eciInstance.restart.title'));
    const question = await nextQuestion('message');
    equal(question.title, said('Restart this ECI instance? Its containers stop and start again.'));
    deepEqual(question.buttons, [said('Restart')]);
    question.press(said('Restart'));
    await restarted;
    await view.seen(new RegExp(`^web-1 {2}${said('Restarting')}`, 'm'));
  });

  it('says what is wrong in Chinese', async () => {
    const view = await openView();
    // What every refresh asks: the other listing is read only while something has changed.
    await window().emulator.fault({ name: 'http500', operation: 'DescribeContainerGroupStatus' });
    void window().chooseTitle(view, contributedText('command.refresh.title'));
    const stale = said('Not up to date');
    await window().passUntil(() => view.text().includes(stale));
    match(view.row(stale).description, new RegExp(said('The service reported an internal error.')));
    await window().emulator.clearFaults();
    await window().click(view, stale);
    await window().gone(view, stale);
  });

  it('gives the page of the capture form its texts in Chinese', async () => {
    const view = await openView();
    await window().choose(view, 'web-1', contributedText('command.eciInstance.startTcpdump.title'));
    const page = await window().page(tcpdumpPanel, said('Capture: {0}', 'web-1'));
    match(page.panel.webview.html, /<html lang="zh-cn"/);
    equal(page.strings['Packet capture'], said('Packet capture'));
    equal(page.strings['Start Capture'], said('Start Capture'));
  });

  it('says what runs where on the edge, and asks, in Chinese', async () => {
    const view = await window().openView('edgeApps');
    await view.seen(new RegExp(`^checkout-api {2}${said('Published')} · build-1130`, 'm'));
    void window().choose(view, 'checkout-api', contributedText('command.edgeApp.delete.title'));
    const question = await nextQuestion('message');
    equal(question.title, said('Delete this edge app with all its versions? This cannot be undone.'));
    question.cancel();
    deepEqual(untranslated(titlesOf(view, 'checkout-api')), []);
  });
});
