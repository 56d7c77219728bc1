import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { UserFacingError } from '../../../../src/base/errors';
import { silentLog } from '../../../../src/base/log';
import { definePanel, defineNotification } from '../../../../src/model/panelProtocol';
import type { PanelSpec } from '../../../../src/model/ports/panel';
import type { Progress } from '../../../../src/model/ports/show';
import { DescribeDocuments } from '../../../../src/workbench/documents/describeDocuments';
import { ReadOnlyFiles } from '../readOnlyFiles';
import { describeScheme } from '../../../../src/workbench/documents/schemes';
import { PanelHost } from '../../../../src/workbench/panels/panelHost';
import { VscodeShow } from '../../../../src/workbench/ports/vscodeShow';
import { Watches } from '../../../../src/workbench/status/watches';
import { TerminalHost } from '../../../../src/workbench/terminals/terminalHost';
import { buildRef } from '../../../support/buildResource';
import { FakeConnection } from '../../../support/fakeConnection';
import { flushTasks } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import { nextQuestion, openQuestions, services, shown, useVscode } from '../../../support/vscode/useVscode';

describe('What actions show', () => {
  useVscode();
  let show: VscodeShow;
  let errors: string[];
  let isLogShown: boolean;
  const texts = new ScriptedContext().show.texts;
  const logs = { open: () => Promise.resolve() };
  let watches: Watches;

  beforeEach(() => {
    [errors, isLogShown, watches] = [[], false, new Watches(() => undefined)];
    const log = { ...silentLog, error: (text: string) => errors.push(text) };
    const documents = new DescribeDocuments(
      () => (ref) => Promise.resolve({ summary: [], body: { Id: ref.id } }),
      new FakeConnection(),
    );
    vscode.workspace.registerFileSystemProvider(describeScheme, new ReadOnlyFiles(documents));
    show = new VscodeShow({
      panels: new PanelHost(vscode.Uri.file('/ext'), log, { panels: [], rerun: () => Promise.resolve() }),
      terminals: new TerminalHost(log),
      showLog: () => (isLogShown = true),
      ...{ documents, watches, texts, logs, log },
    });
  });

  it('includes a file in its folder only where the window and the file are on the same desktop', async () => {
    equal(show.revealFile, undefined);
    const create = (): VscodeShow => new VscodeShow(show['parts']);
    services.setPlace('remote');
    equal(create().revealFile, undefined);
    services.setPlace('desktop');
    await create().revealFile?.('/tmp/core.1');
    const [{ id, args } = { id: '', args: [] }] = services.executed();
    deepEqual([id, String(args[0])], ['revealFileInOS', 'file:///tmp/core.1']);
  });

  describe('while work runs', () => {
    const begin = (work: (progress: Progress, signal: AbortSignal) => Promise<string>): Promise<string> =>
      show.progress('Reading [a](command:b)', work);

    it('is a notification with the title as text and a Cancel button, and gives the result', async () => {
      equal(await begin(() => Promise.resolve('done')), 'done');
      const [progress] = shown.progresses();
      deepEqual(
        [progress?.title, progress?.options.location, progress?.options.cancellable, progress?.isOver],
        ['Reading [a] (command:b)', vscode.ProgressLocation.Notification, true, true],
      );
    });

    it('is how far the whole has come', async () => {
      await begin((progress) => {
        progress.report('starting');
        progress.report('first', 10);
        progress.report('still the first');
        progress.report('second', 35);
        progress.report('third', 90);
        return Promise.resolve('');
      });
      const [progress] = shown.progresses();
      deepEqual(progress?.messages, ['starting', 'first', 'still the first', 'second', 'third']);
      equal(progress.percent, 90);
    });

    it('aborts the work on Cancel, and no longer once the work has ended', async () => {
      let aborted: AbortSignal | undefined;
      const running = begin(async (_progress, signal) => {
        aborted = signal;
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        return 'gave up';
      });
      shown.progresses()[0]?.cancel();
      equal(await running, 'gave up');
      await begin((_progress, signal) => {
        aborted = signal;
        return Promise.resolve('');
      });
      shown.progresses()[1]?.cancel();
      equal(aborted?.aborted, false);
    });

    it('fails as the work does, and listens for Cancel no longer', async () => {
      let aborted: AbortSignal | undefined;
      const failing = begin((_progress, signal) => {
        aborted = signal;
        return Promise.reject(new Error('no network'));
      });
      await rejects(failing, /no network/);
      shown.progresses()[0]?.cancel();
      equal(aborted?.aborted, false);
    });
  });

  it('includes a message as text, with buttons that do what they say', async () => {
    const ran: string[] = [];
    show.message('Saved [a](command:b)', [
      { label: 'Open', run: () => void ran.push('open') },
      { label: 'Show', run: () => void ran.push('show') },
    ]);
    const question = await nextQuestion('message');
    deepEqual(
      [question.severity, question.title, question.isModal, question.buttons],
      ['information', 'Saved [a] (command:b)', false, ['Open', 'Show']],
    );
    question.press('Show');
    await flushTasks();
    deepEqual(ran, ['show']);
    show.message('Saved');
    const plain = await nextQuestion('message');
    deepEqual(plain.buttons, []);
    plain.cancel();
    await flushTasks();
    deepEqual(openQuestions(), []);
  });

  it('includes the failure of what a button does', async () => {
    show.message('Ready', [{ label: 'Download', run: () => Promise.reject(new UserFacingError('The link is gone.')) }]);
    (await nextQuestion('message')).press('Download');
    const failure = await nextQuestion('message');
    deepEqual([failure.severity, failure.title], ['error', 'The link is gone.']);
  });

  it('includes a failure with the buttons it calls for, and the failure of trying again', async () => {
    let tries = 0;
    show.failure(new UserFacingError('Busy.', '', { retry: {} }), () => {
      tries += 1;
      return Promise.reject(new UserFacingError('Still busy.'));
    });
    const first = await nextQuestion('message');
    deepEqual([first.title, first.buttons], ['Busy.', ['Retry', 'Show Log']]);
    first.press('Retry');
    const second = await nextQuestion('message');
    deepEqual([second.title, second.buttons, tries], ['Still busy.', ['Show Log'], 1]);
    second.press('Show Log');
    await flushTasks();
    ok(isLogShown);
    deepEqual(errors, ['Busy.', 'Still busy.']);
  });

  it('includes panels, terminals, documents and watches', async () => {
    const protocol = definePanel('trial', 1, { init: defineNotification<string>() });
    const spec: PanelSpec<typeof protocol> = {
      ...{ protocol, title: 'Trial', target: buildRef('eci-1'), command: 'a.b' },
      ...{ init: () => 'hello', handlers: {} },
    };
    const panel = show.panel(spec);
    deepEqual(
      shown.panels().map(({ title }) => title),
      ['Trial'],
    );
    panel.close();
    show.terminal({ title: 'nginx', about: 'nginx', connect: () => new Promise(() => undefined) });
    deepEqual(
      shown.terminals().map(({ name }) => name),
      ['nginx'],
    );
    await show.describe(buildRef('eci-2'));
    equal(vscode.window.activeTextEditor?.document.uri.path, '/thing/cn-hangzhou/eci-2/name_of_eci-2.yaml');
    show.watch({ title: 'Job', run: () => new Promise(() => undefined) });
    deepEqual(
      watches.all.map(({ title }) => title),
      ['Job'],
    );
    await show.newDocument('new.esa.json', '{}', 1);
    equal(vscode.window.activeTextEditor.document.getText(), '{}');
    deepEqual([show.texts, show.logs], [texts, logs]);
  });

  it('includes the clipboard and links, which are opened as they are', async () => {
    await show.copy('eci-1');
    equal(await vscode.env.clipboard.readText(), 'eci-1');
    await show.openLink('https://eci.console.aliyun.com/#/eci/cn-hangzhou/detail/eci-1?a=b%2Fc');
    equal(services.opened().length, 1);
    await rejects(show.openLink('no address at all'), /scheme/);
  });
});
