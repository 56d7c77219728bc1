// What is below each place of a tree: regions or groups, then the kind's resources, then whatever they open into.
import { formatCount } from '../../base/text';
import type { Connection } from '../../model/ports/connection';
import { resolveListedRegions } from '../../engine/store/listedRegions';
import type { Icon, Resource } from '../../model/resource';
import type { Snapshot } from '../../engine/store/holding';
import type { ResourceStore } from '../../engine/store/resourceStore';
import { foldRows } from './folding';
import type { NodeTable } from './nodes/nodeTable';
import type { OpenedRows } from './openedRows';
import { countFailing, formatGroupCount, formatRegionCount } from './snapshotText';
import type { Notice, TreeNode } from './nodes/treeNode';
import type { ViewState } from './viewState';

export interface LevelSources {
  /** Of the kind the view lists. */
  readonly store: ResourceStore;
  /** Stores of kinds that are listed below another, by the id of that other kind. */
  readonly below: ReadonlyMap<string, ResourceStore>;
  readonly connection: Connection;
  readonly state: ViewState;
  readonly nodes: NodeTable;
  readonly opened: OpenedRows;
}

export class TreeLevels {
  private regions: readonly string[] = [];

  constructor(private readonly sources: LevelSources) {}

  /** The nodes below a place, or those at the root. */
  async listChildren(node: TreeNode | undefined, signal: AbortSignal): Promise<TreeNode[]> {
    return this.sources.nodes.setChildren(node, await this.createChildren(node, signal));
  }

  /** Snapshots of the regions that are listed, loading what is not. */
  listSnapshots(): readonly Snapshot[] {
    return this.regions.map((region) => this.sources.store.snapshot({ region }));
  }

  /** True when regions have come or gone since the root was last made. */
  async hasOtherRegions(signal: AbortSignal): Promise<boolean> {
    const regions = await resolveListedRegions(this.sources.store.kind, this.sources.connection, signal);
    return regions.join() !== this.regions.join();
  }

  /** True when the same nodes stand at the root as when it was last created: then a region that has changed is drawn alone. */
  keepsRoots(): boolean {
    const { nodes } = this.sources;
    const before = nodes.getChildren(undefined) ?? [];
    const now = this.createRoots(this.listSnapshots());
    return before.length === now.length && before.every((node, index) => node === now[index]);
  }

  private async createChildren(node: TreeNode | undefined, signal: AbortSignal): Promise<readonly TreeNode[]> {
    const { store, below, connection } = this.sources;
    switch (node?.type) {
      case undefined:
        this.regions = await resolveListedRegions(store.kind, connection, signal);
        return this.createRoots(this.listSnapshots());
      case 'region':
        return this.createScopeNodes(node, store, store.snapshot({ region: node.region }));
      case 'group':
      case 'range':
        return this.createRows(node, node.resources);
      case 'resource': {
        const { ref } = node.resource;
        const lister = below.get(ref.kind);
        return lister
          ? this.createScopeNodes(node, lister, lister.snapshot({ region: ref.region, parent: ref }))
          : this.sources.opened.listChildren(node, node.resource, signal);
      }
      case 'row':
        return this.sources.opened.listChildren(node, node.row, signal);
      case 'notice':
        return [];
    }
  }

  private createRoots(snapshots: readonly Snapshot[]): readonly TreeNode[] {
    const { store, state, connection } = this.sources;
    if (store.kind === state.kind && state.arrangement.groupBy) {
      return this.createGroups(undefined, store, snapshots);
    }
    const [only] = snapshots;
    if (only && snapshots.length === 1) {
      return this.createScopeNodes(undefined, store, only);
    }
    return this.createRegions(snapshots, connection.hasChosenRegions);
  }

  /** Regions that the user has not chosen are shown only when there is something in them, or something wrong. */
  private createRegions(snapshots: readonly Snapshot[], areChosen: boolean): readonly TreeNode[] {
    const { nodes } = this.sources;
    const listed = snapshots.map((snapshot) => ({ snapshot, found: this.arrangeRows(snapshot).length }));
    const shown = listed.filter(
      ({ snapshot: { state, resources }, found }) =>
        areChosen || state === 'failed' || (resources.length > 0 && (found > 0 || !this.sources.state.isFiltered)),
    );
    const regions = shown.map(({ snapshot, found }) => {
      const { region } = snapshot.scope;
      return nodes.ensureNode(undefined, region, {
        type: 'region',
        region,
        description: formatRegionCount(snapshot, found),
      });
    });
    if (!areChosen && snapshots.some(({ state }) => state === 'loading')) {
      return [...regions, nodes.ensureNotice(undefined, { kind: 'loading' })];
    }
    if (regions.length > 0) {
      return regions;
    }
    const isHidden = snapshots.some(({ resources }) => resources.length > 0);
    return [nodes.ensureNotice(undefined, { kind: isHidden ? 'noMatch' : 'empty' })];
  }

  /** All rows of a list with the notices about the listing itself. */
  private createScopeNodes(
    parent: TreeNode | undefined,
    store: ResourceStore,
    snapshot: Snapshot,
  ): readonly TreeNode[] {
    const { state } = this.sources;
    if (store.kind === state.kind && state.arrangement.groupBy) {
      return this.createGroups(parent, store, [snapshot]);
    }
    const rows = this.createRows(parent, this.arrangeRows(snapshot));
    const [before, after] = this.createNotices(parent, store, snapshot);
    const isEmpty = rows.length + before.length + after.length === 0;
    return isEmpty ? [this.createEmptyNotice(parent, snapshot.resources.length)] : [...before, ...rows, ...after];
  }

  private createGroups(
    parent: TreeNode | undefined,
    store: ResourceStore,
    snapshots: readonly Snapshot[],
  ): readonly TreeNode[] {
    const { state, nodes } = this.sources;
    const groups = state.group(snapshots.flatMap((snapshot) => this.arrangeRows(snapshot))) ?? [];
    const made = groups.map(({ key, label, resources }) =>
      nodes.ensureNode(parent, `#${key}`, {
        type: 'group',
        label,
        description: formatGroupCount(resources),
        icon: getSharedIcon(resources),
        resources,
      }),
    );
    const notices = snapshots.map((snapshot) => this.createNotices(parent, store, snapshot));
    const around = [...notices.flatMap(([before]) => before), ...made, ...notices.flatMap(([, after]) => after)];
    const known = snapshots.reduce((sum, { resources }) => sum + resources.length, 0);
    return around.length > 0 ? [...new Set(around)] : [this.createEmptyNotice(parent, known)];
  }

  private createRows(parent: TreeNode | undefined, resources: readonly Resource[]): readonly TreeNode[] {
    const { nodes } = this.sources;
    const ranges = parent?.type === 'range' ? undefined : foldRows(resources);
    if (ranges) {
      return ranges.map(({ from, to, resources: part }) =>
        nodes.ensureNode(parent, `?${from}`, {
          type: 'range',
          label: `${formatCount(from)} – ${formatCount(to)}`,
          description: formatRange(part),
          resources: part,
        }),
      );
    }
    // Ids are unique in their region only: where several may come together, the region is part of the place.
    const isMixed = parent === undefined || parent.type === 'group' || parent.type === 'range';
    return resources.map((resource) =>
      nodes.ensureContent(parent, resource, isMixed ? `${resource.ref.region}/${resource.id}` : resource.id),
    );
  }

  /** The notices above and below the rows. */
  private createNotices(
    parent: TreeNode | undefined,
    store: ResourceStore,
    { scope, state, resources, error, total, isListing, isPartial, unaccounted }: Snapshot,
  ): readonly [readonly TreeNode[], readonly TreeNode[]] {
    const shown = resources.length;
    const showNotice = (notice: Notice): TreeNode => this.sources.nodes.ensureNotice(parent, notice);
    const before = state === 'failed' ? [showNotice({ kind: 'failed', error, stale: shown > 0, scope })] : [];
    if (state === 'loading' || (isListing && isPartial)) {
      return [before, [showNotice({ kind: 'loading', scope, shown, ...(total !== undefined && { total }) })]];
    }
    if (isPartial) {
      const { pageSize } = store.kind;
      const left = total === undefined ? pageSize : total - shown;
      const next = pageSize === undefined || left === undefined ? undefined : Math.min(pageSize, left);
      return [before, [showNotice({ kind: 'more', scope, shown, total, next })]];
    }
    const isOff = state === 'ready' && unaccounted !== 0 && total !== undefined;
    return [before, isOff ? [showNotice({ kind: 'unexplained', shown, total })] : []];
  }

  private arrangeRows(snapshot: Snapshot): readonly Resource[] {
    const { store, state } = this.sources;
    const isOwn = snapshot.scope.parent !== undefined || store.kind === state.kind;
    return isOwn ? state.arrange(snapshot.resources) : snapshot.resources;
  }

  private createEmptyNotice(parent: TreeNode | undefined, known: number): TreeNode {
    const isSelected = this.sources.state.isFiltered;
    return this.sources.nodes.ensureNotice(parent, { kind: known > 0 || isSelected ? 'noMatch' : 'empty' });
  }
}

function formatRange(part: readonly Resource[]): string {
  const [first, last] = [part[0], part.at(-1)];
  const failing = countFailing(part);
  const names = first && last ? `${first.label} … ${last.label}` : '';
  return failing > 0 ? `${formatGroupCount(part)} · ${names}` : names;
}

/** The icon all rows of a group share, such as that of their status; otherwise a folder, marked when something fails. */
function getSharedIcon(resources: readonly Resource[]): Icon {
  const icons = resources.map(({ status }) => status.icon);
  const [first] = icons;
  if (first && icons.every(({ name }) => name === first.name)) {
    return first;
  }
  return { name: 'folder', tone: countFailing(resources) > 0 ? 'bad' : 'plain' };
}
