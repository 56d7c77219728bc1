import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { CancelledError } from '../../../../src/base/errors';
import { CallSlots } from '../../../../src/cloud/transport/callSlots';
import { flushTasks } from '../../../support/fakeClock';
import { Largest } from '../../../support/largest';

interface Job {
  readonly lane: string;
  readonly life: AbortController;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'aborted';
  end: (error?: Error) => void;
}

/** Microtasks only: nothing here waits for the world. */
async function flush(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    await Promise.resolve();
  }
}

/** Runs jobs through slots and looks on. */
class Trial {
  readonly jobs: Job[] = [];
  readonly started: Job[] = [];
  private readonly slots: CallSlots;

  constructor(
    readonly perLane: number,
    readonly inAll: number,
  ) {
    this.slots = new CallSlots(perLane, inAll);
  }

  add(lane: string): Job {
    const job: Job = { lane, life: new AbortController(), state: 'waiting', end: () => undefined };
    this.jobs.push(job);
    const work = (): Promise<void> => {
      job.state = 'running';
      this.started.push(job);
      return new Promise((resolve, reject) => (job.end = (error) => (error ? reject(error) : resolve())));
    };
    this.slots.run(lane, job.life.signal, work).then(
      () => (job.state = 'done'),
      (error: unknown) => (job.state = error instanceof CancelledError ? 'aborted' : 'failed'),
    );
    return job;
  }

  in(state: Job['state'], lane?: string): readonly Job[] {
    return this.jobs.filter((job) => job.state === state && (lane === undefined || job.lane === lane));
  }

  get lanes(): readonly string[] {
    return [...new Set(this.jobs.map(({ lane }) => lane))];
  }

  checkCaps(): void {
    ok(this.in('running').length <= this.inAll, 'too many in all');
    for (const lane of this.lanes) {
      ok(this.in('running', lane).length <= this.perLane, `too many in ${lane}`);
    }
  }

  checkNobodyWaitsForNothing(): void {
    const full = this.in('running').length >= this.inAll;
    for (const lane of this.lanes) {
      const room = !full && this.in('running', lane).length < this.perLane;
      ok(!room || this.in('waiting', lane).length === 0, `${lane} waits although there is room`);
    }
  }

  /** Does something that frees at most one slot; what starts by it must be of a lane with the fewest running. */
  async step(act: () => void): Promise<void> {
    const already = this.started.length;
    act();
    await flush();
    const [next, ...others] = this.started.slice(already);
    equal(others.length, 0, 'one slot, one start');
    if (next) {
      const load = this.in('running', next.lane).length - 1;
      for (const lane of this.lanes.filter((one) => one !== next.lane && this.in('waiting', one).length > 0)) {
        ok(this.in('running', lane).length >= load, `${next.lane} went before the emptier ${lane}`);
      }
      const inLane = this.jobs.filter((job) => job.lane === next.lane);
      ok(!inLane.slice(0, inLane.indexOf(next)).some((job) => job.state === 'waiting'), 'first come, first served');
    }
    this.checkCaps();
    this.checkNobodyWaitsForNothing();
  }
}

describe('call slots', () => {
  it('hold every cap, serve the emptiest lane first, and leave no call waiting', async () => {
    const [mostWaiting, mostRunning] = [new Largest(), new Largest()];
    const act = fc.record({ what: fc.constantFrom('add', 'add', 'end', 'fail', 'abort'), pick: fc.nat(1_000) });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(act, { maxLength: 40, size: 'max' }),
        async (perLane, inAll, acts) => {
          const trial = new Trial(perLane, inAll);
          for (const { what, pick } of acts) {
            await trial.step(() => {
              const running = trial.in('running');
              const waiting = trial.in('waiting');
              mostRunning.note(running.length);
              mostWaiting.note(waiting.length);
              if (what === 'add') {
                trial.add(`lane ${pick % 4}`);
              } else if (what === 'abort') {
                waiting[pick % waiting.length]?.life.abort();
              } else {
                running[pick % running.length]?.end(what === 'fail' ? new Error('failed') : undefined);
              }
            });
          }
          while (trial.in('running').length > 0) {
            await trial.step(() => trial.in('running')[0]?.end());
          }
          equal(trial.in('waiting').length, 0, 'a call starved');
          ok(
            trial.started.every((job) => job.state !== 'aborted'),
            'an aborted waiter was started',
          );
        },
      ),
      // The longest queue is met in each run of the tests, not by chance.
      { numRuns: 150, examples: [[1, 1, Array.from({ length: 40 }, (_, pick) => ({ what: 'add' as const, pick }))]] },
    );
    mostRunning.assertReached(5);
    mostWaiting.assertReached(10);
  });

  it('are 16 for a region and 64 in all unless set otherwise', async () => {
    const slots = new CallSlots();
    const running = new Map<string, number>();
    const anySignal = (): AbortSignal => new AbortController().signal;
    for (let index = 0; index < 200; index++) {
      const lane = `lane ${index % 8}`;
      void slots.run(lane, anySignal(), () => {
        running.set(lane, (running.get(lane) ?? 0) + 1);
        return new Promise(() => undefined);
      });
    }
    for (let index = 0; index < 40; index++) {
      void slots.run('single', anySignal(), () => new Promise(() => undefined));
    }
    await flushTasks();
    equal(
      [...running.values()].reduce((sum, count) => sum + count, 0),
      64,
    );
    deepEqual(
      [...running.values()],
      Array.from({ length: 8 }, () => 8),
    );
    const alone = new CallSlots();
    let count = 0;
    for (let index = 0; index < 40; index++) {
      void alone.run('single', anySignal(), () => {
        count++;
        return new Promise(() => undefined);
      });
    }
    await flushTasks();
    equal(count, 16);
  });

  it('give a free slot to the region that has the fewest, not to the one that asked first', async () => {
    const trial = new Trial(16, 2);
    ['big', 'big', 'big', 'small'].forEach((lane) => trial.add(lane));
    await flush();
    trial.jobs[0]?.end();
    await flush();
    deepEqual(
      trial.started.map(({ lane }) => lane),
      ['big', 'big', 'small'],
    );
  });

  it('hand on the answer and the failure, and free the slot either way', async () => {
    const slots = new CallSlots(1, 1);
    const { signal } = new AbortController();
    equal(await slots.run('a', signal, () => Promise.resolve(7)), 7);
    await rejects(
      slots.run('a', signal, () => Promise.reject(new Error('down'))),
      /down/,
    );
    await rejects(
      slots.run('a', signal, () => {
        throw new Error('thrown');
      }),
      /thrown/,
    );
    equal(await slots.run('a', signal, () => Promise.resolve(8)), 8);
  });

  it('let a caller go that gives up while it waits, and never start its work', async () => {
    const trial = new Trial(1, 1);
    const [, given, behind] = ['a', 'a', 'a'].map((lane) => trial.add(lane));
    given?.life.abort();
    await flush();
    deepEqual(
      trial.jobs.map(({ state }) => state),
      ['running', 'aborted', 'waiting'],
    );
    trial.jobs[0]?.end();
    await flush();
    deepEqual(trial.started, [trial.jobs[0], behind]);
  });

  it('leave nothing on the signal of a caller whose work has started', async () => {
    const { signal } = new AbortController();
    const slots = new CallSlots(1, 1);
    await Promise.all([1, 2, 3].map((value) => slots.run('a', signal, () => Promise.resolve(value))));
    equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('turn away who has already given up', async () => {
    let started = false;
    const work = (): Promise<void> => {
      started = true;
      return Promise.resolve();
    };
    await rejects(new CallSlots().run('a', AbortSignal.abort(), work), CancelledError);
    equal(started, false);
  });
});
