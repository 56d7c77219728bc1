import type { Memory } from '../../src/base/memory';

/** Keeps values for as long as the test. */
export class FakeMemory implements Memory {
  readonly kept = new Map<string, unknown>();

  get(key: string): unknown {
    return this.kept.get(key);
  }

  set(key: string, value: unknown): Promise<void> {
    if (value === undefined) {
      this.kept.delete(key);
    } else {
      this.kept.set(key, value);
    }
    return Promise.resolve();
  }
}
