// Serverless jobs. Only Chromium proves that the rows are drawn as they are described, that the keyboard and the mouse reach the buttons, menus
// and several selected rows, that a lens in a real editor shows one masked value, and that another view unfolds. What the extension does
// behind that is tested in test/contract/window/serverlessJobs.test.ts.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { countCalls } from '../support/scenario/instances';
import { useWorkbench } from '../support/useWorkbench';
import { ViewTree } from './pages/viewTree';

const cluster = 'render-farm';

describe('serverless jobs', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': ['cn-hangzhou'] },
    viewport: { width: 1600, height: 1600 },
  }));
  after(() => emulator.stop());

  it('are drawn and found, stopped together, followed to their instance, and describe themselves with one value shown', async () => {
    const view = await workbench().openView('Serverless Jobs');
    await view.expand(cluster);
    const says = (label: string, text: string | RegExp): Promise<void> =>
      view.row(label).filter({ hasText: text }).waitFor();
    await says('ci-nightly', /Running · job 20 · comp · ci · running for/);
    // Its reason is asked for because its row is on screen.
    await says('clickstream-etl', 'OOMKilled, exit code 137 · Failed · job 15');
    await view.waitUntilLoaded();
    assert.deepEqual(
      await Promise.all(['ci-nightly', 'warm-cache', 'score-catalog', 'link-check'].map((job) => view.icon(job))),
      ['play-circle', 'watch', 'circle-large-outline', 'circle-slash'],
    );
    assert.match(await view.spoken('ci-nightly'), /^ci-nightly, Running, serverless job, job 20, comp, ci/);

    await view.titleMenu('Filter Serverless Jobs…');
    await workbench().quickInput.pick('Failed');
    await view.row('ci-nightly').waitFor({ state: 'hidden' });
    await view.pane.getByText('Filter: Failed').waitFor();
    await view.titleAction('Show All Serverless Jobs');
    await view.waitForRow('ci-nightly');
    await view.waitUntilLoaded();

    await view.select(['warm-cache', 'build-sitemap', 'prerender-pages']);
    await view.menu('build-sitemap', 'Stop Serverless Job…');
    await workbench().dialog.waitFor('Stop 3 serverless jobs, 5,000 subtasks among them? They cannot be resumed.');
    await workbench().dialog.press('Stop');
    await workbench().notifications.waitFor('3 serverless jobs were stopped.');
    for (const job of ['warm-cache', 'build-sitemap', 'prerender-pages']) {
      await says(job, 'Canceled');
    }
    assert.equal(await countCalls(emulator, 'StopServerlessJobs'), 1);

    await view.inline('testjob', 'Describe Serverless Job');
    await workbench().editors.opened('testjob.yaml');
    const { page } = workbench();
    await page.keyboard.press('Control+g');
    await workbench().quickInput.input.fill(':49');
    await workbench().quickInput.accept();
    const { editor } = workbench().editors;
    await editor.getByText('Value: ••••••').waitFor();
    await editor.getByRole('button', { name: 'Show Value' }).last().click();
    await editor.getByText('Value: /usr/bin/').waitFor();
    await editor.getByRole('button', { name: 'Hide Value' }).waitFor();

    await view.expand('clickstream-etl');
    const instance = view.pane.getByRole('treeitem', { level: 3 }).filter({ hasText: /^clickstream-etl-/ });
    const name = await instance.locator('.label-name').innerText();
    await view.inline(name, 'Reveal in ECI Instances');
    // The view expands automatically: a click would collapse it again.
    const instances = new ViewTree(page, 'ECI Instances');
    await instances.row(name).and(page.locator('[aria-selected="true"]')).waitFor();
  });
});
