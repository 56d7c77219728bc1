// A resource kind: its manifest is data (package.json is generated from it), its binding is code.
import { maskDocument, redactText } from '../base/redact';
import type { ActionHandler, ActionManifest, BoundAction } from './action';
import { createCommonHandlers } from './commonActions';
import type { CommonAction } from './commonActions';
import type { Node, Resource, ResourceRef } from './resource';
import type { SpecBinding, SpecManifest } from './spec/document';
import type { Scope } from './scope';
import type { Field } from './field';

interface ViewManifest {
  readonly id: string;
  /** English; translated in package.nls.zh-cn.json. */
  readonly name: string;
}

interface PanelManifest {
  /** Folder under webviews/, also the end of the view type `elasticContainers.<name>`. */
  readonly name: string;
  /** The actions that open it; the one that did is run again when VS Code restores the panel. */
  readonly actions: readonly string[];
}

export interface KindManifest<Condition extends string = string> {
  readonly id: string;
  /** The status codes this version knows; in any other the service judges what is allowed. */
  readonly statuses?: readonly Condition[];
  /** The view that lists the kind. A kind without one is found below its parent. */
  readonly view?: ViewManifest;
  readonly parent?: string;
  readonly actions: Readonly<Record<string, ActionManifest<Condition>>>;
  readonly panels?: readonly PanelManifest[];
  /** Present when the kind is authored as a document. */
  readonly spec?: SpecManifest;
}

/** The request for a listing. */
export interface ListRequest {
  /** What the service is to select by, in the kind's own shape; undefined for everything. */
  readonly query: unknown;
  /** Rows that are wanted at least; a kind that knows no `pageSize` always lists all. */
  readonly wantedRows: number;
  readonly signal: AbortSignal;
}

/** One page of a listing. */
export interface ListPage {
  readonly resources: readonly Resource[];
  /** How many there are in all, when the service reports it. */
  readonly total?: number;
}

/** What changed since a time, and how many there are in all now. */
export interface Changes {
  readonly resources: readonly Resource[];
  readonly total: number;
}

/** How the rows that a listing gives without details are completed. */
export interface DetailReader {
  /** How many are read by one call. */
  readonly batch: number;
  /** all: every row, those on screen first. seen: only rows on screen. */
  readonly coverage: 'all' | 'seen';
  readonly read: (refs: readonly ResourceRef[], signal: AbortSignal) => Promise<readonly Resource[]>;
}

/** A handler for each action of the manifest; common actions have one already and need none. */
type ActionBindings<M extends KindManifest> = {
  readonly [A in Exclude<keyof M['actions'], CommonAction>]: ActionHandler<M['actions'][A]['target']>;
} & {
  readonly [A in Extract<keyof M['actions'], CommonAction>]?: ActionHandler<M['actions'][A]['target']>;
};

export interface ResourceKind<M extends KindManifest = KindManifest> {
  readonly manifest: M;
  /** Kinds with a spec in their manifest have it. */
  readonly spec?: SpecBinding;
  /** "ECI instance", translated, for questions and messages. */
  noun(): string;
  /** Where the kind exists, of the regions that were chosen (undefined: none was). Left out: wherever the account looks. */
  listRegions?(chosen: readonly string[] | undefined, signal: AbortSignal): Promise<readonly string[]>;
  /** The resources of a scope, page by page as they arrive. Kinds with a view, or listed below another kind, have it. */
  list?(scope: Scope, request: ListRequest): AsyncIterable<ListPage>;
  /** Rows the user is given at a time; further ones on request. Left out: all. */
  readonly pageSize?: number;
  /** Present when `list` gives rows without details. */
  readonly details?: DetailReader;
  /** What changed within the last `sinceMs`. `maxSinceMs` is how far back the service can look. */
  readonly changeReader?: {
    readonly maxSinceMs: number;
    /** Undefined when it is unknown for this query. */
    readonly read: (scope: Scope, sinceMs: number, request: ListRequest) => Promise<Changes | undefined>;
  };
  /** What resources can be found, grouped and sorted by. */
  readonly fields?: readonly Field[];
  /** The chosen query in words, for the view. */
  formatQuery?(query: unknown): string;
  /** These resources as they are now, all of one region; what no longer exists is left out. */
  get?(refs: readonly ResourceRef[], signal: AbortSignal): Promise<readonly Resource[]>;
  /** Resources of this kind below one of the parent kind, for the palette. */
  listBelow?(parent: ResourceRef, signal: AbortSignal): Promise<readonly Resource[]>;
  /** Why a resource in its state does not allow an action, as a clause: "a has already ended". Left out: its status is named. */
  explainRefusal?(resource: Resource): string;
  /** How much of a region's quota is used. */
  readUsage?(region: string, signal: AbortSignal): Promise<Usage | undefined>;
  /** The quotas of a region and how much of each is used. */
  readQuotas?(region: string, signal: AbortSignal): Promise<readonly Quota[]>;
  /** Everything the service returns of one resource, secrets masked; undefined when it is gone. */
  describe?(ref: ResourceRef, signal: AbortSignal): Promise<Description | undefined>;
  /** Fields of `describe` that differ between any two resources, in addition to times. A comparison omits them. */
  readonly alwaysDiffering?: RegExp;
  /** The page of a resource in the web console, for the action `openInConsole`. */
  consoleUrl?(ref: ResourceRef): string;
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
  readonly actions: Readonly<Record<string, BoundAction>>;
}

/** Checks at compile time that every action of the manifest is bound and none besides. */
export function bindKind<const M extends KindManifest>(kind: ResourceKind<M>): AnyKind {
  const handlers: Readonly<Record<string, unknown>> = { ...createCommonHandlers(kind), ...kind.actions };
  const actions = Object.entries<ActionManifest>(kind.manifest.actions).map(([name, { target }]) => {
    // `ActionBindings` holds the handler to the target of its manifest entry.
    return [name, { target, run: handlers[name] } as BoundAction] as const;
  });
  const describe = kind.describe?.bind(kind);
  return {
    ...kind,
    actions: Object.fromEntries(actions),
    ...(describe && {
      describe: async (ref: ResourceRef, signal: AbortSignal) => maskDescription(await describe(ref, signal)),
    }),
  };
}

/** Here, so that no kind can leave it out: every document, comparison and export of a resource begins with its description. */
function maskDescription(description: Description | undefined): Description | undefined {
  return (
    description && {
      summary: description.summary.map((line) => redactText(line)),
      body: maskDocument(description.body),
    }
  );
}

export function findAction(kind: AnyKind, name: string): BoundAction {
  // Own properties only: the name may come from outside, by way of a command id.
  const action = Object.hasOwn(kind.actions, name) ? kind.actions[name] : undefined;
  if (!action) {
    throw new Error(`Kind ${kind.manifest.id} has no action ${name}`);
  }
  return action;
}

/** Rows a kind shows below one of its resources. */
export type Children = (signal: AbortSignal) => Promise<readonly Node[]>;
