// Whether work was asked for by the user just now, or goes on by itself. Only the first may put a question to them.
import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<{ isOver: boolean }>();

/** Runs what the user asked for. What it leaves behind, such as a timer, counts as going on by itself once it has ended. */
export async function asAsked<T>(work: () => Promise<T>): Promise<T> {
  const asked = { isOver: false };
  try {
    return await current.run(asked, work);
  } finally {
    asked.isOver = true;
  }
}

export function isAsked(): boolean {
  return current.getStore()?.isOver === false;
}
