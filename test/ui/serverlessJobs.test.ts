// Serverless jobs: find the failed ones and why, reach a subtask, stop, follow to the instance, be told of the end.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'mocha';
import { root } from '../../scripts/harness/install.mjs';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { countCalls } from '../support/scenario/instances';
import { useWorkbench } from '../support/useWorkbench';
import { ViewTree } from './pages/viewTree';

const region = 'cn-hangzhou';
const cluster = 'render-farm';
const clusterId = 'ehpc-hz-FYUr32Kp8w';
const minuteMs = 60_000;

describe('serverless jobs', () => {
  let emulator: Emulator;
  let view: ViewTree;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [region] },
    viewport: { width: 1600, height: 1600 },
  }));
  after(() => emulator.stop());
  beforeEach('the same jobs for every test, with their cluster open', async () => {
    await emulator.clearFaults();
    // The calls of the last test no longer count.
    await emulator.advance(minuteMs);
    await emulator.reset();
    await emulator.clearRequests();
    await workbench().page.keyboard.press('Escape');
    await foldOthers();
    view = await workbench().openView('Serverless Jobs');
    await view.titleAction('Refresh');
    await view.titleAction('Collapse All');
    await view.expand(cluster);
    await view.waitForRow('ci-nightly');
    await view.waitUntilLoaded();
  });

  /** Room for the rows of this view: the others are folded to their headers. */
  async function foldOthers(): Promise<void> {
    await workbench().sideBar.open('Elastic Containers');
    for (const title of ['ECI Instances', 'Image Caches', 'Edge Apps']) {
      const header = workbench().page.locator(`.pane-header[aria-label^="${title} "]`);
      if ((await header.getAttribute('aria-expanded')) === 'true') {
        await header.click();
      }
    }
  }

  /** Waits until the row says so. */
  async function says(label: string, text: string | RegExp): Promise<void> {
    await view.row(label).filter({ hasText: text }).waitFor();
  }

  async function clipboard(): Promise<string> {
    return workbench().page.evaluate(() => navigator.clipboard.readText());
  }

  it('shows clusters, and the jobs of one with state, id, queue and user', async () => {
    await says(cluster, 'Running · 16 nodes');
    await says('ci-nightly', /Running · job 20 · comp · ci · running for/);
    await says('warm-cache', /Pending · job 21 · comp · shop · submitted/);
    await says('score-catalog', 'Initializing · job 23 · gpu');
    await says('link-check', 'Canceled');
    assert.deepEqual(
      await Promise.all(['ci-nightly', 'warm-cache', 'score-catalog', 'link-check'].map((job) => view.icon(job))),
      ['play-circle', 'watch', 'circle-large-outline', 'circle-slash'],
    );
    assert.match(await view.spoken('ci-nightly'), /^ci-nightly, Running, serverless job, job 20, comp, ci/);
  });

  it('filters to the failed jobs and tells why one failed, in three clicks', async () => {
    await view.titleMenu('Filter Serverless Jobs…');
    await workbench().quickInput.pick('Failed');
    await view.row('ci-nightly').waitFor({ state: 'hidden' });
    await says('clickstream-etl', 'OOMKilled, exit code 137 · Failed · job 15');
    await says('monthly-report', 'Error, exit code 1 · Failed');
    await view.pane.getByText('Filter: Failed').waitFor();
    await view.titleAction('Show All Serverless Jobs');
    await view.waitForRow('ci-nightly');
  });

  it('finds among what is loaded, and shows everything again', async () => {
    await view.titleAction('Find Serverless Jobs…');
    await workbench().quickInput.type('transcode');
    await view.waitForRow('video-transcode');
    await view.row('ci-nightly').waitFor({ state: 'hidden' });
    await view.pane.getByText('Find: transcode (2 of 15)').waitFor();
    await view.titleAction('Show All Serverless Jobs');
    await view.waitForRow('ci-nightly');
  });

  it('opens an array job at its subtask 4,321', async () => {
    await view.expand('prerender-pages');
    await view.expand('4,000 – 4,999');
    await view.expand('4,300 – 4,399');
    await emulator.clearRequests();
    await view.expand('4,320 – 4,339');
    await says('17_4321', /Pending|Running|Succeeded/);
    assert.equal(await countCalls(emulator, 'DescribeServerlessJobs'), 20);
    await view.menu('17_4321', 'Describe Serverless Job');
    await workbench().editors.opened('17_4321.yaml');
    assert.match(await workbench().editors.text(), /JobId: "?17_4321/);
  });

  it('stops three at once, naming what it stops', async () => {
    await view.select(['warm-cache', 'build-sitemap', 'prerender-pages']);
    await view.menu('build-sitemap', 'Stop Serverless Job…');
    await workbench().dialog.waitFor('Stop 3 serverless jobs, 5,000 subtasks among them? They cannot be resumed.');
    const text = await workbench().dialog.text();
    assert.match(text, /Account: Local emulator/);
    assert.match(text, /cn-hangzhou\s+render-farm \(ehpc-hz-FYUr32Kp8w\)\s+warm-cache\s+21/);
    assert.match(text, /prerender-pages\s+17\s+array job of 5,000 subtasks/);
    await workbench().dialog.press('Stop');
    await workbench().notifications.waitFor('3 serverless jobs were stopped.');
    for (const job of ['warm-cache', 'build-sitemap', 'prerender-pages']) {
      await says(job, 'Canceled');
    }
    assert.equal(await countCalls(emulator, 'StopServerlessJobs'), 1);
  });

  it('says that nobody knows whether a job was stopped, and does not offer to try again', async () => {
    await emulator.fault({ name: 'AgentError', operation: 'StopServerlessJobs', count: 1 });
    await view.menu('warm-cache', 'Stop Serverless Job…');
    await workbench().dialog.press('Stop');
    const said = /Check its state before you stop it again/;
    await workbench().notifications.waitFor(said);
    assert.equal(
      await workbench().notifications.message(said).getByRole('button', { name: 'Retry', exact: true }).count(),
      0,
    );
    assert.equal(await countCalls(emulator, 'StopServerlessJobs'), 1);
    await workbench().notifications.close(said);
  });

  it('says in words that a job has already ended, and asks nothing', async () => {
    await view.menu('link-check', 'Stop Serverless Job…');
    await workbench().notifications.waitFor('Not possible: link-check has already ended (Canceled).');
    assert.equal(await countCalls(emulator, 'StopServerlessJobs'), 0);
  });

  it('follows a job to its containers, and to its instance in the view of instances', async () => {
    await view.expand('clickstream-etl');
    const instance = view.pane.getByRole('treeitem', { level: 3 }).filter({ hasText: /^clickstream-etl-/ });
    const name = await instance.locator('.label-name').innerText();
    await view.expand(name);
    await says('etl', 'Terminated · exit code 137');
    await view.inline(name, 'Reveal in ECI Instances');
    // The view unfolds by itself: whoever clicked it now would fold it again.
    const instances = new ViewTree(workbench().page, 'ECI Instances');
    await instances.row(name).and(workbench().page.locator('[aria-selected="true"]')).waitFor();
  });

  it('watches a job and tells once that it has ended', async () => {
    await view.inline('ci-nightly', 'Watch Serverless Job');
    await workbench()
      .page.getByRole('button', { name: /1 in progress/ })
      .waitFor();
    await view.menu('ci-nightly', 'Stop Serverless Job…');
    await workbench().dialog.press('Stop');
    const said = 'Job ci-nightly (20) has ended: Canceled.';
    await workbench().notifications.waitFor(said);
    await workbench().notifications.press(said, 'Describe');
    await workbench().editors.opened('ci-nightly.yaml');
    assert.deepEqual(
      (await workbench().notifications.texts()).filter((text) => text.includes('has ended')),
      [],
    );
  });

  it('shows one masked value of a document when asked for that one', async () => {
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
  });

  it('copies a command that shows the job', async () => {
    await view.menu('clickstream-etl', 'Copy Serverless Job as aliyun CLI');
    await workbench().notifications.waitFor('Copied an aliyun command.');
    assert.equal(
      await clipboard(),
      `aliyun ehpc DescribeServerlessJobs --region ${region} --ClusterId '${clusterId}' --JobIds.1 '15'`,
    );
  });

  it('says in plain words what E-HPC refuses', async () => {
    await view.expand('legacy-solver');
    const failed = view.row('Could not load');
    await failed.filter({ hasText: 'The manager nodes of the E-HPC cluster are missing or not healthy.' }).waitFor();
  });

  it('loads a hundred at a time, and all when asked to, with a count', async () => {
    await emulator.control('POST', 'world', { ehpcJobs: { clusterId, count: 340 } });
    await view.titleAction('Refresh');
    await view.waitForRow('fold-protein-14');
    await view.pane.getByText(/^100 of 340/).waitFor();
    // The last row is far below what is on screen.
    await view.row(cluster).press('End');
    await says('Load the next 100', '100 of 340');
    await view.inline('Load the next 100', 'Load All');
    await view.row('Load the next 100').waitFor({ state: 'hidden' });
    await view.pane.getByText(/^100 of 340/).waitFor({ state: 'hidden' });
    // A view whose row in focus has gone takes the focus once more, from a box that is open by then.
    await view.waitUntilLoaded();
    await workbench().run('Elastic Containers: Group Serverless Jobs…');
    await workbench().quickInput.pick('Queue');
    await says('comp', '170');
    await workbench().run('Elastic Containers: Group Serverless Jobs…');
    await workbench().quickInput.pick('Region');
  });
});

describe('serverless jobs in Chinese', () => {
  const words = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>;
  const titles = JSON.parse(readFileSync(join(root, 'package.nls.zh-cn.json'), 'utf8')) as Record<string, string>;
  const said = (english: string, ...values: readonly string[]): string => {
    const chinese = words[english];
    assert.ok(chinese !== undefined && chinese !== english, `"${english}" is not translated`);
    return chinese.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
  };
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    language: 'zh-cn',
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [region] },
    viewport: { width: 1600, height: 1600 },
  }));
  after(() => emulator.stop());

  it('are named, filtered and explained in Chinese', async () => {
    const view = await workbench().openView(titles['view.serverlessJobs.name'] ?? '', '弹性容器');
    // The window has just opened.
    await view.row(cluster).waitFor();
    await view.expand(cluster);
    const row = view.row('clickstream-etl');
    await row.filter({ hasText: said('Failed') }).waitFor();
    await row.filter({ hasText: said('exit code {0}', '137') }).waitFor();
    await row.filter({ hasText: said('job {0}', '15') }).waitFor();
    const menu = await view.menuTitles('clickstream-etl');
    assert.ok(menu.includes(titles['command.serverlessJob.describe.title'] ?? ''), menu.join());
    await view.titleMenu(titles['command.serverlessJob.filter.title'] ?? '');
    await workbench().quickInput.pick(said('Canceled'));
    await view.waitForRow('link-check');
    await row.waitFor({ state: 'hidden' });
  });
});
