// Builds dist/ (what ships) and, with --tests, out/ (the same sources bundled with their tests). See docs/decisions/0009.
import { readdirSync, existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { exchangeForHttpx } from './scripts/harness/exchangeForHttpx.mjs';
import { compiledSchema, writeSchemas } from './scripts/specSchemas.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const args = new Set(process.argv.slice(2));
const production = args.has('--production');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  plugins: [exchangeForHttpx, compiledSchema],
  // Its main file loads its parts in a way that cannot be bundled.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // CommonJS dependencies inside an ES module ask for Node's own modules with require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const products = [
  {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
  },
  { ...node, entryPoints: { emulator: 'src/emulator/main.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { specWorker: 'src/kinds/edgeSpec/specWorker.ts' }, outdir: 'dist' },
  {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    entryPoints: Object.fromEntries(panels().map((name) => [`webviews/${name}`, `src/webviews/${name}/main.ts`])),
    outdir: 'dist',
  },
];

/** @type {import('esbuild').BuildOptions} */
const tests = {
  ...node,
  entryPoints: files('test', /\.(test|main)\.ts$/),
  outbase: '.',
  outdir: 'out',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Test tools stay outside the bundle, and so does the official SDK: it must run on its own code only.
  external: [
    'vscode',
    'mocha',
    'playwright-core',
    '@alicloud/eci20180808',
    '@alicloud/esa20240910',
    'fast-check',
    'axe-core',
    'selfsigned',
    '@vscode/test-electron',
  ],
};

/** Names of the folders right below `path`. */
function folders(path) {
  const full = join(root, path);
  return existsSync(full)
    ? readdirSync(full, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];
}

/** Folders of pages: those with a script to start from. */
function panels() {
  return folders('src/webviews').filter((name) => existsSync(join(root, 'src/webviews', name, 'main.ts')));
}

/** Files below `path` whose name matches, relative to the root. */
function files(path, pattern) {
  return readdirSync(join(root, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const wanted = [
  ...products.filter((options) => Object.keys(options.entryPoints).length > 0),
  ...(args.has('--tests') ? [tests] : []),
];
await writeSchemas();
const contexts = await Promise.all(wanted.map((options) => context(options)));
if (args.has('--watch')) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
}
