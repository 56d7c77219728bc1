import type { MetricTarget, Reading } from '../../../src/products/eci/instance/metrics/panel';
import type { Range } from '../../../src/products/eci/instance/metrics/ranges';
import type { Sample, ResourceUsage } from '../../../src/products/eci/instance/metrics/sample';

const gib = 1024 ** 3;

/** Figures that rise and fall, up to now: two containers on 2 vCPU and 4 GiB. */
export function sampleReadings(targets: readonly MetricTarget[], range: Range, now: number): Reading[] {
  const periodMs = range.periodSeconds * 1000;
  const count = (range.minutes * 60_000) / periodMs + 2;
  const last = Math.floor(now / periodMs) * periodMs;
  return targets.map(({ id }, nth) => ({
    id,
    samples: Array.from({ length: count }, (_, index) => sampleAt(last - (count - 1 - index) * periodMs, index, nth)),
  }));
}

function sampleAt(at: number, index: number, nth: number): Sample {
  const swing = Math.sin(index / 6 + nth) * 0.3 + 0.5;
  const use = (share: number, cores: number, bytes: number): ResourceUsage => ({
    cores: cores * swing * share,
    coreSeconds: null,
    coreLimit: cores,
    memory: bytes * (0.3 + swing * 0.2) * share,
    memoryLimit: bytes,
  });
  return {
    at,
    ...use(1 - nth * 0.4, 2, 4 * gib),
    received: index * 4_000_000 + Math.round(swing * 900_000),
    sent: index * 9_000_000 + Math.round(swing * 3_000_000),
    read: index * 100_000,
    written: index * 2_000_000 + Math.round(swing * 500_000),
    stored: 4 * gib + index * 1_000_000,
    capacity: 30 * gib,
    containers: [
      { name: 'orders', ...use(0.8, 1.5, 3 * gib) },
      { name: 'log-shipper', ...use(0.5, 0.25, 0.5 * gib) },
    ],
  };
}
