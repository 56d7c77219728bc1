import { DisposableStore } from '../disposables';
import type { Disposable } from '../disposables';
import { CancelledError } from '../errors';
import { Emitter } from '../events';
import type { Event } from '../events';

/**
 * A part with its own state that is loaded and created on first use, shared by all callers, and disposed of with
 * its owner.
 */
export class Lazy<T> implements Disposable {
  private readonly created = new Emitter<T>();
  private making: Promise<T> | undefined;
  private part: { readonly value: T; readonly owned: DisposableStore } | undefined;
  private isDisposed = false;

  /**
   * @param load the `import()` of its code
   * @param make makes it from that code; what it adds to `owned` ends with it, also when it could not be made as a whole
   */
  static create<C, T>(load: () => Promise<C>, make: (code: C, owned: DisposableStore) => T): Lazy<T> {
    return new Lazy(async () => {
      const code = await load();
      return (owned) => make(code, owned);
    });
  }

  private constructor(private readonly load: () => Promise<(owned: DisposableStore) => T>) {}

  /** What has been made, without asking for it. */
  get value(): T | undefined {
    return this.part?.value;
  }

  /** A failure is not kept: the next caller retries. @throws CancelledError once the owner is disposed */
  get(): Promise<T> {
    if (this.isDisposed) {
      return Promise.reject(new CancelledError());
    }
    if (!this.making) {
      const making = this.start();
      this.making = making;
      making.catch(() => (this.making = undefined));
    }
    return this.making;
  }

  /** Calls back with the part as soon as it is there, before any caller that requested it: now, later or never. */
  whenCreated(listener: (part: T) => void): Disposable {
    if (this.part) {
      listener(this.part.value);
    }
    return this.created.event(listener);
  }

  /** An event of the part, which can be listened to before the part is there. */
  forwardEvent<E>(of: (part: T) => Event<E>): Event<E> {
    return (listener) => {
      const subscriptions = new DisposableStore();
      subscriptions.add(this.whenCreated((part) => subscriptions.add(of(part)(listener))));
      return subscriptions;
    };
  }

  dispose(): void {
    this.isDisposed = true;
    this.created.dispose();
    this.part?.owned.dispose();
  }

  private async start(): Promise<T> {
    const make = await this.load();
    if (this.isDisposed) {
      throw new CancelledError();
    }
    const owned = new DisposableStore();
    try {
      const value = make(owned);
      this.part = { value, owned };
      this.created.fire(value);
      return value;
    } catch (error) {
      owned.dispose();
      throw error;
    }
  }
}

/** A lazy part as those see it who ask for it. */
export type LazyPart<T> = Pick<Lazy<T>, 'get' | 'value' | 'whenCreated' | 'forwardEvent'>;
