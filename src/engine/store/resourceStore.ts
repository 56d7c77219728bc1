// The last good picture of one kind in each scope: lists, completes and refreshes it, keeps it when that fails, and polls while
// a view is visible.
import { Pause, getRemainingMs } from '../../base/clock';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { isCancelled } from '../../base/errors';
import { Emitter } from '../../base/events';
import { SingleFlight } from '../../base/async/singleFlight';
import type { AnyKind } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';
import type { Snapshot } from './holding';
import { PollBackoff } from './pollPace';
import { toScopeKey, toRefScopeKey } from '../../model/scope';
import type { Scope, StoreChange } from '../../model/scope';
import { ScopeLoader } from './scopeLoader';

const pollMs = { transitional: 5_000, stable: 30_000 };

export class ResourceStore {
  private readonly scopes = new Map<string, ScopeLoader>();
  /** One per account: a load of the last account must not count as one of this. */
  private loads = new SingleFlight<string, void>();
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new Emitter<StoreChange>());
  /** Ends with the current account: what it started must not land under the next one. */
  private lifetime = new AbortController();
  private polling: AbortController | undefined;
  private backoff = new PollBackoff(pollMs.transitional, pollMs.stable);
  private chosenQuery: unknown;
  private readonly pause = new Pause();

  readonly onDidChange = this.changed.event;

  constructor(
    readonly kind: AnyKind,
    private readonly clock: Clock,
  ) {}

  /** What the service selects by, in the kind's own shape. */
  get query(): unknown {
    return this.chosenQuery;
  }

  /** Forgets what was listed by another query. A change fires no event: the caller redraws. */
  setQuery(query: unknown): void {
    if (JSON.stringify(query) !== JSON.stringify(this.chosenQuery)) {
      this.chosenQuery = query;
      this.reset();
    }
  }

  /** What is known of a scope; starts loading it when nothing is. */
  snapshot(scope: Scope): Snapshot {
    const known = this.scopes.get(toScopeKey(scope));
    if (known) {
      return known.snapshot();
    }
    const loader = this.open(scope);
    void this.load(scope);
    return loader.snapshot();
  }

  /** All that is known, without asking for more. */
  get loaded(): readonly Snapshot[] {
    return [...this.scopes.values()].map((loader) => loader.snapshot());
  }

  find(ref: ResourceRef): Resource | undefined {
    const found = this.scopes.get(toRefScopeKey(ref))?.get(ref.id);
    return found?.ref.kind === ref.kind ? found : undefined;
  }

  /** Lists a scope again. Never rejects: a failure becomes part of the snapshot. */
  load(scope: Scope): Promise<void> {
    const loader = this.scopes.get(toScopeKey(scope)) ?? this.open(scope);
    return this.loads.run(toScopeKey(scope), () => loader.list());
  }

  /** Gets the next rows of a scope, or all of them. */
  async loadMore(scope: Scope, all: boolean): Promise<void> {
    this.scopes.get(toScopeKey(scope))?.requestMore(all);
    await this.loads.getPending(toScopeKey(scope));
    await this.load(scope);
  }

  /** Ends what is loading; what is there stays. Without a scope: everywhere. */
  stop(scope?: Scope): void {
    for (const [key, loader] of this.scopes) {
      if (scope === undefined || key === toScopeKey(scope)) {
        loader.stop();
      }
    }
  }

  /** Brings everything up to date as of now: a load that is already under way may have read too early. */
  async refresh(): Promise<void> {
    await Promise.all(
      [...this.scopes].map(async ([key, loader]) => {
        await this.loads.getPending(key);
        await this.loads.run(key, () => loader.refresh());
      }),
    );
  }

  /** Reads these resources again: takes out those that no longer exist, adds those that are new. */
  async refreshOnly(refs: readonly ResourceRef[], signal: AbortSignal): Promise<void> {
    const both = AbortSignal.any([signal, this.lifetime.signal]);
    const keys = new Set(refs.map(toRefScopeKey));
    await Promise.all(
      [...keys].map(async (key) => {
        const requested = refs.filter((ref) => toRefScopeKey(ref) === key);
        // Also for a scope that has not been shown: the caller needs to know that it fails.
        const found = await this.kind.get?.(requested, both);
        if (found && !both.aborted) {
          this.scopes.get(key)?.merge(requested, found);
        }
      }),
    );
  }

  /** These rows are on screen: their details come first. */
  markVisible(refs: readonly ResourceRef[]): void {
    for (const [key, loader] of this.scopes) {
      const here = refs.filter((ref) => toRefScopeKey(ref) === key);
      if (here.length > 0) {
        loader.markVisible(here);
      }
    }
  }

  /** Resolves when all details that are to be read have been. */
  async waitForDetails(): Promise<void> {
    await Promise.all([...this.scopes.values()].map((loader) => loader.waitForDetails()));
  }

  /** The service wants fewer calls for a while: polling pauses meanwhile. */
  pausePolling(forMs: number): void {
    this.pause.extend(forMs, this.clock.now());
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

  /** Forgets everything: another account, other regions, another query. */
  reset(): void {
    this.lifetime.abort();
    this.lifetime = new AbortController();
    this.loads = new SingleFlight();
    this.backoff = new PollBackoff(pollMs.transitional, pollMs.stable);
    this.scopes.clear();
  }

  dispose(): void {
    this.setWatched(false);
    this.lifetime.abort();
    this.store.dispose();
  }

  private open(scope: Scope): ScopeLoader {
    const loader = new ScopeLoader(scope, {
      kind: this.kind,
      clock: this.clock,
      signal: this.lifetime.signal,
      query: this.chosenQuery,
      onChange: (change) => this.changed.fire(change),
    });
    this.scopes.set(toScopeKey(scope), loader);
    return loader;
  }

  private async poll(signal: AbortSignal): Promise<void> {
    let lastFullPollAt = this.clock.now();
    try {
      for (;;) {
        await this.clock.sleep(pollMs.transitional, signal);
        const now = this.clock.now();
        if (this.pause.getRemainingMs(now) > 0) {
          continue;
        }
        if (getRemainingMs(lastFullPollAt, pollMs.stable, now) === 0) {
          lastFullPollAt = now;
          await Promise.all([...this.scopes].map(([key, loader]) => this.loads.run(key, () => loader.poll())));
        } else {
          await this.pollTransitional(signal);
        }
      }
    } catch (error) {
      if (!isCancelled(error)) {
        throw error;
      }
    }
  }

  /** Polls the rows in transition. The longer nothing moves, the less often. */
  private async pollTransitional(signal: AbortSignal): Promise<void> {
    const loaders = [...this.scopes.values()];
    const transitional = loaders.flatMap((loader) => loader.listTransitional());
    if (!this.backoff.isDue(transitional, this.clock.now())) {
      return;
    }
    await Promise.all(
      loaders.map(async (loader) => {
        const refs = loader.listTransitional().map(({ ref }) => ref);
        try {
          if (refs.length > 0) {
            await (this.kind.changeReader ? loader.readChanges(signal) : this.refreshOnly(refs, signal));
          }
        } catch {
          // The next whole refresh notifies the user; a missed poll of a few rows is not worth a failed view.
        }
      }),
    );
  }
}
