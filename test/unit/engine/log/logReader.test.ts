// Joining answers, one look after the other.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import fc from 'fast-check';
import { LogReader } from '../../../../src/engine/log/logReader';
import type { FailureClass, LogRequest } from '../../../../src/model/logSource';
import { maxLogBytes } from '../../../../src/model/logSource';

const { signal } = new AbortController();
const second = (seconds: number, text: string): string =>
  `${new Date(Date.parse('2026-11-23T03:00:00Z') + seconds * 1000).toISOString()} ${text}\n`;

/** What the life a container is in and the one before say; a test changes them. */
class TwoLives {
  now = 0;
  current = '';
  previous = '';
  failsPrevious = false;
  outlook: FailureClass = 'passing';
  answer: (request: LogRequest) => string = () => this.current;
  readonly requests: LogRequest[] = [];
  readonly reader = new LogReader(
    {
      ...{ id: 'web', name: 'web', classifyFailure: () => this.outlook },
      read: (request) => {
        this.requests.push(request);
        const text = request.previous ? this.previous : this.answer(request);
        return this.failsPrevious && request.previous ? Promise.reject(new Error('lost')) : Promise.resolve(text);
      },
    },
    { now: () => this.now },
  );

  /** What a look brings, marks in brackets. */
  async look(): Promise<readonly string[]> {
    const { entries } = await this.reader.readNext(signal);
    return entries.map((entry) => (entry.type === 'line' ? entry.text : `[${entry.type}]`));
  }
}

async function openedWith(current: string): Promise<TwoLives> {
  const lives = new TwoLives();
  lives.current = current;
  lives.reader.begin(await lives.reader.open({ tail: 500 }, signal));
  return lives;
}

describe('reading a log across a restart', () => {
  it('marks the restart alone when the beginning of the new life was seen soon enough', async () => {
    const lives = await openedWith(second(1, 'a'));
    lives.now = 5_000;
    [lives.previous, lives.current] = [lives.current + second(2, 'b'), second(4, 'c')];
    deepEqual(await lives.look(), ['b', '[restart]', 'c']);
  });

  it('marks a gap too when the new life may have filled a file meanwhile, of which nothing is left', async () => {
    const lives = await openedWith(second(1, 'a'));
    lives.now = 30_000;
    [lives.previous, lives.current] = [lives.current, second(30, 'x')];
    deepEqual(await lives.look(), ['[restart]', '[gap]', 'x']);
  });

  it('marks no gap after a long time when the new life cannot have begun long before its first line', async () => {
    const lives = await openedWith(second(1, 'a'));
    lives.now = 30_000;
    [lives.previous, lives.current] = [lives.current + second(24, 'b'), second(25, 'c') + second(29, 'd')];
    deepEqual(await lives.look(), ['b', '[restart]', 'c', 'd']);
  });

  it('brings the last words of a life, which may have no end', async () => {
    const lives = await openedWith(second(1, 'a'));
    lives.current += second(2, 'last').trimEnd();
    deepEqual(await lives.look(), []);
    [lives.previous, lives.current] = [lives.current, second(3, 'c')];
    deepEqual(await lives.look(), ['last', '[restart]', 'c']);
    deepEqual(await lives.look(), []);
  });

  it('says a life once that counts as both because it waits to be started again', async () => {
    const lives = await openedWith(second(1, 'a'));
    lives.current = lives.previous = second(20, 'b') + second(21, 'c');
    deepEqual(await lives.look(), ['[gap]', 'b', 'c']);
    deepEqual(await lives.look(), []);
  });

  it('keeps what it has read while the life before cannot be read', async () => {
    const lives = await openedWith(second(1, 'a'));
    [lives.previous, lives.current] = [lives.current + second(2, 'b'), second(3, 'c')];
    lives.failsPrevious = true;
    await lives.look().catch(() => undefined);
    lives.failsPrevious = false;
    lives.current = second(4, 'd');
    deepEqual(await lives.look(), ['b', '[restart]', 'c']);
  });

  it('does not take a log without times for the life before because both begin alike', async () => {
    const lives = await openedWith('Starting\nx\n');
    [lives.previous, lives.current] = ['Starting\nx\ny\n', 'Starting\n'];
    deepEqual(await lives.look(), ['y', '[restart]', 'Starting']);
  });
});

describe('a log whose answers are cut off', () => {
  it('is asked for fewer lines while all that are given are known, and for all of them again', async () => {
    const long = 'x'.repeat(maxLogBytes / 4);
    const known = [1, 1.1, 1.2].map((at) => second(at, long)).join('');
    const lives = await openedWith(known);
    lives.current = `${known}${second(1.3, long)}`.slice(0, maxLogBytes);
    deepEqual(await lives.look(), []);
    lives.current = second(1.2, long) + second(1.3, 'new');
    deepEqual(await lives.look(), ['new']);
    await lives.look();
    const [, first = 0, fewer = 0, again = 0] = lives.requests.map(({ tail }) => tail);
    equal(first, 2_000);
    equal(fewer < first, true);
    equal(again, first);
  });
});

describe('a log whose answers keep the newest bytes', () => {
  const linesOf = async (current: string): Promise<readonly string[]> => {
    const lives = new TwoLives();
    lives.current = current;
    const opening = await lives.reader.open({ tail: 500 }, signal);
    return lives.reader.begin(opening).map((entry) => (entry.type === 'line' ? entry.text : entry.type));
  };

  it('is shown without the line whose beginning was cut off', async () => {
    deepEqual(await linesOf(`the end of a line\n${second(1, 'a')}${second(2, 'b')}`), ['a', 'b']);
  });

  it('is shown whole where its first line has a time, its lines have none, or there is one only', async () => {
    deepEqual(await linesOf(second(1, 'a') + second(2, 'b')), ['a', 'b']);
    deepEqual(await linesOf('one\ntwo\n'), ['one', 'two']);
    deepEqual(await linesOf('only\n'), ['only']);
    deepEqual(await linesOf(`${second(1, 'a')}traceback\n`), ['a', 'traceback']);
  });
});

describe('a log that says the same twice', () => {
  it('brings both lines, also where reading resumes at the very second of the line before them', async () => {
    const lives = await openedWith(second(1, 'a') + second(2, 'b'));
    lives.current += second(2, 'b');
    deepEqual(await lives.look(), ['b']);
    equal(lives.requests.at(-1)?.start, '2026-11-23T03:00:01Z');
  });

  /** What `looks` brings of lines by their seconds, or without times. */
  async function bringAll(looks: readonly (readonly (readonly [number, string])[])[], isTimed: boolean): Promise<void> {
    const [first = [], ...others] = looks;
    const write = (said: (typeof looks)[number]): string =>
      said.map(([at, text]) => (isTimed ? second(at, text) : `${text}\n`)).join('');
    const lives = await openedWith(write(first));
    lives.answer = ({ start = '' }) => {
      const lines = lives.current.split(/(?<=\n)/);
      return lines.filter((line) => !(Date.parse(line.split(' ')[0] ?? '') < Date.parse(start))).join('');
    };
    for (const said of others) {
      lives.current += write(said);
      deepEqual(
        (await lives.look()).filter((text) => text !== '[gap]'),
        said.map(([, text]) => text),
        JSON.stringify(looks),
      );
    }
  }

  it('brings a line that repeats all lines read again: at its beginning, after a silence, and without times', async () => {
    const begins = [[[1, 'a']], [[1, 'a']], [[1, 'a']], []] as const;
    await bringAll(begins, true);
    await bringAll(begins, false);
    await bringAll([[[1, 'a']], [[30, 'b']], [[30, 'b']], [[30, 'b']], [[60, 'b']], [[60, 'b']], []], true);
  });

  it('brings each line once, whatever repeats when', async () => {
    const said = fc.tuple(fc.constantFrom(0, 0, 0, 1, 20), fc.constantFrom('a', 'b'));
    const pauses = fc.array(fc.array(said, { maxLength: 5 }), { minLength: 2, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(pauses, fc.boolean(), async (looks, isTimed) => {
        let at = 0;
        await bringAll(
          looks.map((one) => one.map(([pause, text]) => [(at += pause), text] as const)),
          isTimed,
        );
      }),
    );
  });

  it('brings no line again where those before the first one that was read say the same', async () => {
    const lives = await openedWith(second(1, 'a').repeat(500));
    lives.current = second(1, 'a').repeat(700);
    deepEqual(await lives.look(), []);
    lives.current += second(2, 'b');
    deepEqual(await lives.look(), ['b']);
  });

  it('brings no line again that was left out as too old, where lines have no times', async () => {
    const lives = new TwoLives();
    lives.answer = ({ sinceSeconds }) => (sinceSeconds === undefined ? 'ping\nping\n' : 'ping\n');
    lives.reader.begin(await lives.reader.open({ tail: 500, sinceSeconds: 60 }, signal));
    deepEqual(await lives.look(), []);
  });
});

describe('reading only what a log said of late', () => {
  it('does not bring back what it said before when it has said nothing since', async () => {
    const lives = new TwoLives();
    const said = [second(1, 'a'), second(2, 'b')].join('');
    lives.answer = ({ sinceSeconds }) => (sinceSeconds === undefined ? said : '');
    lives.reader.begin(await lives.reader.open({ tail: 2_000, sinceSeconds: 60 }, signal));
    lives.answer = () => said;
    deepEqual(await lives.look(), []);
    lives.answer = () => said + second(3, 'c');
    deepEqual(await lives.look(), ['c']);
  });

  it('brings what it says while it is asked', async () => {
    const lives = new TwoLives();
    let said = second(1, 'a');
    lives.answer = ({ sinceSeconds }) => {
      const answer = sinceSeconds === undefined ? said : '';
      said = second(1, 'a') + second(2, 'b');
      return answer;
    };
    lives.reader.begin(await lives.reader.open({ tail: 2_000, sinceSeconds: 60 }, signal));
    deepEqual(await lives.look(), ['b']);
  });
});

describe('a log that was empty when it was opened', () => {
  it('is asked for once at each look, and brings its first lines', async () => {
    const lives = await openedWith('');
    lives.requests.length = 0;
    deepEqual(await lives.look(), []);
    deepEqual(lives.requests, [{ tail: 2_000 }]);
    lives.current = second(1, 'a');
    deepEqual(await lives.look(), ['a']);
    deepEqual(await lives.look(), []);
  });

  it('does not bring what the life before said earlier', async () => {
    const lives = new TwoLives();
    lives.previous = second(1, 'old') + second(2, 'older');
    lives.reader.begin(await lives.reader.open({ tail: 500 }, signal));
    lives.current = second(3, 'a');
    deepEqual(await lives.look(), ['[restart]', 'a']);
  });

  it('has a gap before its first line where it was not looked at for so long that a file may have been filled', async () => {
    const lives = await openedWith('');
    lives.now = 30_000;
    lives.current = second(29, 'x');
    deepEqual(await lives.look(), ['[gap]', 'x']);
    const other = await openedWith('');
    other.now = 30_000;
    // What was written since its first line is there.
    other.current = second(5, 'a') + second(29, 'x');
    deepEqual(await other.look(), ['a', 'x']);
  });

  it('has no gap before what a life said that has ended soon', async () => {
    const lives = await openedWith('');
    lives.now = 3_000;
    [lives.previous, lives.current] = [second(1, 'x'), second(2, 'c')];
    deepEqual(await lives.look(), ['x', '[restart]', 'c']);
  });

  it('has that gap before what a life said that has ended since', async () => {
    const lives = await openedWith('');
    lives.now = 30_000;
    [lives.previous, lives.current] = [second(29, 'x'), second(30, 'c')];
    deepEqual(await lives.look(), ['[gap]', 'x', '[restart]', 'c']);
  });
});

describe('a log without times', () => {
  it('is asked for without a time to begin at', async () => {
    const lives = await openedWith('a\n');
    lives.current = 'a\nb\n';
    deepEqual(await lives.look(), ['b']);
    deepEqual(lives.requests.at(-1), { tail: 2_000 });
  });

  it('has a last line also where lines have never had an end', async () => {
    const lives = new TwoLives();
    lives.current = 'only';
    const opening = await lives.reader.open({ tail: 500 }, signal);
    deepEqual(lives.reader.begin(opening), [{ type: 'line', timestamp: '', text: 'only' }]);
  });
});

describe('a restart', () => {
  it('after which nothing was said yet brings what is left of the life before, and is marked with the first line', async () => {
    const lives = await openedWith(second(1, 'a'));
    [lives.previous, lives.current] = [second(1, 'a') + second(2, 'b'), ''];
    deepEqual(await lives.look(), ['b']);
    lives.current = second(3, 'c');
    deepEqual(await lives.look(), ['[restart]', 'c']);
  });

  it('is marked with the times between which it was', async () => {
    const lives = await openedWith(second(1, 'a'));
    [lives.previous, lives.current] = [second(1, 'a'), second(3, 'c')];
    const { entries } = await lives.reader.readNext(signal);
    deepEqual(entries[0], { type: 'restart', after: '2026-11-23T03:00:01.000Z', before: '2026-11-23T03:00:03.000Z' });
  });

  it('brings of the life before only what is newer than the last line known of it', async () => {
    const lives = await openedWith(second(2, 'a'));
    [lives.previous, lives.current] = [second(1, 'old') + second(3, 'b'), second(4, 'c')];
    deepEqual(await lives.look(), ['[gap]', 'b', '[restart]', 'c']);
  });

  it('is none where the life before, which has more lines, is the one that is read', async () => {
    const lives = await openedWith(second(1, 'a'));
    [lives.previous, lives.current] = [second(20, 'b') + second(21, 'c'), second(21, 'c')];
    deepEqual(await lives.look(), ['[gap]', 'c']);
  });

  it('leaves a gap where the service has no life before', async () => {
    const lives = await openedWith(second(1, 'a'));
    [lives.failsPrevious, lives.outlook, lives.current] = [true, 'final', second(3, 'c')];
    deepEqual(await lives.look(), ['[gap]', 'c']);
  });

  it('brings nothing once it is given up, or while the life before cannot be read', async () => {
    const lives = await openedWith(second(1, 'a'));
    [lives.failsPrevious, lives.current] = [true, second(3, 'c')];
    await rejects(lives.look(), /lost/);
    lives.outlook = 'final';
    await rejects(lives.reader.readNext(AbortSignal.abort()), /lost/);
  });

  it('is marked once all is read of the life before, of which one answer cannot hold all', async () => {
    const long = 'x'.repeat(400_000);
    const lives = await openedWith(second(1, 'a'));
    const left = second(1, 'a') + second(2, `1${long}`) + second(2.1, `2${long}`) + second(2.2, `3${long}`);
    [lives.previous, lives.current] = [left.slice(0, maxLogBytes), second(4, 'c')];
    lives.requests.length = 0;
    const first = await lives.reader.readNext(signal);
    deepEqual([first.entries.map((entry) => entry.type), first.fill], [['line', 'line'], 1]);
    lives.previous = second(2.1, `2${long}`) + second(2.2, `3${long}`);
    const look = await lives.look();
    deepEqual(
      look.map((text) => text.slice(0, 9)),
      ['3xxxxxxxx', '[restart]', 'c'],
    );
    // The life that is read now was asked for once: it may have ended since.
    deepEqual(
      lives.requests.map(({ previous = false }) => previous),
      [false, true, true],
    );
  });
});

describe('how full an answer is', () => {
  const fillOf = async (content: string): Promise<number> => {
    const lives = await openedWith(second(1, 'a'));
    lives.current = second(1, 'a') + content;
    return (await lives.reader.readNext(signal)).fill;
  };

  it('is the larger part of what is allowed: lines or bytes', async () => {
    equal(await fillOf(second(2, 'b').repeat(999)), 0.5);
    const quarter = await fillOf(second(2, 'x'.repeat(maxLogBytes / 4)));
    equal(Math.round(quarter * 100), 25);
  });

  it('is all of it where lines or bytes may be missing', async () => {
    equal(await fillOf(second(2, 'b').repeat(1_999)), 1);
    equal(await fillOf(second(2, 'x'.repeat(maxLogBytes * 0.95))), 1);
  });
});

describe('an answer of long lines', () => {
  const long = 'x'.repeat(400_000);
  const [a, b, c] = [second(1, `a${long}`), second(1.1, `b${long}`), second(1.2, `c${long}`)];

  it('that is cut off before the last known line brings nothing, and starts no search for a restart', async () => {
    const lives = await openedWith(a + b);
    lives.current = b + c;
    equal((await lives.look()).length, 1);
    lives.current = (a + b + c).slice(0, maxLogBytes);
    lives.requests.length = 0;
    deepEqual(await lives.look(), []);
    lives.current = b + c + second(1.3, 'd');
    deepEqual(await lives.look(), ['d']);
    deepEqual(
      lives.requests.map(({ tail, previous = false }) => [tail, previous]),
      [
        [2_000, false],
        [1_999, false],
      ],
    );
  });

  it('that ends with a line end is asked for in full again', async () => {
    const whole = second(1, 'x'.repeat(1_000_000));
    const lives = await openedWith(whole);
    await lives.look();
    await lives.look();
    equal(lives.requests.at(-1)?.tail, 2_000);
  });
});

describe('older lines', () => {
  it('are those before the first that was delivered, each once', async () => {
    const lives = await openedWith(second(3, 'c') + second(4, 'd'));
    lives.current = second(2, 'b') + lives.current;
    const older = await lives.reader.findOlder(1_000, signal);
    deepEqual(lives.requests.at(-1), { tail: 1_000 });
    deepEqual(
      lives.reader.deliverOlder(older).map((entry) => entry.type === 'line' && entry.text),
      ['b'],
    );
    deepEqual(await lives.reader.findOlder(1_000, signal), []);
    deepEqual(lives.reader.deliverOlder([]), []);
    lives.current = second(1, 'a') + lives.current;
    equal((await lives.reader.findOlder(2_000, signal)).length, 1);
  });

  it('are none where the service does not give the first line any more, or none was delivered', async () => {
    const lives = await openedWith(second(3, 'c'));
    lives.current = second(5, 'e') + second(6, 'f');
    deepEqual(await lives.reader.findOlder(1_000, signal), []);
    const empty = await openedWith('');
    empty.current = second(5, 'e') + second(6, 'f');
    deepEqual(await empty.reader.findOlder(1_000, signal), []);
  });

  it('are those before the first line that came, where a log was empty at first', async () => {
    const lives = await openedWith('');
    lives.current = second(2, 'b');
    await lives.look();
    lives.current = second(1, 'a') + second(2, 'b') + second(3, 'c');
    await lives.look();
    equal((await lives.reader.findOlder(1_000, signal)).length, 1);
  });
});

describe('the log of a life that has ended', () => {
  it('is read with its last line, which may have no end, and nothing else', async () => {
    const lives = new TwoLives();
    lives.previous = second(1, 'a') + second(2, 'last').trimEnd();
    const reader = new LogReader(
      {
        ...{ id: 'web', name: 'web', classifyFailure: () => 'passing' },
        read: (request) => {
          lives.requests.push(request);
          return Promise.resolve(request.previous ? lives.previous : second(9, 'other'));
        },
      },
      { now: () => 0 },
      true,
    );
    const read = async (): Promise<readonly unknown[]> =>
      reader
        .begin(await reader.open({ tail: 500 }, signal))
        .map((entry) => (entry.type === 'line' ? entry.text : entry.type));
    deepEqual(await read(), ['a', 'last']);
    deepEqual(await reader.findOlder(1_000, signal), []);
    lives.previous = '';
    deepEqual(await read(), []);
    deepEqual(lives.requests, [
      { tail: 500, previous: true },
      { tail: 1_000, previous: true },
      { tail: 500, previous: true },
    ]);
  });
});
