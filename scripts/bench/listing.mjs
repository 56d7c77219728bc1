// How soon 10,000 instances are there: beside the plain loop of the official client, and beside what the service allows at best.
import { callsIn, latencyMs, withEmulator } from './support/emulator.mjs';
import { measure } from './support/measure.mjs';
import { median } from './support/median.mjs';
import { plainLoop } from './support/plainLoop.mjs';

const instances = 10_000;
const zones = 4;
const repeats = 3;
const regions = 20;
const perRegion = 10;
/** What our side may take on top of one round trip until the first rows show. */
const firstRowsMs = 150;
const statesPerPage = 200;
const callsAtOnce = 16;

/** Bundles its own dependencies. */
export const measuresDist = false;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  return [...(await manyInOneRegion()), await fewInManyRegions()];
}

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
async function manyInOneRegion() {
  return withEmulator({ instances }, async (emulator) => {
    const given = emulator.given(instances);
    /** @type {Record<string, any>[]} */
    const ours = [];
    // A service is warm; the first listing finds the emulator cold and is not counted.
    await measure('list', given);
    await emulator.takeReport();
    await emulator.rest();
    for (let time = 0; time < repeats; time++) {
      const one = await measure('list', given);
      const report = await emulator.takeReport();
      await emulator.rest();
      const detailCalls = report.apis.DescribeContainerGroups?.calls ?? 0;
      const calls = callsIn(report);
      const driven = await measure('drivenBound', { ...given, detailCalls, stateCalls: calls - detailCalls });
      await emulator.takeReport();
      await emulator.rest();
      ours.push({ ...one, calls, driven: driven.ms });
    }
    const plain = await plainLoop(emulator, instances);
    const of = (/** @type {string} */ name) => median(ours.map((one) => one[name]));
    // The first page without a zone, then the pages of one zone: its share of the instances.
    const longestChain = 1 + Math.ceil(instances / zones / statesPerPage);
    const rounds = Math.max(longestChain, of('calls') / callsAtOnce);
    const loop = { baseline: plain.ms, against: 'the plain loop of the official client' };
    return [
      { name: 'listing.names', value: of('names'), unit: 'ms', ...loop, wanted: 1 / 30 },
      { name: 'listing.details', value: of('complete'), unit: 'ms', ...loop, wanted: 1 / 12 },
      {
        name: 'listing.details.bound',
        ...{ value: of('complete'), unit: 'ms', baseline: rounds * latencyMs, wanted: 1.3 },
        against: `the longest token chain, or all calls 16 at a time, at ${latencyMs} ms a call and nothing else`,
      },
      {
        name: 'listing.details.drivenBound',
        ...{ value: of('complete'), unit: 'ms', baseline: of('driven') },
        against: 'as many calls 16 at a time, as this machine drives them now, their answers dropped',
      },
      {
        name: 'listing.firstRows',
        ...{ value: of('first'), unit: 'ms', baseline: latencyMs + firstRowsMs, wanted: 1 },
        against: `a round trip of ${latencyMs} ms + ${firstRowsMs} ms`,
      },
    ];
  });
}

/** No region waits for another. @returns {Promise<import('../bench.mjs').Figure>} */
async function fewInManyRegions() {
  return withEmulator({ instances: regions * perRegion, regions }, async (emulator) => {
    const given = emulator.given(perRegion);
    const all = emulator.ready.regions;
    const alone = [];
    const together = [];
    for (let time = 0; time < repeats; time++) {
      alone.push((await measure('regions', { ...given, regions: all.slice(0, 1) })).slowest);
      together.push((await measure('regions', { ...given, regions: all })).slowest);
    }
    return {
      name: 'listing.slowestOf20Regions',
      ...{ value: median(together), unit: 'ms', baseline: median(alone), against: 'one region alone' },
    };
  });
}
