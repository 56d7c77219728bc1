// Joining answers, one look after the other.
import { deepEqual, equal } from 'node:assert/strict';
import { LogReader } from '../../../../src/engine/log/logReader';
import type { LogRequest } from '../../../../src/model/logSource';
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
  answer: (request: LogRequest) => string = () => this.current;
  readonly requests: LogRequest[] = [];
  readonly reader = new LogReader(
    {
      ...{ id: 'web', name: 'web', classifyFailure: () => 'passing' as const },
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
