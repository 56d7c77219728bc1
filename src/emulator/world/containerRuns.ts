// When a container stopped and started again: explicit stops (a restart, a requested crash) and a crash loop.

/** A container that ended and came back, or will. */
export interface Stop {
  readonly at: number;
  /** When it runs again. */
  readonly backAt: number;
  readonly exitCode: number;
  readonly signal: number;
  readonly reason: 'Error' | 'OOMKilled' | 'Completed';
}

/** A container that runs for a while, crashes, waits and tries again. */
export interface CrashLoop {
  /** When it first started. */
  readonly anchor: number;
  readonly runMs: number;
  readonly exitCode: number;
  readonly signal: number;
}

const firstBackOffMs = 10_000;
/** Kubernetes goes up to five minutes; a person trying the emulator should not have to wait that long. */
const longestBackOffMs = 80_000;

/** The wait after the n-th crash, n from 0. */
export function backOffMs(crash: number): number {
  return Math.min(firstBackOffMs * 2 ** Math.min(crash, 10), longestBackOffMs);
}

/** Crashes of a loop in order, without end. */
function* listCrashes(loop: CrashLoop): Generator<Stop, never> {
  let startedAt = loop.anchor;
  for (let crash = 0; ; crash += 1) {
    const at = startedAt + loop.runMs;
    startedAt = at + backOffMs(crash);
    yield { at, backAt: startedAt, exitCode: loop.exitCode, signal: loop.signal, reason: 'Error' };
  }
}

/** The stops of one container. */
export class ContainerRuns {
  private readonly explicit: Stop[] = [];
  /** Crashes of a loop that a restart has begun again. */
  private earlierCrashes = 0;

  constructor(private loop?: CrashLoop) {}

  /** Stops it at `stop.at`; a loop begins again when it is back. */
  stop(stop: Stop): void {
    if (this.loop) {
      const { count, last } = this.loopCrashes(stop.at);
      if (last) {
        // Kept as a stop of its own: a core dump may be waiting for it.
        this.explicit.push(last);
        this.earlierCrashes += count - 1;
      }
      this.loop = { ...this.loop, anchor: stop.backAt };
    }
    this.explicit.push(stop);
  }

  /** The last stop up to a time, and how many there were. */
  upTo(now: number): {
    readonly count: number;
    readonly last: Stop | undefined;
    readonly beforeLast: Stop | undefined;
  } {
    const past = this.explicit.filter((stop) => stop.at <= now);
    const loop = this.loopCrashes(now);
    const [beforeLast, last] = [past.at(-2), past.at(-1), loop.beforeLast, loop.last]
      .filter((stop) => stop !== undefined)
      .sort((one, other) => one.at - other.at)
      .slice(-2)
      .reduce<(Stop | undefined)[]>((pair, stop) => [pair[1], stop], [undefined, undefined]);
    return { count: past.length + this.earlierCrashes + loop.count, last, beforeLast };
  }

  /** The stops after one time and up to another, in order. */
  between(from: number, to: number): readonly Stop[] {
    const found = this.explicit.filter((stop) => stop.at > from && stop.at <= to);
    if (this.loop) {
      for (const crash of listCrashes(this.loop)) {
        if (crash.at > to) {
          break;
        }
        if (crash.at > from) {
          found.push(crash);
        }
      }
    }
    return found.sort((one, other) => one.at - other.at);
  }

  /** The first stop by a signal or an error after a time, whether it has happened yet or not. */
  nextCrashAfter(time: number): Stop | undefined {
    const asked = this.explicit.filter((stop) => stop.at > time && stop.signal !== 15);
    if (this.loop) {
      for (const crash of listCrashes(this.loop)) {
        if (crash.at > time) {
          asked.push(crash);
          break;
        }
      }
    }
    return asked.sort((one, other) => one.at - other.at)[0];
  }

  private loopCrashes(now: number): { count: number; last: Stop | undefined; beforeLast: Stop | undefined } {
    let count = 0;
    let last: Stop | undefined;
    let beforeLast: Stop | undefined;
    if (this.loop) {
      for (const crash of listCrashes(this.loop)) {
        if (crash.at > now) {
          break;
        }
        count += 1;
        beforeLast = last;
        last = crash;
      }
    }
    return { count, last, beforeLast };
  }
}
