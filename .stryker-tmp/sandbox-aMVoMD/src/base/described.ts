// Values in a description that are more than their text. Whatever prints a description without knowing of them prints no secret.

/** Stands for a secret that is not revealed. */
export const mask = '••••••';

/** A value that is shown only when a person asks for this very one. */
export class Secret {
  readonly #value: string;

  constructor(
    value: string,
    /** What the value is of, e.g. the name of an environment variable. */
    readonly name: string,
  ) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  /** What console.log and assertion messages print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return mask;
  }
}

/** A text that a person may want to take along: shown as it is, with a button that copies it. */
export class Copyable {
  constructor(
    readonly text: string,
    /** The label of the button. */
    readonly title: string,
  ) {}

  toJSON(): string {
    return this.text;
  }
}

/** A value as the service gives it, with what it means beside it: seconds since 1970 and their date, for example. */
export class Noted {
  constructor(
    readonly value: string | number,
    readonly note: string,
  ) {}

  toJSON(): string | number {
    return this.value;
  }
}
