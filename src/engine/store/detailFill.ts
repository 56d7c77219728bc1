// Reads the details of rows that were listed by name and state only: in batches side by side, what is on screen first.
import { isCancelled } from '../../base/errors';
import type { DetailReader } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';

export interface DetailLoaderOptions extends DetailReader {
  readonly signal: AbortSignal;
  /** How many batches may run now. */
  readonly getMaxConcurrent: () => number;
  /** A batch has been read. What is requested and not found no longer exists. */
  readonly onRead: (requested: readonly ResourceRef[], found: readonly Resource[]) => void;
  /** Reading failed: what was being read or waited is not read again before it is added again, however often it is shown. */
  readonly onFailure: (error: unknown) => void;
}

export class DetailLoader {
  private readonly urgent = new Map<string, ResourceRef>();
  private readonly waiting = new Map<string, ResourceRef>();
  private readonly running = new Map<string, ResourceRef>();
  /** Changed while their batch was pending: its response may be older than the change. */
  private readonly changedMeanwhile = new Set<string>();
  /** Ids of those that could not be read, or were not to be: showing them starts no read. */
  private readonly abandoned = new Set<string>();
  private batches = 0;
  private isScheduled = false;
  private onIdle: (() => void)[] = [];

  constructor(private readonly options: DetailLoaderOptions) {}

  get isIdle(): boolean {
    return this.batches === 0 && this.waiting.size === 0 && this.urgent.size === 0;
  }

  /** Resolves when nothing is left to read. */
  async waitUntilIdle(): Promise<void> {
    if (!this.isIdle) {
      await new Promise<void>((resolve) => this.onIdle.push(resolve));
    }
  }

  add(refs: readonly ResourceRef[]): void {
    for (const ref of refs) {
      this.abandoned.delete(ref.id);
      if (this.running.has(ref.id)) {
        this.changedMeanwhile.add(ref.id);
      } else if (!this.urgent.has(ref.id)) {
        this.waiting.set(ref.id, ref);
      }
    }
    this.scheduleBatches();
  }

  /** These are visible: before all others, unless they were given up. */
  prioritize(refs: readonly ResourceRef[]): void {
    for (const ref of refs) {
      if (!this.running.has(ref.id) && !this.abandoned.has(ref.id)) {
        this.waiting.delete(ref.id);
        this.urgent.set(ref.id, ref);
      }
    }
    this.startBatches();
  }

  /** Moves those among them that still wait to the front. */
  prioritizeWaiting(refs: readonly ResourceRef[]): void {
    this.prioritize(refs.filter(({ id }) => this.waiting.has(id)));
  }

  /** Gives up what has not been started. */
  clear(): void {
    this.abandon([...this.urgent.values(), ...this.waiting.values()]);
    this.urgent.clear();
    this.waiting.clear();
    this.resolveIdle();
  }

  /** Starts as many batches as may run: also when more may run than before. */
  startBatches(): void {
    while (this.batches < this.options.getMaxConcurrent() && !this.options.signal.aborted) {
      const batch = this.takeBatch();
      if (batch.length === 0) {
        return;
      }
      this.batches++;
      void this.read(batch);
    }
  }

  /** In a turn of its own: a page of names that has just come is followed by the request for the next, which goes before any detail. */
  private scheduleBatches(): void {
    if (!this.isScheduled && this.waiting.size > 0) {
      this.isScheduled = true;
      setImmediate(() => {
        this.isScheduled = false;
        this.startBatches();
        this.resolveIdle();
      });
    }
  }

  private takeBatch(): readonly ResourceRef[] {
    const batch: ResourceRef[] = [];
    for (const queue of [this.urgent, this.waiting]) {
      for (const [id, ref] of queue) {
        if (batch.length === this.options.batch) {
          return batch;
        }
        queue.delete(id);
        this.running.set(id, ref);
        batch.push(ref);
      }
    }
    return batch;
  }

  private async read(batch: readonly ResourceRef[]): Promise<void> {
    try {
      const found = await this.options.read(batch, this.options.signal);
      const isFresh = ({ id }: ResourceRef): boolean => !this.changedMeanwhile.has(id);
      const requested = batch.filter(isFresh);
      const overtaken = batch.filter((ref) => !isFresh(ref));
      this.releaseBatch(batch);
      if (!this.options.signal.aborted) {
        this.options.onRead(
          requested,
          found.filter(({ ref }) => requested.some(({ id }) => id === ref.id)),
        );
        this.add(overtaken);
      }
    } catch (error) {
      this.releaseBatch(batch);
      if (!this.options.signal.aborted && !isCancelled(error)) {
        this.abandon(batch);
        this.clear();
        this.options.onFailure(error);
      }
    } finally {
      this.batches--;
      this.startBatches();
      this.resolveIdle();
    }
  }

  private abandon(refs: readonly ResourceRef[]): void {
    refs.forEach(({ id }) => this.abandoned.add(id));
  }

  private releaseBatch(batch: readonly ResourceRef[]): void {
    for (const { id } of batch) {
      this.running.delete(id);
      this.changedMeanwhile.delete(id);
    }
  }

  private resolveIdle(): void {
    if (this.isIdle) {
      this.onIdle.splice(0).forEach((resolve) => resolve());
    }
  }
}
