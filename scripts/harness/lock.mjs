// A lock between processes: a file that names its owner. It appears complete or not at all (a hard link), and an owner that is gone
// without giving it back is known by its process id and start time. Plain Node, as it guards the installation of everything else.
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 200;
const sayAgainMs = 30_000;

/**
 * `started` distinguishes a process from a later one with its id; it is missing where the system does not report it.
 * @typedef {{pid: number, started?: string}} ProcessIdentity
 */

/**
 * `work` is a program started under the lock. Should its starter be killed, it keeps the lock until it ends.
 * @typedef {ProcessIdentity & {id: string, command: string, since: string, work?: (ProcessIdentity & {command: string}) | undefined, built?: boolean}} Owner
 */

/**
 * @typedef {object} Lock
 * @property {string} id
 * @property {(notes: Partial<Pick<Owner, 'work' | 'built'>>) => void} note
 * @property {() => void} release
 */

/** @param {() => string} read @returns {string | undefined} */
function orUndefined(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** @param {number} pid @returns {ProcessIdentity | undefined} undefined when it has ended */
export function identify(pid) {
  if (process.platform === 'linux') {
    const stat = orUndefined(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
    // The name in brackets may hold anything; after it come the state and, 19 fields on, the start in ticks since the boot.
    const [state = 'X', ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
    const boot = orUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
    return /[ZX]/.test(state) ? undefined : { pid, started: `${boot} ${fields[18]}` };
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') {
      return undefined;
    }
  }
  if (process.platform === 'win32') {
    return { pid };
  }
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  return started ? { pid, started } : { pid };
}

/** @param {ProcessIdentity} known */
function isRunning({ pid, started }) {
  const now = identify(pid);
  return now !== undefined && now.started === started;
}

/** @param {Owner} owner */
export function isAlive(owner) {
  return isRunning(owner) || (owner.work !== undefined && isRunning(owner.work));
}

/** What an unreadable lock names as its owner: a machine that lost power leaves such a file. */
const unreadable = 'unreadable';

/** @param {string} file @returns {Owner | undefined} undefined when no process holds it */
export function readOwner(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    return { id: unreadable, pid: -1, command: '', since: '' };
  }
}

/** @param {Owner} owner @param {string} file */
function sayWaiting(owner, file) {
  const orphan = owner.work !== undefined && !isRunning(owner);
  const { command, pid } = (orphan && owner.work) || owner;
  const about = `process ${pid}, ${orphan ? 'left behind by a run that was killed' : `at work since ${owner.since}`}`;
  process.stderr.write(`Waiting for "${command}" to end (${about}; its lock is ${file}) ...\n`);
}

/**
 * Waits until no other process holds the lock and takes it. `release`, or the end of this process, gives it back.
 * @param {string} file
 * @param {string} command shown to other processes as what they wait for
 * @returns {Promise<Lock>}
 */
export async function takeLock(file, command) {
  mkdirSync(dirname(file), { recursive: true });
  const self = /** @type {ProcessIdentity} */ (identify(process.pid) ?? { pid: process.pid });
  /** @type {Owner} */
  const owner = { ...self, id: `${process.pid}-${randomUUID()}`, command, since: new Date().toLocaleTimeString() };
  const draft = `${file}.${owner.id}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    await linkWhenFree(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  return held(file, owner);
}

/** @param {string} draft @param {string} file */
async function linkWhenFree(draft, file) {
  let said = { id: '', atMs: 0 };
  for (;;) {
    try {
      linkSync(draft, file);
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') {
        throw error;
      }
    }
    const other = readOwner(file);
    if (other === undefined) {
      continue;
    }
    if (!isAlive(other)) {
      await removeStale(file, other.id);
      continue;
    }
    if (said.id !== other.id || Date.now() - said.atMs >= sayAgainMs) {
      said = { id: other.id, atMs: Date.now() };
      sayWaiting(other, file);
    }
    await sleep(pollMs);
  }
}

/**
 * Removes the lock of an owner that is gone. Two that see it at once must not both: the second would remove what a third has taken
 * meanwhile. So the remover holds a lock of that name, and checks again.
 * @param {string} file
 * @param {string} ownerId
 */
async function removeStale(file, ownerId) {
  const removing = await takeLock(`${file}.${ownerId}.stale`, 'the removal of a lock');
  try {
    if (readOwner(file)?.id === ownerId) {
      unlinkSync(file);
    }
  } finally {
    removing.release();
  }
}

/** @param {string} file @param {Owner} owner @returns {Lock} */
function held(file, owner) {
  let current = owner;
  const release = () => {
    process.off('exit', release);
    if (orUndefined(() => readOwner(file)?.id ?? '') === owner.id) {
      rmSync(file, { force: true });
    }
  };
  process.on('exit', release);
  return {
    id: owner.id,
    note(notes) {
      current = { ...current, ...notes };
      const draft = `${file}.${owner.id}`;
      writeFileSync(draft, JSON.stringify(current));
      renameSync(draft, file);
    },
    release,
  };
}
