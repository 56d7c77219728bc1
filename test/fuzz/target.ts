// What a fuzz target is: one property over generated input. `npm run fuzz` and test/unit/fuzz.test.ts run the same.
import fc from 'fast-check';

type CheckParameters = Pick<fc.Parameters, 'numRuns' | 'seed' | 'path' | 'includeErrorInReport'>;

/** What is generated is known to the property alone. */
export interface FuzzProperty {
  check(parameters: CheckParameters, beforeEach: () => Promise<void>): Promise<FuzzResult>;
}

/** Prepares what the property needs, once. */
export type FuzzTarget = () => Promise<FuzzProperty>;

/** The property that `holds` throws for no input. */
export function createProperty<T>(input: fc.Arbitrary<T>, holds: (input: T) => void | Promise<void>): FuzzProperty {
  return {
    check: async (parameters, beforeEach) => {
      const property = fc.asyncProperty(input, async (one) => {
        await beforeEach();
        await holds(one);
      });
      const details = await fc.check(property, parameters);
      return { runs: details.numRuns, failure: details.failed ? fc.defaultReportMessage(details) : undefined };
    },
  };
}

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Of a counterexample, as a failure prints it: runs that one alone. */
  readonly path?: string | undefined;
  /** Called with the number of runs so far, at most every tenth of a second. */
  readonly onProgress?: (runs: number) => void;
}

/** `failure` is undefined when the property held; otherwise it names seed, path, the smallest counterexample, and the error. */
export interface FuzzResult {
  readonly runs: number;
  readonly failure: string | undefined;
}

const progressMs = 100;

export async function runFuzz(target: FuzzTarget, { runs, seed, path, onProgress }: FuzzOptions): Promise<FuzzResult> {
  const property = await target();
  let count = 0;
  let reportedAt = performance.now();
  const beforeEach = async (): Promise<void> => {
    count++;
    if (onProgress && performance.now() - reportedAt > progressMs) {
      onProgress(count - 1);
      // Runs wait for promises only: without a turn of the event loop, Ctrl-C would not be noticed.
      await new Promise((resolve) => setImmediate(resolve));
      reportedAt = performance.now();
    }
  };
  const parameters = { numRuns: runs, seed, includeErrorInReport: true, ...(path !== undefined && { path }) };
  return property.check(parameters, beforeEach);
}
