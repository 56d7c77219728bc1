import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * An AsyncLocalStorage that is switched off while nothing runs in it: up to Node 22 one in use, whosever, slows down every promise of
 * the process, which is shared with all extensions.
 */
export class AutoDisablingStorage<T> {
  private readonly storage = new AsyncLocalStorage<T>();
  private running = 0;

  async run<R>(store: T, work: () => Promise<R>): Promise<R> {
    this.running++;
    try {
      return await this.storage.run(store, work);
    } finally {
      this.running--;
      if (this.running === 0) {
        this.storage.disable();
      }
    }
  }

  getStore(): T | undefined {
    return this.storage.getStore();
  }
}
