// npm run fuzz -- TARGET [--runs N] [--seed S] [--path P]: runs one target of test/fuzz on generated input, 100,000 times by default.
// Exit code 1 when it fails; it then prints the seed, the path and the smallest input that fails, and --seed with --path runs that one again.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { unitTestOptions } from './harness/buildOptions.mjs';
import { SetupError, main, root, say } from './harness/install.mjs';

const everyMs = 5_000;

/**
 * Of test/fuzz/target.ts, which is checked with the tests.
 * @typedef {{runs: number, seed: number, path: string | undefined, onProgress: (runs: number) => void}} Options
 * @typedef {{fuzzTargets: Record<string, object>, runFuzz: (target: object, options: Options) => Promise<{runs: number, failure: string | undefined}>}} Targets
 */

/** @param {number} number */
const format = (number) => Math.round(number).toLocaleString('en');

/** @param {string} name @param {string | undefined} text @param {{min: number, max: number, otherwise: number}} range */
function readInteger(name, text, { min, max, otherwise }) {
  const number = text === undefined ? otherwise : /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!(number >= min && number <= max)) {
    throw new SetupError(`--${name} takes a whole number from ${format(min)} to ${format(max)}, not "${text}".`);
  }
  return number;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
    });
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error));
  }
}

await main(async () => {
  const { values, positionals } = readArguments();
  const runs = readInteger('runs', values.runs, { min: 1, max: 1_000_000_000, otherwise: 100_000 });
  const otherwise = Math.floor(Math.random() * 2 ** 31);
  const seed = readInteger('seed', values.seed, { min: -(2 ** 31), max: 2 ** 31 - 1, otherwise });
  const outfile = join(root, 'out/fuzz/targets.js');
  await build({ ...unitTestOptions(false), entryPoints: ['test/fuzz/targets.ts'], outfile });
  const { fuzzTargets, runFuzz } = /** @type {Targets} */ (await import(pathToFileURL(outfile).href));
  const [name = '', ...others] = positionals;
  const target = Object.entries(fuzzTargets).find(([known]) => known === name)?.[1];
  if (!target || others.length > 0) {
    throw new SetupError(
      `There is no fuzz target "${positionals.join(' ')}". Name one: ${Object.keys(fuzzTargets).join(', ')}.`,
    );
  }
  const startedAt = performance.now();
  let count = 0;
  let saidAt = startedAt;
  const rate = () => `${format((1_000 * count) / (performance.now() - startedAt))} runs/s`;
  process.once('SIGINT', () => {
    say(`${name}: stopped after ${format(count)} runs, seed ${seed}, ${rate()}; none failed.`);
    process.exit(130);
  });
  say(`${name}: ${format(runs)} runs, seed ${seed}`);
  const { runs: done, failure } = await runFuzz(target, {
    runs,
    seed,
    path: values.path,
    onProgress: (sofar) => {
      count = sofar;
      if (performance.now() - saidAt > everyMs) {
        saidAt = performance.now();
        say(`${name}: ${format(count)} of ${format(runs)} runs, ${rate()}`);
      }
    },
  });
  count = done;
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  if (failure !== undefined) {
    throw new SetupError(`${name}: failed after ${format(done)} runs, seed ${seed}.\n${failure}`);
  }
  console.log(`${name}: ${format(done)} runs, seed ${seed}, ${seconds} s, ${rate()}: none failed`);
  // What a target keeps open must not keep this program open.
  process.exit(0);
});
