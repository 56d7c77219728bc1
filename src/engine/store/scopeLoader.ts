// One scope of a store: its whole listing, its details, its changes. All calls for it end with the account or on stop.
import { getRemainingMs } from '../../base/clock';
import type { Clock } from '../../base/clock';
import { isCancelled, isDenied } from '../../base/errors';
import type { AnyKind, ListRequest, Usage } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';
import { DetailLoader } from './detailFill';
import { ScopeContents } from './holding';
import type { Snapshot } from './holding';
import { readAll, readHead } from './pageReading';
import type { PageReadOptions } from './pageReading';
import type { Scope, StoreChange } from '../../model/scope';

export interface ScopeOptions {
  readonly kind: AnyKind;
  readonly clock: Clock;
  /** Ends with the account. */
  readonly signal: AbortSignal;
  readonly query: unknown;
  readonly onChange: (change: StoreChange) => void;
}

/** Changes do not report deletions: the names are listed whole now and then. */
const fullRelistMs = 300_000;
/** Changes are requested from a little before the last time: clocks differ, and a change shows late. */
const overlapMs = 60_000;
/** Batches of details at a time; fewer while names are listed, so that those are not held up. */
const batchesAtOnce = { listing: 10, listed: 16 };

export class ScopeLoader {
  private readonly contents: ScopeContents;
  private readonly reading: PageReadOptions;
  private readonly detailLoader: DetailLoader | undefined;
  /** Ids of rows that have been on screen, for a kind that completes only those. */
  private readonly seenIds = new Set<string>();
  /** Ends the listing under way. */
  private run = new AbortController();
  /** Details could not be read while the listing was under way: they are read again after it. */
  private hasUnreadDetails = false;
  /** The notices around the rows when the whole scope was last to be drawn. */
  private noticeKey: string | undefined;

  constructor(
    private readonly scope: Scope,
    private readonly options: ScopeOptions,
  ) {
    const { kind, signal } = options;
    this.contents = new ScopeContents(scope, kind.pageSize ?? Infinity, kind.details?.coverage);
    this.reading = { kind, contents: this.contents, upsert: (rows) => this.upsert(rows) };
    this.detailLoader =
      kind.details &&
      new DetailLoader({
        ...kind.details,
        signal,
        getMaxConcurrent: () => (this.isListingNames ? batchesAtOnce.listing : batchesAtOnce.listed),
        onRead: (requested, found) => this.merge(requested, found),
        onFailure: (error) => {
          this.hasUnreadDetails = this.contents.isListing;
          this.fail(error);
        },
      });
  }

  snapshot(): Snapshot {
    return this.contents.snapshot();
  }

  /** Names are still to come: a listing continues for a while after the last of them. */
  private get isListingNames(): boolean {
    const { isListing, size, total = Infinity } = this.contents;
    return isListing && size < total;
  }

  get(id: string): Resource | undefined {
    return this.contents.get(id);
  }

  /** Rows on their way to another state by themselves. */
  listTransitional(): readonly Resource[] {
    return [...this.contents.values()].filter(({ status }) => status.transitional);
  }

  waitForDetails(): Promise<void> {
    return this.detailLoader?.waitUntilIdle() ?? Promise.resolve();
  }

  requestMore(all: boolean): void {
    const { contents } = this;
    contents.wantedRows = all ? Infinity : contents.size + (this.options.kind.pageSize ?? Infinity);
  }

  /** These rows are on screen. */
  markVisible(refs: readonly ResourceRef[]): void {
    const lacking = refs.filter(({ id }) => this.contents.lacksDetails(id));
    if (this.options.kind.details?.coverage === 'seen') {
      refs.forEach(({ id }) => this.seenIds.add(id));
      this.detailLoader?.prioritize(lacking);
    } else {
      this.detailLoader?.prioritizeWaiting(lacking);
    }
  }

  stop(): void {
    if (!this.contents.isListing && (this.detailLoader?.isIdle ?? true)) {
      return;
    }
    this.run.abort();
    this.detailLoader?.clear();
    if (!this.contents.isListing) {
      this.contents.isStopped = true;
      this.notify();
    }
  }

  /** Lists everything. Never rejects. */
  async list(): Promise<void> {
    const { contents, options } = this;
    this.run = new AbortController();
    const signal = AbortSignal.any([this.run.signal, options.signal]);
    if (contents.state === 'failed' && contents.size === 0) {
      contents.state = 'loading';
    }
    contents.isListing = true;
    this.hasUnreadDetails = false;
    this.notify([]);
    let hasLost = false;
    try {
      hasLost = await readAll(this.reading, this.createRequest(signal), options.clock.now());
      const usage = contents.size > 0 ? await this.readUsage(signal) : undefined;
      signal.throwIfAborted();
      contents.usage = usage;
      contents.state = 'ready';
      contents.error = undefined;
    } catch (error) {
      if (this.run.signal.aborted) {
        contents.state = 'ready';
        contents.isStopped = true;
      } else if (!isCancelled(error)) {
        contents.state = 'failed';
        contents.error = error;
        contents.isStopped = false;
      }
    } finally {
      contents.isListing = false;
      this.notify(hasLost ? undefined : []);
      this.completeMissing();
      this.detailLoader?.startBatches();
    }
  }

  /** A user-initiated refresh: what changed, and the whole list when that is incomplete. */
  async refresh(): Promise<void> {
    try {
      if (!this.contents.isStopped && (await this.readChanges(this.options.signal))) {
        return;
      }
    } catch (error) {
      // The account may be allowed the whole list and not the reading of changes.
      if (!isDenied(error)) {
        this.fail(error);
        return;
      }
    }
    await this.list();
  }

  /** A scheduled refresh: what changed, with the whole list now and then. What the user stopped stays stopped. */
  async poll(): Promise<void> {
    if (this.contents.isStopped) {
      return;
    }
    const { pageSize = Infinity, changeReader } = this.options.kind;
    const isDue = getRemainingMs(this.contents.listedAt, fullRelistMs, this.options.clock.now()) === 0;
    const isLong = this.contents.state === 'ready' && this.contents.size > pageSize;
    if (!isDue && !changeReader && isLong) {
      await this.listHead(pageSize);
    } else {
      await (isDue || !changeReader ? this.list() : this.refresh());
    }
  }

  /** Of a list of several pages only the first; the whole when that does not account for the total. */
  private async listHead(wantedRows: number): Promise<void> {
    try {
      const { hasMoved, isShort } = await readHead(this.reading, {
        ...this.createRequest(this.options.signal),
        wantedRows,
      });
      this.notify(hasMoved ? undefined : []);
      if (!isShort) {
        return;
      }
    } catch (error) {
      this.fail(error);
      return;
    }
    await this.list();
  }

  /** False when the changes are unavailable or do not add up: then only a whole list helps. */
  async readChanges(signal: AbortSignal): Promise<boolean> {
    const { contents, options } = this;
    const { changeReader, get } = options.kind;
    const now = options.clock.now();
    const passedMs = now - contents.changesAt;
    const sinceMs = passedMs + overlapMs;
    // A clock that was set back does not say how far to look back.
    if (!changeReader || !get || contents.state !== 'ready' || passedMs < 0 || sinceMs > changeReader.maxSinceMs) {
      return false;
    }
    const both = AbortSignal.any([signal, options.signal]);
    const changed = await changeReader.read(this.scope, sinceMs, this.createRequest(both));
    both.throwIfAborted();
    if (!changed) {
      return false;
    }
    contents.changesAt = now;
    contents.total = changed.total;
    this.upsert(changed.resources);
    if (contents.matchesTotal()) {
      return true;
    }
    // Mostly it is those on their way out that have gone.
    const transitional = this.listTransitional().map(({ ref }) => ref);
    const left = transitional.length > 0 ? await get.call(options.kind, transitional, both) : [];
    both.throwIfAborted();
    this.merge(transitional, left);
    return contents.matchesTotal();
  }

  /** Puts in what was read of these rows, and takes out what was not found. */
  merge(requested: readonly ResourceRef[], found: readonly Resource[]): void {
    const { contents } = this;
    const there = new Set(found.map(({ ref }) => ref.id));
    const removed = contents.remove(requested.map(({ id }) => id).filter((id) => !there.has(id)));
    const { added, changed } = contents.upsert(found);
    this.complete(changed);
    if (removed || added.length > 0) {
      this.notify();
    } else if (changed.length > 0) {
      this.notify(changed);
    }
  }

  private upsert(rows: readonly Resource[]): void {
    const { added, changed } = this.contents.upsert(rows);
    this.complete(rows.map(({ ref }) => ref));
    if (added.length > 0) {
      this.notify();
    } else if (changed.length > 0) {
      this.notify(changed);
    }
  }

  /** Has details read that are not known, or older than their row: of all rows, or only of those that were on screen. */
  private complete(refs: readonly ResourceRef[]): void {
    const wantsAll = this.options.kind.details?.coverage === 'all';
    this.detailLoader?.add(
      refs.filter(({ id }) => this.contents.lacksDetails(id) && (wantsAll || this.seenIds.has(id))),
    );
  }

  private completeMissing(): void {
    if (this.hasUnreadDetails && this.contents.state === 'ready' && !this.contents.isStopped) {
      this.complete([...this.contents.values()].map(({ ref }) => ref));
    }
  }

  private fail(error: unknown): void {
    if (!isCancelled(error)) {
      this.contents.state = 'failed';
      this.contents.error = error;
      this.notify();
    }
  }

  /** A list without its quota is still a list. */
  private async readUsage(signal: AbortSignal): Promise<Usage | undefined> {
    try {
      return await this.options.kind.readUsage?.(this.scope.region, signal);
    } catch {
      return undefined;
    }
  }

  private createRequest(signal: AbortSignal): ListRequest {
    return { query: this.options.query, wantedRows: this.contents.wantedRows, signal };
  }

  /** Rows that changed in place, or none when only numbers did. Undefined, or another notice: the scope is drawn again. */
  private notify(resources?: readonly ResourceRef[]): void {
    this.contents.invalidate();
    const { noticeKey } = this.contents;
    const isSame = noticeKey === this.noticeKey;
    this.noticeKey = noticeKey;
    if (!this.options.signal.aborted) {
      this.options.onChange(resources && isSame ? { scope: this.scope, resources } : { scope: this.scope });
    }
  }
}
