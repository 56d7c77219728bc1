// What 10,000 instances with their details hold on the heap of the extension host, beside the official client's answers kept.
import { withEmulator } from './support/emulator.mjs';
import { measure } from './support/measure.mjs';
import { plainLoop } from './support/plainLoop.mjs';

const instances = 10_000;
const wantedBytes = 4 * 1024;

/** Bundles its own dependencies. */
export const measuresDist = false;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  return withEmulator({ instances }, async (emulator) => {
    const given = emulator.given(instances);
    const { bytes } = await measure('list', { ...given, isWarm: true });
    await emulator.rest();
    const found = await measure('find', { ...given, typed: ['storefront'] });
    await emulator.rest();
    const plain = await plainLoop(emulator, instances);
    const unit = 'bytes/instance';
    const bound = { unit, baseline: wantedBytes, against: '4 KB', wanted: 1 };
    return [
      { name: 'memory.details', value: bytes / instances, ...bound },
      { name: 'memory.detailsAndFound', value: (bytes + found.bytes) / instances, ...bound },
      {
        name: 'memory.details.kept',
        ...{ value: bytes / instances, unit, baseline: plain.bytes / instances },
        against: 'the answers of the official client, kept',
      },
    ];
  });
}
