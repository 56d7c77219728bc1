// What everything is compared with: all instances by the official client alone, page after page.
import { measure } from './measure.mjs';

/** @type {Map<number, Promise<{ms: number, bytes: number}>>} */
const measured = new Map();

/**
 * Once per run and size: it takes a minute, and what it is compared with is measured in the same run.
 * @param {import('./emulator.mjs').Emulator} emulator
 * @param {number} instances
 */
export function plainLoop(emulator, instances) {
  let running = measured.get(instances);
  if (!running) {
    running = /** @type {Promise<any>} */ (measure('plainLoop', emulator.given(instances)));
    measured.set(instances, running);
  }
  return running;
}
