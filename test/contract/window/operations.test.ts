// Operating instances in the whole extension: what is offered, what is asked first, what is said afterwards.
import { deepEqual, doesNotMatch, equal, match, throws } from 'node:assert/strict';
import { countCalls, putInstances, scenarioRegion } from '../../support/scenario/instances';
import { useWindow } from '../../support/openWindow';
import { env } from '../../support/vscode';
import { nextQuestion, openQuestions, services } from '../../support/vscode/useVscode';
import { isInPalette, menuOf } from '../../support/vscode/whenClause';
import type { TreeView } from '../../support/vscode/treeViews';
import { setSetting } from '../../support/vscode/workspace';

describe('The window, when instances are operated,', () => {
  const window = useWindow({
    instances: 0,
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    world: (emulator) =>
      putInstances(emulator, {
        ...{ 'web-1': 'Running', 'web-2': 'Running', 'web-3': 'Running' },
        ...{ leaving: 'Terminating', report: 'Succeeded' },
      }),
  });
  let view: TreeView;
  beforeEach('with the details, which come last', async () => {
    view = await window().openView('instances');
    await view.seen(/web-1 {2}Running · .*vCPU/);
  });

  const titles = (label: string): readonly string[] => menuOf(view, label).context.map(({ title }) => title);
  const buttons = (label: string): readonly string[] => menuOf(view, label).inline.map(({ title }) => title);
  const answer = async (button: string): Promise<string> => {
    const asked = await nextQuestion('message');
    equal(asked.isModal, true);
    asked.press(button);
    return `${asked.title}\n${asked.detail}`;
  };

  /** The list behind "Show Results", as "label  detail". */
  async function results(summary: string): Promise<readonly string[]> {
    (await window().message(summary)).press('Show Results');
    const list = await nextQuestion('pick');
    list.cancel();
    return list.items.map(({ label, description = '', detail = '' }) => `${label} ${description} ${detail}`);
  }

  it('offers what the state of an instance allows', () => {
    const onlyAlive = ['Capture Packets (tcpdump)…', 'Enable Core Dump', 'Disable Core Dump'];
    // On many: offered in every state, for the sake of a mixed selection.
    const always = ['Restart', 'Delete', 'Refresh'].map((verb) => `${verb} ECI Instance`);
    const has = (label: string, wanted: readonly string[]): readonly boolean[] =>
      wanted.map((title) => titles(label).some((one) => one.startsWith(title)));
    deepEqual(has('web-1', onlyAlive), [true, true, true]);
    deepEqual(has('report', onlyAlive), [false, false, false]);
    deepEqual(has('leaving', onlyAlive), [false, false, false]);
    ['web-1', 'report', 'leaving'].forEach((label) => deepEqual(has(label, always), [true, true, true], label));
    deepEqual(buttons('web-1'), ['Capture Packets (tcpdump)…', 'Restart ECI Instance…']);
    deepEqual(buttons('report'), []);
  });

  it('says so when a single instance is in a state that does not allow it, and asks nothing', async () => {
    await window().choose(view, 'leaving', 'Delete ECI Instance…');
    await window().message('Not possible: leaving is Terminating. If the state has changed, refresh the list.');
    await window().choose(view, 'report', 'Restart ECI Instance…');
    await window().message('Not possible: report is Succeeded.');
    deepEqual(
      openQuestions().filter((one) => one.type === 'message' && one.isModal),
      [],
    );
    equal(await countCalls(window().emulator, 'DeleteContainerGroup'), 0);
  });

  it('asks before it deletes, naming the account, regions and ids, and does nothing on Cancel', async () => {
    view.select('web-1', 'web-2');
    const chosen = window().choose(view, 'web-2', 'Delete ECI Instance…');
    const asked = await nextQuestion('message');
    equal(asked.title, 'Delete 2 ECI instances? This cannot be undone.');
    match(asked.detail, /Account: Local emulator/);
    match(asked.detail, /cn-hangzhou {2}web-1 {2}eci-web-1\ncn-hangzhou {2}web-2 {2}eci-web-2/);
    asked.cancel();
    await chosen;
    equal(await countCalls(window().emulator, 'DeleteContainerGroup'), 0);
  });

  it('deletes the selected instances, and reports the result of each', async () => {
    await window().emulator.fault({ name: 'OperationConflict', operation: 'DeleteContainerGroup', count: 1 });
    view.select('web-1', 'web-2');
    const chosen = window().choose(view, 'web-1', 'Delete ECI Instance…');
    await answer('Delete');
    await chosen;
    const list = await results('ECI instance: 1 done, 1 failed, 0 skipped.');
    equal(list.length, 2);
    equal(list.filter((entry) => /^web-[12] .*Done/.test(entry)).length, 1);
    const failed = /^web-[12] .*Another operation on this instance is in progress\. \(OperationConflict\)/;
    equal(list.filter((entry) => failed.test(entry)).length, 1);
  });

  it('skips selected instances in the wrong state, and reports them', async () => {
    view.select('leaving', 'web-2', 'report');
    const chosen = window().choose(view, 'web-2', 'Delete ECI Instance…');
    const asked = await answer('Delete');
    match(asked, /^Delete 2 ECI instances\? This cannot be undone\./);
    doesNotMatch(asked, /leaving/);
    await chosen;
    const list = await results('ECI instance: 2 done, 0 failed, 1 skipped.');
    deepEqual(
      [/^web-2 .*Done/, /^report .*Done/, /^leaving .*Skipped: leaving is Terminating/].map((wanted) =>
        list.some((entry) => wanted.test(entry)),
      ),
      [true, true, true],
    );
  });

  it('skips what is selected but in the wrong state, by the button of a row too', async () => {
    view.select('leaving', 'web-2', 'web-1');
    const chosen = window().choose(view, 'web-1', 'Restart ECI Instance…');
    match(await answer('Restart'), /^Restart 2 ECI instances\?/);
    await chosen;
    await window().message('ECI instance: 2 done, 0 failed, 1 skipped.');
  });

  it('says in plain words that all went well', async () => {
    view.select('web-2', 'web-3');
    const chosen = window().choose(view, 'web-3', 'Restart ECI Instance…');
    await answer('Restart');
    await chosen;
    deepEqual((await window().message('2 ECI instances are restarting.')).buttons, []);
  });

  it('shows an instance as terminating, and takes its row away when it is gone', async () => {
    const chosen = window().choose(view, 'web-3', 'Delete ECI Instance…');
    match(await answer('Delete'), /^Delete this ECI instance\? This cannot be undone\./);
    await chosen;
    await view.seen(/web-3 {2}Terminating/);
    equal(view.icon('web-3')?.id, 'trash');
    await window().pass(30_000);
    await view.seen(/^(?![\s\S]*web-3)[\s\S]*web-1/);
  });

  it('restarts an instance and follows it until it runs again', async () => {
    const chosen = window().choose(view, 'web-1', 'Restart ECI Instance…');
    match(await answer('Restart'), /^Restart this ECI instance\? Its containers stop and start again\./);
    await chosen;
    await view.seen(/web-1 {2}Restarting/);
    await window().pass(30_000);
    await view.seen(/web-1 {2}Running/);
    await view.expand('web-1');
    match(view.text(), /Running · ready · \d+ restarts?/);
  });

  it('says what went wrong with a single instance, and tries the same one again', async () => {
    await window().emulator.fault({ name: 'http503', operation: 'RestartContainerGroup' });
    const chosen = window().choose(view, 'web-2', 'Restart ECI Instance…');
    await answer('Restart');
    const said = await window().message(
      /The service is temporarily unavailable\. \(ServiceUnavailable\)[\s\S]*\(request ID [0-9A-F-]+\)/,
    );
    await window().emulator.clearFaults();
    said.press('Retry');
    match(await answer('Restart'), /web-2/);
    await chosen;
    await view.seen(/web-2 {2}Restarting/);
  });

  it('copies the id of an instance, or of all that are selected', async () => {
    await window().choose(view, 'web-1', 'Copy ECI Instance ID');
    await window().message('Copied eci-web-1.');
    equal(await env.clipboard.readText(), 'eci-web-1');
    view.select('web-1', 'web-2');
    await window().choose(view, 'web-2', 'Copy ECI Instance ID');
    await window().message('Copied 2 lines.');
    deepEqual((await env.clipboard.readText()).split('\n').sort(), ['eci-web-1', 'eci-web-2']);
    await window().choose(view, 'web-3', 'Copy ECI Instance Name');
    equal(await env.clipboard.readText(), 'web-3');
  });

  it('opens an instance in the console', async () => {
    await window().choose(view, 'web-1', 'Open ECI Instance in Console');
    match(services.opened().join(), /^https:\/\/eci\.console\.aliyun\.com\/.*cn-hangzhou\/eci-web-1\/detail/);
  });

  for (const [who, set] of [
    ['the user', () => setSetting('elasticContainers.readOnly', true)],
    ['a folder', () => setSetting('elasticContainers.readOnly', true, 'workspace')],
  ] as const) {
    it(`offers nothing that changes something in read-only mode, switched on by ${who}`, async () => {
      set();
      await view.until(() => buttons('web-1').length === 0);
      deepEqual(
        titles('web-1').filter((title) => /Capture Packets|Core Dump|Restart|Delete/.test(title)),
        [],
      );
      // What only looks stays.
      equal(titles('web-1').includes('Copy ECI Instance ID'), true);
      equal(isInPalette('elasticContainers.eciInstance.restart'), false);
      equal(isInPalette('elasticContainers.eciInstance.refresh'), true);
      throws(() => window().run('eciInstance.restart'), /does not offer/);
    });
  }

  it('cannot be talked out of read-only mode by a folder', () => {
    setSetting('elasticContainers.readOnly', true);
    setSetting('elasticContainers.readOnly', false, 'workspace');
    equal(isInPalette('elasticContainers.eciInstance.restart'), false);
    setSetting('elasticContainers.readOnly', undefined);
    equal(isInPalette('elasticContainers.eciInstance.restart'), true);
  });
});
