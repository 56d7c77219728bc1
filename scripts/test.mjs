// node scripts/test.mjs all|unit|contract|host|ui [--grep X] [other mocha options]
// Installs what is missing, builds, runs the suites and ends with the line "N passed, N failed" over all of them.
import { readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError, build, installDependencies, main, root, say } from './harness/install.mjs';
import { run } from './harness/processes.mjs';

const suites = ['unit', 'contract', 'host', 'ui'];
const results = join(root, 'test-results');

/** @typedef {{name: string, passed: number, failed: number, note?: string}} Result */

/** @param {string} file @returns {{passed: number, failed: number} | undefined} */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Runs one suite and turns a crash into one failed test.
 * @param {string} name
 * @param {string} about which VS Code it uses, for the heading
 * @param {(countsFile: string) => Promise<unknown>} body
 * @returns {Promise<Result>}
 */
async function suite(name, about, body) {
  console.log(`\n=== ${name}: ${about} ===`);
  const countsFile = join(results, `${name.replaceAll(/[^\w.]+/g, '-')}.json`);
  await rm(countsFile, { force: true });
  let problem;
  try {
    await body(countsFile);
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
    console.log(error instanceof SetupError ? problem : error);
  }
  const counts = readCounts(countsFile);
  if (counts === undefined) {
    return { name, passed: 0, failed: 1, note: 'crashed before its end' };
  }
  return problem === undefined ? { name, ...counts } : { name, ...counts, failed: counts.failed + 1, note: problem };
}

/**
 * @param {string} name
 * @param {string} countsFile
 * @param {readonly string[]} mochaArgs
 * @param {NodeJS.ProcessEnv} env
 */
async function mocha(name, countsFile, mochaArgs, env) {
  const code = await run(
    process.execPath,
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      '--no-config',
      ...['--reporter', join(root, 'scripts/harness/mochaReporter.mjs')],
      ...mochaArgs,
      `out/test/${name}/**/*.test.js`,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...env, TEST_COUNTS_FILE: countsFile } },
  );
  const counts = readCounts(countsFile);
  if (code !== 0 && counts?.failed === 0) {
    throw new Error(`mocha ended with code ${code} though no test failed`);
  }
}

/** @param {string[]} args */
function grepOf(args) {
  const at = args.findIndex((arg) => /^(--grep|-g)(=|$)/.test(arg));
  return at < 0 ? undefined : args[at]?.split('=').slice(1).join('=') || args[at + 1];
}

await main(async () => {
  const [wanted = 'all', ...args] = process.argv.slice(2);
  const chosen = wanted === 'all' ? suites : [wanted];
  if (!chosen.every((name) => suites.includes(name))) {
    throw new SetupError(`There is no suite "${wanted}". Use all, ${suites.join(', ')}.`);
  }
  const grep = grepOf(args);
  await installDependencies();
  await rm(join(root, 'out'), { recursive: true, force: true });
  await build('--tests');
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });

  const { testEnvironment, temporaryFolder } = await import('./harness/testEnvironment.mjs');
  const home = await temporaryFolder();
  const env = { ...testEnvironment(home.path), ...chromiumSetting() };
  /** @type {Result[]} */
  const all = [];
  for (const name of chosen) {
    if (name === 'host') {
      all.push(...(await hostSuites(grep)));
    } else if (name === 'ui') {
      const { versions } = await import('./harness/vscodeServer.mjs');
      const about = `VS Code ${versions.newest.vscode} (server) in Chromium`;
      all.push(
        await suite(name, about, async (file) => {
          const { ensureChromium } = await import('./harness/chromium.mjs');
          await ensureChromium();
          await mocha(name, file, ['--timeout', '60000', ...args], env);
        }),
      );
    } else {
      all.push(await suite(name, `Node ${process.versions.node}`, (file) => mocha(name, file, args, env)));
    }
  }
  await home.remove();
  report(all, grep !== undefined);
});

/** @param {string | undefined} grep */
async function hostSuites(grep) {
  const { chooseVscode, runHostSuite } = await import('./harness/hostSuite.mjs');
  const { versions } = await import('./harness/vscodeServer.mjs');
  const { desktop, why } = await chooseVscode();
  const all = [];
  for (const version of /** @type {const} */ (['oldest', 'newest'])) {
    const { vscode } = versions[version];
    const about = desktop ? `desktop VS Code ${vscode}, ${why}` : `VS Code ${vscode} (server), ${why}`;
    all.push(
      await suite(`host ${vscode}`, about, (countsFile) => runHostSuite({ version, desktop, grep, countsFile })),
    );
  }
  return all;
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
  }
  const passed = all.reduce((sum, result) => sum + result.passed, 0);
  const failed = all.reduce((sum, result) => sum + result.failed, 0);
  if (failed > 0) {
    process.exitCode = 1;
  }
  say('');
  console.log(`${passed} passed, ${failed} failed`);
}
