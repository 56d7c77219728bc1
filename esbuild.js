// Builds dist/ (what ships) and, with --tests, out/ (the same sources bundled with their tests). See docs/decisions/0009.
import { readdirSync, existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const args = new Set(process.argv.slice(2));
const production = args.has('--production');

/**
 * The official client signs and serialises; what it hands over for sending goes through our exchange instead of its own
 * HTTP layer (docs/decisions/0005). Other code that needs the real `httpx` keeps it, being external to the bundles.
 * @type {import('esbuild').Plugin}
 */
const exchangeForHttpx = {
  name: 'exchange-for-httpx',
  setup(build) {
    build.onResolve({ filter: /^httpx$/ }, () => ({ path: join(root, 'src/cloud/transport/exchange.ts') }));
  },
};

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
  plugins: [exchangeForHttpx],
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
  {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    entryPoints: Object.fromEntries(
      folders('src/webviews').map((name) => [`webviews/${name}`, `src/webviews/${name}/main.ts`]),
    ),
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
    'fast-check',
    'axe-core',
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
const contexts = await Promise.all(wanted.map((options) => context(options)));
if (args.has('--watch')) {
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await Promise.all(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
}
