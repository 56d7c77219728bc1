import { flushTasks } from '../../support/fakeClock';

const kinds = ['unhandledRejection', 'uncaughtException'] as const;

/** Runs work and returns the uncaught errors, which would otherwise end the run. */
export async function collectUncaught(work: () => void | Promise<void>): Promise<readonly unknown[]> {
  const uncaught: unknown[] = [];
  const collect = (reason: unknown): void => void uncaught.push(reason);
  const others = kinds.map((kind) => process.rawListeners(kind));
  kinds.forEach((kind) => process.removeAllListeners(kind).on(kind, collect));
  try {
    await work();
    await flushTasks();
  } finally {
    kinds.forEach((kind, index) => {
      process.removeAllListeners(kind);
      others[index]?.forEach((listener) => process.on(kind, listener as () => void));
    });
  }
  return uncaught;
}
