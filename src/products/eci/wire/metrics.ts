// Metrics of ECI 2018-08-08 exactly as on the wire. Counters are cumulative; sizes are bytes.
import { list, number, object, text } from '../../../cloud/answerShape';
import type { Decoded } from '../../../cloud/answerShape';

/** The time window of DescribeContainerGroupMetric: at most 50 times `periodSeconds`. Times in ms since 1970. */
export interface MetricWindow {
  readonly startMs: number;
  readonly endMs: number;
  readonly periodSeconds: 15 | 30 | 60 | 600;
}

const cpuMetricShape = object({
  /** vCPU times 1000. */
  Limit: number,
  Load: number,
  /** Cumulative. */
  UsageCoreNanoSeconds: number,
  UsageNanoCores: number,
});
export type CpuMetric = Decoded<typeof cpuMetricShape>;

const memoryMetricShape = object({
  AvailableBytes: number,
  Cache: number,
  Rss: number,
  UsageBytes: number,
  WorkingSet: number,
});
export type MemoryMetric = Decoded<typeof memoryMetricShape>;

const containerMetricShape = object({
  CPU: cpuMetricShape,
  Memory: memoryMetricShape,
  Name: text,
});

const interfaceMetricShape = object({
  Name: text,
  RxBytes: number,
  TxBytes: number,
});

const diskMetricShape = object({
  Device: text,
  ReadBytes: number,
  WriteBytes: number,
});

const filesystemMetricShape = object({
  Available: number,
  Capacity: number,
  Category: text,
  FsName: text,
  Usage: number,
});

const metricRecordShape = object({
  CPU: cpuMetricShape,
  Containers: list(containerMetricShape),
  Disk: list(diskMetricShape),
  Filesystem: list(filesystemMetricShape),
  Memory: memoryMetricShape,
  Network: object({ Interfaces: list(interfaceMetricShape) }),
  /** With Z from the one operation, with +08:00 from the other. */
  Timestamp: text,
});
export type MetricRecord = Decoded<typeof metricRecordShape>;

export const describeContainerGroupMetricResponseShape = object({
  ContainerGroupId: text,
  Records: list(metricRecordShape),
  RequestId: text,
});
export type DescribeContainerGroupMetricResponse = Decoded<typeof describeContainerGroupMetricResponseShape>;

export const describeMultiContainerGroupMetricResponseShape = object({
  MonitorDatas: list(object({ ContainerGroupId: text, Records: list(metricRecordShape) })),
  RequestId: text,
});
export type DescribeMultiContainerGroupMetricResponse = Decoded<typeof describeMultiContainerGroupMetricResponseShape>;
