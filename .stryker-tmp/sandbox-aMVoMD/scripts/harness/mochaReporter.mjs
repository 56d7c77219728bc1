// Mocha's spec output plus a count that the launcher can add up, for runs in Node and inside the extension host.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Mocha loads a reporter by its default export. */
export default class CountingReporter extends Mocha.reporters.Spec {
  /** @param {import('mocha').Runner} runner @param {import('mocha').MochaOptions} [options] */
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env.TEST_COUNTS_FILE;
      if (file) {
        const { passes = 0, failures = 0 } = runner.stats ?? {};
        writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, failures: this.failures.map(inShort) }));
      }
    });
  }
}

/** Where to look, and why in a line. @param {import('mocha').Test} test */
function inShort(test) {
  const why = (test.err?.message ?? '').replaceAll(/\s+/g, ' ').trim();
  return `${test.fullTitle()}: ${why.slice(0, 200)}`;
}
