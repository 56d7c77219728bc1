// A condition on the writes of some work, checked when each request is sent: between the confirmation and the request, the user's rules
// may have changed.
import { AutoDisablingStorage } from './async/thriftyStorage';

/** Throws when nothing may be written any more. */
export type WriteCheck = () => void;

const current = new AutoDisablingStorage<WriteCheck>();

/** Runs work whose writes are sent only while `check` lets them pass. */
export function runWithWriteCheck<T>(check: WriteCheck, work: () => Promise<T>): Promise<T> {
  return current.run(check, work);
}

export function getWriteCheck(): WriteCheck | undefined {
  return current.getStore();
}
