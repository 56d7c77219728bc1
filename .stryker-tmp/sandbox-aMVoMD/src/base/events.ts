import type { Disposable } from './disposables';
import { toError } from './errors';

/** Subscribes a listener; dispose the result to stop. The shape vscode uses, without vscode. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Fires values to its listeners in the order they subscribed. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    // Wrapped, so that one function subscribed twice is called twice and each subscription ends on its own.
    const entry = (value: T): void => listener(value);
    this.listeners.add(entry);
    return { dispose: () => void this.listeners.delete(entry) };
  };

  /** A listener that throws disturbs neither the other listeners nor the caller: its error is reported as uncaught. */
  fire(value: T): void {
    for (const listener of [...this.listeners]) {
      // An earlier listener may have unsubscribed this one.
      if (this.listeners.has(listener)) {
        try {
          listener(value);
        } catch (error) {
          queueMicrotask(() => {
            throw toError(error);
          });
        }
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}
