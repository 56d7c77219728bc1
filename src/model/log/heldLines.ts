// The lines that are held of one log: hundreds of thousands may be, of which few are looked at, so all but the newest are kept compressed.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LogEntry } from './logLines';

/** Entries as compressed JSON. */
type Pack = Uint8Array;

/** As many make one pack: larger ones save little more, and a look into one takes longer. */
const packedEntries = 512;

export class HeldLines implements Iterable<LogEntry> {
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
    this.size += entries.length;
    const all = [...this.newest, ...entries];
    const whole = all.length - (all.length % packedEntries);
    this.packs.push(...packs(all.slice(0, whole)));
    this.newest = all.slice(whole);
  }

  /** Puts entries before all others. */
  unshift(entries: readonly LogEntry[]): void {
    this.size += entries.length;
    this.packs.unshift(...packs([...entries, ...this.oldest]));
    this.oldest = [];
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
      yield* unpacked(pack);
    }
    yield* this.newest;
  }

  private openFirst(): void {
    const pack = this.oldest.length === 0 ? this.packs.shift() : undefined;
    if (pack) {
      this.oldest = unpacked(pack);
    }
  }
}

function packs(entries: readonly LogEntry[]): readonly Pack[] {
  const made: Pack[] = [];
  for (let start = 0; start < entries.length; start += packedEntries) {
    const part = entries.slice(start, start + packedEntries);
    // JSON keeps every string as it is, half a surrogate pair too.
    // A copy: what the compressor gives may be the beginning of a larger buffer.
    made.push(new Uint8Array(deflateRawSync(JSON.stringify(part.map(toFields)))));
  }
  return made;
}

function unpacked(pack: Pack): LogEntry[] {
  return (JSON.parse(inflateRawSync(pack).toString()) as Fields[]).map(toEntry);
}

/** A line, or a mark with its type behind what it stands between. */
type Fields = readonly [string, string] | readonly [string, string, 'gap' | 'restart'];

function toFields(entry: LogEntry): Fields {
  return entry.type === 'line' ? [entry.stamp, entry.text] : [entry.after, entry.before, entry.type];
}

function toEntry([one, two, type]: Fields): LogEntry {
  return type === undefined ? { type: 'line', stamp: one, text: two } : { type, after: one, before: two };
}
