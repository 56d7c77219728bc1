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
  const all = sumBySuite(await runJobs(chosen, { args, env, grep, host }));
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

/** @typedef {{args: string[], env: NodeJS.ProcessEnv, grep: string | undefined, host: HostChoice | undefined}} RunOptions */
/** A part of a suite in a process of its own. @typedef {{suite: string, run: (print: Print) => Promise<Result>}} Job */

/**
 * All suites in one queue, so that no core waits at the end of one for the start of the next. Desktop windows go one after the other,
 * before the rest.
 * @param {readonly string[]} chosen
 * @param {RunOptions} options
 * @returns {Promise<{suite: string, result: Result}[]>}
 */
async function runJobs(chosen, options) {
  const jobs = {
    plain: chosen.filter((suite) => suite !== 'host' && suite !== 'ui').flatMap((suite) => plainJobs(suite, options)),
    host: options.host === undefined ? [] : hostJobs(options.host, options.grep),
    ui: chosen.includes('ui') ? uiJobs(options) : [],
  };
  const isDesktop = options.host?.desktop === true;
  /** @param {Job} job @param {Print} print */
  const runJob = async ({ suite, run: runIt }, print) => ({ suite, result: await runIt(print) });
  const inDesktop = await sideBySide(isDesktop ? jobs.host : [], 1, runJob);
  const others = [...jobs.plain, ...(isDesktop ? [] : jobs.host), ...jobs.ui];
  return [...inDesktop, ...(await sideBySide(others, jobsAtOnce(), runJob))];
}

/**
 * A suite that needs no VS Code. Contract tests wait much for servers that answer late: each folder runs apart, beside the others.
 * @param {string} suite
 * @param {RunOptions} options
 * @returns {Job[]}
 */
function plainJobs(suite, { args, env }) {
  const folder = join(root, 'test', suite);
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const parts = suite === 'contract' ? ['', ...folders.map(({ name }) => name)] : ['**'];
  return parts.map((part) => ({
    suite,
    run: (print) => {
      const name = [suite, part].filter((word) => /\w/.test(word)).join(' ');
      print(heading(name, `Node ${process.versions.node}`));
      const files = ['out/test', suite, part, part === '' ? '*.test.js' : '**/*.test.js'].filter(Boolean).join('/');
      const mochaArgs = ['--timeout', String(testTimeoutMs.plain), ...args];
      return counted(name, (countsFile) => runMocha({ files, countsFile, args: mochaArgs, env, print }), print);
    },
  }));
}

/**
 * The oldest and the newest VS Code, and a window of the newest for each file that needs one of its own.
 * @param {HostChoice} host
 * @param {string | undefined} grep
 * @returns {Job[]}
 */
function hostJobs({ desktop, why }, grep) {
  const alone = readdirSync(join(root, 'test/host/alone'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ version: /** @type {const} */ ('newest'), file: `alone/${name.replace(/\.ts$/, '.js')}` }));
  /** @type {{version: import('./harness/vscodeServer.mjs').Version, file?: string}[]} */
  const windows = [...alone, { version: 'oldest' }, { version: 'newest' }];
  return windows.map(({ version, file }) => {
    const { vscode } = versions[version];
    const suite = ['host', vscode, file?.replace(/\.test\.js$/, '')].filter(Boolean).join(' ');
    return {
      suite,
      run: (print) => {
        print(heading(suite, desktop ? `desktop VS Code ${vscode}, ${why}` : `VS Code ${vscode} (server), ${why}`));
        return counted(suite, (countsFile) => runHostSuite({ version, desktop, grep, file, countsFile, print }), print);
      },
    };
  });
}

/**
 * Each file with the server, user data, home and emulator its tests start on free ports.
 * @param {RunOptions} options
 * @returns {Job[]}
 */
function uiJobs({ args, env }) {
  return longestFirst('test/ui').map((file) => ({
    suite: 'ui',
    run: async (print) => {
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
        const about = `VS Code ${versions.newest.vscode} (server) in Chromium`;
        print(`${heading(`ui ${file}`, `${about}, ${Math.round((Date.now() - startedMs) / 1000)} s`)}${output}`);
      }
      return result;
    },
  }));
}

/**
 * @param {readonly {suite: string, result: Result}[]} parts
 * @returns {Result[]} in the order in which the suites come first
 */
function sumBySuite(parts) {
  const suites = new Set(parts.map(({ suite }) => suite));
  return [...suites].map((name) => {
    const results = parts.filter(({ suite }) => suite === name).map(({ result }) => result);
    const notes = results.flatMap(({ name: part, note }) =>
      note === undefined ? [] : [part === name ? note : `${part}: ${note}`],
    );
    return {
      name,
      passed: results.reduce((sum, { passed }) => sum + passed, 0),
      failed: results.reduce((sum, { failed }) => sum + failed, 0),
      failures: results.flatMap(({ failures = [] }) => failures),
      ...(notes.length > 0 && { note: notes.join('; ') }),
    };
  });
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
