// How far the clocks of the hosts we call are from ours. A request signed by a clock more than 15 minutes off is refused, unhandled.

/** Closer than this, another date would be refused as well: something else is wrong. */
const worthAnotherDateMs = 60_000;

export class ClockSkew {
  private readonly offsets = new Map<string, number>();

  /** What to add to our time for a request to this host, milliseconds. */
  get(host: string): number {
    return this.offsets.get(host) ?? 0;
  }

  /**
   * Takes note of when a host answered that a date was too far from its own.
   * @param used what was added to the date it refused
   * @returns whether a request with the new date is worth sending, and whether the difference was unknown before
   */
  learn(
    host: string,
    used: number,
    servedAt: number,
    now: number,
  ): { readonly again: boolean; readonly isNew: boolean } {
    const offset = servedAt - now;
    const isFar = (other: number): boolean => Math.abs(offset - other) >= worthAnotherDateMs;
    // Calls that were on the way together are refused together.
    const isNew = isFar(this.get(host));
    if (isNew) {
      this.offsets.set(host, offset);
    }
    return { again: isFar(used), isNew };
  }
}
