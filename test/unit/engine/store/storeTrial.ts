// A store over a kind that the test answers for, in one region.
import type { AnyKind, Changes, DetailReader, ListRequest } from '../../../../src/model/kind';
import type { Resource, ResourceRef } from '../../../../src/model/resource';
import type { Snapshot } from '../../../../src/engine/store/holding';
import { ResourceStore } from '../../../../src/engine/store/resourceStore';
import type { StoreChange } from '../../../../src/model/scope';
import { buildStatus } from '../../../support/buildResource';
import { FakeClock, flushTasks } from '../../../support/fakeClock';
import { ScriptedKind, buildThing } from './scriptedKind';

export const region = 'cn-hangzhou';
/** The whole scope is to be drawn again. */
export const drawnAnew: StoreChange = { scope: { region } };
/** Only figures changed. */
export const figures: StoreChange = { scope: { region }, resources: [] };

export class Trial {
  readonly clock = new FakeClock();
  readonly kind: ScriptedKind;
  readonly store: ResourceStore;
  readonly changes: StoreChange[] = [];

  constructor(over: Partial<Pick<AnyKind, 'pageSize' | 'details' | 'changeReader'>> = {}) {
    this.kind = new ScriptedKind(over);
    this.store = new ResourceStore(this.kind, this.clock);
    this.store.onDidChange((change) => void this.changes.push(change));
  }

  get snapshot(): Snapshot {
    return this.store.snapshot({ region });
  }

  get ids(): readonly string[] {
    return this.snapshot.resources.map(({ id }) => id);
  }

  get seen(): readonly [string, readonly string[]] {
    return [this.snapshot.state, this.ids];
  }

  /** Begins the first listing, which the caller answers. */
  async opened(inRegion = region): Promise<this> {
    this.store.snapshot({ region: inRegion });
    await flushTasks();
    return this;
  }

  async loaded(...rows: readonly (string | Resource)[]): Promise<this> {
    return this.loadedIn(region, ...rows);
  }

  async loadedIn(inRegion: string, ...rows: readonly (string | Resource)[]): Promise<this> {
    await this.opened(inRegion);
    this.kind
      .listing(inRegion)
      .counted(this.kind.changeReader && rows.length, ...rows)
      .end();
    await flushTasks();
    this.changes.length = 0;
    return this;
  }

  /** Lists again; the caller says how it ends. */
  async reload(): Promise<void> {
    void this.store.load({ region });
    await flushTasks();
  }

  async refresh(): Promise<void> {
    void this.store.refresh();
    await flushTasks();
  }

  /** Ends whatever listing a poll has started, with the rows there were. */
  async answerListings(): Promise<void> {
    await flushTasks();
    for (const listing of this.kind.listings) {
      listing.page(...this.store.snapshot(listing.scope).resources).end();
    }
    await flushTasks();
  }
}

/** A row as a light listing gives it. */
export function bare(id: string, code = 'On'): Resource {
  return buildThing(id, region, {
    status: buildStatus({ code }),
    revision: code,
    isPartial: true,
    mergeDetails: ({ isPartial, description = '' }) => (isPartial ? bare(id, code) : full(id, code, description)),
  });
}

/** The same with details, here in its description. */
export function full(id: string, code = 'On', description = 'details'): Resource {
  return buildThing(id, region, { status: buildStatus({ code }), revision: code, description });
}

/** A bare row on its way to another state. */
export function movingBare(id: string): Resource {
  return { ...bare(id, 'Moving'), status: buildStatus({ code: 'Moving', transitional: true }) };
}

/** One batch of details that was asked for. */
interface Batch {
  readonly ids: readonly string[];
  readonly signal: AbortSignal;
  readonly answer: (rows: readonly Resource[]) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

/** Details that the test answers, batch by batch. */
export class ScriptedDetails implements DetailReader {
  readonly batches: Batch[] = [];

  constructor(
    readonly batch = 2,
    readonly coverage: 'all' | 'seen' = 'all',
  ) {}

  readonly read = (refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly Resource[]> =>
    new Promise((resolve, reject) => {
      this.batches.push({
        ids: refs.map(({ id }) => id),
        signal,
        answer: (rows) => {
          resolve(rows);
          return flushTasks();
        },
        fail: (error) => {
          reject(error);
          return flushTasks();
        },
      });
    });

  get asked(): readonly (readonly string[])[] {
    return this.batches.map(({ ids }) => ids);
  }

  /** Answers all batches there are, and those that follow, with details of each row. */
  async answerAll(code = 'On'): Promise<void> {
    for (const { ids, answer } of this.batches) {
      await answer(ids.map((id) => full(id, code)));
    }
  }
}

/** What changed, as the test says; remembers how far back it was asked. */
export class ScriptedChanges {
  readonly maxSinceMs = 3_600_000;
  readonly asked: number[] = [];
  readonly signals: AbortSignal[] = [];
  answer: Changes | Error | undefined = { resources: [], total: 0 };

  readonly read = (_scope: unknown, sinceMs: number, { signal }: ListRequest): Promise<Changes | undefined> => {
    this.asked.push(sinceMs);
    this.signals.push(signal);
    return this.answer instanceof Error ? Promise.reject(this.answer) : Promise.resolve(this.answer);
  };
}
