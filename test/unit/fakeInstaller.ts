// A clone and a machine for tests of the installation: our real scripts, and in place of npm, apt-get and dpkg programs that note what
// they do, take their time, and leave a mess when they are ended half-way.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const workMs = 300;

/** What each program starts with: `log` notes a line, `slowly` does something half, and the rest a little later unless the test holds it. */
const preamble = (machine: string): string => `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const machine = ${JSON.stringify(machine)};
const log = (line) => appendFileSync(machine + '/log', line + '\\n');
const slowly = (whole) => setTimeout(() => existsSync(machine + '/hold') ? slowly(whole) : whole(), ${workMs});
// As apt and dpkg do: one at a time, the others fail.
const alone = (name, body) => {
  const lock = machine + '/' + name + '.lock';
  const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  let isRunning = owner > 0;
  try { if (isRunning) process.kill(owner, 0); } catch { isRunning = false; }
  if (isRunning) { log(name + ' clashes'); process.exit(100); }
  writeFileSync(lock, String(process.pid));
  process.on('exit', () => rmSync(lock, { force: true }));
  body();
};
`;

const npm = `
if (existsSync(machine + '/npm-fails')) { log('npm fails'); process.exit(1); }
alone('npm ' + process.cwd().split(/[\\\\/]/).at(-1), () => {
  log('npm begins ' + process.pid);
  rmSync('node_modules', { recursive: true, force: true });
  mkdirSync('node_modules');
  slowly(() => { writeFileSync('node_modules/.package-lock.json', '{}'); log('npm ends'); });
});
`;

const aptGet = `
if (process.argv.includes('update')) { log('apt updates'); return; }
alone('apt', () => {
  log('apt begins ' + process.pid);
  // Unpacked, so that the program can be found, and not configured.
  writeFileSync(machine + '/bin/chromium-headless-shell', '');
  writeFileSync(machine + '/states', 'chromium-headless-shell half-configured\\nfonts-noto-cjk half-configured\\n');
  slowly(() => { writeFileSync(machine + '/states', 'chromium-headless-shell installed\\nfonts-noto-cjk installed\\n'); log('apt ends'); });
});
`;

/** Of scripts/, in short. apt-get is a script here, which Windows would not start. */
const run = (lockFile: string): string => `
import { spawnSync } from 'node:child_process';
import { chromiumAndFont } from './scripts/harness/chromium.mjs';
import { build, lockClone, main, npmPackages } from './scripts/harness/install.mjs';
import { install } from './scripts/harness/needs.mjs';

await main(async () => {
  await lockClone();
  const machine = { lockFile: ${JSON.stringify(lockFile)}, canInstall: () => true };
  await install([...(process.platform === 'win32' ? [] : [chromiumAndFont(machine)]), npmPackages]);
  await build();
  if (process.argv.includes('--nested')) {
    process.exitCode = spawnSync(process.execPath, [process.argv[1]], { stdio: 'inherit' }).status;
  }
  console.log('ready');
});
`;

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
  /** Resolves once it has written this to its standard error. */
  said(pattern: RegExp): Promise<void>;
}

export class FakeMachine {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'install-test-')));
  readonly lockFile = join(this.folder, 'run/apt.lock');
  readonly #children = new Set<ChildProcess>();

  constructor() {
    mkdirSync(join(this.folder, 'bin'));
    this.#program('npm-cli.js', npm);
    this.#program('apt-get', aptGet);
    this.#program('dpkg', `log('dpkg configures');`);
    this.#program(
      'dpkg-query',
      `if (existsSync(machine + '/states')) console.log(readFileSync(machine + '/states', 'utf8'));`,
    );
    writeFileSync(join(this.folder, 'log'), '');
  }

  #program(name: string, body: string): void {
    writeFileSync(join(this.folder, 'bin', name), preamble(this.folder) + body, { mode: 0o755 });
  }

  /** Chromium and its font are there already. */
  addBrowser(): void {
    writeFileSync(join(this.folder, 'bin/chromium-headless-shell'), '');
    writeFileSync(join(this.folder, 'states'), 'chromium-headless-shell installed\nfonts-noto-cjk installed\n');
  }

  /** A clone on this machine, with a build that takes its time too. */
  clone(name: string): string {
    const folder = join(this.folder, name);
    cpSync(join(process.cwd(), 'scripts/harness'), join(folder, 'scripts/harness'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'elastic-containers', type: 'module' }));
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    const note = `appendFileSync(${JSON.stringify(join(this.folder, 'log'))}, `;
    writeFileSync(
      join(folder, 'esbuild.js'),
      `import { appendFileSync } from 'node:fs'; ${note}'build begins\\n'); setTimeout(() => ${note}'build ends\\n'), 50);`,
    );
    writeFileSync(join(folder, 'run.mjs'), run(this.lockFile));
    return folder;
  }

  /** Makes the programs wait half-way, until `goOn`. */
  hold(): void {
    writeFileSync(join(this.folder, 'hold'), '');
  }

  goOn(): void {
    rmSync(join(this.folder, 'hold'), { force: true });
  }

  fail(): void {
    writeFileSync(join(this.folder, 'npm-fails'), '');
  }

  start(clone: string, { args = [], env = {} }: { args?: readonly string[]; env?: NodeJS.ProcessEnv } = {}): Run {
    const bin = join(this.folder, 'bin');
    const child = spawn(process.execPath, [join(clone, 'run.mjs'), ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Nothing of the run these tests belong to.
      env: { PATH: bin, SystemRoot: process.env.SystemRoot, npm_execpath: join(bin, 'npm-cli.js'), ...env },
    });
    this.#children.add(child);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return {
      child,
      ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr }))),
      said: (pattern) =>
        new Promise((resolve, reject) => {
          const look = (): void => (pattern.test(stderr) ? resolve() : undefined);
          child.stderr.on('data', look);
          child.once('close', () => reject(new Error(`It ended without saying ${pattern.source}:\n${stderr}`)));
          look();
        }),
    };
  }

  /** Ends a run and the program it waits for, as a machine that is switched off. */
  async killBoth({ child, ended }: Run, program: number): Promise<void> {
    child.kill('SIGKILL');
    process.kill(program, 'SIGKILL');
    await ended;
    // The system gives back the locks of a program, also before the parent reads its exit code.
    for (const lock of readdirSync(this.folder).filter((name) => name.endsWith('.lock'))) {
      rmSync(join(this.folder, lock));
    }
  }

  get log(): readonly string[] {
    return readFileSync(join(this.folder, 'log'), 'utf8').split('\n').filter(Boolean);
  }

  count(line: string): number {
    return this.log.filter((one) => one.startsWith(line)).length;
  }

  /** The process of a program that has begun; waits for it. */
  async begun(program: 'npm' | 'apt'): Promise<number> {
    const prefix = `${program} begins `;
    for (;;) {
      const line = this.log.findLast((one) => one.startsWith(prefix));
      if (line !== undefined) {
        return Number(line.slice(prefix.length));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async remove(): Promise<void> {
    for (const child of this.#children) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill();
        await ended;
      }
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
