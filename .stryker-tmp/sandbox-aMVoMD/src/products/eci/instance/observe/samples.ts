// Converts the metrics of the service to samples. A missing or non-numeric value is a gap, never a zero.
import type { CpuMetric, MemoryMetric, MetricRecord } from '../../wire/metrics';
import type { MetricValue, Sample, ResourceUsage } from '../metrics/sample';

const nano = 1e9;
const milli = 1000;

/** Undefined for a record without a time. */
export function toSample(record: MetricRecord): Sample | undefined {
  const at = Date.parse(record.Timestamp ?? '');
  if (Number.isNaN(at)) {
    return undefined;
  }
  const interfaces = record.Network?.Interfaces ?? [];
  const disks = record.Disk ?? [];
  const fileSystems = record.Filesystem ?? [];
  return {
    at,
    ...toUsage(record.CPU, record.Memory),
    received: sumValues(interfaces.map(({ RxBytes }) => RxBytes)),
    sent: sumValues(interfaces.map(({ TxBytes }) => TxBytes)),
    read: sumValues(disks.map(({ ReadBytes }) => ReadBytes)),
    written: sumValues(disks.map(({ WriteBytes }) => WriteBytes)),
    stored: sumValues(fileSystems.map(({ Usage }) => Usage)),
    capacity: sumValues(fileSystems.map(({ Capacity }) => Capacity)),
    containers: (record.Containers ?? []).map(({ Name = '', CPU, Memory }) => ({
      name: Name,
      ...toUsage(CPU, Memory),
    })),
  };
}

function toUsage(cpu: CpuMetric = {}, memory: MemoryMetric = {}): ResourceUsage {
  const used = toMetricValue(memory.WorkingSet ?? memory.UsageBytes);
  const free = toMetricValue(memory.AvailableBytes);
  return {
    cores: scaleValue(cpu.UsageNanoCores, nano),
    coreSeconds: scaleValue(cpu.UsageCoreNanoSeconds, nano),
    // 0 stands for no limit.
    coreLimit: scaleValue(cpu.Limit, milli) || null,
    memory: used,
    // The working set is what counts against the limit, and what is available is what is left of it.
    memoryLimit: used !== null && free !== null && free > 0 ? used + free : null,
  };
}

/** Numbers come as such, and large ones of some gateways as text. */
function toMetricValue(value: unknown): MetricValue {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

function scaleValue(value: unknown, by: number): MetricValue {
  const number = toMetricValue(value);
  return number === null ? null : number / by;
}

function sumValues(values: readonly unknown[]): MetricValue {
  const numbers = values.map(toMetricValue).filter((value) => value !== null);
  return numbers.length === 0 ? null : numbers.reduce((total, value) => total + value, 0);
}
