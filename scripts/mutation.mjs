// npm run test:mutation -- FOLDER [--within MS] [--tests FILE...]: changes one place of the sources at a time (a mutant) and looks whether
// a test fails. FOLDER is below src (cloud/transport). The tests are those of the same folder below test/unit, and those --tests adds;
// with --within only those that take no longer, in milliseconds, so that a folder with slow tests is done in minutes. Mutants without an
// observable effect are listed in test/equivalentMutants.json, with the reason. Prints those that survived and ends with the score; exit
// code 1 below 85 %.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { SetupError, main, root } from './harness/install.mjs';

const wantedPercent = 85;

/** @typedef {{file: string, line: string, to: string, why: string}} Equivalent `line` is the source line, `to` what stands there instead */

await main(async () => {
  const {
    values: { within, tests = [] },
    positionals: [folder = '', ...more],
  } = parseArgs({
    allowPositionals: true,
    options: {
      within: { type: 'string' },
      tests: { type: 'string', multiple: true },
    },
  });
  if (!existsSync(join(root, 'src', folder)) || folder === '') {
    throw new SetupError(
      `There is no folder "src/${folder}". Use for example: npm run test:mutation -- cloud/transport`,
    );
  }
  const entries = [...listTests(`test/unit/${folder}`), ...tests, ...more];
  if (entries.length === 0) {
    throw new SetupError(`There is no test below test/unit/${folder}; name some with --tests`);
  }
  const outputs = entries.map((file) => `out/${file.replace(/\.ts$/, '.js')}`);
  const results = await new Stryker({
    mutate: [`src/${folder}/**/*.ts`],
    plugins: ['./scripts/harness/mutantRunner.mjs'],
    testRunner: 'bundled-mocha',
    coverageAnalysis: 'perTest',
    // Its copy lies below this folder, where the packages are found as well.
    symlinkNodeModules: false,
    buildCommand: `node esbuild.js --tests=${entries.join(',')}`,
    mochaFiles: outputs,
    ...(within !== undefined && { slowestMs: Number(within) }),
    ignorePatterns: ['.vscode-test', 'out', 'dist', 'test-results', '.git', 'media/screenshots'],
    reporters: ['progress'],
    tempDirName: '.stryker-tmp',
    timeoutMS: 15_000,
    allowEmpty: true,
    // Texts that are shown are held by the l10n test; that a string is another is noticed there or nowhere.
    mutator: { excludedMutations: ['StringLiteral'] },
  }).runMutationTest();
  report(folder, results);
});

/** @param {string} path */
function listTests(path) {
  return existsSync(join(root, path))
    ? readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    : [];
}

/** @param {string} folder @param {import('@stryker-mutator/api/core').MutantResult[]} results */
function report(folder, results) {
  /** @type {Equivalent[]} */
  const equivalents = JSON.parse(readFileSync(join(root, 'test/equivalentMutants.json'), 'utf8'));
  const lived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').map(describe);
  const isEquivalent = (/** @type {Omit<Equivalent, 'why'>} */ { file, line, to }) =>
    equivalents.some((one) => one.file === file && one.line === line && one.to === to);
  const holes = lived.filter((one) => !isEquivalent(one));
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  holes.forEach(({ file, line, to, at }) => console.log(`survived: ${file}:${at}\n    ${line}\n  ->  ${to}`));
  const percent = (100 * killed) / Math.max(1, killed + holes.length);
  const without = lived.length - holes.length;
  console.log(
    `\nsrc/${folder}: ${killed} of ${killed + holes.length} mutants killed (${percent.toFixed(1)} %), ${without} more are equivalent`,
  );
  process.exitCode = percent >= wantedPercent ? 0 : 1;
}

/** @param {import('@stryker-mutator/api/core').MutantResult} mutant */
function describe({ fileName, location, replacement = '' }) {
  const file = fileName.replaceAll('\\', '/').replace(/^.*?(?=src\/)/, '');
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const { line, column } = location.start;
  return {
    file,
    line: (lines[line - 1] ?? '').trim(),
    to: replacement,
    at: `${line}:${column}`,
  };
}
