import type { reporters } from 'mocha';

/** Spec output plus the counts in the file named by TEST_COUNTS_FILE. */
export declare class CountingReporter extends reporters.Spec {}
