// What the view says in the whole extension when the service, the network or the account is in the way, and how it gets over it.
import { deepEqual, equal, match } from 'node:assert/strict';
import { putInstances, scenarioRegion } from '../../support/scenario/instances';
import { useWindow } from '../../support/openWindow';
import { openQuestions, shown } from '../../support/vscode/useVscode';
import { menuOf } from '../../support/vscode/whenClause';
import type { TreeView } from '../../support/vscode/treeViews';

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

describe('The window, when something is in the way of the list,', () => {
  const window = useWindow({
    instances: 0,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    world: (emulator) => putInstances(emulator, { 'web-1': 'Running', 'web-2': 'Running' }),
  });
  const internalError = /The service reported an internal error\. \(InternalError\)/;
  /** The row of a list that is older than the last attempt. */
  const stale = 'Not up to date';

  /** Lets every listing fail so. */
  async function strike(name: string): Promise<void> {
    for (const operation of listings) {
      await window().emulator.fault({ name, operation });
    }
  }

  /** As it is while waits of the product pass: deadlines and pauses before a further attempt. */
  async function patiently(view: TreeView, wanted: RegExp, pass = () => window().pass(5_000)): Promise<void> {
    const seen = view.seen(wanted).then(() => true);
    while (!(await Promise.race([seen, pass().then(() => false)]))) {
      // Time passes.
    }
  }

  const both =
    /^(?![\s\S]*(?:Not up to date|Could not load|Access denied|Loading…|Nothing found))(?=[\s\S]*web-1)[\s\S]*web-2/;

  async function openWell(): Promise<TreeView> {
    const view = await window().openView('instances');
    await view.seen(both);
    return view;
  }

  it('says that it could not load, without a message on top, and loads on Retry once the service is well', async () => {
    await strike('http500');
    const view = shown.view('elasticContainers.instances');
    void view.show();
    await patiently(view, internalError);
    equal(view.rows().length, 1);
    equal(view.icon('Could not load')?.id, 'error');
    deepEqual(
      menuOf(view, 'Could not load').inline.map(({ title }) => title),
      ['Retry'],
    );
    deepEqual(openQuestions(), []);
    await window().emulator.clearFaults();
    await window().choose(view, 'Could not load', 'Retry');
    await view.seen(both);
  });

  it('gives up what is under way when the regions are chosen anew', async () => {
    await window().emulator.fault({ name: 'stall', operation: listings[0], count: 1 });
    await strike('http500');
    const view = shown.view('elasticContainers.instances');
    void view.show();
    await view.seen(/Loading…/);
    equal(view.icon('Loading…')?.id, 'loading~spin');
    const chosen = window().run('selectRegions');
    await window().pick(scenarioRegion);
    await chosen;
    await patiently(view, internalError);
  });

  for (const [fault, sentence, hint] of sentences) {
    it(`keeps the rows and reports the failure: ${fault}`, async () => {
      const view = await openWell();
      await strike(fault);
      const refreshed = window().chooseTitle(view, 'Refresh');
      await patiently(view, new RegExp(`${stale} {2}.*${sentence.source}`));
      await refreshed;
      match(await view.hover(stale), hint);
      deepEqual(
        view
          .rows()
          .slice(1)
          .map(({ label }) => label),
        ['web-1', 'web-2'],
      );
      await window().emulator.clearFaults();
      const clicked = window().click(view, stale);
      await patiently(view, both);
      await clicked;
    });
  }

  it('says what the account may not do, behind a lock', async () => {
    const view = await openWell();
    await strike('denied');
    await window().chooseTitle(view, 'Refresh');
    await view.seen(
      /Access denied {2}.*Access denied: this account may not call eci:DescribeContainerGroup(?:s|Status)\./,
    );
    equal(view.icon('Access denied')?.id, 'lock');
    match(
      await view.hover('Access denied'),
      /Ask .* for a RAM policy that allows eci:DescribeContainerGroup(?:s|Status)/,
    );
    await window().emulator.clearFaults();
    await window().choose(view, 'Access denied', 'Retry');
    await view.seen(both);
  });

  it('does not distinguish an empty list from one without permission, and says so', async () => {
    const view = await openWell();
    const empty = 'Nothing found, or no permission to list';
    await strike('denied-empty');
    await window().chooseTitle(view, 'Refresh');
    await view.seen(/^Nothing found, or no permission to list$/);
    match(await view.hover(empty), /ask for a RAM policy that allows the Describe operations/);
    await window().emulator.clearFaults();
    await window().chooseTitle(view, 'Refresh');
    await view.seen(both);
    await window().emulator.remove('eci-web-1', 'eci-web-2');
    await window().chooseTitle(view, 'Refresh');
    await view.seen(/^Nothing found, or no permission to list$/);
  });

  it('shows a failure below an instance where it occurred, and reads again on Retry', async () => {
    const view = await openWell();
    await view.seen(/web-1 .*vCPU/);
    await view.expand('web-1');
    await window().emulator.fault({ name: 'denied', operation: 'DescribeInstanceOpsRecords' });
    await view.expand('O&M Tasks');
    await view.seen(/Access denied {2}.*eci:DescribeInstanceOpsRecords/);
    await window().emulator.clearFaults();
    await window().choose(view, 'Access denied', 'Retry');
    await view.seen(/None yet/);
  });

  it('ends with an error when the service dies in the middle of a call, and nothing spins for ever', async () => {
    const view = await openWell();
    await window().emulator.fault({ name: 'stall' });
    const refreshed = window().chooseTitle(view, 'Refresh');
    const restarted = window().choose(view, 'web-2', 'Restart ECI Instance…');
    (await window().message('Restart this ECI instance?')).press('Restart');
    await window().emulator.stop();
    await window().message(new RegExp(`Could not reach ${host} \\([A-Z_]+\\)\\.`));
    await patiently(view, new RegExp(`${stale}[\\s\\S]*web-2`), async () => {
      await window().jump(5_000);
      await new Promise((resolve) => setImmediate(resolve));
    });
    await Promise.all([refreshed, restarted]);
    deepEqual(
      shown.progresses().filter(({ isOver }) => !isOver),
      [],
    );
  });
});

describe('The window with a zone in the setting of regions', () => {
  const window = useWindow({
    instances: 0,
    settings: { 'elasticContainers.regions': ['cn-hangzhou-b'] },
    world: () => Promise.resolve(),
  });

  it('names the zone, the setting, and the region', async () => {
    const view = shown.view('elasticContainers.instances');
    void view.show();
    await view.seen(/Could not load {2}cn-hangzhou-b in elasticContainers\.regions is a zone of cn-hangzhou\./);
    match(await view.hover('Could not load'), /Enter cn-hangzhou there instead/);
    deepEqual(
      Object.keys((await window().emulator.control('GET', 'tallies')) as object).filter((name) =>
        listings.some((one) => one === name),
      ),
      [],
    );
  });
});
