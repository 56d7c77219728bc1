// Looking around in the whole extension: two instances beside each other, quotas, and the calls that were made.
import { doesNotMatch, equal, match } from 'node:assert/strict';
import { scenarioRegion } from '../../support/scenario/instances';
import { useWindow } from '../../support/openWindow';
import { commands, window as vscodeWindow, workspace } from '../../support/vscode';
import { shown } from '../../support/vscode/useVscode';
import type { TabInputTextDiff } from '../../support/vscode/values';

describe('The window of a user who explores the account', () => {
  const window = useWindow({ settings: { 'elasticContainers.regions': [scenarioRegion] } });

  it('compares two selected instances without what always differs', async () => {
    const view = await window().openView('instances');
    await view.seen(/clickstream-etl-.*vCPU/);
    view.select(/^nightly-report-/, /^clickstream-etl-/);
    await window().choose(view, /^clickstream-etl-/, 'Compare with Another…');
    const { input, label } = vscodeWindow.tabGroups.activeTabGroup.activeTab ?? {};
    match(label ?? '', /clickstream-etl-\S+ ↔ nightly-report-|nightly-report-\S+ ↔ clickstream-etl-/);
    const { original, modified } = input as TabInputTextDiff;
    for (const side of [original, modified]) {
      const text = (await workspace.openTextDocument(side)).getText();
      match(text, /Omitted because they always differ/);
      doesNotMatch(text, /CreationTime|IntranetIp/);
    }
  });

  it('shows the used part of the quotas, and the calls made, each as a command to copy', async () => {
    await window().openView('instances');
    await window().run('showQuotas');
    match(window().text(), /No quota is nearly used up[\s\S]*cn-hangzhou:/);
    await window().run('showCalls');
    match(window().text(), /ListUsage 200/);
    match(window().text(), /aliyun eci \w+ --region cn-hangzhou --RegionId 'cn-hangzhou'/);
    const copy = (await window().lenses()).find(({ command }) => command?.title.endsWith('Copy as aliyun CLI'));
    await commands.executeCommand(copy?.command?.command ?? '', ...((copy?.command?.arguments ?? []) as unknown[]));
    match(await window().clipboard(), /^aliyun \w+ \w+/);
  });
});

describe('The window while a long list comes slowly', () => {
  const window = useWindow({
    ...{ instances: 2_000, latencyMs: 200 },
    settings: { 'elasticContainers.regions': [scenarioRegion] },
  });

  it('shows its first page and how far it is, can be stopped, and be gone on with', async () => {
    const view = shown.view('elasticContainers.instances');
    void view.show();
    await view.seen(/Loading… {2}[\d,]+ of 2,000/);
    // From here on it takes as long as it takes to act.
    await window().emulator.fault({ name: 'stall' });
    match(view.description ?? '', /[\d,]+ of 2,000/);
    await window().choose(view, 'Loading…', 'Stop Loading');
    await view.seen(/Load the rest {2}[\d,]+ of 2,000/);
    equal(view.rows().length > 1, true);
    await window().emulator.clearFaults();
    await window().click(view, 'Load the rest');
    await view.seen(/^(?![\s\S]*Load the rest)[\s\S]*1,501 – 2,000/);
  });
});
