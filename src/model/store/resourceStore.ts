// The last good picture of one kind in each region: loads page by page, keeps what it has when a refresh fails, and polls
// while somebody looks.
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposables';
import { isCancelled } from '../base/errors';
import { Emitter } from '../base/events';
import { SingleFlight } from '../base/singleFlight';
import type { AnyKind, Usage } from './kind';
import { PollPace } from './pollPace';
import { sameRef } from './resource';
import type { Resource, ResourceRef } from './resource';

export interface Snapshot {
  readonly region: string;
  /** loading: never loaded yet. ready: as of the last load. failed: the last load failed; rows, if any, are stale. */
  readonly state: 'loading' | 'ready' | 'failed';
  /** In the service's order. */
  readonly resources: readonly Resource[];
  readonly error?: unknown;
  /** Of the region's quota, when the kind has one and it could be read. */
  readonly usage?: Usage;
}

/** `resources` is set when only these rows changed in place; otherwise the whole region is to be drawn again. */
export interface StoreChange {
  readonly region: string;
  readonly resources?: readonly ResourceRef[];
}

const pollMs = { transitional: 5_000, settled: 30_000 };

export class ResourceStore {
  private readonly snapshots = new Map<string, Snapshot>();
  /** One per account: a load of the last account must not count as one of this. */
  private loads = new SingleFlight<string, void>();
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<StoreChange>());
  /** Ends with the current account: what it started must not land under the next one. */
  private life = new AbortController();
  private polling: AbortController | undefined;
  private pace = new PollPace(pollMs.transitional, pollMs.settled);

  readonly onDidChange = this.changed.event;

  constructor(
    readonly kind: AnyKind,
    private readonly clock: Clock,
  ) {}

  /** What is known of a region; starts loading it when nothing is. */
  snapshot(region: string): Snapshot {
    const known = this.snapshots.get(region);
    if (known) {
      return known;
    }
    const empty: Snapshot = { region, state: 'loading', resources: [] };
    this.snapshots.set(region, empty);
    void this.load(region);
    return empty;
  }

  /** All that is known, without asking for more. */
  get loaded(): readonly Snapshot[] {
    return [...this.snapshots.values()];
  }

  find(ref: ResourceRef): Resource | undefined {
    return this.snapshots.get(ref.region)?.resources.find((resource) => sameRef(resource.ref, ref));
  }

  /** Lists a region again. Never rejects: a failure becomes part of the snapshot. */
  load(region: string): Promise<void> {
    const { signal } = this.life;
    return this.loads.run(region, async () => {
      const before = this.snapshots.get(region);
      if (before?.state === 'failed' && before.resources.length === 0) {
        this.put({ region, state: 'loading', resources: [] });
      }
      try {
        await this.list(region, signal);
      } catch (error) {
        if (!signal.aborted && !isCancelled(error)) {
          const known = this.snapshots.get(region);
          this.put({ resources: [], ...known, region, state: 'failed', error });
        }
      }
    });
  }

  /** Lists everything again as of now: a load that is already under way may have read too early. */
  async refresh(): Promise<void> {
    await Promise.all(
      [...this.snapshots.keys()].map(async (region) => {
        await this.loads.pending(region);
        await this.load(region);
      }),
    );
  }

  /** Reads these resources again: takes out those that no longer exist, adds those that are new. */
  async refreshOnly(refs: readonly ResourceRef[], signal: AbortSignal): Promise<void> {
    const { kind } = this;
    if (!kind.get) {
      return;
    }
    const both = AbortSignal.any([signal, this.life.signal]);
    const regions = new Set(refs.map((ref) => ref.region));
    await Promise.all(
      [...regions].map(async (region) => {
        const asked = refs.filter((ref) => ref.region === region);
        const found = (await kind.get?.(asked, both)) ?? [];
        if (!both.aborted) {
          this.merge(region, asked, found);
        }
      }),
    );
  }

  /** Polls while the view can be seen, or stops. */
  setWatched(watched: boolean): void {
    if (watched === (this.polling !== undefined)) {
      return;
    }
    this.polling?.abort();
    this.polling = watched ? new AbortController() : undefined;
    if (this.polling) {
      void this.poll(this.polling.signal);
    }
  }

  /** Forgets everything: another account, or other regions. */
  reset(): void {
    this.life.abort();
    this.life = new AbortController();
    this.loads = new SingleFlight();
    this.pace = new PollPace(pollMs.transitional, pollMs.settled);
    this.snapshots.clear();
  }

  dispose(): void {
    this.setWatched(false);
    this.life.abort();
    this.store.dispose();
  }

  private async list(region: string, signal: AbortSignal): Promise<void> {
    if (!this.kind.list) {
      throw new Error(`Kind ${this.kind.manifest.id} cannot be listed`);
    }
    const first = this.snapshots.get(region)?.state === 'loading';
    const byId = new Map<string, Resource>();
    for await (const page of this.kind.list(region, signal)) {
      signal.throwIfAborted();
      for (const resource of page.resources) {
        byId.set(resource.ref.id, resource);
      }
      if (first) {
        // The first time, rows show as they come; later the old picture stays until the new one is whole.
        this.put({ region, state: 'loading', resources: [...byId.values()] });
      }
    }
    signal.throwIfAborted();
    const usage = byId.size > 0 ? await this.usageOf(region, signal) : undefined;
    signal.throwIfAborted();
    this.put({ region, state: 'ready', resources: [...byId.values()], ...(usage && { usage }) });
  }

  /** A list without its quota is still a list. */
  private async usageOf(region: string, signal: AbortSignal): Promise<Usage | undefined> {
    try {
      return await this.kind.usage?.(region, signal);
    } catch {
      return undefined;
    }
  }

  private merge(region: string, asked: readonly ResourceRef[], found: readonly Resource[]): void {
    const snapshot = this.snapshots.get(region);
    if (!snapshot) {
      return;
    }
    const fresh = new Map(found.map((resource) => [resource.ref.id, resource]));
    const gone = new Set(asked.map((ref) => ref.id).filter((id) => !fresh.has(id)));
    const kept = snapshot.resources
      .filter((resource) => !gone.has(resource.ref.id))
      .map((resource) => fresh.get(resource.ref.id) ?? resource);
    const known = new Set(snapshot.resources.map((resource) => resource.ref.id));
    const added = found.filter((resource) => !known.has(resource.ref.id));
    const resources = [...kept, ...added];
    const sameRows = added.length === 0 && kept.length === snapshot.resources.length;
    this.snapshots.set(region, { ...snapshot, resources });
    this.changed.fire(sameRows ? { region, resources: found.map((resource) => resource.ref) } : { region });
  }

  private put(snapshot: Snapshot): void {
    this.snapshots.set(snapshot.region, snapshot);
    this.changed.fire({ region: snapshot.region });
  }

  private async poll(signal: AbortSignal): Promise<void> {
    let settledAt = this.clock.now();
    try {
      for (;;) {
        await this.clock.sleep(pollMs.transitional, signal);
        if (this.clock.now() - settledAt >= pollMs.settled) {
          settledAt = this.clock.now();
          await Promise.all([...this.snapshots.keys()].map((region) => this.load(region)));
        } else {
          await this.glance(signal);
        }
      }
    } catch (error) {
      if (!isCancelled(error)) {
        throw error;
      }
    }
  }

  /** Looks at the rows that are on their way somewhere. The longer nothing moves, the less often. */
  private async glance(signal: AbortSignal): Promise<void> {
    const moving = this.loaded.flatMap(({ resources }) => resources.filter(({ status }) => status.transitional));
    if (!this.pace.isDue(moving, this.clock.now())) {
      return;
    }
    try {
      await this.refreshOnly(
        moving.map((resource) => resource.ref),
        signal,
      );
    } catch {
      // The next whole refresh tells the user; a missed glance at a few rows is not worth a failed view.
    }
  }
}
