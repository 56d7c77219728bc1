// One more letter in the find box over 10,000 rows, compared with searching every field of every row.
import { withEmulator } from './support/emulator.mjs';
import { measure } from './support/measure.mjs';
import { median } from './support/median.mjs';

const instances = 10_000;
/** A frame at 60 a second. */
const frameMs = 16;
/** A name with a letter missing, an address, a tag with a state, an image, an id. */
const typed = ['storefrnt running', '172.16.12.1', 'team=checkout scheduling', 'registry nginx:1.2', 'eci-bp1abc'];

/** Bundles its own dependencies. */
export const measuresDist = false;

/** @returns {Promise<import('../bench.mjs').Figure[]>} */
export async function run() {
  return withEmulator({ instances }, async (emulator) => {
    const { first, letters, arranged, plain } = await measure('find', { ...emulator.given(instances), typed });
    const unit = 'ms';
    const frame = { unit, baseline: frameMs, against: 'a frame', wanted: 1 };
    const everywhere = { unit, baseline: median(plain), against: 'looking through every field of every row' };
    return [
      { name: 'find.letter', value: median(letters), ...frame },
      { name: 'find.slowestLetter', value: Math.max(...letters), ...frame },
      { name: 'find.letter.plain', value: median(letters), ...everywhere },
      { name: 'find.letterSortedAndGrouped', value: median(arranged), unit, baseline: frameMs, against: 'a frame' },
      { name: 'find.firstLetterEver', value: first, unit, baseline: frameMs, against: 'a frame' },
    ];
  });
}
