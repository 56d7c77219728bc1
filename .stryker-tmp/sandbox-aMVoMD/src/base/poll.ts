import type { Clock } from './clock';

export interface PollOptions {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly firstMs: number;
  readonly maxMs: number;
}

/**
 * Calls `step` until it answers true, waiting longer each time (half as much again, up to `maxMs`).
 * Ends with CancelledError when the signal aborts, or with whatever `step` throws.
 */
export async function pollUntil(step: () => Promise<boolean>, options: PollOptions): Promise<void> {
  let wait = options.firstMs;
  while (!(await step())) {
    await options.clock.sleep(wait, options.signal);
    wait = Math.min(wait * 1.5, options.maxMs);
  }
}
