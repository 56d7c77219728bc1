// Shared by everything that bundles the product's sources: what ships, the tests and the benches.
import { join } from 'node:path';
import { root } from './install.mjs';

/**
 * The official client signs and serialises; what it hands over for sending goes through our exchange instead of its own
 * HTTP layer (docs/decisions/0005). Other code that needs the real `httpx` keeps it, being external to the bundles.
 * @type {import('esbuild').Plugin}
 */
export const exchangeForHttpx = {
  name: 'exchange-for-httpx',
  setup(build) {
    build.onResolve({ filter: /^httpx$/ }, () => ({ path: join(root, 'src/cloud/transport/httpx.ts') }));
  },
};
