// What a row of a view is, before any user interface: plain values that a kind makes and the workbench draws.

/** Names one resource of one kind. `id` is unique in its kind and region; `name` is for people. */
export interface ResourceRef {
  readonly kind: string;
  readonly region: string;
  /** Id of the resource it lies below, for kinds that are listed there. */
  readonly parent?: string;
  readonly id: string;
  readonly name: string;
}

/**
 * What a state means to the person on call; the workbench gives each tone a theme colour.
 * good: works. busy: in transition. waiting: not started. bad: needs a look. done: ended well. gone: ended, leaving or lost.
 */
export type Tone = 'good' | 'busy' | 'waiting' | 'bad' | 'done' | 'gone' | 'plain';

/** A codicon id with its tone. */
export interface Icon {
  readonly name: string;
  readonly tone: Tone;
}

export interface Status {
  /** The service's own word, e.g. `ScheduleFailed`. */
  readonly code: string;
  /** The same for people, translated. */
  readonly text: string;
  readonly icon: Icon;
  /** In transition: worth polling. */
  readonly transitional: boolean;
}

/** One line of a hover. Values come from the service and are shown as text only. */
export interface Detail {
  readonly label: string;
  readonly value: string;
}

/** A row without commands of its own: a volume, an event, a group of rows. */
export interface Row {
  /** Unique among its siblings, and the same from one refresh to the next. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  readonly details?: readonly Detail[];
  /** The text for screen readers instead of label and description. */
  readonly accessibleLabel?: string;
  /** Present when the row can be opened; called again on each refresh of an open row. */
  readonly children?: (signal: AbortSignal) => Promise<readonly Node[]>;
}

/** A row that stands for a resource: it has a kind, a state, and actions. */
export interface Resource extends Row {
  readonly ref: ResourceRef;
  readonly status: Status;
  /** What holds of it besides its status, for `when` of the kind's actions, e.g. `restarted`. */
  readonly traits?: readonly string[];
  /** Name and state only: the details are still to be read. */
  readonly isPartial?: boolean;
  /**
   * Equal revisions: nothing worth drawing again. For a kind with details the revision covers the part without them, and is the same
   * for a row with and without.
   */
  readonly revision?: string | undefined;
  /**
   * Of a row with details, when nothing but what it is read from can change it: those with equal revisions and an equal revision of
   * their details are not drawn again. Left out: it is drawn each time it is read.
   */
  readonly detailRevision?: string | undefined;
  /** This row without details, completed by what is known of the same resource from before. */
  mergeDetails?(known: Resource): Resource;
}

export type Node = Row | Resource;

export function isResource(node: Node): node is Resource {
  return 'ref' in node;
}

export function isSameRef(a: ResourceRef, b: ResourceRef): boolean {
  return a.kind === b.kind && a.region === b.region && a.id === b.id && a.parent === b.parent;
}
