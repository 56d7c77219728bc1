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

export interface Ask {
  pick<T>(title: string, choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>): Promise<T | undefined>;
  pickMany<T>(
    title: string,
    choices: readonly Choice<T>[] | Promise<readonly Choice<T>[]>,
  ): Promise<readonly T[] | undefined>;
  input(request: InputRequest): Promise<string | undefined>;
  /** A text that is typed, or one of those suggested. */
  suggest(request: SuggestRequest): Promise<string | undefined>;
  confirm(request: ConfirmRequest): Promise<boolean>;
  savePlace(title: string, suggestedName: string): Promise<SavePlace | undefined>;
}
