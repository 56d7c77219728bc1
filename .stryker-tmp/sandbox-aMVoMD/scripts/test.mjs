// node scripts/test.mjs all|unit|contract|host|ui [--bare] [--grep X] [other mocha options]; several suites as "host,ui".
// Installs what is missing, builds, runs the suites and ends with the line "N passed, N failed" over all of them. --bare adds the
// short check on a bare machine (scripts/bare.mjs) as a suite of one test.
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { notDebianRoot } from './harness/bareMachine.mjs';
import { chromiumAndFont } from './harness/chromium.mjs';
import { chooseVscode, desktopVscode, runHostSuite } from './harness/hostSuite.mjs';
import { SetupError, build, lockClone, main, npmPackages, root, say } from './harness/install.mjs';
import { readCounts, runMocha } from './harness/mochaRun.mjs';
import { install } from './harness/needs.mjs';
import { run } from './harness/processes.mjs';
import { jobsAtOnce, sideBySide } from './harness/sideBySide.mjs';
import { temporaryFolder, testEnvironment } from './harness/testEnvironment.mjs';
import { versions, vscodeServer } from './harness/vscodeServer.mjs';

const suites = ['unit', 'contract', 'host', 'ui'];
const results = join(root, 'test-results');
/** Of one test: what hangs must end, and a machine busy with other work must not fail it. Opening a window has a budget of its own. */
const testTimeoutMs = { plain: 30_000, ui: 180_000 };

/** @typedef {{name: string, passed: number, failed: number, failures?: readonly string[], note?: string}} Result */
/** @typedef {(text: string) => void} Print */

/**
 * Runs one suite, or one file of it, and turns a crash into one failed test.
 * @param {string} name
 * @param {(countsFile: string) => Promise<unknown>} body
 * @param {Print} print
 * @returns {Promise<Result>}
 */
async function counted(name, body, print) {
  const countsFile = join(results, `${name.replaceAll(/[^\w.]+/g, '-')}.json`);
  await rm(countsFile, { force: true });
  let problem;
  try {
    await body(countsFile);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
    print(`${error instanceof Error && !(error instanceof SetupError) ? error.stack : problem}\n`);
  }
  const counts = readCounts(countsFile);
  if (counts === undefined) {
    return { name, passed: 0, failed: 1, note: 'crashed before its end' };
  }
  return problem === undefined ? { name, ...counts } : { name, ...counts, failed: counts.failed + 1, note: problem };
}

/** @type {Print} */
const toStdout = (text) => void process.stdout.write(text);

/** @param {string} name @param {string} about which VS Code or Node it uses */
const heading = (name, about) => `\n=== ${name}: ${about} ===\n`;

/** @param {string[]} args */
function grepOf(args) {
  const at = args.findIndex((arg) => /^(--grep|-g)(=|$)/.test(arg));
  return at < 0 ? undefined : args[at]?.split('=').slice(1).join('=') || args[at + 1];
}

/** @typedef {{desktop: boolean, why: string}} HostChoice */

/**
 * All that the suites need; they themselves install nothing. Chromium first: where it is required, a run fails early.
 * @param {readonly string[]} chosen
 * @param {HostChoice | undefined} host
 */
function needsOf(chosen, host) {
  const inDesktop = host?.desktop === true;
  const windows = chosen.includes('ui') || (host !== undefined && !inDesktop);
  return [
    ...(windows ? [chromiumAndFont()] : []),
    npmPackages,
    ...(windows ? [vscodeServer('newest')] : []),
    ...(host !== undefined && !inDesktop ? [vscodeServer('oldest')] : []),
    ...(inDesktop ? [desktopVscode('newest'), desktopVscode('oldest')] : []),
  ];
}

await main(async () => {
  const [wanted = 'all', ...given] = process.argv.slice(2);
  const chosen = wanted === 'all' ? suites : wanted.split(',');
  if (!chosen.every((name) => suites.includes(name))) {
    throw new SetupError(`There is no suite "${wanted}". Use all, ${suites.join(', ')}.`);
  }
  const args = given.filter((arg) => arg !== '--bare');
  const grep = grepOf(args);
  await lockClone();
  const host = chosen.includes('host') ? await chooseVscode() : undefined;
  await install(needsOf(chosen, host));
  await rm(join(root, 'out'), { recursive: true, force: true });
  await build('--tests');
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });

  const home = await temporaryFolder();
  const env = { ...testEnvironment(home.path), ...chromiumSetting() };
  const plain = chosen.filter((name) => name !== 'host' && name !== 'ui');
  /** @type {Result[]} */
  const all = await sideBySide(plain, jobsAtOnce(), (name, print) => plainSuite(name, args, env, print));
  if (host !== undefined) {
    all.push(...(await hostSuites(host, grep)));
  }
  if (chosen.includes('ui')) {
    all.push(await uiSuite(args, env));
  }
  if (given.includes('--bare')) {
    all.push(...(await bareSuite()));
  }
  await home.remove();
  report(all, grep !== undefined);
});

/**
 * The short check on a bare machine, on machines that can provide one.
 * @returns {Promise<Result[]>}
 */
async function bareSuite() {
  const name = 'bare';
  const reason = notDebianRoot();
  if (reason !== undefined) {
    toStdout(`\nThe check on a bare machine is left out: ${reason}\n`);
    return [];
  }
  toStdout(heading(name, 'a minimal Debian, everything installed anew, one host and one UI test, npm start'));
  const code = await run(process.execPath, [join(root, 'scripts/bare.mjs'), '--install-only'], {
    stdio: ['ignore', 1, 1],
  });
  return [
    code === 0 ? { name, passed: 1, failed: 0 } : { name, passed: 0, failed: 1, note: `ended with code ${code}` },
  ];
}

/**
 * A suite that needs no VS Code.
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {Print} print
 * @returns {Promise<Result>}
 */
function plainSuite(name, args, env, print) {
  print(heading(name, `Node ${process.versions.node}`));
  const files = `out/test/${name}/**/*.test.js`;
  const mochaArgs = ['--timeout', String(testTimeoutMs.plain), ...args];
  return counted(name, (countsFile) => runMocha({ files, countsFile, args: mochaArgs, env, print }), print);
}

/**
 * The oldest and the newest VS Code, and a window of the newest for each file that needs one of its own: servers side by side, desktop
 * windows one after the other.
 * @param {HostChoice} host
 * @param {string | undefined} grep
 */
async function hostSuites({ desktop, why }, grep) {
  const alone = readdirSync(join(root, 'test/host/alone'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ version: /** @type {const} */ ('newest'), file: `alone/${name.replace(/\.ts$/, '.js')}` }));
  /** @type {{version: import('./harness/vscodeServer.mjs').Version, file?: string}[]} */
  const windows = [...alone, { version: 'oldest' }, { version: 'newest' }];
  return sideBySide(windows, desktop ? 1 : 2, async ({ version, file }, print) => {
    const { vscode } = versions[version];
    const name = ['host', vscode, file?.replace(/\.test\.js$/, '')].filter(Boolean).join(' ');
    print(heading(name, desktop ? `desktop VS Code ${vscode}, ${why}` : `VS Code ${vscode} (server), ${why}`));
    return counted(name, (countsFile) => runHostSuite({ version, desktop, grep, file, countsFile, print }), print);
  });
}

/**
 * Each file in a process of its own, with the server, user data, home and emulator its tests start on free ports.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Result>}
 */
async function uiSuite(args, env) {
  const jobs = jobsAtOnce();
  const about = `VS Code ${versions.newest.vscode} (server) in Chromium, ${jobs} files at a time`;
  toStdout(heading('ui', about));
  const parts = await sideBySide(longestFirst('test/ui'), jobs, async (file, print) => {
    const startedMs = Date.now();
    let output = '';
    const files = `out/${file.replace(/\.ts$/, '.js')}`;
    const mochaArgs = ['--timeout', String(testTimeoutMs.ui), ...args];
    const result = await counted(
      file,
      (countsFile) => runMocha({ files, countsFile, args: mochaArgs, env, print: (text) => void (output += text) }),
      (text) => void (output += text),
    );
    if (result.passed + result.failed > 0) {
      print(`\n--- ${file} (${Math.round((Date.now() - startedMs) / 1000)} s)\n${output}`);
    }
    return result;
  });
  const notes = parts.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
  return {
    name: 'ui',
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    failures: parts.flatMap(({ failures = [] }) => failures),
    ...(notes.length > 0 && { note: notes.join('; ') }),
  };
}

/**
 * The test files below a folder. Those that open VS Code come first, as a late start of theirs would keep the others
 * waiting at the end; then the larger ones.
 * @param {string} folder
 */
function longestFirst(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    .map(({ file, text }) => ({ file, opensVscode: text.includes('useWorkbench('), length: text.length }))
    .sort((a, b) => Number(b.opensVscode) - Number(a.opensVscode) || b.length - a.length)
    .map(({ file }) => file);
}

/** The empty home hides nothing of these from the UI tests' own search for a browser. */
function chromiumSetting() {
  const path = process.env.CHROMIUM_PATH;
  return path ? { CHROMIUM_PATH: path } : {};
}

/** @param {Result[]} all @param {boolean} filtered */
function report(all, filtered) {
  const ran = all.some((result) => result.passed + result.failed > 0);
  console.log('\nResults:');
  for (const result of all) {
    if (result.passed + result.failed === 0 && !(filtered && ran)) {
      result.failed = 1;
      result.note = filtered ? 'no test matches --grep' : 'has no tests';
    }
    console.log(
      `  ${result.name}: ${result.passed} passed, ${result.failed} failed${result.note ? ` (${result.note})` : ''}`,
    );
    result.failures?.forEach((failure) => console.log(`    failed: ${failure}`));
  }
  const passed = all.reduce((sum, result) => sum + result.passed, 0);
  const failed = all.reduce((sum, result) => sum + result.failed, 0);
  if (failed > 0) {
    process.exitCode = 1;
  }
  say('');
  console.log(`${passed} passed, ${failed} failed`);
}
