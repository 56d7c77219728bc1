// Whether work was asked for by the user just now, or goes on by itself. Only the first may put a question to them.
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<{ isOver: boolean }>();
let running = 0;

/** Runs what the user asked for. What it leaves behind, such as a timer, counts as going on by itself once it has ended. */
export async function asAsked<T>(work: () => Promise<T>): Promise<T> {
  const asked = { isOver: false };
  running++;
  try {
    return await current.run(asked, work);
  } finally {
    asked.isOver = true;
    running--;
    if (running === 0) {
      // Up to Node 22 a store in use slows down every promise of the process, which is shared with all extensions.
      current.disable();
    }
  }
}

export function isAsked(): boolean {
  return current.getStore()?.isOver === false;
}
