// Core dumps and packet captures in the whole extension: started, waited for, downloaded, switched off, counted in the status bar.
import { deepEqual, equal, match } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countCalls, putInstances, scenarioRegion, toInstanceId } from '../../support/scenario/instances';
import { tcpdumpPanel } from '../../../src/products/eci/instance/tcpdump/tcpdumpPanel';
import { emptyTcpdumpDraft } from '../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { useWindow } from '../../support/openWindow';
import { PlayedPage } from '../../support/playedPage';
import { nextQuestion, shown } from '../../support/vscode/useVscode';
import { Uri } from '../../support/vscode/values';
import type { TreeView } from '../../support/vscode/treeViews';
import { setSetting } from '../../support/vscode/workspace';

describe('The window, when O&M tasks run,', () => {
  const window = useWindow({
    settings: { 'elasticContainers.regions': [scenarioRegion] },
    world: (emulator) => putInstances(emulator, { 'web-1': 'Running', 'web-2': 'Running' }),
  });
  let view: TreeView;
  beforeEach(async () => {
    view = await window().openView('instances');
    await view.seen(/web-2 {2}Running · .*vCPU/);
  });

  /** What is in progress, as the status bar counts it. */
  const watched = (): string => shown.statusBar().find(({ id }) => id === 'watches')?.text ?? '';

  /** Time passes until the message is there. */
  async function notification(
    wanted: string | RegExp,
  ): Promise<Awaited<ReturnType<ReturnType<typeof window>['message']>>> {
    const message = window().message(wanted);
    while (
      !(await Promise.race([
        message.then(() => true),
        window()
          .pass(5_000)
          .then(() => false),
      ]))
    ) {
      // Time passes.
    }
    return message;
  }

  async function openForm(): Promise<PlayedPage<typeof tcpdumpPanel>> {
    await window().choose(view, 'web-1', 'Capture Packets (tcpdump)…');
    const panel = shown.panels().find(({ title }) => title === 'Capture: web-1');
    if (!panel) {
      throw new Error('The form has not opened.');
    }
    return PlayedPage.open(panel, tcpdumpPanel);
  }

  /** The form closes when the capture has started, so no answer reaches it. */
  async function start(form: PlayedPage<typeof tcpdumpPanel>): Promise<void> {
    void form.request('start', { draft: emptyTcpdumpDraft });
    await window().message('Capturing packets on web-1.');
  }

  it('notifies when a crash-looping instance has left a core file, and saves it', async () => {
    await window().choose(view, /^checkout-api-/, 'Enable Core Dump');
    await window().message(/Core dump is on for checkout-api-\S+\. You will be notified when/);
    match(watched(), /1/);
    await view.seen(/Core dump {2}.*Running/);
    const ready = await notification(/Core dump of checkout-api-\S+: Ready to download/);
    await view.seen(/Core dump {2}.*Ready to download/);
    equal(watched(), '');
    const path = join(window().folder, 'checkout.core');
    ready.press('Download');
    (await nextQuestion('save')).save(Uri.file(path));
    await notification(`Saved ${path}`);
    const file = await readFile(path);
    deepEqual([...file.subarray(0, 4)], [0x7f, ...Buffer.from('ELF')]);
    equal(file.readUInt16LE(16), 4, 'an ELF file of the type core');
  });

  it('forgets a core dump that is switched off before a crash', async () => {
    await window().choose(view, 'web-1', 'Enable Core Dump');
    await view.seen(/Core dump {2}.*Running/);
    await window().pass(15_000);
    await window().choose(view, 'web-1', 'Disable Core Dump');
    await window().message('Core dump is off for web-1.');
    await notification('Core dump of web-1: Closed');
    await window().emulator.crash(toInstanceId('web-1'));
    await view.seen(/Core dump {2}.*Closed/);
    equal(watched(), '');
  });

  it('counts down when the service requires a pause between two settings, and can be canceled', async () => {
    await window().emulator.fault({
      ...{ name: 'Coredump.RefrshIntervalTooShort', operation: 'CreateInstanceOpsTask', count: 1 },
    });
    const chosen = window().choose(view, 'web-2', 'Disable Core Dump');
    const counted = (): ReturnType<typeof shown.progresses>[number] | undefined =>
      shown.progresses().find(({ title }) => title.includes('Coredump.RefrshIntervalTooShort'));
    while (!counted()) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    match(counted()?.title ?? '', /The core dump setting of this instance was changed moments ago\./);
    match(counted()?.messages[0] ?? '', /You can try again in \d+ s\./);
    counted()?.cancel();
    await chosen;
    while (!counted()?.isOver) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    equal(await countCalls(window().emulator, 'CreateInstanceOpsTask'), 1);
  });

  it('says so when an instance writes its core files elsewhere', async () => {
    await window().choose(view, /^legacy-billing-/, 'Enable Core Dump');
    await window().message(/created with its own CorePattern, so core dump tasks do not apply/);
  });

  it('counts a capture in the status bar while it runs, and stops watching on request', async () => {
    const form = await openForm();
    const { name, region } = form.init.target;
    deepEqual([name, region], ['web-1', scenarioRegion]);
    await start(form);
    deepEqual(shown.panels(), []);
    match(watched(), /1/);
    const listed = window().run('showWatches');
    const list = await nextQuestion('pick');
    list.take(list.items.find(({ label }) => /tcpdump · web-1|web-1/.test(label))?.label ?? '');
    await listed;
    equal(watched(), '');
    await window().run('showWatches');
    await window().message('No tasks are in progress.');
  });

  it('ends a capture that has no limits, and notifies that it is ready', async () => {
    const form = await openForm();
    await start(form);
    await window().pass(30_000);
    await window().choose(view, 'web-1', 'Stop Packet Capture');
    await window().message('Packet capture on web-1 is being stopped.');
    await notification('Packet capture of web-1: Ready to download');
    equal(watched(), '');
  });

  it('reports that it is unknown whether a capture was started when no response came', async () => {
    const form = await openForm();
    await window().emulator.fault({ name: 'reset-after', operation: 'CreateInstanceOpsTask' });
    const answer = await form.request('start', { draft: { ...emptyTcpdumpDraft, DestPort: '53' } });
    match(JSON.stringify(answer), /It is unknown whether the task was started/);
    equal(await countCalls(window().emulator, 'CreateInstanceOpsTask'), 1);
    equal(shown.panels().length, 1);
  });

  it('says how long the service wants to be left alone before the next capture', async () => {
    const form = await openForm();
    await window().emulator.fault({ name: 'Ops.IntervalTooShort', operation: 'CreateInstanceOpsTask', count: 1 });
    const answer = await form.request('start', { draft: emptyTcpdumpDraft });
    match(JSON.stringify(answer), /was started or stopped on this instance moments ago\. \(Ops\.IntervalTooShort\)/);
    match(JSON.stringify(answer), /"retryAfterMs":\d+/);
  });

  it('offers only instances that are alive when a capture is chosen from the palette', async () => {
    const chosen = window().run('eciInstance.startTcpdump');
    const pick = await nextQuestion('pick');
    const offered = pick.items.map(({ label }) => label);
    equal(offered.includes('web-1'), true);
    equal(
      offered.some((label) => /^(?:nightly-report|clickstream-etl)-/.test(label)),
      false,
    );
    pick.cancel();
    await chosen;
    deepEqual(shown.panels(), []);
  });

  it('refuses to start a capture once read-only mode is on, though the form was open before', async () => {
    const form = await openForm();
    setSetting('elasticContainers.readOnly', true, 'workspace');
    const refused = await form.request('start', { draft: emptyTcpdumpDraft }).then(
      () => 'sent',
      (error: unknown) => (error as Error).message,
    );
    match(refused, /Read-only mode is on\. Changes are not allowed\./);
    equal(await countCalls(window().emulator, 'CreateInstanceOpsTask'), 0);
  });
});
