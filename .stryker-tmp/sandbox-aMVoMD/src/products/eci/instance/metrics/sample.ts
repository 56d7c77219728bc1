// Metrics of an instance at one moment, as read: gauges and counters. series.ts computes what is drawn from them.

/** A size or a rate that may be missing. */
export type MetricValue = number | null;

/** Processor and memory of an instance or of one container. */
export interface ResourceUsage {
  /** Cores in use at the moment. */
  readonly cores: MetricValue;
  /** Core seconds used since it started. */
  readonly coreSeconds: MetricValue;
  /** Cores it may use. */
  readonly coreLimit: MetricValue;
  /** Bytes that count against its limit. */
  readonly memory: MetricValue;
  readonly memoryLimit: MetricValue;
}

export interface Sample extends ResourceUsage {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes since the instance started, over all network interfaces and all disks. */
  readonly received: MetricValue;
  readonly sent: MetricValue;
  readonly read: MetricValue;
  readonly written: MetricValue;
  /** Bytes on the file systems together, and how much they hold. */
  readonly stored: MetricValue;
  readonly capacity: MetricValue;
  readonly containers: readonly (ResourceUsage & { readonly name: string })[];
}
