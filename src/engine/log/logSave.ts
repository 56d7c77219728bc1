// Writes a log to a file: everything that is delivered, whole, in the order it came.
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { once } from 'node:events';
import { sanitizeOutputLine } from '../../base/text';
import { formatMark } from './logBook';
import type { BookEntry } from './logBook';
import type { LogEntry } from './logLines';

export class LogFile {
  private readonly stream: WriteStream;
  private failed: Error | undefined;
  private bytesWritten = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(
    readonly path: string,
    private readonly withTimestamps: boolean,
  ) {
    this.stream = createWriteStream(path, { encoding: 'utf8' });
    this.stream.on('error', (error) => (this.failed = error));
  }

  get bytes(): number {
    return this.bytesWritten;
  }

  /** @param nameOf The name of a log, where several go into one file. Rejects when the file cannot be written. */
  write(entries: readonly BookEntry[], nameOf?: (origin: number) => string): Promise<void> {
    this.last = this.last.then(() => this.append(entries, nameOf));
    return this.last;
  }

  async close(): Promise<void> {
    await this.last.catch(() => undefined);
    if (!this.failed) {
      this.stream.end();
      await once(this.stream, 'close');
    }
    this.throwIfFailed();
  }

  private async append(entries: readonly BookEntry[], nameOf: ((origin: number) => string) | undefined): Promise<void> {
    this.throwIfFailed();
    if (entries.length === 0) {
      return;
    }
    const text = entries
      .map(({ origin, entry }) => `${nameOf ? `${nameOf(origin)} │ ` : ''}${this.formatLine(entry)}\n`)
      .join('');
    this.bytesWritten += Buffer.byteLength(text);
    if (!this.stream.write(text)) {
      await once(this.stream, 'drain');
    }
    this.throwIfFailed();
  }

  /** Without terminal sequences: such files are shown in terminals. */
  private formatLine(entry: LogEntry): string {
    return entry.type === 'line'
      ? `${this.withTimestamps && entry.timestamp !== '' ? `${entry.timestamp} ` : ''}${sanitizeOutputLine(entry.text)}`
      : formatMark(entry);
  }

  private throwIfFailed(): void {
    if (this.failed) {
      throw this.failed;
    }
  }
}
