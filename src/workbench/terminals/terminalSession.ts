// What a terminal tab does from its opening to its closing: connects, passes on what is typed and shown, reports how it ended and
// offers to connect again. Free of vscode.
import type { Clock } from '../../base/clock';
import { EscapeFilter } from '../../base/escapeFilter';
import { isCancelled } from '../../base/errors';
import { toSingleLine } from '../../base/text';
import type { TerminalEnd, TerminalLink, TerminalSize, TerminalSpec } from '../../model/ports/show';
import { OutputPump } from './outputPump';

/** Texts of the lines that the terminal itself prints. */
export interface TerminalMessages {
  connecting(about: string): string;
  ended(exitCode: number | undefined, message: string): string;
  lost(reason: string): string;
  failed(error: unknown): string;
  pressEnter(): string;
}

export interface TerminalParts {
  readonly spec: TerminalSpec;
  readonly messages: TerminalMessages;
  readonly clock: Clock;
  readonly write: (text: string) => void;
  /** The tab is to go. */
  readonly close: () => void;
  readonly onFailure: (error: unknown) => void;
}

const defaultSize: TerminalSize = { columns: 80, rows: 24 };
/** While a window is dragged, sizes come by the dozen. */
const resizeQuietMs = 100;

const grey = '\u001b[90m';
const red = '\u001b[31m';
const green = '\u001b[32m';
const plain = '\u001b[0m';
const mouseAndPaste = [1000, 1002, 1003, 1006, 1015, 2004].map((mode) => `\u001b[?${mode}l`).join('');
/**
 * Margins, origin, colours, character sets, cursor, keypad, wrapping, mouse and paste as they were, whatever the program that is gone
 * has left behind. Margins and origin would take the cursor home: it is saved and put back.
 */
const resetSequence = `\u001b7\u001b[r\u001b[?6l\u001b8\u001b[0m\u001b(B\u000f\u001b[?25h\u001b[?1l\u001b>\u001b[?7h${mouseAndPaste}`;
/** Only from the other screen: on the first one it would put the cursor where it was saved some time ago. */
const leaveOtherScreen = '\u001b[?1049l';

export class TerminalSession {
  private readonly lifetime = new AbortController();
  private size = defaultSize;
  private link: TerminalLink | undefined;
  /** Typed before the connection is open. */
  private pendingInput = '';
  private isOnOtherScreen = false;
  private phase: 'connecting' | 'connected' | 'over' = 'over';
  private resizing: AbortController | undefined;

  constructor(private readonly parts: TerminalParts) {}

  open(size: TerminalSize | undefined): void {
    this.size = size ?? defaultSize;
    if (this.lifetime.signal.aborted) {
      this.parts.close();
    } else {
      void this.connect();
    }
  }

  input(text: string): void {
    if (this.phase === 'connected') {
      this.link?.write(text);
    } else if (this.phase === 'connecting') {
      this.pendingInput += text;
    } else if (text === '\r') {
      void this.connect();
    } else {
      this.parts.close();
    }
  }

  resize(size: TerminalSize): void {
    this.size = size;
    this.resizing?.abort();
    const quiet = new AbortController();
    this.resizing = quiet;
    this.parts.clock.sleep(resizeQuietMs, quiet.signal).then(
      () => this.link?.resize(this.size),
      () => undefined,
    );
  }

  /** The tab is gone: so is what ran in it. */
  dispose(): void {
    this.resizing?.abort();
    this.lifetime.abort();
    this.link?.close();
  }

  private async connect(): Promise<void> {
    const { spec, messages, clock, write } = this.parts;
    this.phase = 'connecting';
    this.pendingInput = '';
    write(`${grey}${messages.connecting(toSingleLine(spec.about))}${plain}\r\n`);
    const pump = new OutputPump({
      clock,
      write,
      pause: () => this.link?.pause(),
      resume: () => this.link?.resume(),
    });
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const filter = new EscapeFilter();
    const onOutput = (bytes: Uint8Array): void => {
      if (!this.lifetime.signal.aborted) {
        filter.screen = this.size;
        const text = filter.filter(decoder.decode(bytes, { stream: true }));
        this.followScreen(text);
        pump.push(text);
      }
    };
    try {
      const sizeAtFirst = this.size;
      const link = await spec.connect(sizeAtFirst, onOutput, this.lifetime.signal);
      if (this.lifetime.signal.aborted) {
        // The tab was closed meanwhile, and with it goes what a connection that ignored the signal leads to.
        link.close();
        return;
      }
      this.link = link;
      this.phase = 'connected';
      if (pump.isPaused) {
        link.pause();
      }
      if (this.size !== sizeAtFirst) {
        link.resize(this.size);
      }
      if (this.pendingInput !== '') {
        link.write(this.pendingInput);
      }
      const end = await link.ended;
      await pump.drain();
      this.showEnd(end);
    } catch (error) {
      this.showFailure(error);
    } finally {
      this.link = undefined;
      this.phase = 'over';
    }
  }

  /** The filter passes only whole sequences, so that none is missed. */
  private followScreen(text: string): void {
    for (const [, modes = '', switched] of text.matchAll(/\u001b\[\?([\d;]*)([hl])/g)) {
      if (/\b(?:47|1047|1049)\b/.test(modes)) {
        this.isOnOtherScreen = switched === 'h';
      }
    }
  }

  private resetScreen(): string {
    const first = this.isOnOtherScreen ? leaveOtherScreen : '';
    this.isOnOtherScreen = false;
    return first + resetSequence;
  }

  private showEnd(end: TerminalEnd): void {
    if (end.type === 'closed' || this.lifetime.signal.aborted) {
      return;
    }
    const { messages, write } = this.parts;
    const [colour, text] =
      end.type === 'lost'
        ? [red, messages.lost(toSingleLine(end.reason))]
        : [end.exitCode === 0 ? green : red, messages.ended(end.exitCode, toSingleLine(end.message))];
    write(`${this.resetScreen()}\r\n${colour}${text}${plain}\r\n${grey}${messages.pressEnter()}${plain}\r\n`);
  }

  private showFailure(error: unknown): void {
    if (this.lifetime.signal.aborted || isCancelled(error)) {
      return;
    }
    const { messages, write, onFailure } = this.parts;
    onFailure(error);
    write(
      `${this.resetScreen()}${red}${toSingleLine(messages.failed(error), 600)}${plain}\r\n${grey}${messages.pressEnter()}${plain}\r\n`,
    );
  }
}
