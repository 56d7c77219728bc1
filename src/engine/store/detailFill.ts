// Reads the details of rows that were listed by name and state only: in batches side by side, what is on screen first.
import { isCancelled } from '../../base/errors';
import type { DetailReading } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';

export interface FillOptions extends DetailReading {
  readonly signal: AbortSignal;
  /** How many batches may run now. */
  readonly atOnce: () => number;
  /** A batch has been read. What is asked for and not found no longer exists. */
  readonly onRead: (asked: readonly ResourceRef[], found: readonly Resource[]) => void;
  /** Reading failed: what was being read or waited is not read again before it is added again, however often it is looked at. */
  readonly onFailure: (error: unknown) => void;
}

export class DetailFill {
  private readonly urgent = new Map<string, ResourceRef>();
  private readonly waiting = new Map<string, ResourceRef>();
  private readonly running = new Map<string, ResourceRef>();
  /** Changed while their batch was on its way: what it answers may be older than the change. */
  private readonly again = new Set<string>();
  /** Ids of those that could not be read, or were not to be: a look at them starts nothing. */
  private readonly givenUp = new Set<string>();
  private batches = 0;
  private isDue = false;
  private onIdle: (() => void)[] = [];

  constructor(private readonly options: FillOptions) {}

  get isIdle(): boolean {
    return this.batches === 0 && this.waiting.size === 0 && this.urgent.size === 0;
  }

  /** Resolves when nothing is left to read. */
  async idle(): Promise<void> {
    if (!this.isIdle) {
      await new Promise<void>((resolve) => this.onIdle.push(resolve));
    }
  }

  add(refs: readonly ResourceRef[]): void {
    for (const ref of refs) {
      this.givenUp.delete(ref.id);
      if (this.running.has(ref.id)) {
        this.again.add(ref.id);
      } else if (!this.urgent.has(ref.id)) {
        this.waiting.set(ref.id, ref);
      }
    }
    this.pumpSoon();
  }

  /** These are looked at: before all others, unless they were given up. */
  hurry(refs: readonly ResourceRef[]): void {
    for (const ref of refs) {
      if (!this.running.has(ref.id) && !this.givenUp.has(ref.id)) {
        this.waiting.delete(ref.id);
        this.urgent.set(ref.id, ref);
      }
    }
    this.pump();
  }

  /** Moves those among them that still wait to the front. */
  hurryWaiting(refs: readonly ResourceRef[]): void {
    this.hurry(refs.filter(({ id }) => this.waiting.has(id)));
  }

  /** Gives up what has not been started. */
  clear(): void {
    this.giveUp([...this.urgent.values(), ...this.waiting.values()]);
    this.urgent.clear();
    this.waiting.clear();
    this.settle();
  }

  /** Starts as many batches as may run: also when more may run than before. */
  pump(): void {
    while (this.batches < this.options.atOnce() && !this.options.signal.aborted) {
      const batch = this.next();
      if (batch.length === 0) {
        return;
      }
      this.batches++;
      void this.read(batch);
    }
  }

  /** In a turn of its own: a page of names that has just come is followed by the request for the next, which goes before any detail. */
  private pumpSoon(): void {
    if (!this.isDue && this.waiting.size > 0) {
      this.isDue = true;
      setImmediate(() => {
        this.isDue = false;
        this.pump();
        this.settle();
      });
    }
  }

  private next(): readonly ResourceRef[] {
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
      const isFresh = ({ id }: ResourceRef): boolean => !this.again.has(id);
      const asked = batch.filter(isFresh);
      const overtaken = batch.filter((ref) => !isFresh(ref));
      this.leave(batch);
      if (!this.options.signal.aborted) {
        this.options.onRead(
          asked,
          found.filter(({ ref }) => asked.some(({ id }) => id === ref.id)),
        );
        this.add(overtaken);
      }
    } catch (error) {
      this.leave(batch);
      if (!this.options.signal.aborted && !isCancelled(error)) {
        this.giveUp(batch);
        this.clear();
        this.options.onFailure(error);
      }
    } finally {
      this.batches--;
      this.pump();
      this.settle();
    }
  }

  private giveUp(refs: readonly ResourceRef[]): void {
    refs.forEach(({ id }) => this.givenUp.add(id));
  }

  private leave(batch: readonly ResourceRef[]): void {
    for (const { id } of batch) {
      this.running.delete(id);
      this.again.delete(id);
    }
  }

  private settle(): void {
    if (this.isIdle) {
      this.onIdle.splice(0).forEach((tell) => tell());
    }
  }
}
