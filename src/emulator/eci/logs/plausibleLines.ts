// What a container writes when no test feeds it. Looked up from the clock: the n-th line of a life is always the same.
import { Random } from '../../world/random';
import type { LogLine } from './logLine';
import type { Run } from './runs';

/** A line every so often. */
const periodMs = 1_700;
/** A new log file begins after so many lines; the lines of the old one are no longer available. */
const linesPerFile = 20_000;
const mostLines = 2_000;

const requests = ['/api/orders', '/api/cart', '/healthz', '/api/items/42', '/login', '/metrics'] as const;
const levels = ['INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'WARN'] as const;

/** The newest lines of a run, oldest first; at most as many as a call can request. */
export function plausibleLines(seed: number, run: Run, now: number): readonly LogLine[] {
  const end = run.to ?? now;
  const count = Math.max(0, Math.floor((end - run.from) / periodMs) + 1);
  const first = Math.max(count - mostLines, Math.floor((count - 1) / linesPerFile) * linesPerFile, 0);
  const lines: LogLine[] = [];
  for (let index = first; index < count; index++) {
    const random = new Random(seed, index, 77);
    const at = run.from + index * periodMs + random.next() * 800;
    if (at <= end) {
      lines.push({ at, text: index === 0 ? 'INFO  starting' : createText(random, index) });
    }
  }
  const isCrash = run.to !== undefined;
  return isCrash ? [...lines, ...lastWords(seed, run.to)] : lines;
}

function createText(random: Random, index: number): string {
  const level = random.pick(levels);
  const path = random.pick(requests);
  const ms = random.integer(1, 180);
  return level === 'WARN'
    ? `\u001b[33mWARN\u001b[0m  slow request ${path} took ${ms + 900} ms id=${random.hex(8)}`
    : `${level.padEnd(5)} GET ${path} ${random.pick([200, 200, 200, 304, 404])} ${ms} ms id=${random.hex(8)} n=${index}`;
}

/** What is found in a log after the end of a life. */
function lastWords(seed: number, at: number): readonly LogLine[] {
  const id = new Random(seed, Math.floor(at)).hex(8);
  return [
    '\u001b[31mERROR\u001b[0m unhandled exception in worker',
    'java.lang.IllegalStateException: connection pool exhausted',
    `    at shop.pool.ConnectionPool.take(ConnectionPool.java:118) id=${id}`,
    '    at shop.web.Handler.handle(Handler.java:42)',
    '    at shop.web.Server.run(Server.java:77)',
  ].map((text, index) => ({ at: at - 0.5 + index / 1000, text }));
}
