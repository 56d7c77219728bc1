/** A small store of plain values by key. Whatever reads a value checks its shape: it may be of another release. */
export interface Memory {
  get(key: string): unknown;
  /** Undefined removes the value. */
  set(key: string, value: unknown): Promise<void>;
}
