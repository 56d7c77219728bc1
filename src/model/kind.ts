// A resource kind: its manifest is data (package.json is generated from it), its binding is code.
import type { ActionHandler, ActionManifest } from './action';
import type { Node, Resource, ResourceRef } from './resource';
import type { SpecBinding, SpecManifest } from './spec/document';
import type { Scope } from './scope';
import type { Field } from './field';

export interface ViewManifest {
  readonly id: string;
  /** English; translated in package.nls.zh-cn.json. */
  readonly name: string;
}

export interface PanelManifest {
  /** Folder under webviews/, also the end of the view type `elasticContainers.<name>`. */
  readonly name: string;
  /** The actions that open it; the one that did is run again when VS Code restores the panel. */
  readonly actions: readonly string[];
}

export interface KindManifest {
  readonly id: string;
  /** The view that lists the kind. A kind without one is found below its parent. */
  readonly view?: ViewManifest;
  readonly parent?: string;
  readonly actions: Readonly<Record<string, ActionManifest>>;
  readonly panels?: readonly PanelManifest[];
  /** Present when the kind is authored as a document. */
  readonly spec?: SpecManifest;
}

/** What is asked of a listing. */
export interface ListRequest {
  /** What the service is to select by, in the kind's own shape; undefined for everything. */
  readonly query: unknown;
  /** Rows that are wanted at least; a kind that knows no `pageSize` always lists all. */
  readonly upTo: number;
  readonly signal: AbortSignal;
}

/** One page of a listing. */
export interface ListPage {
  readonly resources: readonly Resource[];
  /** How many there are in all, when the service tells. */
  readonly total?: number;
}

/** What changed since a time, and how many there are in all now. */
export interface Changes {
  readonly resources: readonly Resource[];
  readonly total: number;
}

/** How the rows that a listing gives without details are completed. */
export interface DetailReading {
  /** How many are read by one call. */
  readonly batch: number;
  /** all: every row, those on screen first. seen: only rows on screen. */
  readonly of: 'all' | 'seen';
  readonly read: (refs: readonly ResourceRef[], signal: AbortSignal) => Promise<readonly Resource[]>;
}

export type ActionBindings<M extends KindManifest> = {
  readonly [A in keyof M['actions']]: ActionHandler<M['actions'][A]['target']>;
};

export interface ResourceKind<M extends KindManifest = KindManifest> {
  readonly manifest: M;
  /** Kinds with a spec in their manifest have it. */
  readonly spec?: SpecBinding;
  /** "ECI instance", translated, for questions and messages. */
  noun(): string;
  /** Builds a resource from what the service sent; `parent` for kinds that live below another. */
  fromWire(wire: unknown, place: { readonly region: string; readonly parent?: ResourceRef }): Resource;
  /** Where the kind exists, of the regions that were chosen (undefined: none was). Left out: wherever the account looks. */
  regions?(chosen: readonly string[] | undefined, signal: AbortSignal): Promise<readonly string[]>;
  /** The resources of a scope, page by page as they arrive. Kinds with a view, or listed below another kind, have it. */
  list?(scope: Scope, request: ListRequest): AsyncIterable<ListPage>;
  /** Rows the user is given at a time; further ones when asked for. Left out: all. */
  readonly pageSize?: number;
  /** Present when `list` gives rows without details. */
  readonly details?: DetailReading;
  /** What changed within the last `sinceMs`. `maxSinceMs` is how far back the service can look. */
  readonly changes?: {
    readonly maxSinceMs: number;
    /** Undefined when it cannot be told for this query. */
    readonly read: (scope: Scope, sinceMs: number, request: ListRequest) => Promise<Changes | undefined>;
  };
  /** What resources can be found, grouped and sorted by. */
  readonly fields?: readonly Field[];
  /** The chosen query in words, for the view. */
  queryText?(query: unknown): string;
  /** These resources as they are now, all of one region; what no longer exists is left out. */
  get?(refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly Resource[]>;
  /** Resources of this kind below one of the parent kind, for the palette. */
  listBelow?(parent: ResourceRef, signal: AbortSignal): Promise<readonly Resource[]>;
  /** Why a resource in its state does not allow an action, as a clause: "a has already ended". Left out: its status is named. */
  refusal?(resource: Resource): string;
  /** How much of a region's quota is used. */
  usage?(region: string, signal: AbortSignal): Promise<Usage | undefined>;
  /** The quotas of a region and how much of each is used. */
  quotas?(region: string, signal: AbortSignal): Promise<readonly Quota[]>;
  /** Everything the service tells of one resource, secrets masked; undefined when it is gone. */
  describe?(ref: ResourceRef, signal: AbortSignal): Promise<Description | undefined>;
  readonly actions: ActionBindings<M>;
}

export interface Usage {
  readonly used: number;
  readonly max: number;
}

export interface Quota extends Usage {
  /** What is counted, translated. */
  readonly name: string;
}

export interface Description {
  /** What a person wants to know first, a line each. */
  readonly summary: readonly string[];
  /** Plain data with the names of the wire. */
  readonly body: unknown;
}

/** A kind whose manifest type is not known any more: what the workbench works with. */
export interface AnyKind extends Omit<ResourceKind, 'actions'> {
  readonly actions: Readonly<Record<string, unknown>>;
}

/** Checks at compile time that every action of the manifest is bound and none besides. */
export function bindKind<const M extends KindManifest>(kind: ResourceKind<M>): AnyKind {
  return kind;
}

export function actionOf(kind: AnyKind, action: string): ActionHandler {
  // Own properties only: the name may come from outside, by way of a command id.
  const handler = Object.hasOwn(kind.actions, action) ? kind.actions[action] : undefined;
  if (typeof handler !== 'function') {
    throw new Error(`Kind ${kind.manifest.id} has no action ${action}`);
  }
  return handler as ActionHandler;
}

/** Builds a row of another kind from the service's answer, so that kinds need not import one another. */
export type ChildOf = (kindId: string, parent: ResourceRef, wire: unknown) => Resource;

/** Rows a kind shows below one of its resources. */
export type Children = (signal: AbortSignal) => Promise<readonly Node[]>;
