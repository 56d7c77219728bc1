// The programs of the emulated containers, shell built-ins among them.
import { hostileFrames } from './hostileOutput';
import { listEntries, resolvePath } from './place';
import { BecomeInteractive } from './becomeInteractive';
import type { RunningShell } from './runningShell';
import { joinWords } from './shellSyntax';
import { ExitShell, fault, text } from './steps';
import type { Step } from './steps';

/** Runs with its arguments; its value is the exit code. */
type Program = (shell: RunningShell, args: readonly string[]) => Generator<Step, number>;

/** By name, without a folder. */
export const programs: Readonly<Record<string, Program>> = {
  *bash(shell, args) {
    return yield* runShell(shell, 'bash', args);
  },
  *cat(shell, args) {
    let code = 0;
    for (const path of args) {
      const full = resolvePath(shell.directory, path);
      const content = shell.place.files.get(full);
      if (content !== undefined) {
        yield text(content);
      } else {
        const isFolder = listEntries(shell.place, full) !== undefined;
        yield fault(`cat: ${path}: ${isFolder ? 'Is a directory' : 'No such file or directory'}\n`);
        code = 1;
      }
    }
    return code;
  },
  *cd(shell, [path = '/root']) {
    const full = resolvePath(shell.directory, path);
    if (!listEntries(shell.place, full)) {
      yield fault(`${shell.name}: cd: ${path}: No such file or directory\n`);
      return 1;
    }
    shell.directory = full;
    return 0;
  },
  *clear() {
    yield text('\u001b[H\u001b[2J');
    return 0;
  },
  *command(shell, [option, name = '']) {
    const exists = isShell(name) ? shell.place.shells.has(name) : Object.hasOwn(programs, name);
    if (option !== '-v' || !exists) {
      return 127;
    }
    yield text(`/bin/${name}\n`);
    return 0;
  },
  *echo(_shell, args) {
    const [first, ...rest] = args;
    yield text(first === '-n' ? rest.join(' ') : `${args.join(' ')}\n`);
    return 0;
  },
  *env(shell) {
    yield text([...shell.environment].map(([name, value]) => `${name}=${value}\n`).join(''));
    return 0;
  },
  *eval(shell, args) {
    return yield* shell.run(args.join(' '));
  },
  *exec(shell, [program = '', ...args]) {
    if (!isShell(program.replace(/^(?:\/usr)?\/bin\//, ''))) {
      throw new ExitShell(yield* shell.run(joinWords([program, ...args])));
    }
    throw new ExitShell(yield* runShell(shell, program, args));
  },
  *exit(shell, [code]) {
    yield* [];
    throw new ExitShell(code === undefined ? shell.lastCode : Number(code) & 255);
  },
  *export(shell, args) {
    yield* [];
    for (const one of args) {
      if (one.includes('=')) {
        shell.assign(one);
      }
      shell.exported.add(one.split('=')[0] ?? '');
    }
    return 0;
  },
  *help() {
    yield text(`An emulated shell. Programs: ${Object.keys(programs).sort().join(' ')}\n`);
    return 0;
  },
  *hostile() {
    for (const bytes of hostileFrames) {
      yield { to: 'out', bytes };
    }
    return 0;
  },
  *ls(shell, args) {
    const path = args.find((arg) => !arg.startsWith('-')) ?? '.';
    const folder = resolvePath(shell.directory, path);
    const entries = listEntries(shell.place, folder);
    if (!entries) {
      const isFile = shell.place.files.has(folder);
      yield isFile ? text(`${path}\n`) : fault(`ls: ${path}: No such file or directory\n`);
      return isFile ? 0 : 1;
    }
    const all = args.some((arg) => /^-\w*a/.test(arg));
    const names = entries.filter((name) => all || !name.startsWith('.'));
    const shown = names.map((name) => coloured(shell, resolvePath(folder, name), name));
    yield text(
      shell.size ? (shown.length > 0 ? `${shown.join('  ')}\n` : '') : shown.map((name) => `${name}\n`).join(''),
    );
    return 0;
  },
  *printf(_shell, [format = '', ...args]) {
    const values = [...args];
    yield text(format.replace(/\\n/g, '\n').replace(/%[sd]/g, () => values.shift() ?? ''));
    return 0;
  },
  *pwd(shell) {
    yield text(`${shell.directory}\n`);
    return 0;
  },
  *set(shell, [dashes, ...args]) {
    yield* [];
    if (dashes === '--') {
      shell.positional = [shell.positional[0] ?? '', ...args];
    }
    return 0;
  },
  *sh(shell, args) {
    return yield* runShell(shell, 'sh', args);
  },
  *sleep(_shell, [seconds = '']) {
    const span = Number(seconds);
    if (!(span >= 0)) {
      yield fault(`sleep: invalid number '${seconds}'\n`);
      return 1;
    }
    yield { waitMs: span * 1_000 };
    return 0;
  },
  *stty(shell, args) {
    const { size } = shell;
    if (!size) {
      yield fault('stty: standard input: Not a tty\n');
      return 1;
    }
    for (let at = 0; at < args.length; at += 1) {
      if (args[at] === 'size') {
        yield text(`${size.rows} ${size.columns}\n`);
      } else if (args[at] === 'rows') {
        size.rows = Number(args[++at]);
      } else if (args[at] === 'cols' || args[at] === 'columns') {
        size.columns = Number(args[++at]);
      }
    }
    return 0;
  },
  *unset(shell, args) {
    yield* [];
    args.forEach((name) => shell.variables.delete(name));
    return 0;
  },
};

function isShell(name: string): name is 'bash' | 'sh' {
  return name === 'bash' || name === 'sh';
}

/** `sh`, or `sh -c SCRIPT [NAME ARGUMENT…]`. */
function* runShell(shell: RunningShell, program: string, args: readonly string[]): Generator<Step, number> {
  const name = program.endsWith('bash') ? 'bash' : 'sh';
  if (!shell.place.shells.has(name)) {
    yield fault(`${shell.name}: ${program}: not found\n`);
    return 127;
  }
  const option = args.findIndex((arg) => arg === '-c');
  if (option < 0) {
    throw new BecomeInteractive(shell.child(name, [name]));
  }
  const inner = shell.child(name, args.slice(option + 2).length > 0 ? args.slice(option + 2) : [name]);
  try {
    return yield* inner.run(args[option + 1] ?? '');
  } catch (thrown) {
    if (thrown instanceof ExitShell) {
      return thrown.code;
    }
    throw thrown;
  }
}

/** As ls does where the output is a terminal. */
function coloured(shell: RunningShell, path: string, name: string): string {
  if (!shell.size) {
    return name;
  }
  if (listEntries(shell.place, path)) {
    return `\u001b[1;34m${name}\u001b[0m`;
  }
  return name.endsWith('.sh') || path.startsWith('/bin/') ? `\u001b[1;32m${name}\u001b[0m` : name;
}
