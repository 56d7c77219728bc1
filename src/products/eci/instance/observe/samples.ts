// Figures as the service writes them, as samples. What is missing or no number is a gap, never a zero.
import type { CpuMetric, MemoryMetric, MetricRecord } from '../../wire/metrics';
import type { Figure, Sample, Use } from '../metrics/sample';

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
    ...useOf(record.CPU, record.Memory),
    received: sum(interfaces.map(({ RxBytes }) => RxBytes)),
    sent: sum(interfaces.map(({ TxBytes }) => TxBytes)),
    read: sum(disks.map(({ ReadBytes }) => ReadBytes)),
    written: sum(disks.map(({ WriteBytes }) => WriteBytes)),
    stored: sum(fileSystems.map(({ Usage }) => Usage)),
    capacity: sum(fileSystems.map(({ Capacity }) => Capacity)),
    containers: (record.Containers ?? []).map(({ Name = '', CPU, Memory }) => ({ name: Name, ...useOf(CPU, Memory) })),
  };
}

function useOf(cpu: CpuMetric = {}, memory: MemoryMetric = {}): Use {
  const used = figure(memory.WorkingSet ?? memory.UsageBytes);
  const free = figure(memory.AvailableBytes);
  return {
    cores: scaled(cpu.UsageNanoCores, nano),
    coreSeconds: scaled(cpu.UsageCoreNanoSeconds, nano),
    // 0 stands for no limit.
    coreLimit: scaled(cpu.Limit, milli) || null,
    memory: used,
    // The working set is what counts against the limit, and what is available is what is left of it.
    memoryLimit: used !== null && free !== null && free > 0 ? used + free : null,
  };
}

/** Numbers come as such, and large ones of some gateways as text. */
function figure(value: unknown): Figure {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

function scaled(value: unknown, by: number): Figure {
  const number = figure(value);
  return number === null ? null : number / by;
}

function sum(values: readonly unknown[]): Figure {
  const figures = values.map(figure).filter((value) => value !== null);
  return figures.length === 0 ? null : figures.reduce((total, value) => total + value, 0);
}
