import { deepEqual, equal } from 'node:assert/strict';
import { toSample } from '../../../../../../src/products/eci/instance/observe/samples';

describe('a record of figures as a sample', () => {
  const Timestamp = '2026-11-23T11:00:00.000+08:00';

  it('is in cores and bytes, its sums over all devices, its time by any offset', () => {
    deepEqual(
      toSample({
        Timestamp,
        CPU: { Limit: 2_000, UsageNanoCores: 500_000_000, UsageCoreNanoSeconds: 60_000_000_000 },
        Memory: { WorkingSet: 300, AvailableBytes: 700 },
        Network: { Interfaces: [{ RxBytes: 1, TxBytes: 2 }, { RxBytes: 10 }] },
        Disk: [{ ReadBytes: 5, WriteBytes: 6 }],
        Filesystem: [{ Usage: 3, Capacity: 9 }, { Usage: 1 }],
        Containers: [{ Name: 'web', CPU: { UsageNanoCores: 1_000_000_000 } }],
      }),
      {
        at: Date.parse('2026-11-23T03:00:00Z'),
        ...{ cores: 0.5, coreSeconds: 60, coreLimit: 2, memory: 300, memoryLimit: 1_000 },
        ...{ received: 11, sent: 2, read: 5, written: 6, stored: 4, capacity: 9 },
        containers: [{ name: 'web', cores: 1, coreSeconds: null, coreLimit: null, memory: null, memoryLimit: null }],
      },
    );
  });

  it('has gaps, never zeros, for what is missing or no number', () => {
    const sample = toSample({ Timestamp, CPU: { UsageNanoCores: 'many' as unknown as number, Limit: 0 } });
    equal(sample?.cores, null);
    equal(sample.coreLimit, null);
    equal(sample.received, null);
    deepEqual(sample.containers, []);
  });

  it('reads numbers that came as text, and refuses negative ones', () => {
    const text = (value: string): number => value as unknown as number;
    equal(toSample({ Timestamp, Memory: { UsageBytes: text('42') } })?.memory, 42);
    equal(toSample({ Timestamp, Memory: { UsageBytes: -1 } })?.memory, null);
  });

  it('has a limit of memory only where the service says what is left', () => {
    const limit = (Memory: object) => toSample({ Timestamp, Memory })?.memoryLimit;
    deepEqual(
      [
        limit({ WorkingSet: 300, AvailableBytes: 700 }),
        limit({ WorkingSet: 0, AvailableBytes: 700 }),
        limit({ WorkingSet: 300, AvailableBytes: 0 }),
        limit({ WorkingSet: 300 }),
        limit({ AvailableBytes: 700 }),
      ],
      [1_000, 700, null, null, null],
    );
  });

  it('has the working set as memory, and what is used where there is none', () => {
    equal(toSample({ Timestamp, Memory: { WorkingSet: 1, UsageBytes: 2 } })?.memory, 1);
    equal(toSample({ Timestamp, Memory: { WorkingSet: 0, UsageBytes: 2 } })?.memory, 0);
  });

  it('has a gap for an empty text, and for what is beyond all numbers', () => {
    for (const value of ['', ' x', 'Infinity', Infinity, NaN, null, true]) {
      equal(toSample({ Timestamp, Memory: { UsageBytes: value as number } })?.memory, null);
    }
  });

  it('has its containers by name, also those without one', () => {
    const sample = toSample({ Timestamp, Containers: [{ Memory: { UsageBytes: 5 } }] });
    deepEqual(
      sample?.containers.map(({ name, memory }) => [name, memory]),
      [['', 5]],
    );
  });

  it('is none without a time', () => {
    equal(toSample({}), undefined);
    equal(toSample({ Timestamp: 'soon' }), undefined);
  });
});
