import { CancelledError } from '../base/errors';
import { formatCount } from '../base/text';
import type { TargetResult } from './action';
import type { ResourceRef } from './resource';

/** Does the same to many resources in parallel and reports each result; one failure does not stop the others. */
export async function runOnEachTarget(
  targets: readonly ResourceRef[],
  signal: AbortSignal,
  work: (target: ResourceRef, signal: AbortSignal) => Promise<void>,
): Promise<readonly TargetResult[]> {
  return Promise.all(
    targets.map(async (target): Promise<TargetResult> => {
      try {
        if (signal.aborted) {
          throw new CancelledError();
        }
        await work(target, signal);
        return { target };
      } catch (error) {
        return { target, error };
      }
    }),
  );
}

/** The message when all succeeded: of one target with its name, of several with their number in the user's format. */
export function formatDone(
  targets: readonly ResourceRef[],
  one: (name: string) => string,
  many: (counted: string) => string,
): string {
  const [only] = targets;
  return only && targets.length === 1 ? one(only.name) : many(formatCount(targets.length));
}
