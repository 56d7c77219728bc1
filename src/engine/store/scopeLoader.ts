// One scope of a store: its whole listing, its details, its changes. All calls for it end with the account or on stop.
import type { Clock } from '../../base/clock';
import { isCancelled, isDenied } from '../../base/errors';
import type { AnyKind, ListRequest, Usage } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';
import { DetailFill } from './detailFill';
import { Holding } from './holding';
import type { Snapshot } from './holding';
import { readAll, readHead } from './pageReading';
import type { PageReading } from './pageReading';
import type { Scope, StoreChange } from '../../model/scope';

export interface ScopeOptions {
  readonly kind: AnyKind;
  readonly clock: Clock;
  /** Ends with the account. */
  readonly signal: AbortSignal;
  readonly query: unknown;
  readonly onChange: (change: StoreChange) => void;
}

/** Deletions are not told by what changed: the names are listed whole now and then. */
const sweepMs = 300_000;
/** What changed is asked for from a little before the last time: clocks differ, and a change shows late. */
const overlapMs = 60_000;
/** Batches of details at a time; fewer while names are listed, so that those are not held up. */
const batchesAtOnce = { listing: 10, listed: 16 };

export class ScopeLoader {
  private readonly held: Holding;
  private readonly reading: PageReading;
  private readonly fill: DetailFill | undefined;
  /** Ids of rows that have been on screen, for a kind that completes only those. */
  private readonly looked = new Set<string>();
  /** Ends the listing under way. */
  private run = new AbortController();
  /** Details could not be read while the listing was under way: they are tried once more when it has ended. */
  private hasUnread = false;
  /** What was said around the rows when the whole scope was last to be drawn. */
  private notices: string | undefined;

  constructor(
    private readonly scope: Scope,
    private readonly options: ScopeOptions,
  ) {
    const { kind, signal } = options;
    this.held = new Holding(scope, kind.pageSize ?? Infinity, kind.details?.of);
    this.reading = { kind, held: this.held, lay: (rows) => this.lay(rows) };
    this.fill =
      kind.details &&
      new DetailFill({
        ...kind.details,
        signal,
        atOnce: () => (this.isNaming ? batchesAtOnce.listing : batchesAtOnce.listed),
        onRead: (asked, found) => this.merge(asked, found),
        onFailure: (error) => {
          this.hasUnread = this.held.isListing;
          this.fail(error);
        },
      });
  }

  snapshot(): Snapshot {
    return this.held.snapshot();
  }

  /** Names are still to come: a listing goes on for a while after the last of them. */
  private get isNaming(): boolean {
    const { isListing, size, total = Infinity } = this.held;
    return isListing && size < total;
  }

  get(id: string): Resource | undefined {
    return this.held.get(id);
  }

  /** Rows on their way to another state by themselves. */
  moving(): readonly Resource[] {
    return [...this.held.values()].filter(({ status }) => status.transitional);
  }

  detailed(): Promise<void> {
    return this.fill?.idle() ?? Promise.resolve();
  }

  wantMore(all: boolean): void {
    const { held } = this;
    held.upTo = all ? Infinity : held.size + (this.options.kind.pageSize ?? Infinity);
  }

  /** These rows are on screen. */
  seen(refs: readonly ResourceRef[]): void {
    const lacking = refs.filter(({ id }) => this.held.lacksDetails(id));
    if (this.options.kind.details?.of === 'seen') {
      refs.forEach(({ id }) => this.looked.add(id));
      this.fill?.hurry(lacking);
    } else {
      this.fill?.hurryWaiting(lacking);
    }
  }

  stop(): void {
    if (!this.held.isListing && (this.fill?.isIdle ?? true)) {
      return;
    }
    this.run.abort();
    this.fill?.clear();
    if (!this.held.isListing) {
      this.held.isStopped = true;
      this.tell();
    }
  }

  /** Lists everything. Never rejects. */
  async list(): Promise<void> {
    const { held, options } = this;
    this.run = new AbortController();
    const signal = AbortSignal.any([this.run.signal, options.signal]);
    if (held.state === 'failed' && held.size === 0) {
      held.state = 'loading';
    }
    held.isListing = true;
    this.hasUnread = false;
    this.tell([]);
    let hasLost = false;
    try {
      hasLost = await readAll(this.reading, this.request(signal), options.clock.now());
      const usage = held.size > 0 ? await this.usageOf(signal) : undefined;
      signal.throwIfAborted();
      held.usage = usage;
      held.state = 'ready';
      held.error = undefined;
    } catch (error) {
      if (this.run.signal.aborted && !options.signal.aborted) {
        held.state = 'ready';
        held.isStopped = true;
      } else if (!options.signal.aborted && !isCancelled(error)) {
        held.state = 'failed';
        held.error = error;
        held.isStopped = false;
      }
    } finally {
      held.isListing = false;
      this.tell(hasLost ? undefined : []);
      this.completeMissed();
      this.fill?.pump();
    }
  }

  /** What the user asks for: what changed, and the whole list when that cannot tell all. */
  async refresh(): Promise<void> {
    const isWhole = this.held.state === 'ready' && !this.held.isStopped;
    try {
      if (isWhole && (await this.readChanges(this.options.signal))) {
        return;
      }
    } catch (error) {
      // The account may be allowed the whole list and not what tells changes.
      if (!isDenied(error)) {
        this.fail(error);
        return;
      }
    }
    await this.list();
  }

  /** What is due when nobody asks: as a refresh, with the whole list now and then. What the user stopped stays stopped. */
  async poll(): Promise<void> {
    if (this.held.isStopped) {
      return;
    }
    const { pageSize = Infinity, changes } = this.options.kind;
    const isDue = this.options.clock.now() - this.held.listedAt >= sweepMs;
    const isLong = this.held.state === 'ready' && this.held.size > pageSize;
    if (!isDue && !changes && isLong) {
      await this.listHead(pageSize);
    } else {
      await (isDue || !changes ? this.list() : this.refresh());
    }
  }

  /** Of a list of several pages only the first; the whole when that does not account for the total. */
  private async listHead(upTo: number): Promise<void> {
    try {
      const { hasMoved, isShort } = await readHead(this.reading, { ...this.request(this.options.signal), upTo });
      this.tell(hasMoved ? undefined : []);
      if (!isShort) {
        return;
      }
    } catch (error) {
      this.fail(error);
      return;
    }
    await this.list();
  }

  /** False when the changes cannot be told or do not add up: then only a whole list helps. */
  async readChanges(signal: AbortSignal): Promise<boolean> {
    const { held, options } = this;
    const { changes, get } = options.kind;
    const now = options.clock.now();
    const sinceMs = now - held.changesAt + overlapMs;
    if (!changes || !get || held.state !== 'ready' || sinceMs > changes.maxSinceMs) {
      return false;
    }
    const both = AbortSignal.any([signal, options.signal]);
    const told = await changes.read(this.scope, sinceMs, this.request(both));
    both.throwIfAborted();
    if (!told) {
      return false;
    }
    held.changesAt = now;
    held.total = told.total;
    this.lay(told.resources);
    if (held.addsUp()) {
      return true;
    }
    // Mostly it is those on their way out that have gone.
    const moving = this.moving().map(({ ref }) => ref);
    const left = moving.length > 0 ? await get.call(options.kind, moving, both) : [];
    both.throwIfAborted();
    this.merge(moving, left);
    return held.addsUp();
  }

  /** Puts in what was read of these rows, and takes out what was not found. */
  merge(asked: readonly ResourceRef[], found: readonly Resource[]): void {
    const { held } = this;
    const there = new Set(found.map(({ ref }) => ref.id));
    const removed = held.remove(asked.map(({ id }) => id).filter((id) => !there.has(id)));
    const { added, changed } = held.lay(found);
    this.complete(changed);
    if (removed || added.length > 0) {
      this.tell();
    } else if (changed.length > 0) {
      this.tell(changed);
    }
  }

  private lay(rows: readonly Resource[]): void {
    const { added, changed } = this.held.lay(rows);
    this.complete(rows.map(({ ref }) => ref));
    if (added.length > 0) {
      this.tell();
    } else if (changed.length > 0) {
      this.tell(changed);
    }
  }

  /** Has details read that are not known, or older than their row: of all rows, or only of those that were on screen. */
  private complete(refs: readonly ResourceRef[]): void {
    const wantsAll = this.options.kind.details?.of === 'all';
    this.fill?.add(refs.filter(({ id }) => this.held.lacksDetails(id) && (wantsAll || this.looked.has(id))));
  }

  private completeMissed(): void {
    if (this.hasUnread && this.held.state === 'ready' && !this.held.isStopped) {
      this.complete([...this.held.values()].map(({ ref }) => ref));
    }
  }

  private fail(error: unknown): void {
    if (!this.options.signal.aborted && !isCancelled(error)) {
      this.held.state = 'failed';
      this.held.error = error;
      this.tell();
    }
  }

  /** A list without its quota is still a list. */
  private async usageOf(signal: AbortSignal): Promise<Usage | undefined> {
    try {
      return await this.options.kind.usage?.(this.scope.region, signal);
    } catch {
      return undefined;
    }
  }

  private request(signal: AbortSignal): ListRequest {
    return { query: this.options.query, upTo: this.held.upTo, signal };
  }

  /** Rows that changed in place, or none when only figures did. Undefined, or another notice: the scope is drawn again. */
  private tell(resources?: readonly ResourceRef[]): void {
    this.held.touch();
    const { notices } = this.held;
    const isSame = notices === this.notices;
    this.notices = notices;
    if (!this.options.signal.aborted) {
      this.options.onChange(resources && isSame ? { scope: this.scope, resources } : { scope: this.scope });
    }
  }
}
