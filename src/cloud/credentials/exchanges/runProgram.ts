// Runs a program to its end and takes what it prints: without a shell, and for a limited time, whatever the program does.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { extname, win32 } from 'node:path';
import type { Clock } from '../../../base/clock';
import { CancelledError, isCancelled } from '../../../base/errors';

/** Longest time in all, and how much of it is left for an orderly end after the request to end. */
const limitMs = 60_000;
const graceMs = 5_000;
const maxOutputBytes = 1024 * 1024;

/** How a program ended that printed nothing usable. */
export type ProgramFailure =
  | { readonly type: 'exit'; readonly code: number }
  | { readonly type: 'signal'; readonly name: string }
  | { readonly type: 'start'; readonly code: string }
  | { readonly type: 'late' }
  | { readonly type: 'tooMuch' };

/** A program that did not do what it was started for. The message holds nothing that it printed. */
export class ProgramError extends Error {
  constructor(readonly failure: ProgramFailure) {
    super(`The program failed: ${failure.type}`);
  }
}

export interface ProgramRun {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Returns what the program prints on its standard output.
 * @throws ProgramError, or CancelledError when the signal aborts. The program is then asked to end, and killed if it does not.
 */
export function runProgram(words: readonly string[], { clock, signal, env }: ProgramRun): Promise<string> {
  if (signal.aborted) {
    return Promise.reject(new CancelledError());
  }
  const { file, args, isVerbatim } = toSpawnable(words, process.platform, env);
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    windowsVerbatimArguments: isVerbatim,
    // A group of its own, so that what it starts in turn can be ended with it.
    detached: process.platform !== 'win32',
  });
  const closed = new AbortController();
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(error);
      signal.removeEventListener('abort', onAbort);
    };
    const onAbort = (): void => {
      fail(new CancelledError());
      void endProgram(child, clock, closed.signal);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const giveUp = async (): Promise<void> => {
      await clock.sleep(limitMs - graceMs, closed.signal);
      await endProgram(child, clock, closed.signal);
      // Not when it has closed its output: a process that it started may hold that open.
      fail(new ProgramError({ type: 'late' }));
    };
    giveUp().catch((error: unknown) => {
      if (!isCancelled(error)) {
        throw error;
      }
    });
    collectOutput(child, (failure) => {
      closed.abort();
      killGroup(child, 'SIGKILL');
      fail(new ProgramError(failure));
    }).then(
      (output) => {
        closed.abort();
        resolve(output);
        signal.removeEventListener('abort', onAbort);
      },
      (error: unknown) => {
        closed.abort();
        fail(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

function collectOutput(child: ChildProcess, onTooMuch: (failure: ProgramFailure) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutputBytes) {
        onTooMuch({ type: 'tooMuch' });
      } else {
        chunks.push(chunk);
      }
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ProgramError({ type: 'start', code: error.code ?? 'error' })),
    );
    child.once('close', (code, name) => {
      if (code === 0) {
        resolve(Buffer.concat(chunks).toString('utf8'));
      } else {
        reject(new ProgramError(code === null ? { type: 'signal', name: name ?? '' } : { type: 'exit', code }));
      }
    });
  });
}

/** Requests a program to end, and kills it if it still runs after a while. */
async function endProgram(child: ChildProcess, clock: Clock, closed: AbortSignal): Promise<void> {
  killGroup(child, 'SIGTERM');
  try {
    await clock.sleep(graceMs, closed);
  } catch {
    // It has ended.
    return;
  }
  killGroup(child, 'SIGKILL');
}

/** Also what the program has started. On Windows, where there are no signals, at once. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  const { pid } = child;
  if (pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on('error', () =>
      child.kill(),
    );
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended.
  }
}

/** What the system can start. */
export interface Spawnable {
  readonly file: string;
  readonly args: readonly string[];
  /** The arguments are written as the program reads them. */
  readonly isVerbatim: boolean;
}

/**
 * On Windows a program may be named without its extension, and a batch file (`.cmd`, `.bat`) can be run by the command processor only:
 * Node does not start one.
 */
export function toSpawnable(
  [program = '', ...args]: readonly string[],
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  isFile: (path: string) => boolean = isExistingFile,
): Spawnable {
  if (platform !== 'win32') {
    return { file: program, args, isVerbatim: false };
  }
  const found = findProgram(program, env, isFile) ?? program;
  if (!/\.(?:cmd|bat)$/i.test(found)) {
    return { file: found, args, isVerbatim: false };
  }
  const line = [escapeMeta(win32.normalize(found)), ...args.map(escapeArgument)].join(' ');
  const processor = readVariable(env, 'ComSpec') ?? 'cmd.exe';
  return { file: processor, args: ['/d', '/s', '/c', `"${line}"`], isVerbatim: true };
}

/** As the command processor looks for it, but never in the current folder, which may hold the files of another user. */
function findProgram(program: string, env: NodeJS.ProcessEnv, isFile: (path: string) => boolean): string | undefined {
  const extensions = (readVariable(env, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';').filter(Boolean);
  const names = extname(program) === '' ? extensions.map((extension) => `${program}${extension}`) : [program];
  const isPlaced = /[\\/:]/.test(program);
  const folders = isPlaced ? [''] : (readVariable(env, 'PATH') ?? '').split(';').filter(Boolean);
  const paths = folders.flatMap((folder) => names.map((name) => (isPlaced ? name : win32.join(folder, name))));
  return paths.find(isFile);
}

/** Names of variables have no case on Windows. */
function readVariable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The letters that mean something to the command processor. */
function escapeMeta(text: string): string {
  return text.replace(/[()\][%!^"`<>&|;, *?]/g, '^$&');
}

/** In quotes as programs on Windows read them, then for the command processor: once for its line, once for the batch file's. */
function escapeArgument(argument: string): string {
  const quoted = `"${argument.replace(/(?<!\\)(\\+)(?="|$)/g, '$1$1').replaceAll('"', '\\"')}"`;
  return escapeMeta(escapeMeta(quoted));
}

function isExistingFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
