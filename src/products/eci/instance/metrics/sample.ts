// Figures of an instance at one moment, as read: gauges and counters. What is drawn is worked out from them in series.ts.

/** A size or a rate that may be missing. */
export type Figure = number | null;

/** Processor and memory of an instance or of one container. */
export interface Use {
  /** Cores in use at the moment. */
  readonly cores: Figure;
  /** Core seconds used since it started. */
  readonly coreSeconds: Figure;
  /** Cores it may use. */
  readonly coreLimit: Figure;
  /** Bytes that count against its limit. */
  readonly memory: Figure;
  readonly memoryLimit: Figure;
}

export interface Sample extends Use {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes since the instance started, over all network interfaces and all disks. */
  readonly received: Figure;
  readonly sent: Figure;
  readonly read: Figure;
  readonly written: Figure;
  /** Bytes on the file systems together, and how much they hold. */
  readonly stored: Figure;
  readonly capacity: Figure;
  readonly containers: readonly (Use & { readonly name: string })[];
}
