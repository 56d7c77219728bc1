// Metrics of ECI 2018-08-08 exactly as on the wire. Counters are cumulative; sizes are bytes.

/** The time window of DescribeContainerGroupMetric: at most 50 times `periodSeconds`. Times in ms since 1970. */
export interface MetricWindow {
  readonly startMs: number;
  readonly endMs: number;
  readonly periodSeconds: 15 | 30 | 60 | 600;
}

export interface DescribeContainerGroupMetricResponse {
  readonly ContainerGroupId?: string;
  readonly Records?: readonly MetricRecord[];
  readonly RequestId?: string;
}

export interface DescribeMultiContainerGroupMetricResponse {
  readonly MonitorDatas?: readonly { readonly ContainerGroupId?: string; readonly Records?: readonly MetricRecord[] }[];
  readonly RequestId?: string;
}

export interface MetricRecord {
  readonly CPU?: CpuMetric;
  readonly Containers?: readonly ContainerMetric[];
  readonly Disk?: readonly DiskMetric[];
  readonly Filesystem?: readonly FilesystemMetric[];
  readonly Memory?: MemoryMetric;
  readonly Network?: { readonly Interfaces?: readonly InterfaceMetric[] };
  /** With Z from the one operation, with +08:00 from the other. */
  readonly Timestamp?: string;
}

interface ContainerMetric {
  readonly CPU?: CpuMetric;
  readonly Memory?: MemoryMetric;
  readonly Name?: string;
}

export interface CpuMetric {
  /** vCPU times 1000. */
  readonly Limit?: number;
  readonly Load?: number;
  /** Cumulative. */
  readonly UsageCoreNanoSeconds?: number;
  readonly UsageNanoCores?: number;
}

export interface MemoryMetric {
  readonly AvailableBytes?: number;
  readonly Cache?: number;
  readonly Rss?: number;
  readonly UsageBytes?: number;
  readonly WorkingSet?: number;
}

interface InterfaceMetric {
  readonly Name?: string;
  readonly RxBytes?: number;
  readonly TxBytes?: number;
}

interface DiskMetric {
  readonly Device?: string;
  readonly ReadBytes?: number;
  readonly WriteBytes?: number;
}

interface FilesystemMetric {
  readonly Available?: number;
  readonly Capacity?: number;
  readonly Category?: string;
  readonly FsName?: string;
  readonly Usage?: number;
}
