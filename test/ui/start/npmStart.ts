// `npm start` as a person runs it, in a clone of its own: it builds and installs, while other tests use what is built here.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { root } from '../../../scripts/harness/install.mjs';
import { onStop } from '../../../scripts/harness/processes.mjs';
import { temporaryFolder, testEnvironment } from '../../../scripts/harness/testEnvironment.mjs';
import { type RunningProcess, descendantsOf, listProcesses, survivors } from './processList';

/** Not part of a clone. */
const made = new Set(['.git', 'node_modules', '.vscode-test', 'dist', 'out', 'test-results']);
const pollMs = 100;
/** Of what gives no event: a process that is not ours, a file that another program writes. */
const pollTimeoutMs = 30_000;

/** A clone of the repository with what an earlier run has installed. */
export interface Clone {
  /** The sample that the window shows. */
  readonly sample: string;
  /** The page by which a browser was opened, as soon as one is. */
  openedPage(): Promise<string>;
  /** Resolves when the address is printed. */
  start(args: readonly string[], variables?: Readonly<Record<string, string>>): Promise<NpmStart>;
  /** Ends what was started in it and still runs, too. */
  remove(): Promise<void>;
}

export async function makeClone(): Promise<Clone> {
  const temporary = await temporaryFolder();
  const path = join(temporary.path, 'clone');
  const home = join(temporary.path, 'home');
  const programs = join(temporary.path, 'programs');
  await Promise.all([home, programs, join(path, '.vscode-test')].map((folder) => mkdir(folder, { recursive: true })));
  await cp(root, path, {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => !made.has(relative(root, source)),
  });
  const servers = (await readdir(join(root, '.vscode-test'))).filter((name) => /^server-\d+(\.\d+)+$/.test(name));
  for (const installed of ['node_modules', ...servers.map((name) => join('.vscode-test', name))]) {
    await symlink(join(root, installed), join(path, installed), 'junction');
  }
  const opened = join(temporary.path, 'opened');
  await writeBrowsers(programs, opened);
  const PATH = [programs, process.env['PATH'] ?? ''].join(delimiter);
  const running: NpmStart[] = [];
  return {
    sample: join(path, '.vscode-test/sample'),
    openedPage: () => until('a browser is opened', () => readFile(opened, 'utf8').catch(() => '')),
    start: async (args, variables) => {
      const started = new NpmStart(path, args, { ...testEnvironment(home), PATH, ...variables });
      running.push(started);
      await started.ready;
      return started;
    },
    remove: async () => {
      await Promise.all(running.map((one) => one.end('SIGTERM')));
      await temporary.remove();
    },
  };
}

/** Programs by the names of those that open a user's browser; they note what they are to open. */
async function writeBrowsers(folder: string, opened: string): Promise<void> {
  for (const name of ['xdg-open', 'open']) {
    await writeFile(
      join(folder, name),
      `#!/bin/sh\nprintf '%s' "$*" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`,
    );
    await chmod(join(folder, name), 0o755);
  }
}

/** A running `npm start`. */
export class NpmStart {
  /** Resolves when the address is printed. */
  readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;
  private printed = '';

  constructor(path: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    const child = spawn('npm', ['start', '--', ...args], {
      // A group of its own, as a terminal gives it one, and sends Ctrl-C to all of it.
      ...{ cwd: path, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
    });
    this.child = child;
    this.exited = once(child, 'exit');
    child.once(
      'exit',
      onStop(() => child.kill('SIGTERM')),
    );
    let said = '';
    this.ready = new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          const [, address] = / is ready: (\S+)\n/.exec(said) ?? [];
          if (address !== undefined) {
            this.printed = address;
            resolve();
          }
        });
      }
      this.exited.then(() => reject(new Error(`npm start ended:\n${said}`)), reject);
    });
  }

  /** What it printed to be opened. */
  get address(): string {
    return this.printed;
  }

  /** All it has started, itself included. */
  processes(): readonly RunningProcess[] {
    const itself = listProcesses().filter(({ pid }) => pid === this.pid);
    return [...itself, ...descendantsOf(this.pid)];
  }

  /** As the terminal does on Ctrl-C, or as a service manager ends a program. Resolves when nothing of it runs any more. */
  async end(how: 'Ctrl-C' | 'SIGTERM'): Promise<void> {
    const started = this.processes();
    if (started.length === 0) {
      return;
    }
    if (how === 'Ctrl-C') {
      process.kill(-this.pid, 'SIGINT');
    } else {
      process.kill(this.pid, 'SIGTERM');
    }
    await this.exited;
    await until('all it started has ended', () => survivors(started).length === 0);
  }

  private get pid(): number {
    return this.child.pid ?? Number.NaN;
  }
}

/** Waits for what gives no event: until the answer is neither false nor empty. */
export async function until<T>(what: string, answer: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + pollTimeoutMs;
  for (;;) {
    const value = await answer();
    if (value) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not within ${pollTimeoutMs / 1000} s: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
