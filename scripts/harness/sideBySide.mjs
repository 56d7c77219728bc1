// Several jobs at a time. What a job prints is shown when it ends, so that no two are mixed; a job alone shows it at once.
import { availableParallelism } from 'node:os';

/** More than this and a window waits for the processor instead of its test. */
const maxJobs = 4;

/**
 * Two more than there are cores, because each job waits now and then: for a window, or for a server that answers late. TEST_JOBS sets
 * another number.
 */
export function jobsAtOnce() {
  const wanted = Number(process.env.TEST_JOBS);
  return Number.isInteger(wanted) && wanted > 0 ? wanted : Math.min(maxJobs, availableParallelism() + 2);
}

/**
 * Runs `work` on each item, `limit` of them at a time in the order given, and answers in that order.
 * @template T, R
 * @param {readonly T[]} items
 * @param {number} limit
 * @param {(item: T, print: (text: string) => void) => Promise<R>} work `print` instead of writing to stdout
 * @returns {Promise<R[]>}
 */
export async function sideBySide(items, limit, work) {
  /** @type {R[]} */
  const results = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [index, item] of waiting) {
      let text = '';
      try {
        results[index] = await work(item, (more) => {
          if (items.length === 1) {
            process.stdout.write(more);
          } else {
            text += more;
          }
        });
      } finally {
        process.stdout.write(text);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
