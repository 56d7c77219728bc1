// Whether work is user-initiated or runs automatically. Only user-initiated work may prompt the user.
import { AutoDisablingStorage } from './async/thriftyStorage';

const current = new AutoDisablingStorage<{ isOver: boolean }>();

/** Runs user-initiated work. What it leaves behind, such as a timer, counts as automatic once it has ended. */
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
