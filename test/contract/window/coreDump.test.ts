// Core dumps and captures in the whole extension: started, waited for, downloaded, switched off, counted in the status bar.
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
  async function told(wanted: string | RegExp): Promise<Awaited<ReturnType<ReturnType<typeof window>['message']>>> {
    const message = window().message(wanted);
    while (!(await Promise.race([message.then(() => true), window().pass(5_000).then(() => false)]))) {
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

  it('tells when a crash-looping instance has left a core file, and saves it', async () => {
    await window().choose(view, /^checkout-api-/, 'Enable Core Dump');
    await window().message(/Core dump is on for checkout-api-\S+\. You will be notified when/);
    match(watched(), /1/);
    await view.seen(/Core dump {2}.*Running/);
    const ready = await told(/Core dump of checkout-api-\S+: Ready to download/);
    await view.seen(/Core dump {2}.*Ready to download/);
    equal(watched(), '');
    const path = join(window().folder, 'checkout.core');
    ready.press('Download');
    (await nextQuestion('save')).save(Uri.file(path));
    await told(`Saved ${path}`);
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
    await told('Core dump of web-1: Closed');
    await window().emulator.crash(toInstanceId('web-1'));
    await view.seen(/Core dump {2}.*Closed/);
    equal(watched(), '');
  });

  it('counts down when the service wants a pause between two settings, and can be told not to', async () => {
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
    deepEqual(form.init.target && [form.init.target.name, form.init.target.region], ['web-1', scenarioRegion]);
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

  it('ends a capture that has no limits, and tells that it is ready', async () => {
    const form = await openForm();
    await start(form);
    await window().pass(30_000);
    await window().choose(view, 'web-1', 'Stop Packet Capture');
    await window().message('Packet capture on web-1 is being stopped.');
    await told('Packet capture of web-1: Ready to download');
    equal(watched(), '');
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
