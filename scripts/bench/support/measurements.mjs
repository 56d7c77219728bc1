// One measurement, in a process of its own: `node --expose-gc measurements.mjs NAME JSON`. Prints its result as JSON.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { productBundle } from './build.mjs';
import { median } from './median.mjs';
import { skippingClock } from './skippingClock.mjs';

const findRepeats = 5;
const callsAtOnce = 16;
const region = 'cn-hangzhou';
const scope = { region };

/** @typedef {{account: {endpoint: string, accessKeyId: string, accessKeySecret: string}, controlToken: string, instances: number}} Given */

/** @returns {Promise<typeof import('./product')>} */
const loadProduct = () => import(pathToFileURL(productBundle).href);

/** Bytes on the heap that something still needs. */
function heldBytes() {
  const collect = /** @type {() => void} */ (globalThis.gc);
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** The plain way: the official client, one page of DescribeContainerGroups after another. @param {Given} given */
async function plainLoop({ account, instances }) {
  // By require: the client runs on its own HTTP layer, not on ours.
  const load = createRequire(import.meta.url);
  const { default: Client, DescribeContainerGroupsRequest } = load('@alicloud/eci20180808');
  const { Config } = load('@alicloud/openapi-client');
  const { endpoint, accessKeyId, accessKeySecret } = account;
  const client = new Client(
    new Config({ accessKeyId, accessKeySecret, endpoint: new URL(endpoint).host, protocol: 'http' }),
  );
  const before = heldBytes();
  const started = performance.now();
  const groups = [];
  /** @type {string | undefined} */
  let nextToken;
  do {
    const request = new DescribeContainerGroupsRequest({ regionId: region, limit: 20, nextToken });
    const { body } = await client.describeContainerGroups(request);
    groups.push(...(body.containerGroups ?? []));
    nextToken = body.nextToken;
  } while (nextToken);
  const ms = performance.now() - started;
  expectCount(groups.length, instances);
  return { ms, bytes: heldBytes() - before, count: groups.length };
}

/**
 * The bound as this machine can drive it now: as many calls of either kind as a listing makes, 16 at a time, their answers read and
 * dropped. @param {Given & {stateCalls: number, detailCalls: number}} given
 */
async function drivenBound({ account, stateCalls, detailCalls }) {
  const { createAccountClients, eciClient } = await loadProduct();
  const eci = createAccountClients(account)(eciClient);
  const { signal } = new AbortController();
  /** @type {string[]} */
  const ids = [];
  const firstStates = () => eci.describeContainerGroupStatus(region, signal).next();
  const { value: page } = await firstStates();
  ids.push(...(page?.Data ?? []).map((/** @type {any} */ { ContainerGroupId: id }) => id));
  const calls = Array.from({ length: stateCalls + detailCalls }, (_, index) =>
    // Evenly among one another.
    Math.floor((index * stateCalls) / (stateCalls + detailCalls)) !==
    Math.floor(((index + 1) * stateCalls) / (stateCalls + detailCalls))
      ? firstStates
      : () => eci.describeContainerGroupsById(region, ids.slice((index % 10) * 20, (index % 10) * 20 + 20), signal),
  );
  const started = performance.now();
  const next = calls.values();
  const worker = async () => {
    for (const call of next) {
      await call();
    }
  };
  await Promise.all(Array.from({ length: callsAtOnce }, worker));
  return { ms: performance.now() - started };
}

/** The view is opened: first rows, all names, all details. @param {Given & {isWarm?: boolean}} given */
async function list(given) {
  const { createStore } = await loadProduct();
  const clock = skippingClock(given);
  let reportedMs = 0;
  const store = createStore(given.account, ({ forMs }) => (reportedMs = Math.max(reportedMs, forMs)), clock);
  if (given.isWarm) {
    // What is loaded with the first call is there once, not per instance.
    await store.refreshOnly([{ kind: 'eciInstance', region, id: 'eci-none', name: '' }], new AbortController().signal);
  }
  const before = heldBytes();
  const started = performance.now();
  /** @type {{first?: number | undefined, names?: number}} */
  const times = {};
  const names = new Promise((resolve) => {
    const watching = store.onDidChange(() => {
      const { resources } = store.snapshot(scope);
      times.first ??= resources.length > 0 ? performance.now() - started : undefined;
      if (times.names === undefined && resources.length >= given.instances) {
        times.names = performance.now() - started;
        watching.dispose();
        resolve(undefined);
      }
    });
  });
  const loading = store.load(scope);
  await Promise.race([names, loading]);
  await loading;
  await store.waitForDetails();
  const complete = performance.now() - started;
  const { resources, pending, state, error, unaccounted } = store.snapshot(scope);
  expectCount(resources.length, given.instances);
  if (state !== 'ready' || pending > 0 || unaccounted !== 0) {
    throw new Error(`Not complete: ${state}, ${pending} without details, ${unaccounted} unaccounted, ${error}`);
  }
  const { user, system } = process.cpuUsage();
  const bytes = heldBytes() - before;
  return { ...times, complete, bytes, cpuMs: (user + system) / 1_000, skippedMs: clock.skippedMs, reportedMs };
}

/** Some instances change, the view refreshes. @param {Given & {changed: number}} given */
async function refresh(given) {
  const { createStore } = await loadProduct();
  const clock = skippingClock(given);
  const store = createStore(given.account);
  await store.load(scope);
  await store.waitForDetails();
  const running = store.snapshot(scope).resources.filter(({ status }) => status.code === 'Running');
  const every = Math.floor(running.length / given.changed);
  const chosen = running.filter((_, index) => index % every === 0).slice(0, given.changed);
  for (const { ref } of chosen) {
    await clock.control('POST', 'world', { put: { ContainerGroupId: ref.id, RegionId: region, Status: 'Restarting' } });
  }
  /** @type {Set<string>} */
  const redrawn = new Set();
  let wholeRedraws = 0;
  store.onDidChange(({ resources }) => {
    wholeRedraws += resources ? 0 : 1;
    resources?.forEach(({ id }) => redrawn.add(id));
  });
  await clock.control('DELETE', 'requests');
  const started = performance.now();
  await store.refresh();
  await store.waitForDetails();
  const ms = performance.now() - started;
  const { apis } = /** @type {import('./emulator.mjs').Report} */ (await clock.control('GET', 'requests'));
  const missed = chosen.filter(({ ref }) => !redrawn.has(ref.id)).length;
  const needless = [...redrawn].filter((id) => !chosen.some(({ ref }) => ref.id === id)).length;
  return { ms, apis, redrawn: redrawn.size, missed, needless, wholeRedraws };
}

/** The user types into the find box. @param {Given & {typed: string[]}} given */
async function find(given) {
  const { createStore, Finder, eciInstanceFields, groupResources, sortResources } = await loadProduct();
  const store = createStore(given.account);
  await store.load(scope);
  await store.waitForDetails();
  const { resources } = store.snapshot(scope);
  expectCount(resources.length, given.instances);
  const before = heldBytes();
  /** @type {number[]} */
  const first = [];
  /** For each letter its times, one per repeat. @type {Map<string, {found: number[], arranged: number[], plain: number[]}>} */
  const letters = new Map();
  let finder = new Finder(eciInstanceFields);
  for (let repeat = 0; repeat < findRepeats; repeat++) {
    finder = new Finder(eciInstanceFields);
    let isFirst = true;
    for (const text of given.typed) {
      for (let length = 1; length <= text.length; length++) {
        const words = text.slice(0, length);
        const started = performance.now();
        const found = finder.find(resources, words);
        const foundMs = performance.now() - started;
        if (isFirst) {
          isFirst = false;
          first.push(foundMs);
          continue;
        }
        const sorted = sortResources(found, eciInstanceFields, { field: 'name', descending: false });
        groupResources(sorted, eciInstanceFields, { field: 'status' });
        const arrangedMs = performance.now() - started;
        plainFind(resources, eciInstanceFields, words);
        const plainMs = performance.now() - started - arrangedMs;
        const times = letters.get(words) ?? { found: [], arranged: [], plain: [] };
        letters.set(words, times);
        times.found.push(foundMs);
        times.arranged.push(arrangedMs);
        times.plain.push(plainMs);
      }
    }
  }
  const of = (/** @type {'found' | 'arranged' | 'plain'} */ name) =>
    [...letters.values()].map((times) => median(times[name]));
  const bytes = heldBytes() - before;
  // The last finder is still in use, so its texts count.
  finder.find(resources, '');
  return { first: median(first), letters: of('found'), arranged: of('arranged'), plain: of('plain'), bytes };
}

/**
 * The plain way: every word looked for in every field of every row, at every letter.
 * @template T
 * @param {readonly T[]} resources
 * @param {readonly {find?: (resource: T) => string}[]} fields
 * @param {string} text
 */
function plainFind(resources, fields, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return resources.filter((resource) =>
    words.every((word) => fields.some((field) => field.find?.(resource).toLowerCase().includes(word))),
  );
}

/** Several regions side by side: when each is complete. @param {Given & {regions: string[]}} given */
async function regions(given) {
  const { createStore } = await loadProduct();
  const store = createStore(given.account);
  const started = performance.now();
  /** @type {Record<string, number>} */
  const complete = {};
  store.onDidChange(({ scope: { region: changed } }) => {
    const { state, isListing, pending } = store.snapshot({ region: changed });
    if (state === 'ready' && !isListing && pending === 0) {
      complete[changed] ??= performance.now() - started;
    }
  });
  await Promise.all(given.regions.map((one) => store.load({ region: one })));
  await store.waitForDetails();
  const times = given.regions.map((one) => complete[one] ?? Number.NaN);
  return { slowest: Math.max(...times) };
}

/** @param {number} count @param {number} wanted */
function expectCount(count, wanted) {
  if (count !== wanted) {
    throw new Error(`${count} instances of ${wanted}`);
  }
}

/** @type {Record<string, (given: any) => Promise<object>>} */
const all = { plainLoop, drivenBound, list, refresh, find, regions };
const [name = '', given = '{}'] = process.argv.slice(2);
console.log(JSON.stringify(await /** @type {(given: object) => Promise<object>} */ (all[name])(JSON.parse(given))));
process.exit(0);
