// The lines that are held of one log: there may be hundreds of thousands, few of them shown, so all but some at either end are
// kept compressed.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LogEntry } from './logLines';

/** Entries as compressed JSON. */
type Pack = Uint8Array;

/** What makes one pack, whichever comes first: larger ones save little more, and a look into one takes longer. */
const full = { entries: 512, chars: 256 * 1024 } as const;

export class LineBuffer implements Iterable<LogEntry> {
  /** Unpacked, as they are the next to go. */
  private oldest: LogEntry[] = [];
  private packs: Pack[] = [];
  private newest: LogEntry[] = [];
  private size = 0;

  get length(): number {
    return this.size;
  }

  /** What the compressed ones take, beside the heap. */
  get packedBytes(): number {
    return this.packs.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  }

  /** The entry that `shift` takes. */
  get first(): LogEntry | undefined {
    this.openFirst();
    return this.oldest[0] ?? this.newest[0];
  }

  clear(): void {
    [this.oldest, this.packs, this.newest, this.size] = [[], [], [], 0];
  }

  push(entries: readonly LogEntry[]): void {
    const { whole, rest } = splitIntoPacks([...this.newest, ...entries]);
    this.packs.push(...whole.map(packEntries));
    this.newest = rest;
    this.size += entries.length;
  }

  /** Puts entries before all others. */
  unshift(entries: readonly LogEntry[]): void {
    const { whole, rest } = splitIntoPacks([...entries, ...this.oldest]);
    // A pack without entries would stand for the end of all packs.
    this.packs.unshift(...[...whole, ...(rest.length > 0 ? [rest] : [])].map(packEntries));
    this.oldest = [];
    this.size += entries.length;
  }

  /** Lets the oldest go. */
  shift(count: number): void {
    for (let left = Math.min(count, this.size); left > 0;) {
      this.openFirst();
      const gone = (this.oldest.length > 0 ? this.oldest : this.newest).splice(0, left).length;
      this.size -= gone;
      left -= gone;
    }
  }

  *[Symbol.iterator](): Generator<LogEntry> {
    yield* this.oldest;
    for (const pack of this.packs) {
      yield* unpackEntries(pack);
    }
    yield* this.newest;
  }

  private openFirst(): void {
    const pack = this.oldest.length === 0 ? this.packs.shift() : undefined;
    if (pack) {
      this.oldest = unpackEntries(pack);
    }
  }
}

/** What fills packs, and what is left. */
function splitIntoPacks(entries: readonly LogEntry[]): {
  readonly whole: readonly LogEntry[][];
  readonly rest: LogEntry[];
} {
  const whole: LogEntry[][] = [];
  let rest: LogEntry[] = [];
  let chars = 0;
  for (const entry of entries) {
    rest.push(entry);
    chars += entry.type === 'line' ? entry.text.length : 0;
    if (rest.length >= full.entries || chars >= full.chars) {
      whole.push(rest);
      [rest, chars] = [[], 0];
    }
  }
  return { whole, rest };
}

/** JSON keeps every string as it is, half a surrogate pair too. */
function packEntries(entries: readonly LogEntry[]): Pack {
  // A copy: what the compressor gives may be the beginning of a larger buffer.
  return new Uint8Array(deflateRawSync(JSON.stringify(entries.map(toFields))));
}

function unpackEntries(pack: Pack): LogEntry[] {
  return (JSON.parse(inflateRawSync(pack).toString()) as Fields[]).map(toEntry);
}

/** A line, or a mark with its type behind what it stands between. */
type Fields = readonly [string, string] | readonly [string, string, 'gap' | 'restart'];

function toFields(entry: LogEntry): Fields {
  return entry.type === 'line' ? [entry.timestamp, entry.text] : [entry.after, entry.before, entry.type];
}

function toEntry([one, two, type]: Fields): LogEntry {
  return type === undefined ? { type: 'line', timestamp: one, text: two } : { type, after: one, before: two };
}
