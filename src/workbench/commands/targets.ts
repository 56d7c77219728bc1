// Which resources a command acts on: what was clicked and selected, or, from the palette, what the user picks.
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../base/isRecord';
import { UserFacingError } from '../../base/errors';
import type { ActionManifest } from '../../model/action';
import { allowsAction } from '../../model/allowsAction';
import type { Ask, Choice } from '../../model/ports/ask';
import type { Connection } from '../../model/ports/connection';
import type { AnyKind } from '../../model/kind';
import { resolveListedRegions } from '../../engine/store/listedRegions';
import type { Resource, ResourceRef } from '../../model/resource';
import type { ResourceStore } from '../../engine/store/resourceStore';
import { getNodeRef } from '../tree/nodes/treeNode';
import { toSkipped } from './outcomes';
import type { Skipped } from './outcomes';

export interface TargetSources {
  readonly ask: Ask;
  readonly connection: Connection;
  readonly kind: (id: string) => AnyKind | undefined;
  readonly store: (kindId: string) => ResourceStore | undefined;
  /** Throws when another account is signed in: the lists are then its. */
  readonly requireAccount?: () => void;
}

export interface Targets {
  readonly allowed: readonly ResourceRef[];
  readonly skipped: readonly Skipped[];
}

export interface PickRequest {
  readonly action: string;
  readonly many: boolean;
  /** Which of them are offered; all when left out. */
  readonly offers?: (ref: ResourceRef) => boolean;
  /** For a kind that is listed below another: the parent of the offered resources; prompted for when it is of another kind. */
  readonly parent?: ResourceRef | undefined;
}

/** A reference that another part of the extension hands over, e.g. a restored panel. */
export function parseRef(value: unknown): ResourceRef | undefined {
  const { kind, region, id, name, parent } = isRecord(value) ? value : ({} as Readonly<Record<string, unknown>>);
  return typeof kind === 'string' && typeof region === 'string' && typeof id === 'string' && typeof name === 'string'
    ? { kind, region, id, name, ...(typeof parent === 'string' && { parent }) }
    : undefined;
}

/** What VS Code passes to a command of a tree menu: the clicked node and, with several selected, all of them. */
export function getClickedRefs(args: readonly unknown[], kindId: string, many: boolean): readonly ResourceRef[] {
  const [clicked, selected] = args;
  const first = getNodeRef(clicked) ?? parseRef(clicked);
  if (!first || first.kind !== kindId) {
    return [];
  }
  const all =
    many && Array.isArray(selected)
      ? selected.flatMap((node: unknown) => getNodeRef(node) ?? parseRef(node) ?? [])
      : [];
  const sameKind = all.filter((ref) => ref.kind === kindId);
  return sameKind.some((ref) => ref.id === first.id) ? sameKind : [first];
}

/** What a clicked row lies below, when the action is offered there for the sake of that one. */
export function findOwner(
  { store }: TargetSources,
  { below = [] }: ActionManifest,
  kind: string,
  clicked: unknown,
): ResourceRef | undefined {
  const { kind: guest, region, parent: id } = getNodeRef(clicked) ?? {};
  if (guest === undefined || region === undefined || id === undefined || !below.includes(guest)) {
    return undefined;
  }
  const owner = { kind, region, id, name: id };
  return store(kind)?.find(owner)?.ref ?? owner;
}

/** Parts what allows the action from what does not. What is not in the store any more is left to the service to judge. */
export function splitByAllowed(sources: TargetSources, refs: readonly ResourceRef[], action: string): Targets {
  const allowed: ResourceRef[] = [];
  const skipped: Skipped[] = [];
  for (const ref of refs) {
    const found = sources.store(ref.kind)?.find(ref);
    const kind = sources.kind(ref.kind);
    if (!found || !kind || allowsAction(kind.manifest, found, action)) {
      allowed.push(ref);
    } else {
      skipped.push(toSkipped(kind, found));
    }
  }
  return { allowed, skipped };
}

/** Lets the user pick among the resources that allow the action now. Undefined when the user gave up. */
export async function pickTargets(
  sources: TargetSources,
  kind: AnyKind,
  { action, many, offers = () => true, parent }: PickRequest,
): Promise<readonly ResourceRef[] | undefined> {
  const guest = kind.manifest.actions[action]?.on;
  const target = guest === undefined ? kind : requireKind(sources, guest);
  const found = await listCandidates(sources, target, guest === undefined ? action : undefined, parent);
  if (!found) {
    return undefined;
  }
  const candidates = found.filter(({ value }) => offers(value));
  if (candidates.length === 0) {
    throw new UserFacingError(l10n.t('No {0} is available.', target.noun()));
  }
  const title = many ? l10n.t('Select {0} (one or more)', target.noun()) : l10n.t('Select {0}', target.noun());
  if (many) {
    return sources.ask.pickMany(title, candidates);
  }
  const one = await sources.ask.pick(title, candidates);
  return one && [one];
}

async function listCandidates(
  sources: TargetSources,
  kind: AnyKind,
  action: string | undefined,
  given: ResourceRef | undefined,
): Promise<Promise<readonly Choice<ResourceRef>[]> | undefined> {
  const { parent } = kind.manifest;
  if (parent === undefined) {
    return loadAll(sources, kind).then((resources) => toChoices(kind, resources, action));
  }
  const parentKind = requireKind(sources, parent);
  const place =
    given?.kind === parent
      ? given
      : await sources.ask.pick(
          l10n.t('Select {0}', parentKind.noun()),
          loadAll(sources, parentKind).then((resources) => toChoices(parentKind, resources, undefined)),
        );
  return place && listBelow(sources, kind, place).then((resources) => toChoices(kind, resources, action));
}

function requireKind(sources: TargetSources, id: string): AnyKind {
  const kind = sources.kind(id);
  if (!kind) {
    throw new Error(`No kind ${id}`);
  }
  return kind;
}

/** The only region shown, or the one the user picks. */
export async function pickRegion({ ask, connection }: TargetSources): Promise<string | undefined> {
  const regions = await connection.listRegions(new AbortController().signal);
  return regions.length === 1
    ? regions[0]
    : ask.pick(
        l10n.t('Select a region'),
        regions.map((region) => ({ label: region, icon: 'globe', value: region })),
      );
}

async function listBelow({ store }: TargetSources, kind: AnyKind, parent: ResourceRef): Promise<readonly Resource[]> {
  const own = store(kind.manifest.id);
  if (!own) {
    return (await kind.listBelow?.(parent, new AbortController().signal)) ?? [];
  }
  const scope = { region: parent.region, parent };
  await own.load(scope);
  const { resources, state, error } = own.snapshot(scope);
  if (state === 'failed' && resources.length === 0) {
    throw error;
  }
  return resources;
}

/** Everything of a kind, loading the regions that were not loaded yet. */
async function loadAll(
  { connection, store, requireAccount }: TargetSources,
  kind: AnyKind,
): Promise<readonly Resource[]> {
  const kindStore = store(kind.manifest.id);
  if (!kindStore) {
    throw new Error(`Kind ${kind.manifest.id} has no view`);
  }
  if (!(await connection.current())) {
    throw new UserFacingError(l10n.t('You are not signed in.'), l10n.t('Select a profile, or try the local emulator.'));
  }
  const scopes = (await resolveListedRegions(kind, connection, new AbortController().signal)).map((region) => ({
    region,
  }));
  requireAccount?.();
  const missing = scopes.filter((scope) => kindStore.snapshot(scope).state !== 'ready');
  await Promise.all(missing.map((scope) => kindStore.load(scope)));
  const snapshots = scopes.map((scope) => kindStore.snapshot(scope));
  const failed = snapshots.find(({ state, resources }) => state === 'failed' && resources.length === 0);
  const found = snapshots.flatMap(({ resources }) => resources);
  if (found.length === 0 && failed) {
    throw failed.error;
  }
  return found;
}

function toChoices(
  kind: AnyKind,
  resources: readonly Resource[],
  action: string | undefined,
): readonly Choice<ResourceRef>[] {
  const allowing = resources.filter(
    (resource) => action === undefined || allowsAction(kind.manifest, resource, action),
  );
  if (allowing.length === 0) {
    throw new UserFacingError(
      resources.length === 0
        ? l10n.t('No {0} is available.', kind.noun())
        : l10n.t('No {0} is in a state that allows this action.', kind.noun()),
    );
  }
  return allowing.map((resource) => ({
    label: resource.label,
    description: resource.description ?? '',
    detail: `${resource.ref.region} · ${resource.ref.id}`,
    ...(resource.icon && { icon: resource.icon.name }),
    value: resource.ref,
  }));
}
