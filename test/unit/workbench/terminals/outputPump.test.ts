import { deepEqual, equal, ok } from 'node:assert/strict';
import { OutputPump } from '../../../../src/workbench/terminals/outputPump';
import { FakeClock, flushTasks } from '../../../support/fakeClock';

const kib = 1024;

describe('Output on its way to a terminal', () => {
  let clock: FakeClock;
  let written: string[];
  let held: string[];
  let pump: OutputPump;
  const push = (length: number, count = 1): void =>
    Array.from({ length: count }, () => 'x'.repeat(length)).forEach((text) => pump.push(text));
  const lengths = (): readonly number[] => written.map(({ length }) => length);

  beforeEach(() => {
    [clock, written, held] = [new FakeClock(), [], []];
    pump = new OutputPump({
      clock,
      write: (text) => written.push(text),
      pause: () => held.push('pause'),
      resume: () => held.push('resume'),
    });
  });

  it('is written at once, and what follows in steps of 10 ms', async () => {
    pump.push('a');
    deepEqual(written, ['a']);
    pump.push('b');
    pump.push('c');
    await clock.advance(9);
    deepEqual(written, ['a']);
    await clock.advance(1);
    deepEqual(written, ['a', 'bc']);
  });

  it('is written at once again after a rest', async () => {
    pump.push('a');
    await clock.advance(10);
    pump.push('b');
    deepEqual(written, ['a', 'b']);
  });

  it('goes in whole pieces of 32 KiB together at most', async () => {
    push(1);
    push(16 * kib, 3);
    push(16 * kib + 1);
    push(1);
    await clock.advance(10);
    deepEqual(lengths(), [1, 32 * kib]);
    await clock.advance(10);
    deepEqual(lengths(), [1, 32 * kib, 16 * kib], 'the next piece would be one letter too much');
    await clock.advance(10);
    deepEqual(lengths(), [1, 32 * kib, 16 * kib, 16 * kib + 2]);
  });

  it('is never cut, however long a piece is, for it may be one sequence', async () => {
    push(100 * kib);
    push(1);
    deepEqual(lengths(), [100 * kib]);
    await clock.advance(10);
    deepEqual(lengths(), [100 * kib, 1]);
  });

  it('is held back above 512 KiB and let come below 64 KiB, once each', async () => {
    push(1);
    push(16 * kib, 32);
    deepEqual([pump.isPaused, held], [false, []], 'exactly so much is not too much');
    push(1);
    push(16 * kib);
    deepEqual([pump.isPaused, held], [true, ['pause']]);
    // 528 KiB and a letter wait; each step takes 32 KiB.
    await clock.advance(140);
    deepEqual([pump.isPaused, held], [true, ['pause']]);
    await clock.advance(10);
    deepEqual([pump.isPaused, held], [false, ['pause', 'resume']]);
    await clock.advance(100);
    push(16 * kib, 34);
    deepEqual(held, ['pause', 'resume', 'pause']);
    await clock.advance(1_000);
    deepEqual(held, ['pause', 'resume', 'pause', 'resume']);
    equal(
      lengths().reduce((sum, length) => sum + length),
      (32 + 1 + 34) * 16 * kib + 2,
    );
  });

  it('of no letters is nothing', async () => {
    pump.push('');
    deepEqual([written, clock.slept], [[], []]);
    await pump.drain();
  });

  it('is drained once all of it is written and drawn', async () => {
    await pump.drain();
    push(32 * kib, 3);
    let drained = 0;
    void pump.drain().then(() => drained++);
    void pump.drain().then(() => drained++);
    await clock.advance(29);
    equal(drained, 0);
    await clock.advance(1);
    equal(drained, 2);
    equal(lengths().length, 3);
    push(1);
    let again = false;
    void pump.drain().then(() => (again = true));
    await flushTasks();
    ok(!again);
    await clock.advance(10);
    ok(again);
  });
});
