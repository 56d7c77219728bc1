import { equal, notEqual, rejects, throws } from 'node:assert/strict';
import { SingleFlight } from '../../../../src/base/async/singleFlight';

describe('single flight', () => {
  it('shares one running call per key', async () => {
    const flight = new SingleFlight<string, number>();
    let started = 0;
    let land: (value: number) => void = () => undefined;
    const start = (): Promise<number> => {
      started++;
      return new Promise((resolve) => (land = resolve));
    };
    const first = flight.run('a', start);
    const second = flight.run('a', start);
    equal(first, second);
    equal(started, 1);
    land(7);
    equal(await second, 7);
  });

  it('starts anew once the call has landed', async () => {
    const flight = new SingleFlight<string, number>();
    let started = 0;
    const start = (): Promise<number> => Promise.resolve(++started);
    equal(await flight.run('a', start), 1);
    equal(await flight.run('a', start), 2);
  });

  it('keeps keys apart', () => {
    const flight = new SingleFlight<string, void>();
    notEqual(
      flight.run('a', () => Promise.resolve()),
      flight.run('b', () => Promise.resolve()),
    );
  });

  it('shares a failure too, but does not keep it', async () => {
    const flight = new SingleFlight<string, number>();
    const fail = (): Promise<number> => Promise.reject(new Error('down'));
    const first = flight.run('a', fail);
    const second = flight.run('a', fail);
    await rejects(first, /down/);
    await rejects(second, /down/);
    equal(await flight.run('a', () => Promise.resolve(1)), 1);
  });

  it('keeps nothing of a call that could not even start', async () => {
    const flight = new SingleFlight<string, number>();
    throws(
      () =>
        flight.run('a', () => {
          throw new Error('cannot start');
        }),
      /cannot start/,
    );
    equal(await flight.run('a', () => Promise.resolve(1)), 1);
  });
});
