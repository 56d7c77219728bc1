// How soon 5,000 serverless jobs are there after "Load All", beside fetching their 50 pages one after another.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { exchangeForHttpx } from '../harness/exchangeForHttpx.mjs';
import { root } from '../harness/install.mjs';
import { lineOf, startProcess, stopProcess } from '../harness/processes.mjs';
import { buildBenches, emulatorBundle } from './support/build.mjs';
import { median } from './support/median.mjs';

const jobs = 5_000;
const perPage = 100;
const latencyMs = 50;
const repeats = 3;
const region = 'cn-hangzhou';
const clusterId = 'ehpc-hz-7Wc2mXd4Rb';
const bundle = join(root, 'out/bench/jobs.js');

/** Bundles its own dependencies. */
export const measuresDist = false;

/** What of the product is measured, as it is bundled for production. */
const entry = `
export { systemClock } from './src/base/clock';
export { silentLog } from './src/base/log';
export { Redactor } from './src/base/redact';
export { clientsOver } from './src/cloud/account/clients';
export { Transport } from './src/cloud/transport/transport';
export { eciProduct } from './src/products/eci/product';
export { ehpc } from './src/products/ehpc/client';
export { createServerlessJobKind } from './src/products/ehpc/job/kind';
export { ehpcProduct } from './src/products/ehpc/product';
export { ResourceStore } from './src/engine/store/resourceStore';
`;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  await Promise.all([buildBenches(), buildProduct()]);
  const child = startProcess(
    process.execPath,
    [emulatorBundle, '--instances', '0', '--latency', String(latencyMs), '--exit-with-parent'],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const [line] = await lineOf(child, /^\{.*\}$/m, { name: 'The emulator', timeoutMs: 30_000 });
    return [await measure(JSON.parse(line))];
  } finally {
    await stopProcess(child);
  }
}

/** @param {import('./support/emulator.mjs').Ready} ready @returns {Promise<import('../bench.mjs').Figure>} */
async function measure({ endpoint, accessKeyId, accessKeySecret, controlToken }) {
  const product = await import(pathToFileURL(bundle).href);
  const control = (/** @type {string} */ path, /** @type {object} */ body) =>
    fetch(`${endpoint}/_emulator/${path}`, {
      method: 'POST',
      headers: { 'x-emulator-token': controlToken },
      body: JSON.stringify(body),
    });
  // A transport of its own for each measurement: none is held back by the calls of the one before.
  const clients = () =>
    product.clientsOver(
      new product.Transport({
        access: () => Promise.resolve({ credential: { accessKeyId, accessKeySecret }, endpoints: { ehpc: endpoint } }),
        clock: product.systemClock,
        log: product.silentLog,
        redactor: new product.Redactor(),
        userAgent: 'elastic-containers/bench',
      }),
      [...product.eciProduct.clients, ...product.ehpcProduct.clients],
    );
  await control('world', { ehpcJobs: { clusterId, count: jobs } });
  const ours = [];
  const oneByOne = [];
  for (let time = 0; time < repeats; time++) {
    // The emulator's limits have recovered by then.
    await control('clock', { advanceMs: 60_000 });
    ours.push(await loadAll(product, clients()));
    await control('clock', { advanceMs: 60_000 });
    oneByOne.push(await pageByPage(clients()(product.ehpc)));
  }
  return {
    name: 'jobs.loadAll',
    ...{ value: median(ours), unit: 'ms', baseline: median(oneByOne), wanted: 1 / 4 },
    against: `${jobs / perPage} pages one after another at ${latencyMs} ms a call`,
  };
}

/** The first hundred are shown; then the user asks for all. @param {any} product @param {any} clients */
async function loadAll(product, clients) {
  const kind = product.createServerlessJobKind({
    client: clients,
    clock: product.systemClock,
    memory: { get: () => undefined, set: () => Promise.resolve() },
    wantedRegions: () => Promise.resolve(undefined),
  });
  const store = new product.ResourceStore(kind, product.systemClock);
  const scope = { region, parent: { kind: 'ehpcCluster', region, id: clusterId, name: '' } };
  await store.load(scope);
  expectCount(store.snapshot(scope).resources.length, perPage);
  const started = performance.now();
  await store.loadMore(scope, true);
  const ms = performance.now() - started;
  const { resources, state, unaccounted } = store.snapshot(scope);
  expectCount(resources.length, jobs);
  if (state !== 'ready' || unaccounted !== 0) {
    throw new Error(`Not complete: ${state}, ${unaccounted} unaccounted`);
  }
  store.dispose();
  return ms;
}

/** @param {any} client */
async function pageByPage(client) {
  const { signal } = new AbortController();
  // The connection is open, as for ours.
  await client.listServerlessJobs(region, clusterId, { page: 1, pageSize: perPage }, signal);
  const started = performance.now();
  let count = 0;
  for (let page = 1; count < jobs; page++) {
    const query = { page, pageSize: perPage, submitOrder: 'Desc' };
    count += (await client.listServerlessJobs(region, clusterId, query, signal)).Jobs.length;
  }
  expectCount(count, jobs);
  return performance.now() - started;
}

/** @param {number} found @param {number} wanted */
function expectCount(found, wanted) {
  if (found !== wanted) {
    throw new Error(`${found} jobs were listed instead of ${wanted}.`);
  }
}

function buildProduct() {
  return build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [exchangeForHttpx],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}
