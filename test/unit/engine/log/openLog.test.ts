// An open log over the emulator's: what the document holds and what the file gets.
import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { loadFilterEngine } from '../../../../src/engine/log/logFilter';
import { OpenLog } from '../../../../src/engine/log/openLog';
import type { LogSource } from '../../../../src/model/logSource';
import { CancelledError } from '../../../../src/base/errors';
import { LogPace } from '../../../../src/engine/log/logPace';
import type { LogRequest } from '../../../../src/model/logSource';
import { FakeClock, fakeNow } from '../../../support/fakeClock';
import { EmulatedLog } from './emulatedLog';

const { signal } = new AbortController();
const rate = { counted: 'logs', callsPerMinute: 500 };
const textOf = (open: OpenLog): readonly string[] =>
  open.book.render(open.displayOptions).text.split('\n').slice(0, -1);

describe('an open log', function () {
  this.timeout(20_000);
  let folder: string;
  before(loadFilterEngine);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const opened = (log: EmulatedLog, maxLines = 10_000, more: readonly LogSource[] = []): OpenLog =>
    new OpenLog(
      { fileName: 'web.log', title: 'web', sources: [log, ...more], rate },
      { clock: log.clock, pace: log.pace, maxLines },
    );

  /** Follows until so many lines came. */
  async function followUntil(open: OpenLog, lines: number): Promise<void> {
    open.onDidChange(() => {
      if (open.received >= lines) {
        open.stopFollowing();
      }
    });
    await open.follow(signal, () => undefined);
  }

  it('writes everything into the file that is saved, and shows its tail', async () => {
    const log = new EmulatedLog();
    log.world.feed({ perSecond: 400, upTo: 30_000, linesPerFile: 1_000_000 });
    const open = opened(log, 5_000);
    await open.load(signal);
    const follows = followUntil(open, 30_000 - open.book.length);
    const path = join(folder, 'whole.log');
    await open.save(path);
    equal(open.savingTo?.path, path);
    await follows;
    const saved = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
    const numbers = saved.flatMap((line) => /^line (\d+)$/.exec(line)?.[1] ?? []).map(Number);
    deepEqual(
      numbers,
      Array.from({ length: 30_000 }, (_, index) => index + 1),
    );
    const [dropped, ...shown] = textOf(open);
    match(dropped ?? '', /older lines dropped: the newest 5,000 are kept/);
    deepEqual(shown, saved.slice(-5_000));
    equal(open.savingTo, undefined);
  });

  it('saves 100,000 lines written through restarts, faults, throttling and full files as they were delivered, and shows their tail', async () => {
    const log = new EmulatedLog();
    log.world.feed({ perSecond: 300, upTo: 100_000, linesPerFile: 9_000 });
    const open = opened(log, 10_000);
    await open.load(signal);
    let quiet = 0;
    const read = log.read.bind(log);
    let calls = 0;
    log.read = async (request) => {
      calls += 1;
      if (calls % 23 === 0) {
        log.world.feed({ perSecond: [30, 900, 5_000, 250][(calls / 23) % 4] ?? 250 });
      }
      if (calls % 37 === 0) {
        log.crash();
      }
      if (calls % 29 === 0) {
        log.refuse(calls % 2 === 0 ? 'passing' : 'throttled', 1 + (calls % 3));
      }
      const content = await read(request);
      quiet = log.world.feed({}) < 100_000 ? 0 : quiet + 1;
      if (quiet > 12) {
        open.stopFollowing();
      }
      return content;
    };
    const follows = open.follow(signal, () => undefined);
    const path = join(folder, 'stormy.log');
    await open.save(path);
    await follows;
    const saved = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
    let last = 0;
    let isMarked = false;
    let missing = 0;
    for (const line of saved) {
      const number = Number(/^line (\d+)$/.exec(line)?.[1] ?? Number.NaN);
      if (Number.isNaN(number)) {
        isMarked ||= line.includes('lines may be missing here');
      } else {
        ok(number === last + 1 || (isMarked && number > last), `${number} after ${last}`);
        for (let lost = last + 1; lost < number; lost++) {
          ok(!log.given.has(lost), `${lost} was given and not saved`);
          missing += 1;
        }
        [last, isMarked] = [number, false];
      }
    }
    equal(last, 100_000);
    ok(missing > 0 && missing < 90_000, String(missing));
    ok(saved.some((line) => line.includes('restarted between')));
    const [dropped, ...shown] = textOf(open);
    match(dropped ?? '', /older lines dropped/);
    deepEqual(shown, saved.slice(-10_000));
  });

  it('loads older lines up to what the service gives, and says when there are none', async () => {
    const open = opened(new EmulatedLog());
    await open.load(signal);
    const newest = textOf(open);
    deepEqual([newest.length, open.mayHaveOlder], [500, true]);
    equal(await open.loadOlder(signal), 500);
    equal(await open.loadOlder(signal), 1_000);
    equal(open.mayHaveOlder, false);
    deepEqual(textOf(open).slice(-500), newest);
    equal(await open.loadOlder(signal), 0);
  });

  it('loads older lines once all logs have given theirs: what a failure left out comes with the next try', async () => {
    const written = Array.from(
      { length: 900 },
      (_, index) =>
        `2026-11-23T03:${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}Z ${index}\n`,
    );
    let isLost = false;
    const source = (name: string, read: (tail: number) => Promise<string>): LogSource => ({
      ...{
        id: name,
        name,
        classifyFailure: () => 'final',
        read: ({ tail, previous }) => (previous ? Promise.resolve('') : read(tail)),
      },
    });
    const log = new EmulatedLog();
    const open = opened(log, 10_000, [
      source('two', (tail) =>
        isLost ? Promise.reject(new Error('lost')) : Promise.resolve(written.slice(-tail).join('')),
      ),
    ]);
    await open.load(signal);
    const held = open.book.length;
    isLost = true;
    await rejects(open.loadOlder(signal), /lost/);
    await rejects(open.loadOlder(signal), /lost/);
    equal(open.book.length, held);
    equal(open.mayHaveOlder, true);
    isLost = false;
    equal(await open.loadOlder(signal), 900);
    equal(open.book.length, held + 900);
  });

  it('shows timestamps and only what is looked for, and keeps the rest', async () => {
    const log = new EmulatedLog();
    log.world.feed({ append: ['ERROR one', 'info two', 'error three'] });
    const open = opened(log);
    await open.load(signal, 60);
    open.setDisplayOptions({ filterText: 'error' });
    deepEqual(textOf(open).slice(-2), ['ERROR one', 'error three']);
    open.setDisplayOptions({ filterText: '/^ERROR/', timestamps: true });
    match(textOf(open).at(-1) ?? '', /^\d{4}-\S+Z ERROR one$/);
    open.setDisplayOptions({ filterText: '', timestamps: false });
    deepEqual(textOf(open).slice(-3), ['ERROR one', 'info two', 'error three']);
  });

  it('turns off a filter that takes too long, and says so below all lines', async () => {
    const log = new EmulatedLog();
    log.world.feed({ append: ['one', 'two', 'three'] });
    const open = opened(log);
    await open.load(signal, 60);
    open.setDisplayOptions({ filterText: 'two' });
    deepEqual(open.render().text, 'two\n');
    const slow = open.displayOptions.filter;
    open.displayOptions = {
      ...open.displayOptions,
      filter: (text) => {
        void log.clock.sleep(600);
        return slow?.(text) ?? true;
      },
    };
    const { text, origins } = open.render();
    deepEqual(text.split('\n').slice(-5), [
      ...['one', 'two', 'three', '──── the filter was too slow and is off: all lines are shown ────', ''],
    ]);
    equal(origins.at(-1), undefined);
    equal(open.displayOptions.isTooSlow, true);
    open.setDisplayOptions({ filterText: 'one' });
    equal(open.render().text, 'one\n');
  });

  it('brings several logs together in the order they were written, each line with its name', async () => {
    const [log, other] = [new EmulatedLog(), { id: 'db', name: 'db' }];
    const lines = (texts: readonly string[]): string =>
      texts.map((text, index) => `2026-11-23T03:00:0${index}.${text === 'b' ? 5 : 1}00000000Z ${text}\n`).join('');
    const source = (name: string, content: string): LogSource => ({
      ...{ id: name, name, classifyFailure: () => 'final' },
      read: () => Promise.resolve(content),
    });
    const open = new OpenLog(
      {
        ...{ fileName: 'x.log', title: 'x', rate },
        sources: [source('web', lines(['a', 'c'])), source(other.name, lines(['b']))],
      },
      { clock: log.clock, pace: log.pace, maxLines: 10 },
    );
    await open.load(signal);
    deepEqual(textOf(open), ['web │ a', 'db  │ b', 'web │ c']);
  });

  it('ends following when the log is gone, and closes its file', async () => {
    const log = new EmulatedLog();
    const open = opened(log);
    await open.load(signal);
    let calls = 0;
    log.classifyFailure = () => 'final';
    const read = log.read.bind(log);
    log.read = (request) => (++calls > 3 ? Promise.reject(new Error('gone')) : read(request));
    const path = join(folder, 'gone.log');
    const follows = open.follow(signal, () => undefined);
    await open.save(path);
    const end = await follows.catch((error: unknown) => error);
    ok(end instanceof Error && end.message === 'gone');
    equal(open.isFollowing, false);
    ok((await readFile(path, 'utf8')).length > 0);
  });

  it('is not followed any more once it begins anew, so that nothing that came meanwhile counts as shown', async () => {
    const log = new EmulatedLog();
    const open = opened(log);
    await open.load(signal);
    const follows = open.follow(signal, () => undefined);
    await open.load(signal, 60);
    equal(open.isFollowing, false);
    await follows;
  });

  it('holds what it held, and goes on from there, when one of several logs cannot be read anew', async () => {
    const written = ['a', 'b'].map((text, index) => `2026-11-23T03:00:0${index}.000000000Z ${text}\n`);
    const log = new EmulatedLog();
    let content = written[0] ?? '';
    let isLost = false;
    const source = (name: string, read: () => Promise<string>): LogSource => ({
      ...{
        id: name,
        name,
        classifyFailure: () => 'final',
        read: ({ previous }) => setImmediate().then(() => (previous ? '' : read())),
      },
    });
    const open = new OpenLog(
      {
        ...{ fileName: 'both.log', title: 'both', rate },
        sources: [
          source('one', () => Promise.resolve(content)),
          source('two', () => (isLost ? Promise.reject(new Error('lost')) : Promise.resolve(''))),
        ],
      },
      { clock: log.clock, pace: log.pace, maxLines: 100 },
    );
    await open.load(signal);
    const held = textOf(open);
    isLost = true;
    content = written.join('');
    await rejects(open.load(signal, 60), /lost/);
    deepEqual(textOf(open), held);
    isLost = false;
    await followUntil(open, 1);
    deepEqual(textOf(open), ['one │ a', 'one │ b']);
  });
});

/** Logs that say what the test says, in time that the test moves. */
class Trial {
  readonly clock = new FakeClock();
  readonly requests: LogRequest[] = [];
  readonly answers: Record<string, () => string | Promise<string>>;
  outlook: 'passing' | 'final' = 'final';
  readonly open: OpenLog;
  changes = 0;
  ticks = 0;

  constructor(names: readonly [string, ...string[]], maxLines = 100, callsPerMinute = 500) {
    const [first, ...others] = names.map((name): LogSource => ({
      ...{ id: name, name, classifyFailure: () => this.outlook },
      read: async (request) => {
        this.requests.push(request);
        return request.previous ? '' : ((await this.answers[name]?.()) ?? '');
      },
    }));
    ok(first);
    this.answers = {};
    this.open = new OpenLog(
      { fileName: 'x.log', title: 'x', sources: [first, ...others], rate },
      { clock: this.clock, pace: new LogPace(this.clock, callsPerMinute), maxLines },
    );
    this.open.onDidChange(() => (this.changes += 1));
  }

  async loaded(seconds?: number): Promise<this> {
    await this.open.load(signal, seconds);
    this.changes = 0;
    return this;
  }

  follow(outer = signal): Promise<void> {
    return this.open.follow(outer, () => (this.ticks += 1));
  }

  get state(): string {
    return this.open.formatState(this.clock.now());
  }
}

const at = (second: number, text: string): string => `${new Date(fakeNow + second * 1_000).toISOString()} ${text}\n`;

describe('a log that has been opened', () => {
  it('shows nothing, is not followed, and is saved nowhere before anything is read', () => {
    const { open } = new Trial(['web']);
    deepEqual(
      [open.render(), open.isFollowing, open.savingTo, open.received, open.mayHaveOlder],
      [{ text: '', origins: [] }, false, undefined, 0, true],
    );
    deepEqual(open.displayOptions, { timestamps: false, filter: undefined, filterText: '', isTooSlow: false });
  });

  it('reads its newest 500 lines, or all that were written in the last seconds', async () => {
    const trial = await new Trial(['web']).loaded();
    deepEqual(trial.requests, [{ tail: 500 }, { tail: 2_000, previous: true }]);
    equal(trial.open.mayHaveOlder, true);
    trial.requests.length = 0;
    trial.answers.web = () => at(1, 'a');
    await trial.loaded(60);
    deepEqual(trial.requests, [{ tail: 2_000 }, { tail: 2_000, sinceSeconds: 60 }]);
    equal(trial.open.mayHaveOlder, false);
  });

  it('has no older lines to load once lines were dropped, and asks for at most what the service gives', async () => {
    const trial = new Trial(['web'], 1);
    trial.answers.web = () => at(1, 'a') + at(2, 'b');
    await trial.loaded();
    equal(trial.open.mayHaveOlder, false);
    const other = await new Trial(['web']).loaded(60);
    await other.open.loadOlder(signal);
    equal(other.requests.at(-1)?.tail, 2_000);
  });

  it('loads no older lines of what is not shown any more', async () => {
    const trial = new Trial(['web']);
    trial.answers.web = () => at(5, 'e');
    await trial.loaded();
    let resolve: (content: string) => void = () => undefined;
    trial.answers.web = () => new Promise<string>((arrive) => (resolve = arrive));
    const older = trial.open.loadOlder(signal);
    trial.answers.web = () => at(9, 'i');
    await trial.loaded();
    resolve(at(4, 'd') + at(5, 'e'));
    equal(await older, 0);
    deepEqual([textOf(trial.open), trial.changes], [['i'], 0]);
  });

  it('shows no notice once another filter is set, and any other failure of a filter is one', async () => {
    const trial = new Trial(['web']);
    trial.answers.web = () => at(1, 'a');
    await trial.loaded();
    trial.open.displayOptions = { ...trial.open.displayOptions, isTooSlow: true };
    trial.open.setDisplayOptions({ filterText: '' });
    equal(trial.open.render().text, 'a\n');
    const filter = (): never => {
      throw new Error('broken');
    };
    trial.open.displayOptions = { ...trial.open.displayOptions, filter };
    throws(() => trial.open.render(), /broken/);
  });
});

describe('an open log that is followed', () => {
  it('counts what comes and is drawn again for it, and not when nothing comes', async () => {
    const trial = new Trial(['web']);
    trial.answers.web = () => at(1, 'a');
    await trial.loaded();
    const life = new AbortController();
    const follows = trial.follow(life.signal);
    equal(trial.open.isFollowing, true);
    trial.changes = 0;
    await trial.clock.advance(2_000);
    deepEqual([trial.changes, trial.open.received, trial.ticks], [0, 0, 2]);
    trial.answers.web = () => at(1, 'a') + at(2, 'b') + at(3, 'c');
    await trial.clock.advance(3_000);
    deepEqual([trial.changes, trial.open.received, textOf(trial.open)], [1, 2, ['a', 'b', 'c']]);
    life.abort();
    await follows;
    deepEqual([trial.open.isFollowing, trial.open.states, trial.clock.sleeping], [false, [undefined], 0]);
  });

  it('is followed on while one of its logs has ended, and reports how it ended after the last', async () => {
    const trial = await new Trial(['web', 'db']).loaded();
    const follows = trial.follow();
    trial.answers.db = () => Promise.reject(new Error('db is gone'));
    await trial.clock.advance(10_000);
    deepEqual(
      [trial.open.isFollowing, trial.open.states.map((state) => state?.kind)],
      [true, ['following', undefined]],
    );
    trial.open.stopFollowing();
    await rejects(follows, /db is gone/);
    equal(trial.open.isFollowing, false);
  });

  it('ends without a failure when it is stopped, or given up while a call fails', async () => {
    const trial = await new Trial(['web']).loaded();
    const follows = trial.follow();
    trial.open.stopFollowing();
    await follows;
    const life = new AbortController();
    const others = trial.follow(life.signal);
    trial.answers.web = () => {
      life.abort();
      throw new Error('socket closed');
    };
    await trial.clock.advance(2_000);
    await others;
    const cancelled = trial.follow();
    trial.answers.web = () => Promise.reject(new CancelledError());
    await trial.clock.advance(2_000);
    await cancelled;
  });

  it('says how often it is read, the slowest of several logs, and whether it is slowed down', async () => {
    const trial = await new Trial(['web', 'db']).loaded();
    equal(trial.state, 'every 0.0 s');
    const follows = trial.follow();
    equal(trial.state, 'every 2 s');
    trial.open.states[1] = { kind: 'following', everyMs: 900, isSlowed: false };
    equal(trial.state, 'every 2 s');
    trial.open.states[0] = { kind: 'following', everyMs: 800, isSlowed: true };
    equal(trial.state, 'every 0.9 s, slowed down: open logs share the rate limit of the service');
    trial.open.states[0] = { kind: 'following', everyMs: 1_000, isSlowed: false };
    equal(trial.state, 'every 1 s');
    trial.open.stopFollowing();
    await follows;
  });

  it('says when it is tried again, and why', async () => {
    const trial = await new Trial(['web', 'db']).loaded();
    trial.outlook = 'passing';
    const follows = trial.follow();
    trial.answers.db = () => Promise.reject(new Error('down'));
    await trial.clock.advance(3_500);
    equal(trial.state, 'no response, next retry in 2 s: down');
    equal(trial.open.formatState(trial.clock.now() + 60_000), 'no response, next retry in 0 s: down');
    trial.open.stopFollowing();
    await follows;
  });
});

describe('an open log that is saved', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'log-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('is written as it is held, with the times that are shown, and closed when it is not followed', async () => {
    const trial = new Trial(['web']);
    trial.answers.web = () => at(1, 'a') + at(2, 'b');
    await trial.loaded();
    trial.open.setDisplayOptions({ timestamps: true });
    const file = await trial.open.save(join(folder, 'once.log'));
    equal(await readFile(file.path, 'utf8'), at(1, 'a') + at(2, 'b'));
    deepEqual([trial.open.savingTo, file.bytes], [undefined, Buffer.byteLength(at(1, 'a') + at(2, 'b'))]);
  });

  it('goes on with what comes, with the names of several logs, until it is saved elsewhere or not followed any more', async () => {
    const trial = new Trial(['web', 'db']);
    trial.answers.web = () => at(1, 'a');
    await trial.loaded();
    const follows = trial.follow();
    const [one, two] = [join(folder, 'one.log'), join(folder, 'two.log')];
    const file = await trial.open.save(one);
    equal(trial.open.savingTo === file, true);
    trial.answers.db = () => at(2, 'b');
    await trial.clock.advance(2_500);
    await trial.open.save(two);
    equal(trial.open.savingTo?.path, two);
    equal(await readFile(one, 'utf8'), 'web │ a\ndb │ b\n');
    trial.answers.web = () => at(1, 'a') + at(3, 'c');
    await trial.clock.advance(5_000);
    trial.open.stopFollowing();
    await follows;
    equal(trial.open.savingTo, undefined);
    equal(await readFile(two, 'utf8'), 'web │ a\ndb │ b\nweb │ c\n');
  });
});
