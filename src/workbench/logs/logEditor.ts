// One log in its editors: when it is drawn, whether it sticks to the end, and what is coloured.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { getRemainingMs } from '../../base/clock';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { formatCount } from '../../base/text';
import type { OpenLog } from '../../engine/log/openLog';
import type { Show } from '../../model/ports/show';
import { LogColours } from './logColours';

export interface LogEditorParts {
  readonly clock: Clock;
  readonly show: Show;
  /** Has VS Code ask for the text again. */
  readonly draw: () => void;
  readonly onDidChange: () => void;
}

/**
 * A text is taken whole, and made of all lines that are held, so what a redraw costs grows with both: a short one is drawn often, a long
 * one seldom.
 */
const redrawPace = { minMs: 1_000, maxMs: 10_000, charsPerMs: 400, linesPerMs: 10 } as const;

export class LogEditor implements vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly colours: LogColours;
  private origins: readonly (number | undefined)[] = [];
  private isDue = false;
  /** The redraw that is to come. */
  private redraw: AbortController | undefined;
  private drawnAt = 0;
  private drawnLines = 0;
  private drawnChars = 0;
  private seenLines = 0;
  /** The end is in sight, so it is to stay in sight. */
  private followsEnd = true;
  /** Text came in: until the editor has scrolled to the end, the visible range is not the user's choice. */
  private isSettling = false;

  constructor(
    readonly uri: vscode.Uri,
    readonly log: OpenLog,
    private readonly parts: LogEditorParts,
  ) {
    this.colours = this.owned.add(new LogColours(log.spec.sources.length));
    this.owned.add(log.onDidChange(() => this.onChange()));
    this.owned.add(vscode.window.onDidChangeVisibleTextEditors(() => this.onShown()));
    this.owned.add(vscode.window.onDidChangeTextEditorVisibleRanges((event) => this.onScroll(event)));
    this.owned.add(vscode.workspace.onDidChangeTextDocument((event) => this.onText(event.document)));
  }

  get hasTab(): boolean {
    return vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === this.uri.toString());
  }

  /** Scrolled up while it is followed: what is read stays in place. */
  get isPaused(): boolean {
    return this.log.isFollowing && !this.followsEnd;
  }

  /** How it goes, for the status bar. */
  get statusText(): string {
    const { log } = this;
    const waiting = log.received - this.drawnLines;
    if (!log.isFollowing) {
      return l10n.t('Log: not followed');
    }
    return this.isPaused
      ? l10n.t('Log: paused, {0} more below', formatCount(waiting))
      : l10n.t('Log: followed {0}', log.formatState(this.parts.clock.now()));
  }

  render(): string {
    const { text, origins } = this.log.render();
    this.origins = origins;
    this.drawnLines = this.log.received;
    this.drawnChars = text.length;
    return text;
  }

  async reveal(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uri);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    scrollToEnd(editor);
    this.colours.applyColours(editor, this.origins);
  }

  follow(): void {
    const { log, parts } = this;
    if (log.isFollowing || log.spec.isPrevious) {
      return;
    }
    this.resume();
    parts.show.watch({
      title: l10n.t('Log of {0}', log.spec.title),
      open: () => this.reveal(),
      run: async (signal, report) => {
        const reportProgress = (): void => {
          const lines = l10n.t('{0} lines', formatCount(log.received));
          const saving = log.savingTo ? [l10n.t('saved to {0}', log.savingTo.path)] : [];
          report([log.formatState(parts.clock.now()), lines, ...saving].join(' · '));
          parts.onDidChange();
        };
        await log.follow(signal, reportProgress);
      },
    });
  }

  /** Shows the lines of the last seconds; continues to follow if it did. */
  async showSince(seconds: number): Promise<void> {
    const { log, parts } = this;
    const wasFollowed = log.isFollowing;
    try {
      const title = l10n.t('Reading the log of {0}', log.spec.title);
      await parts.show.progress(title, (_progress, signal) => log.load(signal, seconds));
    } finally {
      if (wasFollowed) {
        this.follow();
      }
    }
  }

  /** Goes to the end and stays there. */
  resume(): void {
    this.followsEnd = true;
    this.listVisibleEditors().forEach(scrollToEnd);
    this.onChange();
  }

  dispose(): void {
    this.log.stopFollowing();
    this.redraw?.abort();
    this.owned.dispose();
  }

  private listVisibleEditors(): readonly vscode.TextEditor[] {
    return vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === this.uri.toString());
  }

  private onChange(): void {
    this.isDue = true;
    this.parts.onDidChange();
    const { received } = this.log;
    if (received === this.seenLines) {
      // No line came, so the user changed the display and waits to see it.
      this.redraw?.abort();
      this.redraw = undefined;
      this.drawnAt = 0;
    }
    this.seenLines = received;
    this.schedule();
  }

  private onShown(): void {
    if (this.isDue) {
      this.schedule();
    }
    this.listVisibleEditors().forEach((editor) => this.colours.applyColours(editor, this.origins));
  }

  private schedule(): void {
    if (this.redraw || this.isPaused || this.listVisibleEditors().length === 0) {
      return;
    }
    const { clock } = this.parts;
    const costMs = Math.max(this.drawnChars / redrawPace.charsPerMs, this.log.book.length / redrawPace.linesPerMs);
    const everyMs = Math.min(Math.max(costMs, redrawPace.minMs), redrawPace.maxMs);
    const waitMs = getRemainingMs(this.drawnAt, everyMs, clock.now());
    this.redraw = new AbortController();
    clock.sleep(waitMs, this.redraw.signal).then(
      () => this.draw(),
      () => undefined,
    );
  }

  private draw(): void {
    this.redraw = undefined;
    if (!this.isPaused && this.listVisibleEditors().length > 0) {
      this.isDue = false;
      this.drawnAt = this.parts.clock.now();
      this.parts.draw();
    }
  }

  private onText(document: vscode.TextDocument): void {
    if (document.uri.toString() === this.uri.toString()) {
      const editors = this.listVisibleEditors();
      this.isSettling = this.followsEnd && !editors.every(isAtEnd);
      for (const editor of editors) {
        if (this.followsEnd) {
          scrollToEnd(editor);
        }
        this.colours.applyColours(editor, this.origins);
      }
      this.parts.onDidChange();
    }
  }

  private onScroll({ textEditor }: vscode.TextEditorVisibleRangesChangeEvent): void {
    if (textEditor.document.uri.toString() !== this.uri.toString()) {
      return;
    }
    this.colours.applyColours(textEditor, this.origins);
    const atEnd = isAtEnd(textEditor);
    if (this.isSettling) {
      this.isSettling = !atEnd;
      return;
    }
    if (atEnd !== this.followsEnd) {
      this.followsEnd = atEnd;
      this.parts.onDidChange();
      if (atEnd && this.isDue) {
        this.schedule();
      }
    }
  }
}

/** The last line of a log is empty. */
function isAtEnd({ visibleRanges, document }: vscode.TextEditor): boolean {
  return (visibleRanges.at(-1)?.end.line ?? 0) >= document.lineCount - 2;
}

function scrollToEnd(editor: vscode.TextEditor): void {
  const last = editor.document.lineCount - 1;
  editor.revealRange(new vscode.Range(last, 0, last, 0));
}
