// The extension in Simplified Chinese: contributions, rows, questions and the form.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { root } from '../../scripts/harness/install.mjs';
import type { Emulator } from '../support/emulatorProcess';
import { scenarioRegion, startScenario } from '../support/scenario/instances';
import { useWorkbench } from '../support/useWorkbench';
import type { ViewTree } from './pages/viewTree';

type Words = Readonly<Record<string, string>>;

function readTexts(file: string): Words {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Words;
}

describe('the extension in Chinese', () => {
  const contributed = readTexts('package.nls.zh-cn.json');
  const words = readTexts('l10n/bundle.l10n.zh-cn.json');
  /** The translation, with what goes into its places. */
  const said = (english: string, ...values: readonly string[]): string => {
    const chinese = words[english];
    assert.ok(chinese !== undefined && chinese !== english, `"${english}" is not translated`);
    return chinese.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
  };
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

  const openView = (): Promise<ViewTree> => workbench().openView('ECI 实例', '弹性容器');

  it('names the view, the statuses and the actions in Chinese', async () => {
    assert.equal(said('Running'), '运行中');
    const view = await openView();
    await view
      .row('web-1')
      .filter({ hasText: said('Running') })
      .waitFor();
    await view
      .row('report')
      .filter({ hasText: said('Succeeded') })
      .waitFor();
    assert.match(await view.spoken('web-1'), new RegExp(`^web-1, ${said('Running')}, ${said('ECI instance')}`));
    const titles = await view.menuTitles('web-1');
    for (const action of ['startTcpdump', 'enableCoredump', 'restart', 'delete', 'copyId']) {
      assert.ok(
        titles.includes(contributed[`command.eciInstance.${action}.title`] ?? ''),
        `${action} in ${titles.join()}`,
      );
    }
  });

  it('asks and reports in Chinese', async () => {
    const view = await openView();
    await view.menu('web-1', contributed['command.eciInstance.restart.title'] ?? '');
    await workbench().dialog.waitFor(said('Restart this ECI instance? Its containers stop and start again.'));
    await workbench().dialog.press(said('Restart'));
    await view
      .row('web-1')
      .filter({ hasText: said('Restarting') })
      .waitFor();
  });

  it('says what is wrong in Chinese', async () => {
    const view = await openView();
    // What every refresh asks: the other listing is read only while something has changed.
    await emulator.fault({ name: 'http500', operation: 'DescribeContainerGroupStatus' });
    await view.titleAction(contributed['command.refresh.title'] ?? '');
    const stale = view.row(said('Not up to date'));
    await stale.filter({ hasText: said('The service reported an internal error.') }).waitFor();
    await emulator.clearFaults();
    await stale.click();
    await stale.waitFor({ state: 'hidden' });
  });

  it('shows the capture form in Chinese', async () => {
    const view = await openView();
    await emulator.advance(60_000);
    await view
      .row('web-1')
      .filter({ hasText: said('Running') })
      .waitFor();
    await view.menu('web-1', contributed['command.eciInstance.startTcpdump.title'] ?? '');
    const form = await workbench().editors.webview(said('Capture: {0}', 'web-1'));
    await form.getByRole('heading', { name: said('Packet capture') }).waitFor();
    await form.getByRole('button', { name: said('Start Capture') }).waitFor();
    const text = await form.locator('body').innerText();
    assert.doesNotMatch(text, /Destination|Limits|Request preview/);
  });

  it('says what runs where on the edge, and asks, in Chinese', async () => {
    const view = await workbench().openView(contributed['view.edgeApps.name'] ?? '', '弹性容器');
    await view
      .row('checkout-api')
      .filter({ hasText: `${said('Published')} · build-1130` })
      .waitFor();
    await view.menu('checkout-api', contributed['command.edgeApp.delete.title'] ?? '');
    await workbench().dialog.waitFor(said('Delete this edge app with all its versions? This cannot be undone.'));
    await workbench().dialog.press('Cancel');
    const titles = await view.menuTitles('checkout-api');
    assert.deepEqual(
      titles.filter((title) => title !== '' && !/[\u4e00-\u9fff]/.test(title)),
      [],
    );
  });
});
