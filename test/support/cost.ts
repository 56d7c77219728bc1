// What it costs to read a text, in time of the processor, measured against plain text in the same run: how fast the machine is, and what
// else it does, does not matter.

/** What collecting garbage may add to linear code; quadratic code is far above. */
export const worstExcess = 4;

/** Of the shorter text; the longer one has eight times as many characters. */
const length = 8_192;
const growth = 8;

/**
 * How much worse than plain text a hostile text is: 1 if its cost grows with its length. Quadratic code gives about 8, for eight times
 * the characters take 64 times as long. A text that costs little beside plain text counts as 1, for small costs are noise.
 */
export function excessGrowth(run: (text: string) => unknown, build: (length: number) => string): number {
  const plain = plainCosts.get(run) ?? measurePlain(run);
  plainCosts.set(run, plain);
  const [short, long] = [build(length), build(length * growth)];
  const measureBoth = (times: number): number => {
    const cost = measureCost(run, long, times);
    return cost < 20 * plain ? 1 : cost / measureCost(run, short, times) / growth;
  };
  const once = measureBoth(1);
  // Only what looks wrong is measured again: another process may have been in the way.
  return once < worstExcess ? 1 : Math.min(once, measureBoth(3));
}

/** Of each function once. */
const plainCosts = new Map<(text: string) => unknown, number>();

function measurePlain(run: (text: string) => unknown): number {
  const text = buildPlain(length * growth);
  return Math.max(measureCost(run, text), measureCost(readEach, text));
}

/** What any work on each character costs at least; some functions refuse plain text at its first blank. */
const readEach = (text: string): unknown => Array.from(text).join('');

/** Words of several languages, so that no shortcut for ASCII applies. */
function buildPlain(wanted: number): string {
  return '容器组 started, waiting for été. '.repeat(Math.ceil(wanted / 29)).slice(0, wanted);
}

/** Milliseconds of the fastest run; never nothing. */
export function measureCost(run: (text: string) => unknown, text: string, times = 2): number {
  let best = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const started = process.cpuUsage();
    run(text);
    const { user, system } = process.cpuUsage(started);
    best = Math.min(best, (user + system) / 1_000);
  }
  return Math.max(best, 0.05);
}

/** Beginnings of what these functions look for, which hostile text repeats without an end. */
export const hostileSeeds: readonly string[] = [
  ...[
    '\u009d',
    '\u0090',
    '\u009b',
    '\u009b0',
    '\u009b ',
    '\u001b',
    '\u001b]',
    '\u001bP',
    '\u001b[',
    '\u001b[1;',
    '\u001b ',
  ],
  ...['\u001b]x\u001b', '\u202e', '\u{e0001}', ' ', '\t', '\n', '\r\n', '\u2028', ' \n', '\r'],
  ...[
    'http://',
    'https://a',
    'ws://a@',
    'http://a:',
    '//',
    'authorization:',
    'authorization: \n',
    'cookie=\t',
    'Bearer ',
  ],
  ...[
    'password=',
    'password ',
    'password="',
    "password='",
    '"password":"',
    '"password":"\\',
    'secret',
    'secret.',
    'my-token-',
  ],
  ...['--password ', '--password=', '-p', '-p ', '--', '-', 'A_TOKEN=', 'LTAI', 'STS.', 'a.', 'a,', 'a=', 'KEY=a,'],
  ...[
    '"',
    "'",
    '\\',
    '\\"',
    "'\\",
    '[',
    '](',
    '[a](',
    '![',
    '$(',
    '$(a',
    '${',
    '${1:',
    '{{',
    '{',
    '<',
    '<a',
    '`',
    '&',
    ':',
  ],
  ...['1_', '_', '1', 'x', 'é', '🐳', '\ud800', '{"a":', '#', ' #', '@', '/', 'a/', 'a:1/'],
];
