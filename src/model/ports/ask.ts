// The questions an action can put to the user. Every answer can be "never mind": undefined.

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: string;
  readonly picked?: boolean;
  /** Choices of one group stand together under its name. */
  readonly group?: string;
  readonly value: T;
}

export interface ConfirmRequest {
  readonly message: string;
  /** What exactly will be touched, one line each. */
  readonly details: readonly string[];
  /** The verb on the button, e.g. "Delete". */
  readonly verb: string;
}

/** Where the user wants a file. `path` is on the machine the extension runs on. */
export interface SavePlace {
  readonly path: string;
}

export interface InputRequest {
  readonly title: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** The value is not shown as it is typed. */
  readonly isSecret?: boolean;
  /** Why the value cannot be taken; undefined when it can. */
  readonly problem?: (value: string) => string | undefined;
  /** How a value without a problem is understood, shown below it. */
  readonly note?: (value: string) => string | undefined;
  /** Notified of each letter. */
  readonly onChange?: (value: string) => void;
}

export interface SuggestRequest {
  readonly title: string;
  readonly placeholder: string;
  readonly suggestions: readonly string[];
  /** Why the text cannot be taken; undefined when it can. */
  readonly problem?: (text: string) => string | undefined;
}

/**
 * Where a `signal` is given, its end closes the question, as the user does by Escape. VS Code lets no extension close a modal
 * message or a dialog for a file: those stay, and the caller ignores the answer.
 */
export interface Ask {
  pick<T>(title: string, choices: Choices<T>, signal?: AbortSignal): Promise<T | undefined>;
  pickMany<T>(title: string, choices: Choices<T>, signal?: AbortSignal): Promise<readonly T[] | undefined>;
  input(request: InputRequest, signal?: AbortSignal): Promise<string | undefined>;
  /** A text that is typed, or one of those suggested. */
  suggest(request: SuggestRequest, signal?: AbortSignal): Promise<string | undefined>;
  confirm(request: ConfirmRequest): Promise<boolean>;
  savePlace(title: string, suggestedName: string): Promise<SavePlace | undefined>;
}

/** Choices that are known, or being loaded. */
export type Choices<T> = readonly Choice<T>[] | Promise<readonly Choice<T>[]>;
