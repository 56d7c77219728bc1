import { deepEqual, equal } from 'node:assert/strict';
import { createCharts, formatShare } from '../../../../../../src/products/eci/instance/metrics/charts';
import type { Chart, ChartId } from '../../../../../../src/products/eci/instance/metrics/charts';
import type { ResourceUsage, Sample } from '../../../../../../src/products/eci/instance/metrics/sample';

const none: ResourceUsage = { cores: null, coreSeconds: null, coreLimit: null, memory: null, memoryLimit: null };
const sample = (at: number, over: Partial<Sample> = {}): Sample => ({
  ...none,
  ...{ at, received: null, sent: null, read: null, written: null, stored: null, capacity: null, containers: [] },
  ...over,
});
const grid = [0, 10_000, 20_000];
const instance = (name: string, samples: readonly Sample[]) => ({ region: 'cn-hangzhou', id: name, name, samples });
const find = (charts: readonly Chart[], id: ChartId): Chart => charts.find((chart) => chart.id === id) as Chart;
const lines = (charts: readonly Chart[], id: ChartId): readonly unknown[] =>
  find(charts, id).lines.map(({ label, values, limit }) => [label, values, limit]);

describe('The charts of metrics', () => {
  const full = (at: number, factor: number): Sample =>
    sample(at, {
      ...{ cores: factor, coreLimit: 2, memory: factor * 100, memoryLimit: 400 },
      ...{ received: factor * 1_000, sent: factor * 2_000, read: factor * 3_000, written: factor * 4_000 },
      ...{ stored: factor * 50, capacity: 1_000 },
      containers: [
        { ...none, name: 'web', cores: factor / 2, coreLimit: 1, memory: factor * 10, memoryLimit: 40 },
        { ...none, name: 'db', coreSeconds: factor * 5, memory: factor * 20 },
      ],
    });

  it('of one instance have a line for it and for each of its containers', () => {
    const charts = createCharts([instance('shop', [full(0, 1), full(10_000, 2), full(20_000, 3)])], grid);
    deepEqual(
      charts.map(({ id }) => id),
      ['cpu', 'memory', 'network', 'disk', 'space'],
    );
    deepEqual(lines(charts, 'cpu'), [
      ['Instance', [1, 2, 3], 2],
      ['web', [0.5, 1, 1.5], 1],
      ['db', [null, 0.5, 0.5], null],
    ]);
    deepEqual(lines(charts, 'memory'), [
      ['Instance', [100, 200, 300], 400],
      ['web', [10, 20, 30], 40],
      ['db', [20, 40, 60], null],
    ]);
    deepEqual(lines(charts, 'network'), [
      ['Received', [null, 100, 100], null],
      ['Sent', [null, 200, 200], null],
    ]);
    deepEqual(lines(charts, 'disk'), [
      ['Read', [null, 300, 300], null],
      ['Written', [null, 400, 400], null],
    ]);
    deepEqual(lines(charts, 'space'), [['Used', [50, 100, 150], 1_000]]);
  });

  it('of several instances name them, and leave their containers out', () => {
    const charts = createCharts([instance('a', [full(0, 1), full(10_000, 2)]), instance('b', [full(20_000, 3)])], grid);
    deepEqual(lines(charts, 'cpu'), [
      ['a', [1, 2, null], 2],
      ['b', [null, null, 3], 2],
    ]);
    deepEqual(lines(charts, 'memory'), [
      ['a', [100, 200, null], 400],
      ['b', [null, null, 300], 400],
    ]);
    deepEqual(
      (['network', 'disk', 'space'] as const).map((id) => find(charts, id).lines.map(({ label }) => label)),
      [
        ['a · Received', 'a · Sent', 'b · Received', 'b · Sent'],
        ['a · Read', 'a · Written', 'b · Read', 'b · Written'],
        ['a · Used', 'b · Used'],
      ],
    );
  });

  it('have the newest limit, and gaps where nothing was measured', () => {
    const samples = [sample(0, { memory: 5, memoryLimit: 100 }), sample(20_000, { memory: 7, memoryLimit: 200 })];
    deepEqual(lines(createCharts([instance('a', samples)], grid), 'memory'), [['Instance', [5, null, 7], 200]]);
    const later = [...samples.slice(0, 1), sample(20_000)];
    deepEqual(lines(createCharts([instance('a', later)], grid), 'memory'), [['Instance', [5, null, null], 100]]);
    deepEqual(lines(createCharts([instance('a', [])], grid), 'memory'), [['Instance', [null, null, null], null]]);
  });

  it('have a line for a container that came or went meanwhile', () => {
    const web = { ...none, name: 'web', memory: 1 };
    const db = { ...none, name: 'db', memory: 2 };
    const samples = [sample(0, { containers: [web] }), sample(10_000, { containers: [web, db] })];
    deepEqual(lines(createCharts([instance('a', samples)], grid), 'memory').slice(1), [
      ['web', [1, 1, null], null],
      ['db', [null, 2, null], null],
    ]);
  });

  it('are empty without instances', () => {
    deepEqual(
      createCharts([], grid).flatMap((chart) => chart.lines),
      [],
    );
  });

  it('have values with their units, and round values in the powers of that unit', () => {
    const charts = createCharts([], grid);
    const format = (id: ChartId, value: number): string => find(charts, id).format(value);
    deepEqual(
      [0, 0.0123, 0.0999, 0.1, 1.236, 9.999, 10, 12.34].map((cores) => format('cpu', cores)),
      ['0', '0.012', '0.1', '0.1', '1.24', '10', '10', '12.3'].map((text) => `${text} vCPU`),
    );
    deepEqual([format('memory', 1_536.4), format('space', 0.6)], ['1.5 KiB', '1 B']);
    deepEqual([format('network', 1_536.4), format('disk', 0.6)], ['1.5 KiB/s', '1 B/s']);
    deepEqual(
      charts.map(({ base }) => base),
      [10, 2, 2, 2, 2],
    );
  });
});

describe('The share of a limit', () => {
  it('is a whole percentage, and nothing where one of both is unknown', () => {
    equal(formatShare(17.4, 100), '17%');
    equal(formatShare(0, 100), '0%');
    equal(formatShare(3, 2), '150%');
    deepEqual([formatShare(null, 100), formatShare(1, null), formatShare(1, 0)], ['', '', '']);
  });
});
