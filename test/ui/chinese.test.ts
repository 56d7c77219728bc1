// The extension in Simplified Chinese. Only Chromium proves that VS Code takes the language and the translated contributions, that a screen
// reader is given them, and that a page shows them. What is said where is tested in test/contract/window/chinese.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { contributedText, said, untranslated } from '../support/chinese';
import type { Emulator } from '../support/emulatorProcess';
import { scenarioRegion, startScenario } from '../support/scenario/instances';
import { useWorkbench } from '../support/useWorkbench';

describe('the extension in Chinese', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startScenario({ 'web-1': 'Running', report: 'Succeeded' });
  });
  const workbench = useWorkbench(() => ({
    language: 'zh-cn',
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    viewport: { width: 1400, height: 1000 },
  }));
  after(() => emulator.stop());

  it('names the view, statuses and actions, says what is wrong, and shows the capture form', async () => {
    const view = await workbench().openView('ECI 实例', '弹性容器');
    await view
      .row('web-1')
      .filter({ hasText: said('Running') })
      .waitFor();
    assert.match(await view.spoken('web-1'), new RegExp(`^web-1, ${said('Running')}, ${said('ECI instance')}`));
    const titles = await view.menuTitles('web-1');
    assert.ok(titles.includes(contributedText('command.eciInstance.restart.title')), titles.join());
    assert.deepEqual(untranslated(titles), []);

    // What every refresh asks: the other listing is read only while something has changed.
    await emulator.fault({ name: 'http500', operation: 'DescribeContainerGroupStatus' });
    await view.titleAction(contributedText('command.refresh.title'));
    const stale = view.row(said('Not up to date'));
    await stale.filter({ hasText: said('The service reported an internal error.') }).waitFor();
    await emulator.clearFaults();
    await stale.click();
    await stale.waitFor({ state: 'hidden' });

    await view.menu('web-1', contributedText('command.eciInstance.startTcpdump.title'));
    const form = await workbench().editors.webview(said('Capture: {0}', 'web-1'));
    await form.getByRole('heading', { name: said('Packet capture') }).waitFor();
    await form.getByRole('button', { name: said('Start Capture') }).waitFor();
    const text = await form.locator('body').innerText();
    assert.doesNotMatch(text, /Destination|Limits|Request preview/);
  });
});
