// A followed log of the emulated world in fake time: what was written, what was answered, what was delivered.
import { CancelledError } from '../../../../src/base/errors';
import { followLog } from '../../../../src/engine/log/followLog';
import type { FollowState } from '../../../../src/engine/log/followLog';
import type { LogEntry } from '../../../../src/engine/log/logLines';
import { LogPace } from '../../../../src/engine/log/logPace';
import { LogReader } from '../../../../src/engine/log/logReader';
import type { FailureClass, LogRequest, LogSource } from '../../../../src/model/logSource';
import { InstantClock } from '../../../support/fakeClock';
import { LogWorld } from '../../emulator/eci/logCalls';

class Failure extends Error {
  constructor(readonly outlook: FailureClass) {
    super(outlook);
  }
}

/** What happens at the first call after a time, ms from the beginning. */
export interface Happening {
  readonly at: number;
  readonly what: (log: EmulatedLog) => void;
}

export class EmulatedLog implements LogSource {
  readonly id = 'web';
  readonly name = 'web';
  readonly clock = new InstantClock();
  readonly pace = new LogPace(this.clock, 500);
  readonly world = new LogWorld(() => this.clock.now());
  readonly delivered: LogEntry[] = [];
  readonly states: FollowState[] = [];
  /** Numbers of all lines the service ever gave. */
  readonly given = new Set<number>();
  /** Numbers that an answer showed right before the next number. */
  readonly followed = new Set<number>();
  readonly calledAt: number[] = [];
  private readonly began = this.clock.now();
  private readonly life = new AbortController();
  private refusals: FailureClass[] = [];
  private happenings: readonly Happening[] = [];

  /** The next calls are refused so. */
  refuse(outlook: FailureClass, count: number): void {
    this.refusals = Array.from({ length: count }, () => outlook);
  }

  crash(): void {
    this.world.group.crash(this.clock.now());
  }

  async read(request: LogRequest): Promise<string> {
    await this.clock.sleep(40);
    // Files are written meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
    for (const { what } of this.happenings.filter(({ at }) => this.began + at <= this.clock.now())) {
      what(this);
    }
    this.happenings = this.happenings.filter(({ at }) => this.began + at > this.clock.now());
    this.calledAt.push(this.clock.now());
    const outlook = this.refusals.shift();
    if (outlook) {
      throw new Failure(outlook);
    }
    const content = this.world.content({
      Timestamps: 'true',
      Tail: String(request.tail),
      ...(request.start !== undefined && { StartTime: request.start }),
      ...(request.previous && { LastTime: 'true' }),
    });
    let last = Number.NaN;
    for (const [, digits] of content.matchAll(/line (\d+)\.*\n/g)) {
      const number = Number(digits);
      this.given.add(number);
      if (number === last + 1) {
        this.followed.add(last);
      }
      last = number;
    }
    return content;
  }

  classifyFailure(error: unknown): FailureClass {
    return error instanceof Failure ? error.outlook : 'final';
  }

  /** Follows from now on, until so many numbered lines were written and read, or two hours are over. */
  async follow(lines: number, happenings: readonly Happening[]): Promise<void> {
    this.happenings = happenings;
    const reader = new LogReader(this, this.clock);
    this.delivered.push(...reader.begin(await reader.open({ tail: 500 }, this.life.signal)));
    const { clock, pace } = this;
    const { signal } = this.life;
    let quiet = 0;
    const onEntries = (entries: readonly LogEntry[]): void => {
      this.delivered.push(...entries);
      quiet = entries.length > 0 || this.world.feed({}) < lines ? 0 : quiet + 1;
      if (quiet > 5 || clock.now() - this.began > 7_200_000) {
        this.life.abort();
      }
    };
    const onState = (state: FollowState): void => void this.states.push(state);
    try {
      await followLog({ source: this, reader, pace, clock, signal, onEntries, onState });
    } catch (error) {
      if (!(error instanceof CancelledError)) {
        throw error;
      }
    }
  }
}

/** The numbers of numbered lines, with a mark where one stands. */
export function listNumbers(entries: readonly LogEntry[]): readonly (number | 'gap' | 'restart')[] {
  return entries.flatMap((entry): readonly (number | 'gap' | 'restart')[] => {
    if (entry.type !== 'line') {
      return [entry.type];
    }
    const number = /^line (\d+)/.exec(entry.text)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}
