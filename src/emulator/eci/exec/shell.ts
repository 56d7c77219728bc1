// A scripted shell: it runs no process and reads no file of this machine. What a line does is a series of steps, so
// that one evaluation serves a live terminal, which waits where a step says so, and a synchronous call, which adds the waits up.
import type { Place, ShellName } from './place';
import { programs } from './programs';
import type { RunningShell } from './runningShell';
import { parse, SyntaxProblem } from './shellSyntax';
import type { Command, Piece, Word } from './shellSyntax';
import { ExitShell, fault } from './steps';
import type { Step, WindowSize } from './steps';

/** A running shell: its variables, its folder and how its last command ended. */
export class Shell implements RunningShell {
  readonly variables: Map<string, string>;
  readonly exported: Set<string>;
  directory = '/app';
  lastCode = 0;
  /** $0, $1 … */
  positional: readonly string[];

  constructor(
    readonly place: Place,
    readonly name: ShellName,
    /** Undefined without a terminal. */
    readonly size: WindowSize | undefined,
    from?: Shell,
  ) {
    this.positional = [name];
    this.variables = new Map(from?.variables ?? place.environment);
    this.exported = new Set(from?.exported ?? place.environment.keys());
    this.directory = from?.directory ?? '/app';
  }

  /** As the two shells look by default. */
  get prompt(): string {
    return this.name === 'bash'
      ? `\u001b[01;32mroot@${this.place.hostname}\u001b[00m:\u001b[01;34m${this.directory}\u001b[00m# `
      : `${this.directory} # `;
  }

  get environment(): ReadonlyMap<string, string> {
    return new Map([...this.variables].filter(([name]) => this.exported.has(name)));
  }

  /** Runs a line; its value is the exit code. @throws ExitShell, BecomeInteractive */
  *run(line: string): Generator<Step, number> {
    try {
      yield* this.runList(parse(line));
    } catch (thrown) {
      if (!(thrown instanceof SyntaxProblem)) {
        throw thrown;
      }
      yield fault(`${this.name}: ${thrown.message}\n`);
      this.lastCode = 2;
    }
    return this.lastCode;
  }

  /** Another shell with the same state, for a subshell or a nested one. */
  child(name: ShellName = this.name, positional = this.positional): Shell {
    const child = new Shell(this.place, name, this.size, this);
    child.positional = positional;
    return child;
  }

  private *runList(commands: readonly Command[]): Generator<Step> {
    for (const command of commands) {
      const skip = (command.after === '&&' && this.lastCode !== 0) || (command.after === '||' && this.lastCode === 0);
      if (!skip) {
        yield* redirected(command, this.runBody(command.body));
      }
    }
  }

  private *runBody(body: Command['body']): Generator<Step> {
    if ('list' in body) {
      const inner = this.child();
      inner.lastCode = this.lastCode;
      try {
        yield* inner.runList(body.list);
        this.lastCode = inner.lastCode;
      } catch (thrown) {
        if (!(thrown instanceof ExitShell)) {
          throw thrown;
        }
        this.lastCode = thrown.code;
      }
      return;
    }
    const words = body.words.flatMap((word) => this.expand(word));
    const assignments = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
    const given = assignments < 0 ? words : words.slice(0, assignments);
    given.forEach((text) => this.assign(text));
    const [program, ...args] = words.slice(given.length);
    if (program === undefined) {
      this.lastCode = 0;
      return;
    }
    const name = program.replace(/^(?:\/usr)?\/bin\//, '');
    const known = Object.hasOwn(programs, name) ? programs[name] : undefined;
    if (known) {
      this.lastCode = yield* known(this, args);
    } else {
      yield fault(`${this.name}: ${program}: ${program.includes('/') ? 'No such file or directory' : 'not found'}\n`);
      this.lastCode = 127;
    }
  }

  assign(text: string): void {
    const equals = text.indexOf('=');
    this.variables.set(text.slice(0, equals), text.slice(equals + 1));
  }

  /** A word after its variables are put in; unquoted ones are split at blanks, and an empty unquoted one is no word. */
  private expand(word: Word): readonly string[] {
    const parts = [''];
    let isWord = false;
    for (const piece of word) {
      const value = this.expandPiece(piece);
      const split = 'variable' in piece && !piece.quoted && this.variables.get('IFS') !== '';
      const [first = '', ...others] = split ? value.split(/[ \t\n]+/) : [value];
      parts.push((parts.pop() ?? '') + first, ...others);
      isWord ||= !split || value.trim() !== '';
    }
    return isWord ? parts : [];
  }

  private expandPiece(piece: Piece): string {
    if ('text' in piece) {
      return piece.text;
    }
    const name = piece.variable;
    if (/^\d+$/.test(name)) {
      return this.positional[Number(name)] ?? '';
    }
    switch (name) {
      case '?':
        return String(this.lastCode);
      case '$':
        return '42';
      case '#':
        return String(this.positional.length - 1);
      case '*':
      case '@':
        return this.positional.slice(1).join((this.variables.get('IFS') ?? ' ').slice(0, 1));
      default:
        return this.variables.get(name) ?? '';
    }
  }
}

function* redirected({ out, err }: Command, steps: Generator<Step>): Generator<Step> {
  for (const step of steps) {
    if ('to' in step) {
      const to = step.to === 'out' ? out : err;
      if (to !== 'null') {
        yield { ...step, to };
      }
    } else {
      yield step;
    }
  }
}
