// How soon 5,000 serverless jobs are there after "Load All", beside fetching their 50 pages one after another.
import { pathToFileURL } from 'node:url';
import { lineOf, startProcess, stopProcess } from '../harness/processes.mjs';
import { buildBenches, emulatorBundle, jobsBundle } from './support/build.mjs';
import { median } from './support/median.mjs';

const jobs = 5_000;
const perPage = 100;
const latencyMs = 50;
const repeats = 3;
const region = 'cn-hangzhou';
const clusterId = 'ehpc-hz-7Wc2mXd4Rb';

/** Bundles its own dependencies. */
export const measuresDist = false;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  await buildBenches();
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
  /** @type {typeof import('./support/jobsProduct')} */
  const product = await import(pathToFileURL(jobsBundle).href);
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

/** The first hundred are shown; then the user asks for all. @param {typeof import('./support/jobsProduct')} product @param {import('../../src/base/clientKey').GetClient} clients */
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

/** @param {import('../../src/products/ehpc/client').EhpcClient} client */
async function pageByPage(client) {
  const { signal } = new AbortController();
  // The connection is open, as for ours.
  await client.listServerlessJobs(region, clusterId, { page: 1, pageSize: perPage }, signal);
  const started = performance.now();
  let count = 0;
  for (let page = 1; count < jobs; page++) {
    const query = { page, pageSize: perPage, submitOrder: /** @type {const} */ ('Desc') };
    count += (await client.listServerlessJobs(region, clusterId, query, signal)).Jobs?.length ?? 0;
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
