// Builds dist/ (what ships) and, with --tests, out/ (the same sources bundled with their tests). See docs/decisions/0009.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { context } from 'esbuild';
import {
  hostTestOptions,
  pageOptions,
  productOptions,
  unitTestOptions,
  webviewOptions,
} from './scripts/harness/buildOptions.mjs';
import { root } from './scripts/harness/install.mjs';
import { writeSchemas } from './scripts/specSchemas.mjs';

const args = new Set(process.argv.slice(2));
/** `--tests=FILE,FILE` builds these alone, for scripts/mutation.mjs. */
const only = process.argv
  .find((arg) => arg.startsWith('--tests='))
  ?.slice('--tests='.length)
  .split(',');
const production = args.has('--production');

/** @param {string[]} folders @param {import('esbuild').BuildOptions} options @returns {import('esbuild').BuildOptions} */
const tests = (folders, options) => ({
  ...options,
  entryPoints: only ?? folders.flatMap((folder) => files(`test/${folder}`, /\.(test|main)\.ts$/)),
  outbase: '.',
  outdir: 'out',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
});

/** Files below `path` whose name matches, relative to the root. @param {string} path @param {RegExp} pattern */
function files(path, pattern) {
  return readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const inNode = tests(['unit', 'contract', 'ui'], unitTestOptions(production));
const inVscode = tests(['host'], hostTestOptions(production));
/** The parts of pages, for unit tests that run them under jsdom. @type {import('esbuild').BuildOptions} */
const ofPages = {
  ...pageOptions(production),
  entryPoints: { pages: 'test/support/page/modules.ts' },
  outdir: 'out/test',
  format: 'cjs',
};
const wanted = only
  ? [inNode, ofPages, webviewOptions(production)]
  : [...productOptions(production), ...(args.has('--tests') ? [inNode, inVscode, ofPages] : [])];
await writeSchemas();
const contexts = await Promise.all(wanted.map((options) => context(options)));
if (args.has('--watch')) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
}
