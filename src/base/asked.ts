// Whether work was asked for by the user just now, or goes on by itself. Only the first may put a question to them.
import { ThriftyStorage } from './async/thriftyStorage';

const current = new ThriftyStorage<{ isOver: boolean }>();

/** Runs what the user asked for. What it leaves behind, such as a timer, counts as going on by itself once it has ended. */
export function asAsked<T>(work: () => Promise<T>): Promise<T> {
  const asked = { isOver: false };
  return current.run(asked, async () => {
    try {
      return await work();
    } finally {
      asked.isOver = true;
    }
  });
}

export function isAsked(): boolean {
  return current.getStore()?.isOver === false;
}
