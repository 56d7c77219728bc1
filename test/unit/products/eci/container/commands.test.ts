// Opening a shell and running one command, with the service and the user played by the test.
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { CancelledError } from '../../../../../src/base/errors';
import { eciExec } from '../../../../../src/products/eci/exec/execClient';
import type { ExecTarget } from '../../../../../src/products/eci/exec/execClient';
import type { ClientKey, GetClient } from '../../../../../src/base/clientKey';
import type { ExecEnd, ExecSession } from '../../../../../src/products/eci/exec/execSession';
import { CommandHistory } from '../../../../../src/products/eci/container/commandHistory';
import { toCommand, maxLineBytes, readResult } from '../../../../../src/products/eci/container/commandLine';
import { runCommand } from '../../../../../src/products/eci/container/runCommand';
import { openTerminal } from '../../../../../src/products/eci/container/terminal';
import type { ResourceRef } from '../../../../../src/model/resource';
import type { TerminalLink } from '../../../../../src/model/ports/show';
import { flushTasks } from '../../../../support/fakeClock';
import { FakeMemory } from '../../../../support/fakeMemory';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { Largest } from '../../../../support/largest';

const ref: ResourceRef = {
  kind: 'eciContainer',
  region: 'cn-hangzhou',
  parent: 'eci-1',
  id: 'eci-1/nginx',
  name: 'web/nginx',
};
const size = { columns: 100, rows: 30 };
const { signal } = new AbortController();

/** Answers each command that is opened with the end the test gives. */
class ScriptedExec {
  readonly opened: (readonly string[])[] = [];
  readonly targets: ExecTarget[] = [];
  readonly ran: (readonly string[])[] = [];
  readonly sizes: (readonly [number, number])[] = [];
  readonly ends: ((end: ExecEnd) => void)[] = [];
  answer: (command: readonly string[]) => Promise<string> = () => Promise.resolve('');

  private readonly exec = {
    isResizingBroken: false,
    open: (target: ExecTarget, command: readonly string[]) => {
      this.targets.push(target);
      this.opened.push(command);
      const ended = new Promise<ExecEnd>((resolve) => this.ends.push(resolve));
      const nothing = (): void => undefined;
      const resize = (columns: number, rows: number): unknown => this.sizes.push([columns, rows]);
      return Promise.resolve({ ended, write: nothing, resize } as unknown as ExecSession);
    },
    run: (target: ExecTarget, command: readonly string[]) => {
      this.targets.push(target);
      this.ran.push(command);
      return this.answer(command);
    },
  };

  /** The client of exec and no other. */
  readonly client: GetClient = <Client>({ id }: ClientKey<Client>): Client => {
    equal(id, eciExec.id);
    return this.exec as unknown as Client;
  };
}

describe('a shell in a container', () => {
  async function connected(exec: ScriptedExec): Promise<TerminalLink> {
    const context = new ScriptedContext({ client: exec.client });
    await openTerminal(context, ref);
    const [spec] = context.show.terminals;
    ok(spec);
    equal(spec.title, 'web/nginx');
    match(spec.about, /eci-1, cn-hangzhou, account ops-team/);
    return spec.connect(size, () => undefined, signal);
  }
  const notFound: ExecEnd = { type: 'exit', exitCode: 126, message: '' };

  it('is found by one command, which sets the size as well', async () => {
    const exec = new ScriptedExec();
    await connected(exec);
    deepEqual(exec.targets, [{ region: 'cn-hangzhou', groupId: 'eci-1', container: 'nginx' }]);
    const [shell, option, script = ''] = exec.opened[0] ?? [];
    deepEqual([shell, option], ['/bin/sh', '-c']);
    match(script, /stty cols 100 rows 30.*command -v bash.*exec bash; exec sh/);
    ok(script.length <= 256, 'the service takes no longer element');
  });

  it('is bash itself where there is no sh', async () => {
    const exec = new ScriptedExec();
    const link = await connected(exec);
    exec.ends[0]?.(notFound);
    await flushTasks();
    deepEqual(exec.opened[1], ['bash']);
    exec.ends[1]?.({ type: 'exit', exitCode: 0, message: '' });
    deepEqual(await link.ended, { type: 'exit', exitCode: 0, message: '' });
  });

  it('is missed in so many words where there is none', async () => {
    const exec = new ScriptedExec();
    const link = await connected(exec);
    exec.ends[0]?.(notFound);
    await flushTasks();
    exec.ends[1]?.({ type: 'exit', exitCode: undefined, message: 'no such file' });
    await rejects(link.ended, /has no shell/);
  });

  it('that ended with 127 after something was typed is not started again', async () => {
    const exec = new ScriptedExec();
    const link = await connected(exec);
    link.write('nonsense\rexit\r');
    exec.ends[0]?.({ type: 'exit', exitCode: 127, message: '' });
    equal((await link.ended).type, 'exit');
    equal(exec.opened.length, 1);
  });

  it('that was lost is not started again by itself', async () => {
    const exec = new ScriptedExec();
    const link = await connected(exec);
    exec.ends[0]?.({ type: 'lost', reason: 'ECONNRESET' });
    deepEqual(await link.ended, { type: 'lost', reason: 'ECONNRESET' });
    equal(exec.opened.length, 1);
  });

  it('gets sizes until the service breaks the connection at one', async () => {
    const exec = new ScriptedExec();
    const link = await connected(exec);
    link.resize({ columns: 90, rows: 20 });
    deepEqual(exec.sizes, [[90, 20]]);
    exec.ends[0]?.({ type: 'lost', reason: 'closed with code 1002' });
    await link.ended;
    const again = await connected(exec);
    again.resize({ columns: 70, rows: 20 });
    deepEqual(exec.sizes, [[90, 20]]);
  });
});

describe('one command in a container', () => {
  const markerIn = (command: readonly string[]): string => /'(__exit_\w+=)'/.exec(command[2] ?? '')?.[1] ?? '';

  function trial(inputs: readonly (string | undefined)[]) {
    const exec = new ScriptedExec();
    const memory = new FakeMemory();
    const context = new ScriptedContext({ inputs, memory, client: exec.client });
    const run = () => runCommand(context, ref);
    return { exec, memory, context, run };
  }

  it('shows its output with container, time and exit code, free of control characters', async () => {
    const { exec, context, run } = trial(['df -h']);
    exec.answer = (command) =>
      Promise.resolve(`\u001b[31mfull\u001b[0m\u001b]52;c;AA\u0007\n\n${markerIn(command)}2\n`);
    await run();
    const [shown] = context.show.texts.opened;
    ok(shown);
    equal(shown.name, 'nginx.log');
    match(shown.text, /# Container: web\/nginx \(eci-1, cn-hangzhou, account ops-team\)\n# Command: df -h\n/);
    match(shown.text, /# Exit code: 2\n\nfull\n/);
    ok(!shown.text.includes('\u001b'));
  });

  it('without an exit code is shown as such', async () => {
    const { exec, context, run } = trial(['df -h']);
    exec.answer = () => Promise.resolve('sh: not found');
    await run();
    match(context.show.texts.opened[0]?.text ?? '', /# Exit code: not returned\n\nsh: not found/);
  });

  it('is not run when the user gives up', async () => {
    const { exec, run } = trial([undefined]);
    await run();
    equal(exec.ran.length, 0);
  });

  it('may go on when the user no longer waits, and that is said', async () => {
    const { exec, run } = trial(['sleep 600']);
    exec.answer = () => Promise.reject(new CancelledError());
    match((await run())?.message ?? '', /may still be running/);
  });

  it('is refused before it is sent when it is empty or too long', async () => {
    const { context, run } = trial([undefined]);
    await run();
    const problem = context.ask.suggested[0]?.problem;
    match(problem?.(' ') ?? '', /Type a command/);
    match(problem?.('x'.repeat(maxLineBytes + 1)) ?? '', /Too long/);
    equal(problem?.('x'.repeat(maxLineBytes)), undefined);
  });

  it('is offered again, the newest first, without those that hold secrets', async () => {
    const memory = new FakeMemory();
    const history = new CommandHistory(memory);
    for (const line of ['ls', 'mysql --password=hunter22', 'export TOKEN=abcdefgh', ' hidden', 'df', 'ls']) {
      await history.add(line);
    }
    deepEqual(history.lines, ['ls', 'df']);
    for (let number = 0; number < 30; number += 1) {
      await history.add(`echo ${number}`);
    }
    equal(history.lines.length, 20);
    memory.kept.set('commandHistory', 'broken');
    deepEqual(history.lines, []);
  });
});

describe('a line as the service takes it', () => {
  const marker = '__exit_0123456789abcdef=';

  it('keeps to 20 elements of 256 bytes and loses nothing', () => {
    const [elements, bytes] = [new Largest(), new Largest()];
    const unit = fc.constantFrom('a', ' ', "'", 'é', '漢', '😀');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 2_500, size: 'max' }), (text) => {
        // Most are longer than a line may be: they are cut to what just may be sent.
        const line = Buffer.from(text)
          .subarray(0, maxLineBytes)
          .toString('utf8')
          .replace(/\ufffd+$/, '');
        const command = toCommand(line, marker);
        ok(command.length <= 20, `${command.length} elements for ${Buffer.byteLength(line)} bytes`);
        ok(command.every((element) => Buffer.byteLength(element) <= 256));
        equal(command.slice(3).join(''), line);
        elements.note(command.length);
        bytes.note(Buffer.byteLength(line));
      }),
      { endOnFailure: true },
    );
    elements.assertReached(20);
    bytes.assertReached(maxLineBytes - 3);
  });

  it('fits up to its limit also where no element can be filled', () => {
    for (const unit of ['a', 'é', '漢', '😀']) {
      for (const lead of ['', 'a', 'aa', 'aaa']) {
        const room = maxLineBytes - lead.length;
        const line = lead + unit.repeat(Math.floor(room / Buffer.byteLength(unit)));
        ok(toCommand(line, marker).length <= 20, `${lead}${unit}`);
      }
    }
    const worst = `${'😀'.repeat(63)}a`.repeat(16) + `😀${'x'.repeat(252)}`;
    equal(Buffer.byteLength(worst), maxLineBytes);
    equal(toCommand(worst, marker).length, 20);
    equal(toCommand(`${worst}x`, marker).length, 21);
  });

  const answerOf = (line: string): string => {
    const [program = '', ...args] = toCommand(line, marker);
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  };
  const isUnix = process.platform !== 'win32';
  if (isUnix) {
    it('is run by a real shell as it was typed, and reports its exit code', () => {
      for (const [line, output, exitCode] of [
        ['echo one; exit 3', 'one\n', 3],
        ['printf "%s|" a "b  c" \'d\'', 'a|b  c|d|', 0],
        [`echo ${'long '.repeat(200).trim()}`, `${'long '.repeat(200).trim()}\n`, 0],
        ['x="1 2"; echo $x; echo $#', '1 2\n0\n', 0],
        ['false', '', 1],
        ['echo é🐳', 'é🐳\n', 0],
      ] as const) {
        deepEqual(readResult(answerOf(line), marker), { output, exitCode });
      }
    });
  }

  it('ends with the last marker, whatever was printed before', () => {
    deepEqual(readResult(`a\n${marker}9\nb\n${marker}0\n`, marker), { output: `a\n${marker}9\nb`, exitCode: 0 });
    deepEqual(readResult(`a\n${marker}`, marker), { output: `a\n${marker}`, exitCode: undefined });
  });
});
