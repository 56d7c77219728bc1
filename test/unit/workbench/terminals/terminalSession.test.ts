import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { Terminal } from '@xterm/headless';
import { CancelledError, UserFacingError } from '../../../../src/base/errors';
import type { TerminalEnd, TerminalLink, TerminalSize } from '../../../../src/model/ports/show';
import { TerminalSession } from '../../../../src/workbench/terminals/terminalSession';
import { FakeClock, flushTasks } from '../../../support/fakeClock';

/** The other end of a terminal, played by the test. */
class ScriptedLink implements TerminalLink {
  readonly written: string[] = [];
  readonly sizes: TerminalSize[] = [];
  readonly held: string[] = [];
  end: (end: TerminalEnd) => void = () => undefined;
  fail: (error: Error) => void = () => undefined;
  readonly ended: Promise<TerminalEnd>;

  constructor(
    readonly sizeAtFirst: TerminalSize,
    readonly output: (bytes: Uint8Array) => void,
    readonly signal: AbortSignal,
  ) {
    this.ended = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
  }

  write(text: string): void {
    this.written.push(text);
  }
  resize(size: TerminalSize): void {
    this.sizes.push(size);
  }
  pause(): void {
    this.held.push('pause');
  }
  resume(): void {
    this.held.push('resume');
  }
  close(): void {
    this.end({ type: 'closed' });
  }
}

class Trial {
  readonly clock = new FakeClock();
  readonly links: ScriptedLink[] = [];
  readonly failures: unknown[] = [];
  screen = '';
  closed = 0;
  /** What connecting fails with. */
  refusal: Error | undefined;
  /** Set: connections wait until it is called. */
  let: (() => void) | undefined;
  waits = false;
  readonly session = new TerminalSession({
    spec: {
      title: 'nginx',
      about: 'nginx of web',
      connect: async (size, output, signal) => {
        if (this.waits) {
          await new Promise<void>((resolve) => (this.let = resolve));
        }
        if (this.refusal) {
          throw this.refusal;
        }
        const link = new ScriptedLink(size, output, signal);
        this.links.push(link);
        return link;
      },
    },
    messages: {
      connecting: (about) => `connecting ${about}`,
      ended: (code, message) => `ended ${String(code)} ${message}`,
      lost: (reason) => `lost ${reason}`,
      failed: (error) => (error as Error).message,
      pressEnter: () => 'again?',
    },
    clock: this.clock,
    write: (text) => (this.screen += text),
    close: () => (this.closed += 1),
    onFailure: (error) => this.failures.push(error),
  });

  get link(): ScriptedLink {
    return (
      this.links.at(-1) ?? new ScriptedLink({ columns: 0, rows: 0 }, () => undefined, new AbortController().signal)
    );
  }

  async open(size?: TerminalSize): Promise<this> {
    this.session.open(size);
    await flushTasks();
    return this;
  }

  async shows(bytes: string | Uint8Array): Promise<void> {
    this.link.output(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
    await this.clock.advance(10);
  }
}

describe('a terminal session', () => {
  it('says what it connects to and passes on what is typed and shown', async () => {
    const trial = await new Trial().open({ columns: 100, rows: 30 });
    match(trial.screen, /connecting nginx of web/);
    deepEqual(trial.link.sizeAtFirst, { columns: 100, rows: 30 });
    trial.session.input('ls\r');
    deepEqual(trial.link.written, ['ls\r']);
    await trial.shows('\u001b[32mok\u001b[0m');
    match(trial.screen, /\u001b\[32mok\u001b\[0m$/);
  });

  it('assumes 80 by 24 as long as it is not shown', async () => {
    const trial = await new Trial().open();
    deepEqual(trial.link.sizeAtFirst, { columns: 80, rows: 24 });
  });

  it('keeps what is typed while it connects, and a size that came meanwhile', async () => {
    const trial = new Trial();
    trial.waits = true;
    await trial.open();
    trial.session.input('l');
    trial.session.input('s\r');
    trial.session.resize({ columns: 120, rows: 40 });
    trial.let?.();
    await flushTasks();
    deepEqual(trial.link.written, ['ls\r']);
    deepEqual(trial.link.sizes, [{ columns: 120, rows: 40 }]);
  });

  it('sends one size for a window that is being dragged', async () => {
    const trial = await new Trial().open();
    for (let columns = 81; columns <= 90; columns += 1) {
      trial.session.resize({ columns, rows: 24 });
      await trial.clock.advance(20);
    }
    await trial.clock.advance(100);
    deepEqual(trial.link.sizes, [{ columns: 90, rows: 24 }]);
  });

  it('joins characters that are torn between frames, and drops hostile sequences that are', async () => {
    const trial = await new Trial().open();
    for (const byte of Buffer.from('容\u001b]52;c;AAAA\u0007器')) {
      await trial.shows(Uint8Array.of(byte));
    }
    match(trial.screen, /容器$/);
  });

  it('bounds what a program repeats to the size the window has now', async () => {
    const trial = await new Trial().open({ columns: 100, rows: 30 });
    await trial.shows('\u001b[9999L');
    match(trial.screen, /\u001b\[30L$/);
    trial.session.resize({ columns: 90, rows: 12 });
    await trial.shows('\u001b[9999L');
    match(trial.screen, /\u001b\[12L$/);
  });

  it('shows the exit code and reconnects on Enter', async () => {
    const trial = await new Trial().open();
    trial.link.end({ type: 'exit', exitCode: 3, message: '' });
    await flushTasks();
    match(trial.screen, /ended 3/);
    match(trial.screen, /again\?/);
    trial.session.input('\r');
    await flushTasks();
    equal(trial.links.length, 2);
    trial.session.input('x');
    deepEqual(trial.link.written, ['x']);
  });

  it('shows all output before it reports the end', async () => {
    const trial = await new Trial().open();
    trial.link.output(Buffer.from('one'));
    trial.link.output(Buffer.from('two'));
    trial.link.end({ type: 'exit', exitCode: 0, message: '' });
    await trial.clock.advance(50);
    match(trial.screen, /one.*two.*ended 0/s);
  });

  it('puts the terminal in order after a program that left it otherwise', async () => {
    const trial = await new Trial().open();
    await trial.shows('\u001b[?1049h\u001b[?25l\u001b[?1003h');
    trial.link.end({ type: 'lost', reason: 'ECONNRESET' });
    await flushTasks();
    const after = trial.screen.slice(0, trial.screen.indexOf('lost'));
    for (const undone of ['\u001b[?1049l', '\u001b[?25h', '\u001b[?1003l', '\u001b[?2004l']) {
      ok(after.includes(undone), undone);
    }
  });

  it('leaves the other screen once, not again at the end of the next connection', async () => {
    const trial = await new Trial().open();
    const left = (): number => trial.screen.split('\u001b[?1049l').length - 1;
    await trial.shows('\u001b[?1049h');
    trial.link.end({ type: 'lost', reason: 'ECONNRESET' });
    await flushTasks();
    equal(left(), 1);
    trial.session.input('\r');
    await flushTasks();
    trial.link.end({ type: 'exit', exitCode: 0, message: '' });
    await flushTasks();
    equal(left(), 1);
  });

  it('does not leave the other screen when the program has left it', async () => {
    const trial = await new Trial().open();
    await trial.shows('\u001b[?1049h\u001b[?1049l');
    const shown = trial.screen.length;
    trial.link.end({ type: 'exit', exitCode: 0, message: '' });
    await flushTasks();
    ok(!trial.screen.slice(shown).includes('1049'));
  });

  it('goes on below what was shown, on the screen that was left and the one that was not', async () => {
    for (const [program, expected] of [
      ['one\r\ntwo', ['one', 'two', 'ended 3', 'again?']],
      ['one\r\n\u001b[?1049heditor\u001b[5;10r', ['one', 'ended 3', 'again?']],
    ] as const) {
      const trial = await new Trial().open();
      await trial.shows(program);
      trial.link.end({ type: 'exit', exitCode: 3, message: '' });
      await trial.clock.advance(50);
      const terminal = new Terminal({ allowProposedApi: true });
      await new Promise<void>((resolve) => terminal.write(trial.screen, resolve));
      const { active } = terminal.buffer;
      const lines = Array.from({ length: 12 }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
      deepEqual(
        lines
          .map((line) => line.trim())
          .filter(Boolean)
          .slice(1),
        expected,
      );
    }
  });

  it('reports a lost connection without passing escape sequences of the reason to the terminal', async () => {
    const trial = await new Trial().open();
    trial.link.end({ type: 'lost', reason: 'gone\u001b]52;c;AAAA\u0007' });
    await flushTasks();
    match(trial.screen, /lost gone/);
    ok(!trial.screen.includes('\u001b]'));
  });

  it('closes with any other key once it is over', async () => {
    const trial = await new Trial().open();
    trial.link.end({ type: 'exit', exitCode: 0, message: '' });
    await flushTasks();
    trial.session.input('q');
    equal(trial.closed, 1);
  });

  it('shows why it could not connect, and retries on Enter', async () => {
    const trial = new Trial();
    trial.refusal = new UserFacingError('The instance is Pending.');
    await trial.open();
    match(trial.screen, /The instance is Pending\./);
    deepEqual(trial.failures, [trial.refusal]);
    trial.refusal = undefined;
    trial.session.input('\r');
    await flushTasks();
    equal(trial.links.length, 1);
  });

  it('shows why the connected program could not continue', async () => {
    const trial = await new Trial().open();
    trial.link.fail(new UserFacingError('There is no shell.'));
    await flushTasks();
    match(trial.screen, /There is no shell\./);
  });

  it('says nothing of a cancelled attempt', async () => {
    const trial = new Trial();
    trial.refusal = new CancelledError();
    await trial.open();
    ok(!trial.screen.includes('again?'));
    deepEqual(trial.failures, []);
  });

  it('ends what it is connected to when its tab is closed, and shows nothing more', async () => {
    const trial = await new Trial().open();
    trial.session.dispose();
    ok(trial.link.signal.aborted);
    await trial.shows('late');
    ok(!trial.screen.includes('late'));
    ok(!trial.screen.includes('again?'));
  });

  it('holds the other end back while more waits than a terminal takes', async () => {
    const trial = await new Trial().open();
    const chunk = Buffer.alloc(16 * 1024, 'x');
    for (let count = 0; count < 40; count += 1) {
      trial.link.output(chunk);
    }
    deepEqual(trial.link.held, ['pause']);
    await trial.clock.advance(1_000);
    deepEqual(trial.link.held, ['pause', 'resume']);
    equal(trial.screen.split('x').length - 1 - 'nginx'.split('x').length + 1, 40 * 16 * 1024);
  });

  it('ends a connection that comes when its tab is gone already', async () => {
    const trial = new Trial();
    trial.waits = true;
    trial.session.open({ columns: 80, rows: 24 });
    trial.session.dispose();
    trial.let?.();
    await flushTasks();
    deepEqual(await trial.link.ended, { type: 'closed' });
  });

  it('closes its tab without connecting when it was ended before it was opened', async () => {
    const trial = new Trial();
    trial.session.dispose();
    trial.session.open({ columns: 80, rows: 24 });
    await flushTasks();
    deepEqual([trial.closed, trial.links.length], [1, 0]);
  });
});
