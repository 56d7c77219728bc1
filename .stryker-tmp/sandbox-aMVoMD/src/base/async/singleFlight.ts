/** Shares one running call per key: callers that arrive while it runs get the same promise. */
export class SingleFlight<K, T> {
  private readonly running = new Map<K, Promise<T>>();

  /** The call that is running, if one is. */
  getPending(key: K): Promise<T> | undefined {
    return this.running.get(key);
  }

  run(key: K, start: () => Promise<T>): Promise<T> {
    const current = this.running.get(key);
    if (current) {
      return current;
    }
    const started = start().finally(() => this.running.delete(key));
    this.running.set(key, started);
    return started;
  }
}
