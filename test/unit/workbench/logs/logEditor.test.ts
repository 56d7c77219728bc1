import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import * as vscode from 'vscode';
import { LogFile } from '../../../../src/engine/log/logSave';
import type { LogSpec } from '../../../../src/model/logSource';
import { logScheme } from '../../../../src/workbench/documents/schemes';
import { LogEditor } from '../../../../src/workbench/logs/logEditor';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { ScriptedContext } from '../../../support/scriptedContext';
import { closeTab, openTab } from '../../../support/vscode/documents';
import type { Tab, TextEditor } from '../../../support/vscode/documents';
import { useVscode } from '../../../support/vscode/useVscode';
import { PlayedLog, buildLogSpec } from './playedLog';

const uri = vscode.Uri.from({ scheme: logScheme, path: '/1/web.log' });

describe('The editor of a log', () => {
  useVscode();
  let clock: FakeClock;
  let show: ScriptedContext['show'];
  let log: PlayedLog;
  let editor: LogEditor;
  /** When it was drawn, ms from the beginning. */
  let drawnAt: number[];
  let changes: number;
  let provided: vscode.EventEmitter<vscode.Uri>;
  const begin = new FakeClock().now();

  const build = (over: Partial<LogSpec> = {}, ids: readonly [string, ...string[]] = ['web']): void => {
    editor.dispose();
    create(over, ids);
  };
  const create = (over: Partial<LogSpec> = {}, ids: readonly [string, ...string[]] = ['web']): void => {
    log = new PlayedLog(buildLogSpec(ids, over), clock);
    editor = new LogEditor(uri, log, {
      ...{ clock, show },
      draw: () => {
        drawnAt.push(clock.now() - begin);
        provided.fire(uri);
      },
      onDidChange: () => changes++,
    });
  };
  const shownEditor = (): TextEditor => {
    const found = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    ok(found);
    return found as unknown as TextEditor;
  };
  const lastLine = (): number => shownEditor().visibleRanges.at(-1)?.end.line ?? -1;
  const tab = (): Tab => vscode.window.tabGroups.all[0]?.tabs[0] as unknown as Tab;
  /** Opens it with lines in it, and follows it. */
  const openFollowed = async (lines = 100): Promise<void> => {
    log.feed(lines);
    await editor.reveal();
    await clock.advance(0);
    void log.follow(new AbortController().signal, () => undefined);
    await clock.advance(2_000);
    drawnAt = [];
  };

  beforeEach(() => {
    clock = new FakeClock();
    ({ show } = new ScriptedContext());
    [drawnAt, changes] = [[], 0];
    provided = new vscode.EventEmitter();
    create();
    vscode.workspace.registerTextDocumentContentProvider(logScheme, {
      onDidChange: provided.event,
      provideTextDocumentContent: () => editor.render(),
    });
  });
  afterEach(() => editor.dispose());

  it('opens at the end, in a tab that stays', async () => {
    log.feed(100);
    equal(editor.hasTab, false);
    await editor.reveal();
    equal(lastLine(), 100);
    deepEqual([editor.hasTab, tab().isPreview], [true, false]);
    openTab('other', new vscode.TabInputText(vscode.Uri.file('/other')));
    closeTab(tab());
    equal(editor.hasTab, false);
  });

  describe('that is drawn', () => {
    it('shows the first lines at once, and further ones a second later, together', async () => {
      await editor.reveal();
      log.feed(1);
      await clock.advance(0);
      deepEqual(drawnAt, [0]);
      await clock.advance(300);
      log.feed(1);
      await clock.advance(300);
      log.feed(1);
      await clock.advance(399);
      deepEqual(drawnAt, [0]);
      await clock.advance(1);
      deepEqual(drawnAt, [0, 1_000]);
      equal(shownEditor().document.lineCount, 4);
      await clock.advance(5_000);
      deepEqual(drawnAt, [0, 1_000], 'nothing came');
      log.feed(1);
      await clock.advance(0);
      deepEqual(drawnAt, [0, 1_000, 6_000]);
    });

    it('is drawn less often the more lines it has', async () => {
      log.feed(20_000, '');
      await editor.reveal();
      await clock.advance(0);
      log.feed(1);
      await clock.advance(0);
      await clock.advance(2_000);
      deepEqual(drawnAt.length, 1, '2 s and a bit for 20,001 lines');
      await clock.advance(1);
      deepEqual(drawnAt.length, 2);
    });

    it('is drawn less often the more letters it had', async () => {
      log.feed(200, 'x'.repeat(9_999));
      await editor.reveal();
      await clock.advance(0);
      log.feed(1, 'y'.repeat(99));
      await clock.advance(4_999);
      deepEqual(drawnAt, [0]);
      await clock.advance(1);
      deepEqual(drawnAt, [0, 5_000]);
    });

    it('is drawn every 10 seconds, however long it is', async () => {
      log.feed(500, 'x'.repeat(9_999));
      await editor.reveal();
      await clock.advance(0);
      log.feed(1);
      await clock.advance(9_999);
      deepEqual(drawnAt, [0]);
      await clock.advance(1);
      deepEqual(drawnAt, [0, 10_000]);
    });

    it('is drawn at once when the user has changed how it looks, and no second time for lines that waited', async () => {
      await openFollowed();
      log.feed(1);
      await clock.advance(0);
      log.feed(1);
      await clock.advance(100);
      equal(drawnAt.length, 1);
      log.setDisplayOptions({ timestamps: true });
      await clock.advance(0);
      equal(drawnAt.length, 2);
      match(shownEditor().document.getText(), /^2026-11-23T/);
      await clock.advance(5_000);
      equal(drawnAt.length, 2);
    });

    it('is not drawn while no editor shows it, and is as soon as one does', async () => {
      log.feed(1);
      await clock.advance(5_000);
      deepEqual(drawnAt, []);
      await editor.reveal();
      await clock.advance(0);
      equal(drawnAt.length, 1);
      await vscode.window.showTextDocument(vscode.Uri.parse('untitled:other'));
      await clock.advance(5_000);
      equal(drawnAt.length, 1, 'nothing came meanwhile');
    });

    it('is not drawn when its tab was closed while it waited', async () => {
      await openFollowed();
      log.feed(1);
      await clock.advance(0);
      log.feed(1);
      closeTab(tab());
      await clock.advance(5_000);
      equal(drawnAt.length, 1);
      await editor.reveal();
      await clock.advance(0);
      equal(drawnAt.length, 2, 'what came is still to be drawn');
    });

    it('is not drawn any more once it has gone', async () => {
      await openFollowed();
      log.feed(1);
      await clock.advance(0);
      log.feed(1);
      editor.dispose();
      await clock.advance(5_000);
      log.feed(1);
      await clock.advance(5_000);
      deepEqual([drawnAt.length, log.isFollowing, clock.sleeping], [1, false, 0]);
    });
  });

  describe('that is scrolled', () => {
    it('stays at the end while the end is in sight', async () => {
      await openFollowed();
      log.feed(50);
      await clock.advance(1_000);
      deepEqual([lastLine(), editor.isPaused], [150, false]);
      shownEditor().scrollTo(149);
      deepEqual([editor.isPaused, drawnAt.length], [false, 1], 'the last line is empty: one above it is the end');
    });

    it('stays in place once the user scrolls up, counts what comes, and continues at the end', async () => {
      await openFollowed();
      equal(editor.statusText, 'Log: followed every 0.0 s');
      shownEditor().scrollTo(98);
      equal(editor.isPaused, true);
      log.feed(1_200);
      log.feed(34);
      await clock.advance(5_000);
      deepEqual([drawnAt, lastLine(), editor.statusText], [[], 98, 'Log: paused, 1,234 more below']);
      shownEditor().scrollTo(100);
      equal(editor.isPaused, false);
      await clock.advance(0);
      deepEqual([drawnAt.length, lastLine()], [1, 1_334]);
    });

    it('says so, once each time', async () => {
      await openFollowed();
      changes = 0;
      shownEditor().scrollTo(50);
      shownEditor().scrollTo(40);
      equal(changes, 1);
      shownEditor().scrollTo(100);
      equal(changes, 2);
      await clock.advance(5_000);
      deepEqual(drawnAt, [], 'nothing came meanwhile');
    });

    it('is not drawn when the user has scrolled up while it waited', async () => {
      await openFollowed();
      log.feed(1);
      await clock.advance(0);
      log.feed(1);
      shownEditor().scrollTo(50);
      await clock.advance(5_000);
      deepEqual([drawnAt.length, editor.statusText], [1, 'Log: paused, 1 more below']);
    });

    it('is not paused by what the window reports before it has scrolled to new lines', async () => {
      await openFollowed();
      const shown = shownEditor();
      const pending: number[] = [];
      shown.revealRange = (range) => void pending.push(range.start.line);
      log.feed(50);
      await clock.advance(1_000);
      shown.scrollTo(100);
      shown.scrollTo(101);
      shown.scrollTo(102);
      deepEqual([drawnAt.length, editor.isPaused, pending], [1, false, [150]]);
      shown.scrollTo(150);
      shown.scrollTo(60);
      equal(editor.isPaused, true, 'this is the user');
    });

    it('is paused by the user after a redraw that has changed nothing', async () => {
      await openFollowed();
      log.setDisplayOptions({ filterText: 'line' });
      await clock.advance(1_000);
      equal(drawnAt.length, 1);
      shownEditor().scrollTo(50);
      equal(editor.isPaused, true);
    });

    it('is paused by the user after a redraw that has changed lines and added none', async () => {
      await openFollowed();
      log.setDisplayOptions({ timestamps: true });
      await clock.advance(1_000);
      shownEditor().scrollTo(50);
      equal(editor.isPaused, true);
    });

    it('is paused by the user when it is not followed, but no status says so', async () => {
      log.feed(100);
      await editor.reveal();
      await clock.advance(0);
      shownEditor().scrollTo(50);
      deepEqual([editor.isPaused, editor.statusText], [false, 'Log: not followed']);
    });

    it('goes to the end and draws when it is resumed', async () => {
      await openFollowed();
      shownEditor().scrollTo(50);
      log.feed(10);
      await clock.advance(5_000);
      editor.resume();
      equal(lastLine(), 100);
      await clock.advance(0);
      deepEqual([drawnAt.length, lastLine(), editor.isPaused], [1, 110, false]);
    });

    it('leaves other documents and editors alone', async () => {
      await openFollowed();
      const other = await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ content: 'x\n'.repeat(100) }),
      );
      const scrolled = other as unknown as TextEditor;
      scrolled.scrollTo(30);
      changes = 0;
      scrolled.scrollTo(10);
      await other.edit((edit) => edit.insert(new vscode.Position(0, 0), 'y'));
      deepEqual([changes, editor.isPaused, scrolled.decorations.size], [0, false, 0]);
      editor.resume();
      equal(scrolled.visibleRanges[0]?.end.line, 10);
    });
  });

  describe('that is followed', () => {
    it('is listed with how it goes, and can be opened from there', async () => {
      await editor.reveal();
      editor.follow();
      const [watch] = show.watches;
      equal(watch?.title, 'Log of web');
      const reported: string[] = [];
      const stop = new AbortController();
      const running = watch.run(stop.signal, (detail) => reported.push(detail));
      ok(log.isFollowing);
      changes = 0;
      log.tellState();
      log.feed(1_234);
      log.tellState();
      deepEqual(reported, ['every 0.0 s · 0 lines', 'every 0.0 s · 1,234 lines']);
      equal(changes, 3);
      closeTab(tab());
      await watch.open?.();
      ok(editor.hasTab);
      stop.abort();
      await running;
      equal(log.isFollowing, false);
    });

    it('names the file that it is saved to', async () => {
      editor.follow();
      const reported: string[] = [];
      void show.watches[0]?.run(new AbortController().signal, (detail) => reported.push(detail));
      const file = new LogFile('/dev/null', false);
      Object.defineProperty(log, 'savingTo', { value: file });
      log.tellState();
      await file.close();
      deepEqual(reported, ['every 0.0 s · 0 lines · saved to /dev/null']);
    });

    it('is not followed twice, nor when what it is of has ended', async () => {
      await openFollowed();
      editor.follow();
      deepEqual(show.watches, []);
      build({ isPrevious: true });
      editor.follow();
      deepEqual(show.watches, []);
    });

    it('goes to the end when it begins to be followed', async () => {
      await openFollowed();
      shownEditor().scrollTo(50);
      log.stopFollowing();
      editor.follow();
      equal(lastLine(), 100);
    });

    it('shows the lines of the last seconds, and is followed again if it was', async () => {
      await openFollowed();
      await editor.showSince(300);
      deepEqual([log.loaded, show.titles, show.watches.length], [[300], ['Reading the log of web'], 1]);
    });

    it('shows the lines of the last seconds, and is not followed if it was not', async () => {
      await editor.showSince(60);
      deepEqual([log.loaded, show.watches], [[60], []]);
    });

    it('is followed again when the lines of the last seconds could not be read', async () => {
      await openFollowed();
      log.loadFailure = new Error('no network');
      await rejects(editor.showSince(300), /no network/);
      equal(show.watches.length, 1);
      log.stopFollowing();
      await flushTasks();
    });
  });

  it('has colours for what is in sight, from the first text on and wherever it is scrolled', async () => {
    build({}, ['web', 'sidecar']);
    log.feed(100);
    await editor.reveal();
    const painted = (): readonly number[] => [
      ...new Set(
        [...shownEditor().decorations.values()].flatMap((ranges) =>
          (ranges as readonly vscode.Range[]).map(({ start }) => start.line),
        ),
      ),
    ];
    deepEqual([painted().at(0), painted().at(-1)], [81, 99]);
    shownEditor().scrollTo(30);
    deepEqual([painted().at(0), painted().at(-1)], [11, 30]);
    editor.resume();
    shownEditor().decorations.clear();
    await clock.advance(0);
    log.feed(10);
    await clock.advance(1_000);
    deepEqual([painted().at(0), painted().at(-1)], [91, 109]);
    shownEditor().decorations.clear();
    await vscode.window.showTextDocument(vscode.Uri.parse('untitled:other'));
    deepEqual([painted().at(0), painted().at(-1)], [91, 109], 'an editor was shown beside it');
  });
});
