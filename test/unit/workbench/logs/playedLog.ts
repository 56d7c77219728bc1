// A log whose lines come when a test says so.
import { LogPace } from '../../../../src/engine/log/logPace';
import { OpenLog } from '../../../../src/engine/log/openLog';
import type { LogRequest, LogSource, LogSpec } from '../../../../src/model/logSource';
import { FakeClock } from '../../../support/fakeClock';

function buildSource(id: string, over: Partial<LogSource> = {}): LogSource {
  return { id, name: id, read: () => Promise.resolve(''), classifyFailure: () => 'final', ...over };
}

export function buildLogSpec(ids: readonly [string, ...string[]], over: Partial<LogSpec> = {}): LogSpec {
  const [first, ...more] = ids;
  return {
    ...{ fileName: `${first}.log`, title: first, rate: { counted: 'logs', callsPerMinute: 500 } },
    sources: [buildSource(first), ...more.map((id) => buildSource(id))],
    ...over,
  };
}

/** Reads what a test has written so far, a line per entry. */
export class WrittenSource implements LogSource {
  readonly requests: LogRequest[] = [];
  readonly lines: string[] = [];
  failure: Error | undefined;

  constructor(
    private readonly clock: FakeClock,
    readonly id = 'web',
    readonly name = id,
  ) {}

  write(...texts: readonly string[]): void {
    const time = new Date(this.clock.now()).toISOString();
    texts.forEach((text) => this.lines.push(`${time} ${text}`));
  }

  read(request: LogRequest): Promise<string> {
    this.requests.push(request);
    if (this.failure) {
      return Promise.reject(this.failure);
    }
    const since =
      request.sinceSeconds === undefined
        ? (request.start ?? '')
        : new Date(this.clock.now() - request.sinceSeconds * 1_000).toISOString();
    const found = this.lines.filter((line) => Date.parse(line.slice(0, 24)) >= (Date.parse(since) || 0));
    return Promise.resolve(
      found
        .slice(-request.tail)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }

  classifyFailure = (): 'final' => 'final';
}

/** Without a service: lines are fed, and it is followed as long as a test lets it. */
export class PlayedLog extends OpenLog {
  readonly loaded: (number | undefined)[] = [];
  loadFailure: Error | undefined;
  private fedLines = 0;
  private playing: AbortController | undefined;
  private reportState: (() => void) | undefined;

  constructor(
    spec: LogSpec,
    private readonly playedClock = new FakeClock(),
  ) {
    const clock = playedClock;
    super(spec, { clock, pace: new LogPace(clock, 500), maxLines: 100_000 });
  }

  override get received(): number {
    return this.fedLines;
  }

  override get isFollowing(): boolean {
    return this.playing !== undefined;
  }

  feed(lines: number, text = 'line', origin = 0): void {
    const timestamp = new Date(this.playedClock.now()).toISOString();
    this.book.add(
      origin,
      Array.from({ length: lines }, () => ({ type: 'line' as const, timestamp, text })),
    );
    this.fedLines += lines;
    this.redraw();
  }

  /** Something changed and no line came. */
  redraw(): void {
    this.setDisplayOptions({});
  }

  override load(_signal: AbortSignal, sinceSeconds?: number): Promise<void> {
    this.loaded.push(sinceSeconds);
    this.stopFollowing();
    return this.loadFailure ? Promise.reject(this.loadFailure) : Promise.resolve();
  }

  override async follow(outer: AbortSignal, onState: () => void): Promise<void> {
    const following = new AbortController();
    this.playing = following;
    this.reportState = onState;
    outer.addEventListener('abort', () => this.stopFollowing());
    this.redraw();
    await new Promise((resolve) => following.signal.addEventListener('abort', resolve));
  }

  override stopFollowing(): void {
    this.playing?.abort();
    this.playing = undefined;
  }

  tellState(): void {
    this.reportState?.();
  }
}
