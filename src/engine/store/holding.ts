// What is known of one scope: its rows by id, how far the listing is, and what changed when further rows are merged into them.
import { toError } from '../../base/errors';
import type { DetailReader, Usage } from '../../model/kind';
import type { Resource, ResourceRef } from '../../model/resource';
import type { Scope } from '../../model/scope';

export interface Snapshot {
  readonly scope: Scope;
  /** loading: never loaded whole. ready: as of the last load. failed: the last load failed; rows, if any, are stale. */
  readonly state: 'loading' | 'ready' | 'failed';
  /** In the order of the service. */
  readonly resources: readonly Resource[];
  /** A load is under way. */
  readonly isListing: boolean;
  /** The total that the service reports. */
  readonly total?: number;
  /** The user stopped the load, or requested no more than this: there are more. */
  readonly isPartial: boolean;
  /** Rows that the service counts and did not list, or the other way round (negative). */
  readonly unaccounted: number;
  /** Rows whose details are still to be read. */
  readonly pending: number;
  readonly error?: unknown;
  /** Of the region's quota, when the kind has one and it could be read. */
  readonly usage?: Usage;
}

/** What merging rows into the known ones changed. */
export interface UpsertResult {
  readonly added: readonly Resource[];
  /** Rows that are to be drawn again. */
  readonly changed: readonly ResourceRef[];
}

export class ScopeContents {
  state: Snapshot['state'] = 'loading';
  isListing = false;
  isStopped = false;
  total: number | undefined;
  error: unknown;
  usage: Usage | undefined;
  /** How many rows are wanted, for kinds that are listed a page at a time. */
  wantedRows: number;
  /** When the last whole listing began, and when changes were last requested. */
  listedAt = 0;
  changesAt = 0;
  private readonly rows = new Map<string, Resource>();
  /** Rows that have changed since their details were read. */
  private readonly outdated = new Set<string>();
  private partial = 0;
  /** How many rows of the total the last whole listing did not bring. */
  private unaccounted = 0;
  /** The same when the listing before brought as many: listing again would not help. */
  private acceptedUnaccounted = 0;
  private cached: Snapshot | undefined;

  constructor(
    readonly scope: Scope,
    firstRows: number,
    /** Rows come without details first, and all or some get them: a revision then covers the part without. */
    private readonly details: DetailReader['coverage'] | undefined,
  ) {
    this.wantedRows = firstRows;
  }

  get size(): number {
    return this.rows.size;
  }

  get isPartial(): boolean {
    const { total = 0 } = this;
    return this.isStopped || (this.wantedRows < total && this.size < total);
  }

  /** Describes the listing's notices around its rows: the same text as long as they are the same. */
  get noticeKey(): string {
    const { state, isPartial, isListing, error } = this;
    const reason = error === undefined ? '' : toError(error).message;
    return `${state} ${isPartial} ${isPartial && isListing} ${this.countUnaccounted()} ${reason}`;
  }

  /** True when there are as many rows as the service counts, or as many as it is used to list. */
  matchesTotal(): boolean {
    return this.total === undefined || this.total - this.size === this.acceptedUnaccounted;
  }

  /**
   * To be called when a whole listing has ended, with how many rows it brought: what came from elsewhere meanwhile does not count. What
   * was missed because of changes meanwhile is not missed twice.
   */
  finishListing(listed = this.size): void {
    const unaccounted = this.total === undefined || this.isPartial ? 0 : this.total - listed;
    // Rows too many are rows that have gone meanwhile: they are never got used to.
    this.acceptedUnaccounted = unaccounted > 0 && unaccounted === this.unaccounted ? unaccounted : 0;
    this.unaccounted = unaccounted;
    this.invalidate();
  }

  /** True when the details of a row are not known, or older than the row. */
  lacksDetails(id: string): boolean {
    return this.outdated.has(id) || (this.rows.get(id)?.isPartial ?? false);
  }

  get(id: string): Resource | undefined {
    return this.rows.get(id);
  }

  values(): IterableIterator<Resource> {
    return this.rows.values();
  }

  /** To be called after every change of a field. */
  invalidate(): void {
    this.cached = undefined;
  }

  /**
   * Merges rows into what is known. A row without details never replaces one with them: when it brings nothing new
   * the known one stays, otherwise the new is merged into the old.
   */
  upsert(rows: readonly Resource[]): UpsertResult {
    const added: Resource[] = [];
    const changed: ResourceRef[] = [];
    for (const row of rows) {
      const known = this.rows.get(row.ref.id);
      if (!known) {
        this.set(row);
        added.push(row);
      } else if (!this.isUnchanged(row, known)) {
        this.set(row.isPartial ? (row.mergeDetails?.(known) ?? row) : row);
        if (row.isPartial) {
          this.outdated.add(row.ref.id);
        } else {
          this.outdated.delete(row.ref.id);
        }
        changed.push(row.ref);
      } else if (!row.isPartial) {
        this.outdated.delete(row.ref.id);
      }
    }
    if (added.length > 0 || changed.length > 0) {
      this.invalidate();
    }
    return { added, changed };
  }

  /** True when any of the ids was known. */
  remove(ids: Iterable<string>): boolean {
    let removed = false;
    for (const id of ids) {
      const known = this.rows.get(id);
      if (known) {
        this.rows.delete(id);
        this.outdated.delete(id);
        this.partial -= known.isPartial ? 1 : 0;
        removed = true;
      }
    }
    if (removed) {
      this.invalidate();
    }
    return removed;
  }

  /** Puts the rows in this order, others after them. True when that moved any. */
  reorder(ids: Iterable<string>): boolean {
    const before = [...this.rows.keys()];
    const after = [...new Set([...ids, ...before])];
    const hasMoved = after.some((id, index) => before[index] !== id);
    const rows = hasMoved ? after.flatMap((id) => this.rows.get(id) ?? []) : [];
    rows.forEach((row) => this.rows.delete(row.ref.id));
    rows.forEach((row) => this.rows.set(row.ref.id, row));
    return hasMoved;
  }

  snapshot(): Snapshot {
    this.cached ??= {
      scope: this.scope,
      state: this.state,
      resources: [...this.rows.values()],
      isListing: this.isListing,
      isPartial: this.isPartial,
      unaccounted: this.countUnaccounted(),
      // Where only visible rows get details, missing ones are no error.
      pending: this.details === 'all' ? this.partial : 0,
      ...(this.total !== undefined && { total: this.total }),
      ...(this.error !== undefined && { error: this.error }),
      ...(this.usage && { usage: this.usage }),
    };
    return this.cached;
  }

  /** Nothing once the rows have come to add up. */
  private countUnaccounted(): number {
    return this.total === this.size ? 0 : this.unaccounted;
  }

  private isUnchanged(row: Resource, known: Resource): boolean {
    const isAlike = row.revision !== undefined && row.revision === known.revision;
    const isDetailed = row.detailRevision !== undefined && row.detailRevision === known.detailRevision;
    return isAlike && (row.isPartial === true || isDetailed || this.details === undefined);
  }

  private set(row: Resource): void {
    const known = this.rows.get(row.ref.id);
    this.partial += (row.isPartial ? 1 : 0) - (known?.isPartial ? 1 : 0);
    this.rows.set(row.ref.id, row);
  }
}
