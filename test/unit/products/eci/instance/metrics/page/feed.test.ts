import { deepEqual, equal } from 'node:assert/strict';
import type { PanelClient } from '../../../../../../../src/panels/ui/client';
import type { Feed } from '../../../../../../../src/products/eci/instance/metrics/page/feed';
import type { MetricsPanel, Reading } from '../../../../../../../src/products/eci/instance/metrics/panel';
import type { Sample } from '../../../../../../../src/products/eci/instance/metrics/sample';
import type { RangeId } from '../../../../../../../src/products/eci/instance/metrics/ranges';
import { useUnitModules } from '../../../../../../support/page/unitPage';
import type { UnitModules } from '../../../../../../support/page/unitPage';

const problem = { message: 'Denied.', hint: 'Ask.' };

interface Call {
  readonly name: string;
  readonly params: unknown;
  readonly signal: AbortSignal;
  answer(readings: readonly Reading[]): Promise<void>;
  fail(error: Error): Promise<void>;
}

describe('what the metrics panel has read', () => {
  const useModules = useUnitModules();
  const calls: Call[] = [];
  let changes = 0;
  let feed: Feed;

  const page = (): UnitModules => useModules();

  function create(range: RangeId = '15m'): void {
    const request = (name: string, params: unknown, signal: AbortSignal): Promise<unknown> =>
      new Promise((resolve, reject) => {
        calls.push({
          name,
          params,
          signal,
          answer: (readings) => (resolve(readings), page().passTime(0)),
          fail: (error) => (reject(error), page().passTime(0)),
        });
      });
    const client = { request } as unknown as PanelClient<MetricsPanel>;
    feed = new (page().modules.feed.Feed)(client, range, () => (changes += 1));
  }

  beforeEach(() => {
    calls.length = 0;
    changes = 0;
    create();
  });

  function sample(ageSeconds: number): Sample {
    const at = page().view.time.now - ageSeconds * 1000;
    const use = { cores: 1, coreSeconds: null, coreLimit: 2, memory: 1, memoryLimit: 2 };
    return { at, ...use, received: 0, sent: 0, read: 0, written: 0, stored: 0, capacity: 0, containers: [] };
  }

  const call = (at: number): Call => calls[at]!;
  const ages = (id = 'eci-1'): number[] =>
    (feed.state.samples.get(id) ?? []).map(({ at }) => (page().view.time.now - at) / 1000);
  const names = (): string[] => calls.map(({ name }) => name);

  it('is the whole range at first', async () => {
    equal(feed.state.isReading, false);
    feed.readAll();
    deepEqual([call(0).name, call(0).params], ['read', { range: '15m' }]);
    equal(feed.state.isReading, true);
    equal(changes, 1);
    await call(0).answer([{ id: 'eci-1', samples: [sample(30), sample(15)] }]);
    deepEqual(ages(), [30, 15]);
    equal(feed.state.isReading, false);
    equal(feed.state.readAt, page().view.time.now);
    equal(changes, 2);
  });

  it('grows by the newest of each from then on, at the pace of the range', async () => {
    feed.readAll();
    await call(0).answer([{ id: 'eci-1', samples: [sample(15)] }]);
    await page().passTime(14_999);
    equal(calls.length, 1);
    await page().passTime(1);
    deepEqual([call(1).name, call(1).params], ['newest', {}]);
    await call(1).answer([{ id: 'eci-1', samples: [sample(0)] }]);
    deepEqual(ages(), [30, 0]);
    await page().passTime(15_000);
    deepEqual(names(), ['read', 'newest', 'newest']);
  });

  it('is only given as a whole where records are minutes apart', async () => {
    feed.readAll('8h');
    await call(0).answer([]);
    await page().passTime(60_000);
    deepEqual(names(), ['read', 'read']);
    equal(feed.range, '8h');
  });

  it('grows by the newest where records are a minute apart', async () => {
    feed.readAll('1h');
    await call(0).answer([]);
    await page().passTime(60_000);
    deepEqual(names(), ['read', 'newest']);
  });

  it('is polled no faster than every 15 s and no slower than every minute', () => {
    deepEqual(
      (['5m', '30m', '1h', '8h'] as const).map((range) => {
        create(range);
        return feed.everyMs;
      }),
      [15_000, 30_000, 60_000, 60_000],
    );
  });

  it('is replaced by a reading of the whole range', async () => {
    feed.readAll();
    await call(0).answer([{ id: 'eci-1', samples: [sample(30)] }]);
    feed.readAll();
    await call(1).answer([{ id: 'eci-1', samples: [sample(15)] }]);
    deepEqual(ages(), [15]);
  });

  it('stays while the same range is read again, and goes when another is', async () => {
    feed.readAll();
    await call(0).answer([{ id: 'eci-1', samples: [sample(30)] }]);
    feed.readAll();
    deepEqual(ages(), [30]);
    equal(feed.state.readAt, page().view.time.now);
    feed.readAll('5m');
    deepEqual(ages(), []);
    equal(feed.state.readAt, undefined);
    deepEqual(call(2).params, { range: '5m' });
  });

  it('keeps what was read of an instance that cannot be read now', async () => {
    feed.readAll();
    await call(0).answer([{ id: 'eci-1', samples: [sample(30)] }]);
    await page().passTime(15_000);
    await call(1).answer([
      { id: 'eci-1', samples: [], problem },
      { id: 'eci-2', samples: [sample(0)] },
    ]);
    deepEqual(ages(), [45]);
    deepEqual(ages('eci-2'), [0]);
    deepEqual(feed.state.problems, [{ id: 'eci-1', problem }]);
    await page().passTime(15_000);
    await call(2).answer([{ id: 'eci-1', samples: [sample(0)] }]);
    deepEqual(feed.state.problems, []);
  });

  it('keeps what was read of an instance that is missing from a reading of the whole range', async () => {
    feed.readAll();
    await call(0).answer([{ id: 'eci-1', samples: [sample(30)] }]);
    feed.readAll();
    await call(1).answer([{ id: 'eci-1', samples: [], problem }]);
    deepEqual(ages(), [30]);
  });

  it('keeps what was read when a reading fails, and is read again later', async () => {
    feed.readAll();
    await call(0).answer([{ id: 'eci-1', samples: [sample(15)] }]);
    await page().passTime(15_000);
    const { RequestFailure } = page().modules.client;
    await call(1).fail(new RequestFailure('failed', problem));
    deepEqual(feed.state.failure, problem);
    deepEqual(ages(), [30]);
    await page().passTime(15_000);
    equal(call(2).name, 'newest');
    await call(2).answer([]);
    equal(feed.state.failure, undefined);
  });

  it('is read as a whole again when the first reading failed', async () => {
    feed.readAll();
    await call(0).fail(new TypeError('x is not a function'));
    deepEqual(feed.state.failure, { message: 'TypeError: x is not a function', hint: '' });
    equal(feed.state.readAt, undefined);
    await page().passTime(15_000);
    deepEqual(names(), ['read', 'read']);
  });

  it('is what the last reading says: the one before is given up', async () => {
    feed.readAll();
    feed.readAll('5m');
    equal(call(0).signal.aborted, true);
    equal(call(1).signal.aborted, false);
    const before = changes;
    await call(0).answer([{ id: 'eci-1', samples: [sample(30)] }]);
    deepEqual(ages(), []);
    equal(feed.state.isReading, true);
    equal(changes, before);
    await call(1).answer([]);
    equal(feed.state.isReading, false);
  });

  it('ignores the failure of a reading that was given up', async () => {
    feed.readAll();
    feed.readAll();
    await call(0).fail(new Error('late'));
    equal(feed.state.failure, undefined);
    equal(feed.state.isReading, true);
  });

  it('is not polled while it is paused, and read as a whole when it resumes', async () => {
    feed.readAll();
    await call(0).answer([]);
    const before = changes;
    feed.pause(true);
    equal(feed.isPaused, true);
    equal(changes, before + 1);
    await page().passTime(120_000);
    equal(calls.length, 1);
    feed.pause(false);
    equal(feed.isPaused, false);
    deepEqual(names(), ['read', 'read']);
  });

  it('is not polled after a reading on request while it is paused', async () => {
    feed.pause(true);
    feed.readAll();
    await call(0).answer([]);
    await page().passTime(120_000);
    equal(calls.length, 1);
  });

  it('is not polled while the page is hidden', async () => {
    feed.readAll();
    page().view.setVisible(false);
    await call(0).answer([]);
    await page().passTime(120_000);
    equal(calls.length, 1);
  });

  it('is no longer read after it stops', async () => {
    feed.readAll();
    feed.stop();
    equal(call(0).signal.aborted, true);
    equal(feed.state.isReading, false);
    feed.readAll();
    await call(1).answer([]);
    feed.stop();
    await page().passTime(120_000);
    equal(calls.length, 2);
  });
});
