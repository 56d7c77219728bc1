// What the tree tells about instances, from the regions down to volumes and events.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { useWorkbench } from '../../support/useWorkbench';
import type { ViewTree } from '../pages/viewTree';

/** An inhabitant of the main region in each status: pattern of the name, words, size, and the icon's name. */
const statuses = [
  [/^storefront-web-/, 'Running', '1 vCPU 2 GiB', 'vm-running'],
  [/^orders-api-/, 'Updating', '2 vCPU 4 GiB', 'sync'],
  [/^recommend-inference-/, 'Scheduling', '8 vCPU 32 GiB', 'watch'],
  [/^recommend-inference-/, 'Schedule failed', '8 vCPU 32 GiB', 'circle-slash'],
  [/^orders-api-/, 'Pending', '2 vCPU 4 GiB', 'circle-large-outline'],
  [/^storefront-web-/, 'Restarting', '1 vCPU 2 GiB', 'debug-restart'],
  [/^session-cache-/, 'Terminating', '0.5 vCPU 2 GiB', 'trash'],
  [/^nightly-report-/, 'Succeeded', '2 vCPU 8 GiB', 'pass'],
  [/^clickstream-etl-/, 'Failed', '4 vCPU 16 GiB', 'error'],
  [/^video-transcode-/, 'Expired', '8 vCPU 16 GiB', 'history'],
] as const;

describe('the tree of instances', () => {
  let emulator: Emulator;
  let view: ViewTree;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({ emulator: emulator.ready, viewport: { width: 1600, height: 2000 } }));
  before('open the view', async () => {
    view = await workbench().openView('ECI Instances');
    await view.waitUntilLoaded();
  });
  after(() => emulator.stop());

  /** Opens a row; what is below it, once the last of it is there, as "label description". */
  async function below(label: string | RegExp, last: string | RegExp): Promise<string[]> {
    await view.expand(label);
    await view.waitForRow(last);
    const level = Number(await view.row(label).getAttribute('aria-level'));
    const name = await view.row(label).locator('.label-name').innerText();
    const lines = await view.text();
    const start = lines.findIndex((line) => line.trim().startsWith(name)) + 1;
    const indent = '  '.repeat(level);
    const end = lines.findIndex((line, index) => index >= start && !line.startsWith(indent));
    return lines
      .slice(start, end < 0 ? undefined : end)
      .filter((line) => line.startsWith(indent) && line[indent.length] !== ' ')
      .map((line) => line.trim());
  }

  it('counts the instances of each region, and shows no region without any', async () => {
    const regions = (await view.text()).filter((line) => !line.startsWith(' '));
    assert.deepEqual(regions, ['ap-southeast-1 3', 'cn-beijing 5', 'cn-hangzhou 18']);
    assert.equal(await view.spoken('cn-beijing'), 'Region cn-beijing, 5');
  });

  it('shows only the chosen regions, whether they hold something or not', async () => {
    await workbench().run('Elastic Containers: Select Regions…');
    await workbench().quickInput.waitFor('Select regions to show, or none for all');
    await workbench().quickInput.pickMany(['cn-hangzhou', 'cn-chengdu']);
    await view.row('cn-chengdu').filter({ hasText: '0' }).waitFor();
    await view.waitUntilLoaded();
    const regions = (await view.text()).filter((line) => !/^ {2}\S+-/.test(line));
    assert.deepEqual(regions, ['cn-chengdu 0', '  Nothing found, or no permission to list', 'cn-hangzhou 18']);
  });

  it('says name, status, size, zone and age of an instance, in words for a screen reader too', async () => {
    await workbench().run('Elastic Containers: Select Regions…');
    await workbench().quickInput.waitFor('Select regions to show, or none for all');
    await workbench().quickInput.pickMany(['cn-chengdu']);
    await view.row('cn-hangzhou').waitFor({ state: 'hidden' });
    await view.waitForRow(/^storefront-web-/);
    await view.waitUntilLoaded();
    const lines = await view.text();
    for (const [name, status, size] of statuses) {
      const zone = status === 'Scheduling' || status === 'Schedule failed' ? '' : '· cn-hangzhou-[hijk] ';
      const row = new RegExp(`${name.source}\\S+ ${status} · ${size} ${zone}· \\d+ (s|min|h|d)$`);
      assert.ok(
        lines.some((line) => row.test(line)),
        `no row ${row.source} in ${lines.join('\n')}`,
      );
    }
    assert.match(
      await view.spoken(/^ci-runner-/),
      /^ci-runner-\S+, Running, ECI instance, 2 vCPU 4 GiB, cn-hangzhou-[hijk]$/,
    );
  });

  it('gives each of the ten statuses an icon of its own', async () => {
    for (const [name, status, , icon] of statuses) {
      const row = view.pane.getByRole('treeitem', { name: new RegExp(`${name.source}\\S+, ${status},`) }).first();
      await row.locator(`.custom-view-tree-node-item-icon.codicon-${icon}`).waitFor();
    }
    assert.equal(new Set(statuses.map(([, , , icon]) => icon)).size, 10);
  });

  it('opens an instance into init containers, containers, volumes, events and O&M records', async () => {
    const rows = await below(/^orders-api-/, 'O&M Tasks');
    assert.match(rows[0]!, /^migrate init container · Terminated · exit code 0$/);
    assert.deepEqual(rows.slice(1), [
      'orders Running · ready',
      'log-shipper Running · ready',
      'Volumes 2',
      'Events',
      'O&M Tasks',
    ]);
    assert.deepEqual(await below('Volumes', 'logs'), ['settings ConfigFileVolume', 'logs EmptyDirVolume']);
    assert.deepEqual(await below('O&M Tasks', /^None yet/), ['None yet']);
  });

  it('lists events newest first', async () => {
    const events = await below('Events', 'Scheduling');
    const reasons = events.map((event) => event.split(' ')[0]);
    assert.deepEqual(reasons.slice(0, 2), ['Started', 'Created']);
    assert.deepEqual(reasons.slice(-2), ['Scheduled', 'Scheduling']);
    assert.match(events.at(-1)!, /^Scheduling \d+ d · Start to schedule instance orders-api-/);
  });

  it('tells the details in the hover of an instance, a container and a volume, and no secret anywhere', async () => {
    const instance = await view.hover(/^orders-api-/);
    assert.match(instance, /ID: eci-bp1\w+/);
    assert.match(instance, /Restart policy: Always/);
    assert.match(instance, /Tags: app=orders, env=prod/);
    const container = await view.hover('orders');
    assert.match(container, /Image: \S+orders-api:5\.3\.1/);
    assert.match(container, /Ports: 8080\/TCP/);
    assert.match(await view.hover('settings'), /Files: application\.yaml, tls\/server\.key/);
    // The instance carries secrets in its environment, its commands and its config files.
    assert.doesNotMatch(await workbench().page.content(), /emulated-|PRIVATE KEY/);
    await view.collapse(/^orders-api-/);
  });

  it('says how often a container was restarted and how it ended before', async () => {
    const [container] = await below(/^checkout-api-/, 'checkout');
    assert.match(container!, /^checkout (Running · ready|Waiting · CrashLoopBackOff) · \d+ restarts$/);
    assert.match(await view.hover('checkout'), /Before: Terminated · exit code 139, signal 11 · Error/);
    await view.collapse(/^checkout-api-/);
  });

  it('says what a container that has ended died of, and why one does not start', async () => {
    const failed = view.pane.getByRole('treeitem', { name: /, Failed,/ });
    await failed.first().locator('.monaco-tl-twistie').click();
    await view.waitForRow('etl');
    assert.equal(await view.icon('etl'), 'error');
    await view.row('etl').filter({ hasText: 'Terminated · exit code 137: killed, often out of memory' }).waitFor();
    await failed.last().locator('.monaco-tl-twistie').click();
    await view.row('report').filter({ hasText: 'Terminated · exit code 1' }).waitFor();
    await view.pane
      .getByRole('treeitem', { name: /, Pending,/ })
      .locator('.monaco-tl-twistie')
      .click();
    await view.row('orders').filter({ hasText: 'Waiting · ImagePullBackOff' }).waitFor();
    await view.titleAction('Collapse All');
  });

  it('shows on Refresh what has changed meanwhile', async () => {
    const updating = view.pane.getByRole('treeitem', { name: /, Updating,/ });
    await updating.waitFor();
    await emulator.advance(30 * 60_000);
    await view.titleAction('Refresh');
    await updating.waitFor({ state: 'hidden' });
    await view.pane.getByRole('treeitem', { name: /, Terminating,/ }).waitFor({ state: 'hidden' });
  });
});
