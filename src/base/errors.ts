// The errors every room can throw and the workbench can show. A room with more to say about a failure extends UserFacingError.

/** A failure whose `message` may be shown to a person as it is. */
export class UserFacingError extends Error {
  /** What to do next, one sentence. Empty when there is nothing to do. */
  readonly hint: string;

  constructor(message: string, hint = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserFacingError';
    this.hint = hint;
  }
}

/** The user or the program gave up on the work. Never shown. */
export class CancelledError extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'CancelledError';
  }
}

/** Turns whatever was thrown into an Error. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** True for our own cancellation and for the AbortError of fetch and of timers. */
export function isCancelled(thrown: unknown): boolean {
  return thrown instanceof CancelledError || (thrown instanceof Error && thrown.name === 'AbortError');
}
