// Polls one log and joins the answers: every line once, in order, across restarts; reports where lines may be missing.
import { formatUtcSeconds } from '../../base/format';
import type { Clock } from '../../base/clock';
import { TailSize } from './askedTail';
import { isAfter, findJoin, getMsBetween, readLines, parseTimestamp, toLine } from './logLines';
import type { LogEntry } from './logLines';
import { maxLogBytes, maxLogLines } from '../../model/logSource';
import type { LogRequest, LogSource } from '../../model/logSource';

/** What one poll of the log returned. */
export interface Batch {
  readonly entries: readonly LogEntry[];
  /** How much of what one answer can hold was used, 0 to 1. At 1 there may be more at once. */
  readonly fill: number;
}

/** Re-read from so long before the last line: timestamps of two streams are not strictly in order. */
const overlapMs = 1_000;
/**
 * No container is assumed to fill the file of its log in less. The kubelet starts a new file at 10 MiB by default; what this
 * service does is not published. Longer than the longest pause between two polls of a log that is not slowed down.
 */
const fullFileMs = 6_000;
/** More is available at once. */
const moreAvailable: Batch = { entries: [], fill: 1 };

export class LogReader {
  /** The last lines delivered, for finding the place again. */
  private delivered: readonly string[] = [];
  /** The service may give lines that come before these. */
  private isCut = false;
  /** The first line that was delivered, for finding older ones. */
  private first: string | undefined;
  private endsLines = false;
  /** What was read of a container instance while the previous one is not yet read to its end: later it may be unavailable. */
  private pending: CurrentRead | undefined;
  private readonly tail = new TailSize();
  private readonly previousTail = new TailSize();
  /** When the lines delivered last were requested: up to then nothing is unseen. */
  private lastReadAt: number;

  constructor(
    private readonly source: LogSource,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly isPrevious = false,
  ) {
    this.lastReadAt = clock.now();
  }

  /** The newest lines, for `begin`. Begins nothing yet. */
  async open(request: Omit<LogRequest, 'previous'>, signal: AbortSignal): Promise<Opening> {
    const requestedAt = this.clock.now();
    // Requested first: lines written between the two calls are new, but earlier lines are not, also when none were written of late.
    const before =
      request.sinceSeconds === undefined ? [] : (await this.readNewest({ tail: maxLogLines }, signal)).lines;
    const { lines, isFull } = await this.readNewest(request, signal);
    let known = lines.length > 0 ? lines : before;
    if (known.length === 0 && !this.isPrevious) {
      // So that later lines of the previous container instance, read after the next restart, are not taken for new.
      known = (await this.readPrevious({ tail: maxLogLines }, signal)).lines;
    }
    return { lines, known, isCut: isFull || request.sinceSeconds !== undefined, requestedAt };
  }

  /** Restarts with what was opened: whatever was delivered before is forgotten. */
  begin({ lines, known, isCut, requestedAt }: Opening): readonly LogEntry[] {
    this.lastReadAt = requestedAt;
    this.pending = undefined;
    this.first = lines[0];
    this.delivered = known;
    this.isCut = isCut;
    return lines.map(toLine);
  }

  /** Lines before the first one delivered, among the newest `tail`; none when the service gives none. Delivers nothing yet. */
  async findOlder(tail: number, signal: AbortSignal): Promise<readonly string[]> {
    const { lines } = await this.readNewest({ tail }, signal);
    const at = this.first === undefined ? -1 : lines.indexOf(this.first);
    return lines.slice(0, Math.max(at, 0));
  }

  /** Delivers lines that `findOlder` has found. */
  deliverOlder(lines: readonly string[]): readonly LogEntry[] {
    this.first = lines[0] ?? this.first;
    return lines.map(toLine);
  }

  /**
   * What was written since the last look.
   * @param ready Is waited for before each call.
   */
  async readNext(signal: AbortSignal, ready?: () => Promise<void>): Promise<Batch> {
    const place = this.findPlace();
    const { last, since } = place;
    const current = this.pending ?? (await this.readCurrent({ tail: this.tail.value, ...since }, signal, ready));
    const { answer, requestedAt } = current;
    const at = isBehind(place, answer) ? answer.lines.length : findContinuation(place, answer);
    if (at !== undefined || (answer.lines.length === 0 && last === undefined)) {
      const lines = answer.lines.slice(at);
      this.tail.update(answer.lines.length, answer.isOpen, lines.length > 0);
      return this.deliver(answer, { entries: lines.map(toLine), lines, requestedAt });
    }
    if (this.tail.widen(answer.lines.length)) {
      return moreAvailable;
    }
    // It does not continue what was delivered: the container was restarted, or the service has dropped lines.
    this.pending = current;
    await ready?.();
    return this.readPastRestart(current, place, signal);
  }

  /** Where reading resumes: after the last line that was delivered. */
  private findPlace(): Place {
    const last = this.delivered.at(-1);
    const start = toStartTime(last);
    const known = selectSince(this.delivered, start);
    const isWhole = !this.isCut || known.length < this.delivered.length;
    return { last, since: start === undefined ? {} : { start }, known, isWhole };
  }

  /** First what is left of the previous container instance, then `current`. */
  private async readPastRestart(current: CurrentRead, place: Place, signal: AbortSignal): Promise<Batch> {
    const { last, since } = place;
    const { answer, requestedAt } = current;
    const before = await this.readPrevious({ tail: this.previousTail.value, ...since }, signal);
    const isKnown = isBehind(place, before);
    const atBefore = findContinuation(place, before);
    if (!isKnown && atBefore === undefined && this.previousTail.widen(before.lines.length)) {
      return moreAvailable;
    }
    const remaining =
      atBefore === undefined ? selectRemaining(before.lines, last, answer.lines[0]) : before.lines.slice(atBefore);
    this.previousTail.update(before.lines.length, before.isOpen, remaining.length > 0);
    if (isKnown) {
      return moreAvailable;
    }
    const across = joinAcrossRestart({ last, isJoined: atBefore !== undefined, remaining, before, current });
    if (!before.isOpen) {
      this.pending = undefined;
      this.tail.update(answer.lines.length, answer.isOpen, answer.lines.length > 0);
    }
    return this.deliver(before.isOpen ? before : answer, { ...across, requestedAt });
  }

  private deliver(answer: Answer, { entries, lines, requestedAt }: Delivery): Batch {
    const delivered = [...this.delivered, ...lines].slice(-maxLogLines);
    // Lines before that are not requested again, not even when the next line is a little older than this one.
    this.delivered = selectSince(delivered, toStartTime(delivered.at(-1), 10 * overlapMs));
    this.isCut &&= this.delivered.length === delivered.length;
    this.first ??= lines[0];
    this.lastReadAt = requestedAt;
    return { entries, fill: answer.isFull ? 1 : answer.fill };
  }

  private async readCurrent(
    request: LogRequest,
    signal: AbortSignal,
    ready?: () => Promise<void>,
  ): Promise<CurrentRead> {
    await ready?.();
    const requestedAt = this.clock.now();
    const answer = await this.readAnswer(request, signal);
    return { answer, requestedAt, unreadMs: this.clock.now() - this.lastReadAt };
  }

  /** Of the container instance that is read. */
  private readNewest(request: LogRequest, signal: AbortSignal): Promise<Answer> {
    return this.isPrevious ? this.readEnded(request, signal) : this.readAnswer(request, signal);
  }

  private async readAnswer(request: LogRequest, signal: AbortSignal): Promise<Answer> {
    const content = await this.source.read(request, signal);
    const bytes = Buffer.byteLength(content);
    const isCutByBytes = bytes > maxLogBytes * 0.9;
    this.endsLines ||= content.endsWith('\n') || isCutByBytes;
    const { lines, open } = readLines(content, this.endsLines);
    // Where the service keeps the newest bytes instead, the first line has lost its beginning.
    const isTorn = parseTimestamp(lines[0] ?? '') === '' && parseTimestamp(lines[1] ?? '') !== '';
    return {
      lines: isTorn ? lines.slice(1) : lines,
      open,
      isOpen: isCutByBytes && open !== undefined,
      isFull: isCutByBytes || lines.length >= request.tail,
      fill: Math.max(lines.length / maxLogLines, bytes / maxLogBytes),
    };
  }

  /** A process may have left its last line without a line end. */
  private async readEnded(request: LogRequest, signal: AbortSignal): Promise<Answer> {
    const answer = await this.readAnswer({ ...request, previous: true }, signal);
    const { lines, open, isOpen } = answer;
    return open === undefined || isOpen ? answer : { ...answer, lines: [...lines, open] };
  }

  /** Empty when there was no previous container instance, whichever way the service reports it. */
  private async readPrevious(request: LogRequest, signal: AbortSignal): Promise<Answer> {
    try {
      return await this.readEnded(request, signal);
    } catch (error) {
      if (!signal.aborted && this.source.classifyFailure(error) === 'final') {
        return { lines: [], open: undefined, isOpen: false, isFull: false, fill: 0 };
      }
      throw error;
    }
  }
}

/** The service's answer. */
interface Answer {
  readonly lines: readonly string[];
  readonly open: string | undefined;
  /** Its end was cut off: there is more. */
  readonly isOpen: boolean;
  /** It holds as much as one can, so its beginning may be cut off. */
  readonly isFull: boolean;
  readonly fill: number;
}

/** Where reading begins. */
export interface Opening {
  readonly lines: readonly string[];
  /** What is not new from then on, the lines among it. */
  readonly known: readonly string[];
  /** There may be lines before these. */
  readonly isCut: boolean;
  readonly requestedAt: number;
}

/** A read of the current container instance. */
interface CurrentRead {
  readonly answer: Answer;
  readonly requestedAt: number;
  /** How long ago everything was seen. */
  readonly unreadMs: number;
}

interface Place {
  readonly last: string | undefined;
  readonly since: Pick<LogRequest, 'start'>;
  /** The delivered lines that the service may give again. */
  readonly known: readonly string[];
  /** They are all that it may give before what is new. */
  readonly isWhole: boolean;
}

interface Delivery {
  readonly entries: readonly LogEntry[];
  readonly lines: readonly string[];
  readonly requestedAt: number;
}

interface Restart {
  readonly last: string | undefined;
  /** The previous container instance continues from the last line. */
  readonly isJoined: boolean;
  /** The lines it has written since. */
  readonly remaining: readonly string[];
  readonly before: Answer;
  readonly current: CurrentRead;
}

/** What is left of the previous container instance, and the one that follows. */
function joinAcrossRestart({ last, isJoined, remaining, before, current }: Restart): Omit<Delivery, 'requestedAt'> {
  const { answer, unreadMs } = current;
  const entries: LogEntry[] = [];
  const lines: string[] = [];
  let previous = last;
  const mark = (type: 'gap' | 'restart', next: string): void => {
    entries.push({ type, after: parseTimestamp(previous ?? ''), before: parseTimestamp(next) });
  };
  const add = (part: readonly string[]): void => {
    entries.push(...part.map(toLine));
    lines.push(...part);
    previous = part.at(-1) ?? previous;
  };
  /** Whether a container instance may have written lines before its first known line: no overlap proves otherwise. */
  const mayLack = ({ lines: [first = '', ...more], isFull }: Answer): boolean => {
    // What was written after the first line is not unseen.
    const withoutSeenMs = unreadMs - (getMsBetween(first, more.at(-1) ?? first) ?? 0);
    return isFull || Math.min(withoutSeenMs, getMsBetween(previous, first) ?? Number.POSITIVE_INFINITY) > fullFileMs;
  };
  if (remaining[0] !== undefined) {
    if (last === undefined ? mayLack(before) : !isJoined) {
      mark('gap', remaining[0]);
    }
    add(remaining);
  }
  const [head] = answer.lines;
  // The cut-off end of the previous container instance comes first.
  if (head !== undefined && !before.isOpen) {
    const isRestart = isJoined || remaining.length > 0;
    if (isRestart) {
      mark('restart', head);
    }
    if (isRestart || last === undefined ? mayLack(answer) : true) {
      mark('gap', head);
    }
    add(answer.lines);
  }
  return { entries, lines };
}

/** The end of the answer is cut off before anything that would be new. */
function isBehind({ known }: Place, { lines, isOpen }: Answer): boolean {
  const end = lines.at(-1);
  return isOpen && end !== undefined && end !== known.at(-1) && known.includes(end);
}

/** The index of the first line that is new. Where nothing is cut off, lines are counted: one that repeats all before it is new. */
function findContinuation({ known, isWhole }: Place, { lines, isFull }: Answer): number | undefined {
  const isCounted = known.length > 0 && isWhole && !isFull && known.every((line, index) => line === lines[index]);
  return isCounted ? known.length : findJoin(known, lines);
}

/**
 * The lines of a container instance after a line it does not have. None when `head` is of the same instance: it has ended too, between
 * the two calls or because a container that waits for its restart counts as both, and the previous instance is no longer available.
 */
function selectRemaining(lines: readonly string[], last: string | undefined, head = ''): readonly string[] {
  const isSameLife = parseTimestamp(head) !== '' && lines.some((line) => line === head || isAfter(line, head));
  return isSameLife ? [] : lines.filter((line) => isAfter(line, last));
}

/** By the service's own clock: that of this machine may be wrong. */
function toStartTime(line: string | undefined, beforeMs = overlapMs): string | undefined {
  const at = Date.parse(parseTimestamp(line ?? ''));
  return Number.isNaN(at) ? undefined : formatUtcSeconds(at - beforeMs);
}

/** What of the lines delivered the service still selects. */
function selectSince(lines: readonly string[], start: string | undefined): readonly string[] {
  if (start === undefined) {
    return lines;
  }
  const from = Date.parse(start);
  return lines.filter((line) => !(Date.parse(parseTimestamp(line)) < from));
}
