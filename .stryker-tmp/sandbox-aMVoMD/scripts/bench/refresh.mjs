// What a refresh asks and redraws when 10 of 10,000 instances changed.
import { callsIn, withEmulator } from './support/emulator.mjs';
import { measure } from './support/measure.mjs';
import { plainLoop } from './support/plainLoop.mjs';

const instances = 10_000;
const changed = 10;
const zones = 4;

/** Bundles its own dependencies. */
export const measuresDist = false;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  return withEmulator({ instances }, async (emulator) => {
    const { apis, redrawn, missed, needless, wholeRedraws, ms } = await measure('refresh', {
      ...emulator.given(instances),
      changed,
    });
    if (missed > 0 || needless > 0 || wholeRedraws > 0) {
      throw new Error(`Redrawn: ${missed} too few, ${needless} too many, ${wholeRedraws} times everything.`);
    }
    await emulator.rest();
    const plain = await plainLoop(emulator, instances);
    return [
      {
        name: 'refresh.calls',
        ...{ value: callsIn({ apis }), unit: 'calls', baseline: zones + 1, wanted: 1 },
        against: 'one call per zone chain + 1',
      },
      {
        name: 'refresh.redrawnRows',
        ...{ value: redrawn, unit: 'rows', baseline: changed, wanted: 1 },
        against: 'the rows that changed; any other is an error',
      },
      {
        name: 'refresh.time',
        ...{ value: ms, unit: 'ms', baseline: plain.ms },
        against: 'listing again with the plain loop of the official client',
      },
    ];
  });
}
