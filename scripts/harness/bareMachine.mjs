// A machine that has nothing but a minimal Debian, Node.js and npm: a folder with a system of its own, entered in name spaces of its own,
// so that its mounts and processes end with the program that entered. It shares the kernel and the network, and package sources, npm's
// registry, proxies and trusted certificates are this machine's.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { readlinkSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { thisMachine, updatePackageLists } from './debianPackages.mjs';
import { SetupError, root, say } from './install.mjs';
import { identify, isAlive, readOwner } from './lock.mjs';
import { withProgress } from './needs.mjs';
import { exitOf, onStop, run, startProcess } from './processes.mjs';

const folderPrefix = 'elastic-containers-bare-';
const ownerFile = 'owner.json';
/** In the system. Not below /etc/ssl, which ca-certificates rewrites. */
const certificates = '/opt/certificates.pem';
const clone = '/root/elastic-containers';
const namespaces = ['--mount', '--pid', '--fork', '--kill-child'];

/** @returns {Map<string, string>} */
function osRelease() {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return new Map([...text.matchAll(/^(\w+)="?(.*?)"?$/gm)].map(([, name = '', value = '']) => [name, value]));
}

/** Why this machine cannot provide a bare one. */
export function notDebianRoot() {
  if (osRelease().get('ID') !== 'debian') {
    return 'it wants Debian.';
  }
  return thisMachine.canInstall() ? undefined : 'it wants root (sudo) on Debian.';
}

/** Throws unless a bare machine can be made here. */
export function checkBareMachine() {
  const reason = notDebianRoot();
  if (reason !== undefined) {
    throw new SetupError(`A bare machine cannot be made here: ${reason}`);
  }
  const { error, status, stderr } = spawnSync('unshare', [...namespaces, 'true'], { encoding: 'utf8' });
  if (error !== undefined || status !== 0) {
    const why = error?.message ?? stderr.trim();
    throw new SetupError(
      `A bare machine cannot be made here: it is entered by "unshare ${namespaces.join(' ')}", which fails (${why}).\n` +
        'Install util-linux; in a container, allow it to mount (CAP_SYS_ADMIN).',
    );
  }
}

/** @type {import('./needs.mjs').Need['isMissing']} */
export function lacksMmdebstrap() {
  return spawnSync('mmdebstrap', ['--version'], { stdio: 'ignore' }).status !== 0;
}

/** Debian's own package sources of this machine, as lines of a sources.list. */
async function packageSources() {
  const lines = () => {
    const format = '$(ORIGIN) deb $(REPO_URI) $(RELEASE) $(COMPONENT)';
    const targets = execFileSync('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
      encoding: 'utf8',
    });
    const ours = targets.split('\n').filter((line) => line.startsWith('Debian deb '));
    return [...new Set(ours)].map((line) => line.slice('Debian '.length));
  };
  if (lines().length === 0) {
    await updatePackageLists();
  }
  if (lines().length === 0) {
    throw new SetupError('apt-get on this machine knows no package source of Debian (apt-get indextargets).');
  }
  return `${lines().join('\n')}\n`;
}

/** How this machine's apt reaches its sources: proxies and checks. */
function aptSettings() {
  const settings = execFileSync('apt-config', ['dump', 'Acquire'], { encoding: 'utf8' });
  const kept = /^Acquire::(https?::|Check-|Retries|ForceIPv)/;
  return `${settings
    .split('\n')
    .filter((line) => kept.test(line) && !/"";$/.test(line))
    .join('\n')}\n`;
}

/** How this machine's npm reaches its registry. */
function npmSettings() {
  /** @type {Record<string, unknown>} */
  const all = JSON.parse(execFileSync('npm', ['config', 'ls', '--json'], { cwd: tmpdir(), encoding: 'utf8' }));
  const kept = /^(@.*:)?registry$|^(https-)?proxy$|^noproxy$|^strict-ssl$|^cafile$|^omit-lockfile-registry-resolved$/;
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => kept.test(name) && value !== null));
}

/** @param {string} folder @param {string | undefined} path */
function copyToSystem(folder, path) {
  if (path !== undefined && existsSync(path)) {
    copyFileSync(path, join(folder, path));
  }
}

export class BareMachine {
  /** @type {Set<import('node:child_process').ChildProcess>} */
  #running = new Set();
  #forget;
  #folder;
  #system;
  /** @type {NodeJS.ProcessEnv} */
  #env = {};

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
    this.#system = join(folder, 'system');
    this.#forget = onStop(() => this.remove());
  }

  static async make() {
    await removeLeftOvers();
    const folder = mkdtempSync(join(tmpdir(), folderPrefix));
    const machine = new BareMachine(folder);
    writeFileSync(join(folder, ownerFile), JSON.stringify({ id: folder, ...identify(process.pid) }));
    await machine.#bootstrap();
    machine.#addNode();
    machine.#addClone();
    return machine;
  }

  async #bootstrap() {
    const suite = osRelease().get('VERSION_CODENAME') ?? 'stable';
    say(`Making a minimal Debian (${suite}) in ${this.#folder} ...`);
    const [sources, settings] = [join(this.#folder, 'sources.list'), join(this.#folder, 'apt.conf')];
    writeFileSync(sources, await packageSources());
    writeFileSync(settings, aptSettings());
    const options = ['--variant=minbase', '--mode=root', '--quiet', `--aptopt=${settings}`];
    // Its mounts, too, end with it.
    const args = [...namespaces, '--mount-proc', 'mmdebstrap', ...options, suite, this.#system, sources];
    const child = this.#start('unshare', args, { stdio: ['ignore', 2, 2] });
    await withProgress('making it', () => exitOf(child));
    if (child.exitCode !== 0) {
      throw new SetupError('mmdebstrap could not make a minimal system; its messages are above.');
    }
    for (const path of ['/etc/resolv.conf', '/etc/hosts']) {
      copyToSystem(this.#system, path);
    }
  }

  /** Node.js and npm as a person would unpack them, with what they need to reach the registry from here. */
  #addNode() {
    const local = join(this.#system, 'usr/local');
    copyFileSync(process.execPath, join(local, 'bin/node'));
    const cli = realpathSync(process.env.npm_execpath ?? execFileSync('which', ['npm'], { encoding: 'utf8' }).trim());
    cpSync(dirname(dirname(cli)), join(local, 'lib/node_modules/npm'), { recursive: true, verbatimSymlinks: true });
    for (const name of ['npm', 'npx']) {
      symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, 'bin', name));
    }
    const { cafile, ...settings } = npmSettings();
    const bundle = process.env.NODE_EXTRA_CA_CERTS ?? process.env.SSL_CERT_FILE ?? cafile;
    const hasBundle = typeof bundle === 'string' && existsSync(bundle);
    if (hasBundle) {
      copyFileSync(bundle, join(this.#system, certificates));
      const apt = join(this.#system, 'etc/apt/apt.conf.d/zz-certificates');
      writeFileSync(apt, `Acquire::https::CaInfo "${certificates}";\n`);
    }
    mkdirSync(join(local, 'etc'), { recursive: true });
    const lines = Object.entries({ ...settings, ...(hasBundle && { cafile: certificates }) });
    writeFileSync(join(local, 'etc/npmrc'), lines.map(([name, value]) => `${name}=${String(value)}\n`).join(''));
    const proxies = Object.entries(process.env).filter(([name]) => /^(https?|no|all)_proxy$/i.test(name));
    this.#env = {
      ...Object.fromEntries(proxies),
      ...(hasBundle && { NODE_EXTRA_CA_CERTS: certificates }),
      ...(process.env.CI && { CI: process.env.CI }),
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/root',
      LANG: 'C.UTF-8',
    };
  }

  /** What is committed; cloned from outside, as git is none of what a bare machine has. */
  #addClone() {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
    const source = ['-c', 'safe.directory=*', 'clone', '--quiet', '--depth', '1', `file://${root}`];
    execFileSync('git', [...source, join(this.#system, clone)], { env, stdio: ['ignore', 2, 2] });
  }

  /**
   * Starts a program in the clone on the machine.
   * @param {readonly string[]} command
   */
  start(command) {
    const args = [...namespaces, 'sh', '-c', enter, 'sh', this.#system, clone, ...command];
    return this.#start('unshare', args, { stdio: ['ignore', 'pipe', 'pipe'], env: this.#env });
  }

  /**
   * @param {string} command
   * @param {readonly string[]} args
   * @param {import('node:child_process').SpawnOptions} options
   */
  #start(command, args, options) {
    const child = startProcess(command, args, options);
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }

  /** Ends everything on it at once: the first process of a name space takes the others along. */
  async stop() {
    const children = [...this.#running];
    const ended = children.map((child) => exitOf(child));
    for (const { pid } of children) {
      if (pid !== undefined) {
        process.kill(-pid, 'SIGKILL');
      }
    }
    await Promise.all(ended);
  }

  async remove() {
    this.#forget();
    await this.stop();
    await removeFolder(this.#folder);
  }
}

/**
 * Runs in the new name spaces: $1 is the system, $2 the folder in it, the rest the command. The shell stays and takes in the processes
 * that lose their parent, as the first process of a machine does.
 */
const enter = `
set -eu
system=$1 folder=$2; shift 2
mount -t proc proc "$system/proc"
mount -t tmpfs -o mode=755,nosuid tmpfs "$system/dev"
for device in 'null c 1 3' 'zero c 1 5' 'full c 1 7' 'random c 1 8' 'urandom c 1 9' 'tty c 5 0'; do
  mknod -m 666 "$system/dev/"$device
done
mkdir "$system/dev/pts" "$system/dev/shm"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$system/dev/pts"
mount -t tmpfs -o mode=1777,nosuid tmpfs "$system/dev/shm"
ln -s pts/ptmx "$system/dev/ptmx"
ln -s /proc/self/fd "$system/dev/fd"
code=0
chroot "$system" sh -c 'cd "$0" && exec "$@"' "$folder" "$@" || code=$?
exit "$code"
`;

/** Of runs that were killed. */
async function removeLeftOvers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name);
    const owner = readOwner(join(folder, ownerFile));
    if (owner === undefined || isAlive(owner)) {
      continue;
    }
    if (isInUse(folder)) {
      say(`${folder} was left behind by a run that was killed, and processes still run in it. End them and remove it.`);
    } else {
      say(`${folder} was left behind by a run that was killed.`);
      await removeFolder(folder);
    }
  }
}

/** @param {string} folder */
function isInUse(folder) {
  return readdirSync('/proc').some((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/root`).startsWith(`${folder}/`);
    } catch {
      return false;
    }
  });
}

/** Never what is mounted below: that would be another file system's content. @param {string} folder */
async function removeFolder(folder) {
  say(`Removing ${folder} ...`);
  const mounted = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[4] ?? [])
    .filter((path) => path.startsWith(`${folder}/`));
  if (mounted.length > 0) {
    throw new SetupError(`Not removed, as something is mounted in it: ${folder} (${mounted.join(', ')}).`);
  }
  if ((await run('rm', ['-rf', '--one-file-system', folder])) !== 0) {
    throw new SetupError(`${folder} could not be removed; the messages of rm are above.`);
  }
}
