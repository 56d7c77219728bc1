import { CancelledError } from '../base/errors';
import type { TargetResult } from './action';
import type { ResourceRef } from './resource';

/** Does the same to many resources side by side and tells how each went; one failure does not stop the others. */
export async function forEachTarget(
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
