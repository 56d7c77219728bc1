// Debian packages, installed by apt-get as root. One run of ours at a time on a machine, and none while another program uses apt.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError, cacheDir, runUnder, say } from './install.mjs';
import { takeLock } from './lock.mjs';

const pollMs = 1000;
const lockWaitSeconds = 600;

/** Not its descendants: their packages of the same name hold something else, or are missing. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** The machine whose packages are meant; tests have one of their own. */
export const thisMachine = {
  /** In a folder of root's own that a restart empties. */
  lockFile: '/run/elastic-containers-apt.lock',
  canInstall: () => process.getuid?.() === 0 && isDebian(),
};

/** What apt and dpkg lock while they work. */
const aptLocks = [
  '/var/lib/dpkg/lock-frontend',
  '/var/lib/dpkg/lock',
  '/var/lib/apt/lists/lock',
  '/var/cache/apt/archives/lock',
];

/**
 * Of each package that dpkg has heard of, its state: "installed", or for example "half-configured".
 * @param {readonly string[]} packages
 */
export function packageStates(packages) {
  const format = '${Package} ${db:Status-Status}\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...packages], { encoding: 'utf8' });
  const lines = (stdout ?? '').split('\n').filter(Boolean);
  return new Map(lines.map((line) => /** @type {[string, string]} */ (line.split(' '))));
}

/** The process that holds one of apt's own locks. */
function otherAptUser() {
  const inodes = aptLocks.flatMap((file) => statSync(file, { throwIfNoEntry: false })?.ino ?? []);
  const locks = existsSync('/proc/locks') ? readFileSync('/proc/locks', 'utf8').split('\n') : [];
  for (const line of locks) {
    // "1: POSIX ADVISORY WRITE pid major:minor:inode from to"
    const [, , , , pid, device] = line.trim().split(/\s+/);
    if (inodes.includes(Number(device?.split(':')[2])) && Number(pid) !== process.pid) {
      const name = existsSync(`/proc/${pid}/comm`) ? readFileSync(`/proc/${pid}/comm`, 'utf8').trim() : 'a program';
      return `${name} (process ${pid})`;
    }
  }
  return undefined;
}

async function waitForOtherAptUsers() {
  let said;
  for (let user = otherAptUser(); user !== undefined; user = otherAptUser()) {
    if (user !== said) {
      say(`Waiting for ${user}, which installs packages ...`);
      said = user;
    }
    await sleep(pollMs);
  }
}

/**
 * Asks the package sources what they have.
 * @param {{lockFile: string}} [machine]
 */
export async function updatePackageLists(machine = thisMachine) {
  const lock = await takeLock(machine.lockFile, 'apt-get update');
  try {
    await aptGet(lock, ['-q', 'update'], 'apt-get update');
  } finally {
    lock.release();
  }
}

/**
 * Installs packages unless `isDone` reports, once it is our turn, that another run has.
 * @param {readonly string[]} packages
 * @param {() => boolean} isDone
 * @param {{lockFile: string}} [machine]
 */
export async function installDebianPackages(packages, isDone, machine = thisMachine) {
  const lock = await takeLock(machine.lockFile, 'apt-get');
  try {
    await waitForOtherAptUsers();
    if (isDone()) {
      return;
    }
    // Finishes what an interrupted run began. Where it cannot, --fix-broken below does or reports why.
    await runQuietly(lock, 'dpkg', ['--force-confdef', '--force-confold', '--configure', '-a']);
    const byHand = `apt-get update && apt-get install ${packages.join(' ')}`;
    await aptGet(lock, ['-q', 'update'], byHand);
    await aptGet(lock, ['-qq', 'install', '-y', '--no-install-recommends', '--fix-broken', ...packages], byHand);
  } finally {
    lock.release();
  }
}

/** What apt-get and dpkg say, a line for each of hundreds of packages, is shown only when they fail. */
const output = join(cacheDir, 'apt-get.log');

/**
 * @param {import('./lock.mjs').Lock} lock
 * @param {string} command
 * @param {readonly string[]} args
 */
async function runQuietly(lock, command, args) {
  mkdirSync(cacheDir, { recursive: true });
  const file = openSync(output, 'w');
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return await runUnder(lock)(command, args, { stdio: ['ignore', file, file], env });
  } finally {
    closeSync(file);
  }
}

/**
 * apt-get waits for dpkg's lock but for no other of its own, so a program that takes one between our look and its start makes it fail.
 * @param {import('./lock.mjs').Lock} lock
 * @param {readonly string[]} args
 * @param {string} byHand what a person runs to see more
 */
async function aptGet(lock, args, byHand) {
  for (;;) {
    await waitForOtherAptUsers();
    const code = await runQuietly(lock, 'apt-get', ['-o', `DPkg::Lock::Timeout=${lockWaitSeconds}`, ...args]);
    if (code === 0) {
      return;
    }
    if (otherAptUser() === undefined) {
      say(readFileSync(output, 'utf8'));
      throw new SetupError(
        `apt-get ${args.join(' ')} failed with code ${code}; its messages are above.\n` +
          `Run it yourself to see more (${byHand}), then run the command again.`,
      );
    }
  }
}
