// What a terminal does between keyboard and program: it echoes, edits the line, and turns Ctrl-C into an interrupt.

const interrupt = '\u0003';
const endOfFile = '\u0004';
const erase = '\u007f';

/** Lines for the shell out of what is typed. Without a terminal nothing is echoed and no key means anything. */
export class LineDiscipline {
  private readonly decoder = new TextDecoder();
  private readonly lines: string[] = [];
  private line = '';
  private ended = false;
  private waiting: ((line: string | undefined) => void) | undefined;

  constructor(
    private readonly isTerminal: boolean,
    private readonly echo: (text: string) => void,
    private readonly onInterrupt: () => void,
  ) {}

  /** The next whole line; undefined when the input has ended. */
  read(): Promise<string | undefined> {
    const line = this.lines.shift();
    if (line !== undefined || this.ended) {
      return Promise.resolve(line);
    }
    return new Promise((resolve) => (this.waiting = resolve));
  }

  input(bytes: Uint8Array): void {
    const typed = this.decoder.decode(bytes, { stream: true });
    if (!this.isTerminal) {
      const parts = (this.line + typed).split('\n');
      this.line = parts.pop() ?? '';
      parts.forEach((line) => this.push(line));
      return;
    }
    for (const key of typed) {
      this.press(key);
    }
  }

  /** No more input will come. */
  end(): void {
    this.ended = true;
    this.waiting?.(undefined);
    this.waiting = undefined;
  }

  private press(key: string): void {
    switch (key) {
      case '\r':
      case '\n':
        this.echo('\r\n');
        this.push(this.take());
        break;
      case erase:
        if (this.line !== '') {
          this.line = Array.from(this.line).slice(0, -1).join('');
          this.echo('\b \b');
        }
        break;
      case interrupt:
        this.echo('^C\r\n');
        this.line = '';
        this.onInterrupt();
        break;
      case endOfFile:
        if (this.line === '') {
          this.end();
        }
        break;
      default:
        this.line += key;
        this.echo(key);
    }
  }

  private take(): string {
    const { line } = this;
    this.line = '';
    return line;
  }

  private push(line: string): void {
    const reader = this.waiting;
    this.waiting = undefined;
    if (reader) {
      reader(line);
    } else {
      this.lines.push(line);
    }
  }
}
