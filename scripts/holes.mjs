// npm run test:holes [-- ID...]: puts each error of test/holes.json back into the sources, one at a time, and runs the test that
// must notice it. The sources on disk stay as they are: the error is in the bundle of that one test file only.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SetupError, lockClone, main, npmPackages, root, say } from './harness/install.mjs';
import { readCounts } from './harness/mochaRun.mjs';
import { install } from './harness/needs.mjs';
import { exitOf, startProcess, stopAll, stopProcess } from './harness/processes.mjs';
import { jobsAtOnce, sideBySide } from './harness/sideBySide.mjs';
import { temporaryFolder, testEnvironment } from './harness/testEnvironment.mjs';

/**
 * `like` names the error that a later one is of the kind of.
 * @typedef {{id: string, file: string, before: string, after: string, test: string, reason: string, like?: string}} Hole
 */

/** An error may make a test wait for what never comes: then it is noticed as well. */
const testTimeoutMs = 10_000;
const runTimeoutMs = 60_000;

/** @type {readonly Hole[]} */
const holes = JSON.parse(readFileSync(join(root, 'test/holes.json'), 'utf8'));

/** Loads one source file with one text replaced. @param {Hole} hole @returns {import('esbuild').Plugin} */
function mutate({ file, before, after }) {
  const path = join(root, file);
  return {
    name: 'mutate',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === path
          ? { contents: readFileSync(path, 'utf8').replace(before, () => after), loader: 'ts' }
          : undefined,
      );
    },
  };
}

/** @param {string} test @param {string} outfile @param {Hole} [hole] */
async function bundle(test, outfile, hole) {
  const [{ build }, { unitTestOptions }] = await Promise.all([import('esbuild'), import('./harness/buildOptions.mjs')]);
  const options = unitTestOptions(false);
  await build({
    ...options,
    plugins: [...(hole ? [mutate(hole)] : []), ...(options.plugins ?? [])],
    entryPoints: [test],
    outfile,
    sourcemap: false,
    logLevel: 'silent',
  });
}

/**
 * Bundles and runs one test file. Answers with what failed first; undefined when all tests passed.
 * @param {{name: string, test: string, hole?: Hole}} job
 * @param {string} home
 */
async function firstFailure({ name, test, hole }, home) {
  // Below the clone, where packages outside the bundle are found.
  const outfile = join(root, 'out/holes', `${name}-${basename(test, '.ts')}.js`);
  await bundle(test, outfile, hole);
  const countsFile = `${outfile}.json`;
  const child = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/mocha/bin/mocha.js'),
      ...['--no-config', '--exit', '--bail', '--timeout', String(testTimeoutMs)],
      ...['--reporter', join(root, 'scripts/harness/mochaReporter.mjs'), outfile],
    ],
    { cwd: root, stdio: 'ignore', env: { ...testEnvironment(home), TEST_COUNTS_FILE: countsFile } },
  );
  const timer = setTimeout(() => void stopProcess(child), runTimeoutMs);
  const code = await exitOf(child);
  clearTimeout(timer);
  return code === 0 ? undefined : (readCounts(countsFile)?.failures[0] ?? 'the run did not end in order');
}

/** @param {readonly string[]} ids @returns {readonly Hole[]} */
function chooseHoles(ids) {
  const unknown = ids.filter((id) => !holes.some((hole) => hole.id === id));
  if (unknown.length > 0) {
    throw new SetupError(`test/holes.json has no hole "${unknown.join('", "')}".`);
  }
  return ids.length > 0 ? holes.filter(({ id }) => ids.includes(id)) : holes;
}

/** The text to replace must be there exactly once: otherwise nothing or something else is tested. @param {Hole} hole */
function isFound({ file, before }) {
  return readFileSync(join(root, file), 'utf8').split(before).length === 2;
}

await main(async () => {
  const chosen = chooseHoles(process.argv.slice(2));
  await lockClone();
  await install([npmPackages]);
  const home = await temporaryFolder();
  const tests = [...new Set(chosen.map(({ test }) => test))];
  const plain = await sideBySide(tests, jobsAtOnce(), async (test) => ({
    test,
    failure: await firstFailure({ name: `plain${tests.indexOf(test)}`, test }, home.path),
  }));
  const failing = plain.filter(({ failure }) => failure !== undefined);
  if (failing.length > 0) {
    throw new SetupError(
      `These fail without any error put in:${failing.map(({ test, failure }) => `\n  ${test}: ${failure}`).join('')}`,
    );
  }
  const killed = await sideBySide(chosen, jobsAtOnce(), async (hole, print) => {
    if (!isFound(hole)) {
      print(`${hole.id} LOST: ${hole.file} does not contain its text exactly once\n`);
      return false;
    }
    const failure = await firstFailure({ name: hole.id, test: hole.test, hole }, home.path);
    print(
      failure === undefined
        ? `${hole.id} SURVIVED: ${hole.file}: ${hole.reason} (${hole.test})\n`
        : `${hole.id} killed by "${failure}"\n`,
    );
    return failure !== undefined;
  });
  await home.remove();
  say('');
  for (const [isLike, about] of /** @type {const} */ ([
    [false, 'killed'],
    [true, 'of their kind killed'],
  ])) {
    const results = killed.filter((_, index) => (chosen[index]?.like !== undefined) === isLike);
    if (results.length > 0) {
      say(`${results.filter(Boolean).length} of ${results.length} ${about}`);
    }
  }
  process.exitCode = killed.every(Boolean) ? 0 : 1;
});
await stopAll();
