// How one view's rows are arranged: kept for the workspace, reported to listeners.
import { Emitter } from '../../base/events';
import type { Memory } from '../../base/memory';
import type { AnyKind } from '../../model/kind';
import type { Resource } from '../../model/resource';
import { groupResources, parseArrangement, sortResources } from '../../engine/view/arrangement';
import type { Group } from '../../engine/view/arrangement';
import { Finder } from '../../engine/view/finder';
import type { Arrangement } from '../../model/viewPort';

export class ViewState {
  private readonly changed = new Emitter<{ readonly query: boolean }>();
  private current: Arrangement;
  /** Made with the first search. */
  private finder: Finder | undefined;
  /** Arranged rows by the list they were made from: lists are replaced, never changed. */
  private arranged = new WeakMap<readonly Resource[], readonly Resource[]>();

  /** `query` is set when the listing has to be requested again. */
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

  /** The rows that are looked for, in the wanted order. */
  arrange(resources: readonly Resource[]): readonly Resource[] {
    const known = this.arranged.get(resources);
    if (known) {
      return known;
    }
    const { find, sortBy } = this.current;
    const arranged = sortResources(this.find(resources, find), this.kind.fields ?? [], sortBy);
    this.arranged.set(resources, arranged);
    return arranged;
  }

  group(resources: readonly Resource[]): readonly Group[] | undefined {
    const { groupBy } = this.current;
    return groupBy && groupResources(resources, this.kind.fields ?? [], groupBy);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private find(resources: readonly Resource[], text: string | undefined): readonly Resource[] {
    if (text === undefined) {
      return resources;
    }
    this.finder ??= new Finder(this.kind.fields ?? []);
    return this.finder.find(resources, text);
  }

  private get key(): string {
    return `arrangement.${this.kind.manifest.id}`;
  }
}
