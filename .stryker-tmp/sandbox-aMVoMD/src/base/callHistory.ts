// The port between the code that makes calls and the code that shows them. Records hold no secrets.

export interface CallRecord {
  /** When it was sent, ms since 1970. */
  readonly at: number;
  readonly product: string;
  readonly action: string;
  readonly version: string;
  readonly method: string;
  /** Undefined for the operations that belong to none. */
  readonly region: string | undefined;
  /** As they are sent, names flattened; placeholders in the place of secrets. */
  readonly parameters: readonly (readonly [string, string])[];
  readonly ms: number;
  /** The HTTP status with the service's code, or why there was no answer. */
  readonly result: string;
  readonly isFailure: boolean;
  readonly requestId: string | undefined;
  /** 2 and more for one that was sent again. */
  readonly attempt: number;
}

/** The newest calls; older ones are forgotten. */
export class CallHistory {
  private readonly kept: CallRecord[] = [];
  private count = 0;

  constructor(private readonly most = 300) {}

  add(record: CallRecord): void {
    this.count += 1;
    this.kept.push(record);
    if (this.kept.length > this.most) {
      this.kept.shift();
    }
  }

  /** Newest first. */
  list(): readonly CallRecord[] {
    return [...this.kept].reverse();
  }

  /** How many there were in all. */
  get total(): number {
    return this.count;
  }
}
