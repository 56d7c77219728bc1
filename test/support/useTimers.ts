// Timers and the date that move only when a test says so, for code that uses those of the platform.
import { mock } from 'node:test';
import { fakeNow, flushTasks } from './fakeClock';

export interface Timers {
  /** Moves time on, and lets everything run that has become due. */
  pass(ms: number): Promise<void>;
}

/** For each test of the describe block it is called in. Immediates and promises run as ever. */
export function useTimers(): Timers {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: fakeNow }));
  afterEach(() => mock.timers.reset());
  return {
    pass: async (ms) => {
      await flushTasks();
      // Each timer finds the time at which it was due: a longer tick first moves the time and then calls them all.
      for (let passed = 0; passed < ms; passed++) {
        mock.timers.tick(1);
      }
      await flushTasks();
    },
  };
}
