// How one view's rows are arranged: kept for the workspace, told to whoever draws.
import { Lazy } from '../../base/async/lazy';
import { Emitter } from '../../base/events';
import type { Memory } from '../../base/memory';
import type { AnyKind } from '../../model/kind';
import type { Resource } from '../../model/resource';
import { groupResources, parseArrangement, sortResources } from '../../engine/view/arrangement';
import type { Group } from '../../engine/view/arrangement';
import type { Finder } from '../../engine/view/finder';
import type { Arrangement } from '../../model/viewPort';

export class ViewState {
  private readonly changed = new Emitter<{ readonly query: boolean }>();
  private current: Arrangement;
  /** The search library loads with the first search. */
  private readonly finder = Lazy.create(
    () => import('../../engine/view/finder'),
    (code): Finder => new code.Finder(this.kind.fields ?? []),
  );
  /** Arranged rows by the list they were made from: lists are replaced, never changed. */
  private arranged = new WeakMap<readonly Resource[], readonly Resource[]>();

  /** `query` is set when the service has to be asked anew. */
  readonly onDidChange = this.changed.event;

  constructor(
    readonly kind: AnyKind,
    private readonly memory: Memory,
  ) {
    this.current = parseArrangement(memory.get(this.key));
  }

  get arrangement(): Arrangement {
    return this.current;
  }

  /** Something is kept from view. */
  get isFiltered(): boolean {
    return this.current.find !== undefined || this.current.query !== undefined;
  }

  /** Shows another arrangement; what is not kept is gone with the window. */
  async update(change: { readonly [K in keyof Arrangement]?: Arrangement[K] | undefined }, keep = true): Promise<void> {
    const before = this.current;
    this.current = parseArrangement({ ...before, ...change });
    this.arranged = new WeakMap();
    this.changed.fire({ query: JSON.stringify(before.query) !== JSON.stringify(this.current.query) });
    if (keep) {
      await this.memory.set(this.key, this.current);
    }
  }

  /** To be awaited before rows are arranged. */
  async ready(): Promise<void> {
    if (this.current.find !== undefined) {
      await this.finder.get();
    }
  }

  /** The rows that are looked for, in the wanted order. */
  arrange(resources: readonly Resource[]): readonly Resource[] {
    const known = this.arranged.get(resources);
    if (known) {
      return known;
    }
    const { find, sortBy } = this.current;
    const found = find === undefined ? resources : (this.finder.value?.find(resources, find) ?? resources);
    const arranged = sortResources(found, this.kind.fields ?? [], sortBy);
    // Until the search library is there, all rows pass: that is no answer to keep.
    if (find === undefined || this.finder.value) {
      this.arranged.set(resources, arranged);
    }
    return arranged;
  }

  group(resources: readonly Resource[]): readonly Group[] | undefined {
    const { groupBy } = this.current;
    return groupBy && groupResources(resources, this.kind.fields ?? [], groupBy);
  }

  dispose(): void {
    this.finder.dispose();
    this.changed.dispose();
  }

  private get key(): string {
    return `arrangement.${this.kind.manifest.id}`;
  }
}
