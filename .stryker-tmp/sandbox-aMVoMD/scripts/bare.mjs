// npm run test:bare [-- --install-only]: the promise of the README on a machine that has nothing. As root on Debian it makes a minimal
// system in a temporary folder, runs npm test and npm start in a clone of what is committed, and removes everything.
// --install-only: of the tests only one in VS Code's extension host and one that clicks, after all installations.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { BareMachine, checkBareMachine, lacksMmdebstrap } from './harness/bareMachine.mjs';
import { installDebianPackages } from './harness/debianPackages.mjs';
import { SetupError, main, root, say } from './harness/install.mjs';
import { install } from './harness/needs.mjs';
import { exitOf, lineOf, stopAll } from './harness/processes.mjs';

const minuteMs = 60_000;
/** A program that hangs must not keep a machine for ever. */
const limits = { full: 60 * minuteMs, installOnly: 25 * minuteMs, start: 5 * minuteMs };
/** The first runs in the oldest and in the newest VS Code. */
const onlyTests = [
  'the extension in VS Code is found under its public id',
  'the first start without credentials opens from the activity bar',
];
const leastPassed = 3;

/** @type {import('./harness/needs.mjs').Need} */
const mmdebstrap = {
  name: 'mmdebstrap (apt-get)',
  isMissing: lacksMmdebstrap,
  install: () => installDebianPackages(['mmdebstrap'], () => !lacksMmdebstrap()),
};

/** @param {string} what @param {number} startedMs */
const after = (what, startedMs) => `${what} after ${Math.round((Date.now() - startedMs) / 1000)} s`;

function sayUncommitted() {
  const changed = execFileSync('git', ['-c', 'safe.directory=*', 'status', '--porcelain'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (changed !== '') {
    say(`What is not committed is not tested:\n${changed}`);
  }
}

/**
 * Shows what a program prints, and returns it.
 * @param {import('node:child_process').ChildProcess} child
 */
function shown(child) {
  const printed = { text: '' };
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    printed.text += text;
    process.stdout.write(text);
  });
  child.stderr?.on('data', (/** @type {Buffer} */ text) => process.stderr.write(text));
  return printed;
}

/** @param {BareMachine} machine @param {boolean} installOnly */
async function runTests(machine, installOnly) {
  const args = installOnly ? ['node', 'scripts/test.mjs', 'host,ui', '--grep', onlyTests.join('|')] : ['npm', 'test'];
  say(`\nOn the bare machine: ${args.join(' ')}`);
  const child = machine.start(args);
  const printed = shown(child);
  const limitMs = installOnly ? limits.installOnly : limits.full;
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    void machine.stop();
  }, limitMs);
  const code = await exitOf(child);
  clearTimeout(timer);
  if (expired) {
    throw new SetupError(`The tests on the bare machine did not end within ${limitMs / minuteMs} minutes.`);
  }
  const [, passed = '0', failed = '0'] = /^(\d+) passed, (\d+) failed\s*$/m.exec(lastLine(printed.text)) ?? [];
  if (code !== 0 || Number(failed) > 0 || Number(passed) < leastPassed) {
    throw new SetupError(
      `The tests on the bare machine ended with code ${code}: ${passed} passed, ${failed} failed, and at least ${leastPassed} have to pass.`,
    );
  }
  return passed;
}

/** @param {string} text */
const lastLine = (text) => text.trimEnd().split('\n').at(-1) ?? '';

/** @param {BareMachine} machine */
async function runStart(machine) {
  const args = ['npm', 'start', '--', '--no-open', '--port', '0'];
  say(`\nOn the bare machine: ${args.join(' ')}`);
  const child = machine.start(args);
  shown(child);
  const [, address = ''] = await lineOf(child, /is ready: (http\S+)\s/, { name: 'npm start', timeoutMs: limits.start });
  await checkAnswers(address);
  await machine.stop();
}

/** As a browser opens it, which keeps the cookie by which it is known after a redirection. @param {string} address */
async function checkAnswers(address) {
  const first = await fetch(address, { redirect: 'manual' });
  const target = first.headers.get('location');
  const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0]);
  const page =
    target === null ? first : await fetch(new URL(target, address), { headers: { cookie: cookie.join('; ') } });
  if (!page.ok || !/workbench/.test(await page.text())) {
    throw new SetupError(`The address that npm start printed answers ${page.status}, and not with the workbench.`);
  }
  say('The printed address answers with the workbench.');
}

await main(async () => {
  const { values } = parseArgs({ options: { 'install-only': { type: 'boolean' } } });
  const startedMs = Date.now();
  checkBareMachine();
  await install([mmdebstrap]);
  sayUncommitted();
  const machine = await BareMachine.make();
  try {
    say(after('The machine is ready', startedMs));
    const passed = await runTests(machine, values['install-only'] === true);
    await runStart(machine);
    say(`\n${after(`${passed} tests passed and npm start answered on a machine that had nothing,`, startedMs)}.`);
  } finally {
    await machine.remove();
  }
});
await stopAll();
