// Builds dist/ (what ships) and, with --tests, out/ (the same sources bundled with their tests). See docs/decisions/0009.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { context } from 'esbuild';
import { nodeOptions, productOptions } from './scripts/harness/buildOptions.mjs';
import { root } from './scripts/harness/install.mjs';
import { writeSchemas } from './scripts/specSchemas.mjs';

const args = new Set(process.argv.slice(2));
/** `--tests=FILE,FILE` builds these alone, for scripts/mutation.mjs. */
const only = process.argv
  .find((arg) => arg.startsWith('--tests='))
  ?.slice('--tests='.length)
  .split(',');
const production = args.has('--production');

/**
 * Tests that run in VS Code meet the real module `vscode`; in the others test/support/vscode stands for it.
 * @param {string[]} folders @param {import('esbuild').BuildOptions} more @returns {import('esbuild').BuildOptions}
 */
const tests = (folders, more) => ({
  ...nodeOptions(production),
  entryPoints: only ?? folders.flatMap((folder) => files(`test/${folder}`, /\.(test|main)\.ts$/)),
  outbase: '.',
  outdir: 'out',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Test tools stay outside the bundle, and so does the official SDK: it must run on its own code only.
  external: [
    'mocha',
    'playwright-core',
    '@alicloud/eci20180808',
    '@alicloud/esa20240910',
    'fast-check',
    'axe-core',
    'selfsigned',
    'dependency-cruiser',
    '@vscode/test-electron',
    'jsdom',
    ...(more.external ?? []),
  ],
  alias: { ...nodeOptions(production).alias, ...more.alias },
});

/** Files below `path` whose name matches, relative to the root. */
function files(path, pattern) {
  return readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const testBuilds = [
  tests(['unit', 'contract', 'ui'], { alias: { vscode: join(root, 'test/support/vscode/index.ts') } }),
  tests(['host'], { external: ['vscode'] }),
];
const wanted = only
  ? testBuilds.slice(0, 1)
  : [...productOptions(production), ...(args.has('--tests') ? testBuilds : [])];
await writeSchemas();
const contexts = await Promise.all(wanted.map((options) => context(options)));
if (args.has('--watch')) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
}
