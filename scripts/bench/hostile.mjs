// What hostile text costs: long lines in the log, long words in a description, half a megabyte in every field of a form, and spec
// documents made to keep a parser busy. Each beside the same amount of ordinary text.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { nodeOptions } from '../harness/buildOptions.mjs';
import { root } from '../harness/install.mjs';

/** Bundles its own dependencies. */
export const measuresDist = false;

/** Text at once may take so many times as long as in pieces of 100 characters: more, and work grows faster than the length. */
const mostTimesWhole = 2;
/** A valid document takes 3 ms where 100 ms are the most that may be. */
const mostTimesValid = 30;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  const outfile = join(root, 'out/bench/hostile.js');
  await build({ ...nodeOptions(true), entryPoints: ['scripts/bench/support/hostile.ts'], outfile });
  const { measureRedactor, measureDescription, measureImageCacheForm, measureSpecs } =
    /** @type {typeof import('./support/hostile')} */ (await import(pathToFileURL(outfile).href));
  /** @param {string} name @param {import('./support/hostile').Cost} cost */
  const beside = (name, { whole, pieces }) => ({
    ...{ name: `hostile.${name}`, value: whole, unit: 'ms', baseline: pieces, wanted: mostTimesWhole },
    against: 'the same text in pieces of 100 characters',
  });
  const figures = [
    beside('redactor', measureRedactor()),
    beside('description', measureDescription()),
    beside('imageCacheForm', measureImageCacheForm()),
  ];
  for (const syntax of /** @type {const} */ (['yaml', 'json'])) {
    const { slowest, valid } = await measureSpecs(syntax);
    const against = 'a valid document of the same length';
    figures.push({
      ...{
        name: `hostile.spec.${syntax}`,
        value: slowest,
        unit: 'ms',
        baseline: valid,
        wanted: mostTimesValid,
        against,
      },
    });
  }
  return figures;
}
