// Several runs may install at the same moment, and each may be ended half-way (scripts/harness/lock.mjs, needs.mjs).
import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FakeMachine, type Run } from './fakeInstaller';

let machine: FakeMachine;
let clone: string;

describe('the installation', () => {
  useMachine();

  it('is made once by two runs started at the same moment, and both succeed', async () => {
    const runs = [machine.start(clone), machine.start(clone)];
    const said = await allSucceed(runs);
    equal(machine.count('npm begins'), 1);
    const waitedFor = said.map((text) => Number(/Waiting for ".*run\.mjs" to end \(process (\d+),/.exec(text)?.[1]));
    const [first, second] = runs.map(({ child }) => child.pid);
    deepEqual(
      waitedFor.filter((pid) => !Number.isNaN(pid)),
      [Number.isNaN(waitedFor[0]) ? first : second],
      'one waits, and says for whom',
    );
  });

  it('is repaired after a run that was ended with npm half-way', async () => {
    machine.addBrowser();
    machine.hold();
    const first = machine.start(clone);
    const npm = await machine.begun('npm');
    await machine.killBoth(first, npm);
    machine.goOn();
    await allSucceed([machine.start(clone)]);
    equal(machine.count('npm begins'), 2);
    equal(machine.count('npm ends'), 1);
  });

  it('names what is missing and what to do when it fails, and runs nothing', async () => {
    machine.addBrowser();
    machine.fail();
    const { code, stderr } = await machine.start(clone).ended;
    equal(code, 1);
    match(stderr, /npm ci failed with code 1; .*\nCheck the network or the proxy .*, then run the command again\./);
    match(stderr, /Nothing was run, as this is missing:\n {2}- the npm packages of package-lock\.json/);
    equal(machine.count('build'), 0);
  });

  // apt-get is a script here, which Windows would not start.
  if (process.platform !== 'win32') {
    it('of packages of the machine is made once by runs in several clones', async () => {
      const clones = ['one', 'two', 'three'].map((name) => machine.clone(name));
      await allSucceed(clones.map((folder) => machine.start(folder)));
      equal(machine.count('apt begins'), 1);
      equal(machine.count('npm begins'), 3);
    });

    it('is repaired after a run that was ended with apt-get half-way', async () => {
      machine.hold();
      const first = machine.start(clone);
      const apt = await machine.begun('apt');
      await machine.killBoth(first, apt);
      machine.goOn();
      await allSucceed([machine.start(clone)]);
      equal(machine.count('dpkg configures'), 2, 'what was unpacked is configured');
      equal(machine.count('apt begins'), 2);
      equal(machine.count('apt ends'), 1);
    });

    it('ends with the run, its programs too, when the run is terminated', async () => {
      machine.hold();
      const first = machine.start(clone);
      const apt = await machine.begun('apt');
      first.child.kill('SIGTERM');
      equal((await first.ended).code, 143);
      equal(isRunning(apt), false);
    });

    it('waits for a program that outlived its run', async () => {
      machine.hold();
      const first = machine.start(clone);
      const apt = await machine.begun('apt');
      first.child.kill('SIGKILL');
      await once(first.child, 'exit');
      const second = machine.start(clone);
      await second.said(new RegExp(`Waiting for "apt-get .*" to end \\(process ${apt}, left behind`));
      machine.goOn();
      await allSucceed([second]);
      equal(machine.count('apt begins'), 1);
    });
  }
});

describe('the lock of a clone', () => {
  useMachine();

  beforeEach(() => machine.addBrowser());

  const lockFile = (): string => join(clone, '.vscode-test/clone.lock');

  /** Leaves a lock as another process would. */
  function leaveLock(content: string): void {
    mkdirSync(dirname(lockFile()), { recursive: true });
    writeFileSync(lockFile(), content);
  }

  const owner = (pid: number | undefined, started?: string): string =>
    JSON.stringify({ id: 'someone', pid, started, command: 'npm test', since: 'long ago' });

  it('of an owner that is gone is taken over by one of many', async () => {
    leaveLock(owner(spawnSync(process.execPath, ['--version']).pid, 'once'));
    await allSucceed(Array.from({ length: 6 }, () => machine.start(clone)));
    equal(machine.count('npm begins'), 1);
    const builds = machine.log.filter((line) => line.startsWith('build'));
    deepEqual(builds, Array.from({ length: 6 }, () => ['build begins', 'build ends']).flat());
    deepEqual(readdirSync(dirname(lockFile())), ['built'], 'nothing is left behind');
  });

  it('is not kept by a later process with the id of its owner', async () => {
    leaveLock(owner(process.pid, 'before this one'));
    await allSucceed([machine.start(clone)]);
  });

  it('is taken over when it cannot be read', async () => {
    leaveLock('');
    await allSucceed([machine.start(clone)]);
  });

  it('does not block programs that its owner runs, and is kept for the owner', async () => {
    await allSucceed([machine.start(clone, { args: ['--nested'] })]);
    equal(machine.count('build begins'), 1, 'what the owner has built stays under its tests');
  });

  it('is not opened by the name of an owner of before', async () => {
    machine.hold();
    const first = machine.start(clone);
    await machine.begun('npm');
    const second = machine.start(clone, { env: { ELASTIC_CONTAINERS_CLONE_LOCK: 'someone' } });
    await second.said(/Waiting for/);
    machine.goOn();
    await allSucceed([first, second]);
    notEqual(machine.count('build begins'), 1);
  });
});

function useMachine(): void {
  beforeEach(() => {
    machine = new FakeMachine();
    clone = machine.clone('clone');
  });

  afterEach(() => machine.remove());
}

/** What each said; no two programs were at work at once. */
async function allSucceed(runs: readonly Run[]): Promise<readonly string[]> {
  const ends = await Promise.all(runs.map(({ ended }) => ended));
  const said = ends.map(({ stderr }) => stderr);
  deepEqual(
    ends.map(({ code }) => code),
    runs.map(() => 0),
    said.join('\n---\n'),
  );
  deepEqual(
    machine.log.filter((line) => line.includes('clashes')),
    [],
  );
  return said;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
