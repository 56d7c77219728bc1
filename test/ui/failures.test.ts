// What the view says when the service, the network or the account is in the way, and how it gets over it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import type { Emulator } from '../support/emulatorProcess';
import { scenarioRegion, startScenario } from '../support/scenario/instances';
import { useWorkbench } from '../support/useWorkbench';
import type { ViewTree } from './pages/viewTree';

/** Names and states first; what the account is not allowed to list that way, it may be the older way. */
const listings = ['DescribeContainerGroupStatus', 'DescribeContainerGroups'] as const;
const host = String.raw`127\.0\.0\.1:\d+`;

/** A fault, the sentence on the row, and what its hover adds. */
const sentences: readonly (readonly [string, RegExp, RegExp])[] = [
  ['http503', /The service is temporarily unavailable\. \(ServiceUnavailable\)/, /Request ID: /],
  ['html502', new RegExp(`${host} returned HTTP 502 without a reason\\.`), /check your proxy/],
  ['empty500', new RegExp(`${host} returned HTTP 500 without a reason\\.`), /Try again in a moment/],
  [
    'redirect302',
    new RegExp(`${host} returned an unexpected redirect \\(HTTP 302\\)`),
    /the sign-in page of your network/,
  ],
  ['truncated', new RegExp(`The response from ${host} is incomplete or not from the service\\.`), /Check your proxy/],
  ['reset-before', new RegExp(`Could not reach ${host} \\([A-Z_]+\\)\\.`), /proxy settings of VS Code/],
  ['throttle', /The service is throttling requests: too many calls from this account\./, /Try again in a moment/],
  ['expired-token', /The session of this profile has expired\./, /"aliyun configure"/],
];

describe('when something is in the way of the list', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startScenario({ 'web-1': 'Running', 'web-2': 'Running' });
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
  }));
  beforeEach(() => emulator.clearFaults());
  after(() => emulator.stop());
  const openView = (): Promise<ViewTree> => workbench().openView('ECI Instances');

  const internalError = 'The service reported an internal error. (InternalError)';
  /** The row of a list that is older than the last attempt. */
  const stale = 'Not up to date';

  /** Lets every listing fail so. */
  async function strike(name: string): Promise<void> {
    for (const operation of listings) {
      await emulator.fault({ name, operation });
    }
  }

  async function waitForAll(view: ViewTree): Promise<void> {
    await view.waitForRow('web-1');
    await view.waitForRow('web-2');
    await view
      .row(/^(Not up to date|Could not load|Access denied|Loading…|Nothing found.*)$/)
      .waitFor({ state: 'hidden' });
  }

  it('says that it could not load, without a message on top', async () => {
    await strike('http500');
    const view = await openView();
    await view.row('Could not load').filter({ hasText: internalError }).waitFor();
    assert.equal(await view.icon('Could not load'), 'error');
    assert.equal((await view.text()).length, 1);
    assert.deepEqual(await view.inlineActions('Could not load'), ['Retry']);
    assert.deepEqual(await workbench().notifications.texts(), []);
  });

  it('shows that it is loading, and gives up what is under way when the regions are chosen anew', async () => {
    await emulator.fault({ name: 'stall', operation: listings[0], count: 1 });
    await strike('http500');
    const view = await openView();
    await view.inline('Could not load', 'Retry');
    await view.waitForRow('Loading…');
    assert.equal(await view.icon('Loading…'), 'loading');
    await workbench().run('Elastic Containers: Select Regions…');
    await workbench().quickInput.waitFor('Select regions to show, or none for all');
    await workbench().quickInput.tickable(scenarioRegion).waitFor();
    await workbench().quickInput.accept();
    await view.row('Could not load').filter({ hasText: internalError }).waitFor();
  });

  it('loads on Retry once the service is well again', async () => {
    const view = await openView();
    await view.inline('Could not load', 'Retry');
    await waitForAll(view);
  });

  for (const [fault, sentence, hint] of sentences) {
    it(`keeps the rows and tells what is wrong: ${fault}`, async () => {
      const view = await openView();
      await strike(fault);
      await view.titleAction('Refresh');
      await view.row(stale).filter({ hasText: sentence }).waitFor();
      assert.match(await view.spoken(stale), hint);
      assert.deepEqual(
        (await view.text()).slice(1).map((line) => line.split(' ')[0]),
        ['web-1', 'web-2'],
      );
      await emulator.clearFaults();
      await view.click(stale);
      await waitForAll(view);
    });
  }

  it('says what the account may not do, behind a lock', async () => {
    const view = await openView();
    await strike('denied');
    await view.titleAction('Refresh');
    const row = view.row('Access denied');
    await row
      .filter({ hasText: /Access denied: this account may not call eci:DescribeContainerGroup(s|Status)\./ })
      .waitFor();
    assert.equal(await view.icon('Access denied'), 'lock');
    assert.match(
      await view.hover('Access denied'),
      /Ask .* for a RAM policy that allows eci:DescribeContainerGroup(s|Status)\./,
    );
    await emulator.clearFaults();
    await view.inline('Access denied', 'Retry');
    await waitForAll(view);
  });

  it('does not tell an empty list from one the account may not see, and says so', async () => {
    const view = await openView();
    const empty = 'Nothing found, or no permission to list';
    await strike('denied-empty');
    await view.titleAction('Refresh');
    await view.waitForRow(empty);
    assert.equal((await view.text()).length, 1);
    assert.match(await view.hover(empty), /ask for a RAM policy that allows the Describe operations/);
    await emulator.clearFaults();
    await view.titleAction('Refresh');
    await waitForAll(view);
    await emulator.remove('eci-web-2');
    await view.titleAction('Refresh');
    await view.row('web-2').waitFor({ state: 'hidden' });
    await emulator.remove('eci-web-1');
    await view.titleAction('Refresh');
    await view.waitForRow(empty);
  });

  it('tells a failure below an instance where it happened, and reads it again on Retry', async () => {
    const name = { ContainerGroupId: 'eci-web-3', ContainerGroupName: 'web-3' };
    await emulator.put({ ...name, RegionId: scenarioRegion, Status: 'Running' });
    const view = await openView();
    await view.titleAction('Refresh');
    // With its details there is nothing more to come that would have what is below it read by itself.
    await view.row('web-3').filter({ hasText: 'vCPU' }).waitFor();
    await view.expand('web-3');
    await emulator.fault({ name: 'denied', operation: 'DescribeInstanceOpsRecords' });
    await view.expand('O&M Tasks');
    await view.row('Access denied').filter({ hasText: 'eci:DescribeInstanceOpsRecords' }).waitFor();
    await emulator.clearFaults();
    await view.inline('Access denied', 'Retry');
    await view.waitForRow('None yet');
    await view.collapse('web-3');
  });

  it('ends with an error when the service dies in the middle of a call, and nothing spins for ever', async () => {
    const view = await openView();
    await view.waitForRow('web-3');
    await emulator.fault({ name: 'stall' });
    await view.titleAction('Refresh');
    await view.menu('web-3', 'Restart ECI Instance…');
    await workbench().dialog.press('Restart');
    await workbench().notifications.waitFor('Restarting');
    await emulator.stop();
    await workbench().notifications.waitFor(new RegExp(`Could not reach ${host} \\([A-Z_]+\\)\\.`));
    await workbench()
      .notifications.message(/^Restarting/)
      .waitFor({ state: 'hidden' });
    await view.waitForRow(stale);
    await view.waitForRow('web-3');
    const spinning = workbench()
      .page.locator('.part.sidebar')
      .locator('.codicon-loading, .monaco-progress-container.active');
    await spinning.first().waitFor({ state: 'hidden' });
  });
});
