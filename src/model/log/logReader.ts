// Reads one log on and on and joins the answers: every line once, in order, across restarts; where lines may be missing it says so.
import { joinAt, readLines, stampOf, toLine } from './logLines';
import type { LogEntry } from './logLines';
import { mostBytes, mostLines } from './logSource';
import type { LogRequest, LogSource } from './logSource';

/** What one look at the log brought. */
export interface Batch {
  readonly entries: readonly LogEntry[];
  /** How much of what one answer can hold was used, 0 to 1. At 1 there may be more at once. */
  readonly fill: number;
}

/** Asked again from so long before the last line: stamps of two streams are not strictly in order. */
const overlapMs = 1_000;
const nothing: Batch = { entries: [], fill: 0 };

export class LogReader {
  /** The last lines delivered, for finding the place again. */
  private delivered: readonly string[] = [];
  /** The first line that was delivered, for finding older ones. */
  private first: string | undefined;
  private endsAreTold = false;

  constructor(
    private readonly source: LogSource,
    private readonly isPrevious = false,
  ) {}

  /** The newest lines. Begins anew: whatever was delivered before is forgotten. */
  async open(request: Omit<LogRequest, 'previous'>, signal: AbortSignal): Promise<readonly LogEntry[]> {
    const lines = await this.read({ ...request, ...(this.isPrevious && { previous: true }) }, signal);
    this.delivered = lines;
    this.first = lines[0];
    if (lines.length === 0 && !this.isPrevious) {
      // So that what the life before the next restart still says is not taken for new.
      this.delivered = await this.readPrevious({ tail: mostLines }, signal);
    }
    return lines.map(toLine);
  }

  /** Lines before the first one delivered, among the newest `tail`; empty when the service gives none. */
  async older(tail: number, signal: AbortSignal): Promise<readonly LogEntry[]> {
    const lines = await this.read({ tail, ...(this.isPrevious && { previous: true }) }, signal);
    const at = this.first === undefined ? -1 : lines.indexOf(this.first);
    const found = at > 0 ? lines.slice(0, at) : [];
    this.first = found[0] ?? this.first;
    return found.map(toLine);
  }

  /** What was written since the last look. */
  async next(signal: AbortSignal): Promise<Batch> {
    const start = startOf(this.delivered.at(-1));
    const request = { tail: mostLines, ...(start !== undefined && { start }) };
    const content = await this.source.read(request, signal);
    const { lines, isOpen } = this.parse(content);
    const fill = Math.max(lines.length / mostLines, Buffer.byteLength(content) / mostBytes);
    const isCut = lines.length >= mostLines || (isOpen && fill > 0.9);
    const known = since(this.delivered, start);
    const at = joinAt(known, lines);
    if (at !== undefined) {
      return this.deliver(lines.slice(at).map(toLine), lines.slice(at), isCut ? 1 : fill);
    }
    return this.acrossRestart(lines, { request, known, isCut, signal });
  }

  /** The answer does not go on from what was delivered: the container was started again, or the service has dropped lines. */
  private async acrossRestart(lines: readonly string[], look: Look): Promise<Batch> {
    const { request, known, isCut, signal } = look;
    const last = known.at(-1);
    if (lines.length === 0 && last === undefined) {
      return nothing;
    }
    const before = await this.readPrevious(request, signal);
    const [head] = lines;
    if (head !== undefined && before.includes(head)) {
      // Started again between the two calls: what was read first is the life before already.
      return { entries: [], fill: 1 };
    }
    const at = last === undefined ? 0 : joinAt(known, before);
    const rest = at === undefined ? before.filter((line) => isAfter(line, last)) : before.slice(at);
    const fresh = [...rest, ...lines];
    const entries: LogEntry[] = [];
    let previous = last;
    const mark = (type: 'gap' | 'restart', next: string | undefined): void => {
      if (next !== undefined && previous !== undefined) {
        entries.push({ type, after: stampOf(previous), before: stampOf(next) });
      }
    };
    const add = (part: readonly string[]): void => {
      entries.push(...part.map(toLine));
      previous = part.at(-1) ?? previous;
    };
    if (at === undefined) {
      mark('gap', fresh[0]);
    }
    add(rest);
    if (at !== undefined || rest.length > 0) {
      mark('restart', head);
      if (isCut) {
        mark('gap', head);
      }
    }
    add(lines);
    return this.deliver(entries, fresh, isCut ? 1 : lines.length / mostLines);
  }

  private deliver(entries: readonly LogEntry[], lines: readonly string[], fill: number): Batch {
    this.delivered = [...this.delivered, ...lines].slice(-mostLines);
    this.first ??= lines[0];
    return { entries, fill };
  }

  private async read(request: LogRequest, signal: AbortSignal): Promise<readonly string[]> {
    return this.parse(await this.source.read(request, signal)).lines;
  }

  /** Empty when there was no life before, whichever way the service says so. */
  private async readPrevious(request: LogRequest, signal: AbortSignal): Promise<readonly string[]> {
    try {
      return await this.read({ ...request, previous: true }, signal);
    } catch (error) {
      if (!signal.aborted && this.source.outlook(error) === 'final') {
        return [];
      }
      throw error;
    }
  }

  private parse(content: string): ReturnType<typeof readLines> {
    this.endsAreTold ||= content.endsWith('\n') || Buffer.byteLength(content) > mostBytes * 0.9;
    const read = readLines(content, this.endsAreTold);
    // Where the service keeps the newest bytes instead, the first line has lost its beginning.
    const isTorn = read.lines.length > 1 && stampOf(read.lines[0] ?? '') === '' && stampOf(read.lines[1] ?? '') !== '';
    return isTorn ? { ...read, lines: read.lines.slice(1) } : read;
  }
}

interface Look {
  readonly request: LogRequest;
  readonly known: readonly string[];
  readonly isCut: boolean;
  readonly signal: AbortSignal;
}

/** By the service's own clock: that of this machine may be wrong. */
function startOf(line: string | undefined): string | undefined {
  const at = Date.parse(stampOf(line ?? ''));
  return Number.isNaN(at) ? undefined : `${new Date(at - overlapMs).toISOString().slice(0, 19)}Z`;
}

/** What of the lines delivered the service still selects. */
function since(lines: readonly string[], start: string | undefined): readonly string[] {
  if (start === undefined) {
    return lines;
  }
  const from = Date.parse(start);
  return lines.filter((line) => !(Date.parse(stampOf(line)) < from));
}

function isAfter(line: string, other: string | undefined): boolean {
  const [one, two] = [stampOf(line), stampOf(other ?? '')];
  return one !== '' && two !== '' && compareStamps(one, two) > 0;
}

/** To the nanosecond where both are written alike. */
function compareStamps(one: string, two: string): number {
  return Date.parse(one) - Date.parse(two) || (one < two ? -1 : one > two ? 1 : 0);
}
