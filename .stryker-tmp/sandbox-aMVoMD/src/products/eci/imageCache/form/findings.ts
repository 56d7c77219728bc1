// Collects what is wrong with a draft, in the order of the form.

export interface FormIssue {
  /** The field: `size`, a row: `images.3`, a field of a row: `tags.0.key`, or a list as a whole: `images`. */
  readonly path: string;
  readonly message: string;
}

export class Findings {
  readonly errors: FormIssue[] = [];
  readonly warnings: FormIssue[] = [];

  /** Notes the error, if there is one; returns whether there is none. */
  accept(path: string, message: string | undefined): boolean {
    if (message !== undefined) {
      this.errors.push({ path, message });
    }
    return message === undefined;
  }

  warn(path: string, message: string): void {
    this.warnings.push({ path, message });
  }
}
