// 1,000, 10,000 and 50,000 instances: each further one should cost what it costs among fewer. Waits for the service's allowance are counted
// apart: the clocks of both sides are moved on instead of sitting them through.
import { callsIn, withEmulator } from './support/emulator.mjs';
import { measure } from './support/measure.mjs';

const sizes = /** @type {const} */ ([1_000, 10_000, 50_000]);
/** Of DescribeContainerGroups in a minute, 20 instances each. */
const allowance = { calls: 2_000, windowMs: 60_000, perCall: 20 };

/** @typedef {{names: number, complete: number, bytes: number, calls: number, cpuMs: number, skippedMs: number, reportedMs: number}} Listed */

/** Bundles its own dependencies. */
export const measuresDist = false;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  /** @type {Map<number, Listed>} */
  const listed = new Map();
  for (const instances of sizes) {
    await withEmulator({ instances }, async (emulator) => {
      const one = /** @type {any} */ (await measure('list', { ...emulator.given(instances), isWarm: true }));
      listed.set(instances, { ...one, calls: callsIn(await emulator.takeReport()) });
    });
  }
  const at = (/** @type {number} */ size) => /** @type {Listed} */ (listed.get(size));
  const [small, middle, largest] = sizes;
  /**
   * The slope between the larger sizes beside that between the smaller: 1 is a straight line.
   * @param {string} name @param {string} unit @param {(one: Listed) => number} of
   */
  const line = (name, unit, of) => {
    const slope = (/** @type {number} */ from, /** @type {number} */ to) =>
      ((of(at(to)) - of(at(from))) / (to - from)) * 1_000;
    return {
      name: `growth.${name}`,
      ...{ value: slope(middle, largest), unit: `${unit} per further 1,000`, baseline: slope(small, middle) },
      against: 'from 10,000 to 50,000, against from 1,000 to 10,000',
    };
  };
  const { skippedMs, reportedMs } = at(largest);
  const windows = Math.ceil(largest / allowance.perCall / allowance.calls) - 1;
  return [
    line('names', 'ms', ({ names }) => names),
    line('detailsWithoutWaits', 'ms', ({ complete }) => complete),
    line('calls', 'calls', ({ calls }) => calls),
    line('heap', 'bytes', ({ bytes }) => bytes),
    line('processorTime', 'ms', ({ cpuMs }) => cpuMs),
    {
      name: `growth.waitForAllowance.${largest}`,
      ...{ value: skippedMs, unit: 'ms', baseline: windows * allowance.windowMs },
      against: 'the windows that have to pass; clocks moved on, not sat through',
    },
    {
      name: `growth.waitToldToUser.${largest}`,
      ...{ value: reportedMs, unit: 'ms', baseline: skippedMs, against: 'what was waited' },
    },
  ];
}
