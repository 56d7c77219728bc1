// The programs that run on this machine, as any of its users can list them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Program and arguments. */
  readonly command: string;
}

/** A small Linux has no `ps`, and other systems have no /proc. */
export function listProcesses(): readonly RunningProcess[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

/** What `pid` has started, and what that has. */
export function descendantsOf(pid: number): readonly RunningProcess[] {
  const all = listProcesses();
  const below = (parent: number): readonly RunningProcess[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

/** Those that still run. */
export function survivors(processes: readonly RunningProcess[]): readonly RunningProcess[] {
  const running = new Map(listProcesses().map((one) => [one.pid, one.command]));
  return processes.filter(({ pid, command }) => running.get(pid) === command);
}

/** Linux alone shows it. */
export function environmentOf({ pid }: RunningProcess): readonly string[] {
  return read(`/proc/${pid}/environ`).split('\0');
}

function fromProc(): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      // After the name, which may have any characters, and the state.
      parent: Number(/\) \S (\d+) [^)]*$/.exec(read(`/proc/${name}/stat`))?.[1]),
      command: read(`/proc/${name}/cmdline`).replaceAll('\0', ' ').trim(),
    }))
    .filter(({ command }) => command !== '');
}

/** Empty when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function fromPs(): readonly RunningProcess[] {
  const rows = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n');
  return rows.flatMap((row) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(row) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
