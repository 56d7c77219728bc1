// Bundles what the benches need as the product is bundled for production, beside the product itself.
import { join } from 'node:path';
import { build } from 'esbuild';
import { exchangeForHttpx } from '../../harness/exchangeForHttpx.mjs';
import { root } from '../../harness/install.mjs';

const outdir = join(root, 'out/bench');
export const emulatorBundle = join(outdir, 'emulator.js');
export const jobsBundle = join(outdir, 'jobs.js');
export const productBundle = join(outdir, 'product.js');

/** @type {Promise<unknown> | undefined} */
let built;

/** Once per run, whichever bench comes first. */
export function buildBenches() {
  built ??= build({
    absWorkingDir: root,
    entryPoints: {
      emulator: 'src/emulator/main.ts',
      product: 'scripts/bench/support/product.ts',
      jobs: 'scripts/bench/support/jobsProduct.ts',
    },
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [exchangeForHttpx],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return built;
}
