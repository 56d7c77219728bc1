// What an action can put before the user.
import type { PanelHandle, PanelSpec } from './panel';
import type { PanelProtocol } from '../panelProtocol';
import type { ResourceRef } from '../resource';
import type { LogSpec } from '../logSource';

export interface Progress {
  /** `percent` is the progress of the whole, 0 to 100; undefined when unknown. */
  report(message: string, percent?: number): void;
}

export interface MessageButton {
  readonly label: string;
  readonly run: () => void | Promise<void>;
}

export interface WatchSpec {
  /** What is watched, for the list of running watches. */
  readonly title: string;
  /** Ends automatically, or when `signal` aborts because the user stopped it. `report` shows the progress. */
  readonly run: (signal: AbortSignal, report: (detail: string) => void) => Promise<void>;
  /** Shows what is watched. */
  readonly open?: () => Promise<void>;
}

/** A text to read. */
export interface NamedText {
  /** The name of a file: its extension determines how the text is coloured. */
  readonly name: string;
  readonly text: string;
}

/** Texts put before the user, read-only and kept nowhere. */
export interface Texts {
  open(text: NamedText): Promise<void>;
  /** Side by side, differences marked. */
  compare(title: string, left: NamedText, right: NamedText): Promise<void>;
  /** The same with Send and Cancel: true when the user chose Send, false on Cancel and when it was closed, as `signal` does. */
  approve(title: string, left: NamedText, right: NamedText, signal?: AbortSignal): Promise<boolean>;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** How what ran in a terminal ended. */
export type TerminalEnd =
  /** Undefined when the exit code is unknown. */
  | { readonly type: 'exit'; readonly exitCode: number | undefined; readonly message: string }
  | { readonly type: 'lost'; readonly reason: string }
  /** The terminal was closed. */
  | { readonly type: 'closed' };

/** What a terminal is connected to. */
export interface TerminalLink {
  readonly ended: Promise<TerminalEnd>;
  write(text: string): void;
  resize(size: TerminalSize): void;
  /** No more output until `resume`. */
  pause(): void;
  resume(): void;
  close(): void;
}

export interface TerminalSpec {
  /** Title of the terminal's tab. */
  readonly title: string;
  /** What is connected to, for people. */
  readonly about: string;
  /**
   * Connects: at first, and again when the user reconnects. Output is third-party bytes, in UTF-8 and cut anywhere.
   * The link ends with the signal.
   */
  readonly connect: (
    size: TerminalSize,
    onOutput: (bytes: Uint8Array) => void,
    signal: AbortSignal,
  ) => Promise<TerminalLink>;
}

/** Logs as read-only documents. */
export interface Logs {
  /** Opens the log, or shows it when it is open; resolves when its newest lines have been read. */
  open(spec: LogSpec, follow: boolean): Promise<void>;
}

export interface Show {
  /** Runs work under a notification with a Cancel button that aborts `signal`. */
  progress<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** One notification; resolves when shown, not when answered. */
  message(text: string, buttons?: readonly MessageButton[]): void;
  /** The same for a failure, with the buttons its kind of error calls for. `retry` runs the work again. */
  failure(error: unknown, retry?: () => Promise<void>): void;
  panel<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P>;
  /** Opens a terminal and connects it. */
  terminal(spec: TerminalSpec): void;
  /** Opens the read-only document that describes the resource. */
  describe(ref: ResourceRef): Promise<void>;
  /** Opens an unsaved document of that file name in the workspace, the cursor at an offset. */
  newDocument(fileName: string, text: string, cursor: number): Promise<void>;
  readonly texts: Texts;
  readonly logs: Logs;
  /** Work that continues in the background, is listed, and can be stopped there. */
  watch(spec: WatchSpec): void;
  copy(text: string): Promise<void>;
  openLink(url: string): Promise<void>;
  /** Undefined where there is no desktop to reveal a file on. */
  readonly revealFile: ((path: string) => Promise<void>) | undefined;
}
