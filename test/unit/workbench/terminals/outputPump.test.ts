// Output no faster than a terminal draws it, in whole pieces and in order.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { OutputPump } from '../../../../src/workbench/terminals/outputPump';
import { FakeClock, flushTasks } from '../../../support/fakeClock';

const stepLength = 32 * 1024;

class Trial {
  readonly clock = new FakeClock();
  readonly written: string[] = [];
  readonly held: string[] = [];
  readonly pump = new OutputPump({
    clock: this.clock,
    write: (text) => this.written.push(text),
    pause: () => this.held.push('pause'),
    resume: () => this.held.push('resume'),
  });
}

describe('the output of a terminal', () => {
  it('is written at once as long as little comes', () => {
    const { pump, written } = new Trial();
    pump.push('one');
    pump.push('');
    deepEqual(written, ['one']);
  });

  it('is written in whole pieces, as many in a step as fit into 32 KiB', async () => {
    const { pump, written, clock } = new Trial();
    const pieces = ['first', ...Array.from({ length: 10 }, (_, index) => String(index).repeat(10_000))];
    pieces.forEach((piece) => pump.push(piece));
    await clock.advance(100);
    equal(written.join(''), pieces.join(''));
    deepEqual(
      written.map(({ length }) => length),
      [5, 30_000, 30_000, 30_000, 10_000],
    );
    ok(written.every(({ length }) => length <= stepLength));
  });

  it('fills a step to exactly 32 KiB, and no further', async () => {
    const { pump, written, clock } = new Trial();
    ['', 'x', 'a'.repeat(stepLength - 1), 'b', 'c'].forEach((piece) => pump.push(piece));
    await clock.advance(20);
    deepEqual(
      written.map(({ length }) => length),
      [1, stepLength, 1],
    );
  });

  it('passes a piece that is longer by itself whole: a sequence in it must not be cut', async () => {
    const { pump, written, clock } = new Trial();
    ['x', 'y'.repeat(3 * stepLength), 'z'].forEach((piece) => pump.push(piece));
    await clock.advance(20);
    deepEqual(
      written.map(({ length }) => length),
      [1, 3 * stepLength, 1],
    );
  });

  it('holds the other end back above 512 KiB, and lets it go on below 64 KiB', async () => {
    const { pump, held, written, clock } = new Trial();
    // The first piece is written at once and waits no more.
    for (let count = 0; count <= 16; count++) {
      pump.push('x'.repeat(stepLength));
    }
    deepEqual(held, []);
    pump.push('y');
    deepEqual(held, ['pause']);
    pump.push('z');
    deepEqual(held, ['pause'], 'it is told once');
    const waiting = (): number => 17 * stepLength + 2 - written.reduce((sum, { length }) => sum + length, 0);
    for (let step = 0; step < 20 && held.length < 2; step++) {
      ok(waiting() >= 64 * 1024);
      await clock.advance(10);
    }
    deepEqual(held, ['pause', 'resume']);
    ok(waiting() < 64 * 1024);
  });

  it('is drained when everything is written', async () => {
    const { pump, written, clock } = new Trial();
    await pump.drain();
    pump.push('one');
    pump.push('two');
    let isDrained = false;
    void pump.drain().then(() => (isDrained = true));
    await flushTasks();
    equal(isDrained, false);
    await clock.advance(20);
    deepEqual([isDrained, written], [true, ['one', 'two']]);
  });
});
