// Follows one log until it is stopped: at its pace, patient when the service does not answer.
import type { Clock } from '../../base/clock';
import { isCancelled } from '../../base/errors';
import type { LogEntry } from './logLines';
import type { LogPace } from './logPace';
import type { Batch, LogReader } from './logReader';
import type { LogSource } from '../../model/logSource';

/** How following goes. */
export type FollowState =
  | { readonly kind: 'following'; readonly everyMs: number; readonly isSlowed: boolean }
  /** No answer; `until` is the time of the next attempt. */
  | { readonly kind: 'waiting'; readonly error: unknown; readonly until: number };

export interface Following {
  readonly source: LogSource;
  readonly reader: LogReader;
  readonly pace: LogPace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onEntries: (entries: readonly LogEntry[]) => void | Promise<void>;
  readonly onState: (state: FollowState) => void;
}

const backOff = { firstMs: 1_000, maxMs: 30_000 };

/** Ends with CancelledError when the signal aborts, or with an error that will not get better. */
export async function followLog(following: Following): Promise<never> {
  const { source, reader, clock, signal } = following;
  const turn = following.pace.join();
  let failures = 0;
  let lastReadAt = clock.now();
  const wait = async (): Promise<void> => {
    let waitedMs = 0;
    // Others may join meanwhile, and then all wait longer.
    for (let { waitMs } = turn; waitedMs < waitMs; { waitMs } = turn) {
      following.onState({ kind: 'following', everyMs: waitMs, isSlowed: turn.isSlowed });
      await clock.sleep(waitMs - waitedMs, signal);
      waitedMs = waitMs;
    }
  };
  /** Undefined when there was no answer, after a while for it to get better. */
  const readBatch = async (): Promise<Batch | undefined> => {
    try {
      return await reader.readNext(signal, () => clock.sleep(turn.reserveCall(), signal));
    } catch (error) {
      const outlook = isCancelled(error) || signal.aborted ? 'final' : source.classifyFailure(error);
      if (outlook === 'final') {
        throw error;
      }
      if (outlook === 'throttled') {
        turn.reportThrottled();
      }
      const pauseMs = Math.min(backOff.firstMs * 2 ** failures, backOff.maxMs);
      failures += 1;
      following.onState({ kind: 'waiting', error, until: clock.now() + pauseMs });
      await clock.sleep(pauseMs, signal);
      return undefined;
    }
  };
  try {
    await wait();
    for (;;) {
      const batch = await readBatch();
      if (batch) {
        const now = clock.now();
        failures = 0;
        turn.recordRead(now - lastReadAt, batch.fill, batch.entries.length === 0 && batch.fill < 1);
        lastReadAt = now;
        await following.onEntries(batch.entries);
        await wait();
      }
    }
  } finally {
    turn.leave();
  }
}
