// Whether work was asked for by the user just now, or goes on by itself. Only the first may put a question to them.
import { AutoDisablingStorage } from './async/thriftyStorage';

const current = new AutoDisablingStorage<{ isOver: boolean }>();

/** Runs what the user asked for. What it leaves behind, such as a timer, counts as going on by itself once it has ended. */
export function runUserInitiated<T>(work: () => Promise<T>): Promise<T> {
  const scope = { isOver: false };
  return current.run(scope, async () => {
    try {
      return await work();
    } finally {
      scope.isOver = true;
    }
  });
}

export function isUserInitiated(): boolean {
  return current.getStore()?.isOver === false;
}
