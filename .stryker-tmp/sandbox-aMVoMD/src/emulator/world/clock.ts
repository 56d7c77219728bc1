/** Node fires longer ones at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Emulated time: the real clock plus an offset a test moves. Nothing else in the world holds a timer. */
export class Clock {
  private offsetMs = 0;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly realNow: () => number = Date.now) {}

  /** Milliseconds since 1970. */
  now(): number {
    return this.realNow() + this.offsetMs;
  }

  advance(ms: number): void {
    this.offsetMs += ms;
    [...this.waiting].forEach((look) => look());
  }

  /** Resolves when a time has come, in real time or because a test moved the clock, or when the signal aborts. */
  reach(at: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const look = (): void => {
        clearTimeout(timer);
        const leftMs = at - this.now();
        if (leftMs > 0 && !signal.aborted) {
          timer = setTimeout(look, Math.min(leftMs, longestTimerMs));
          return;
        }
        this.waiting.delete(look);
        signal.removeEventListener('abort', look);
        resolve();
      };
      this.waiting.add(look);
      signal.addEventListener('abort', look);
      look();
    });
  }
}

const daySeconds = 24 * 3_600;
const knownDays = new Map<number, string>();
const mostDays = 1_000;
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** A moment as the service writes it: UTC, whole seconds. Put together from parts: a listing holds hundreds. */
export function toWireTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const day = Math.floor(seconds / daySeconds);
  const rest = seconds - day * daySeconds;
  const part = (value: number): string => twoDigits[value] ?? '';
  return `${dayText(day)}T${part(Math.floor(rest / 3_600))}:${part(Math.floor(rest / 60) % 60)}:${part(rest % 60)}Z`;
}

function dayText(day: number): string {
  let text = knownDays.get(day);
  if (text === undefined) {
    if (knownDays.size >= mostDays) {
      knownDays.clear();
    }
    text = new Date(day * daySeconds * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length);
    knownDays.set(day, text);
  }
  return text;
}
