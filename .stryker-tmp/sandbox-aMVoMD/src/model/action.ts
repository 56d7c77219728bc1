// What can be done to a resource: stated as data for menus and the palette, bound to code in the kind.
import type { GetClient } from '../base/clientKey';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { Memory } from '../base/memory';
import type { ActionsOf } from './commandId';
import type { Ask } from './ports/ask';
import type { Show } from './ports/show';
import type { Resource, ResourceRef } from './resource';
import type { SpecDocument } from './spec/document';
import type { ViewPort } from './viewPort';

/**
 * one: a single resource. many: the whole selection at once. none: the kind as such; a restored panel's target comes along.
 * A `one` action with several rows selected acts on the row that was clicked. document: a text document of the kind's spec.
 */
type ActionTarget = 'one' | 'many' | 'none' | 'document';

/** Where an action is allowed, by the conditions of a row. Left out: on every row. */
export interface ActionWhen<Condition extends string = string> {
  /** At least one of these holds. */
  readonly anyOf?: readonly Condition[];
  /** None of these holds. */
  readonly noneOf?: readonly Condition[];
  /**
   * In a status the manifest does not list: `allow`, the default, leaves the judgement to the service; `refuse` keeps to
   * `anyOf`.
   */
  readonly unknown?: 'allow' | 'refuse';
}

export interface ActionManifest<Condition extends string = string> {
  /** English, imperative, title case; ends in … when it asks something first. Translated in package.nls.zh-cn.json. */
  readonly title: string;
  /** Codicon id; needed for an inline button. */
  readonly icon?: string;
  readonly target: ActionTarget;
  /** A write is refused in read-only mode. */
  readonly access: 'read' | 'write';
  /** Takes away or interrupts what people may depend on: on a production profile its name has to be typed first. */
  readonly destructive?: true;
  /** Where it is allowed; `allowsAction` judges. */
  readonly when?: ActionWhen<Condition>;
  /** Place in the context menu, as VS Code sorts it, e.g. `2_operate@1`. */
  readonly group: string;
  /** Place among the buttons on the row. */
  readonly inline?: number;
  /** False hides it from the palette: only for what makes no sense without a row. */
  readonly palette?: false;
  /** Acts on rows of this kind instead of its own. */
  readonly on?: string;
  /** Offered also on rows of these kinds, which lie below one of its own: then it acts on that one. */
  readonly below?: readonly string[];
  /** Offered on rows of the view with this id only. */
  readonly within?: string;
  /** Button or entry in the title of the kind's view, as VS Code sorts it. For `none` actions. */
  readonly viewTitle?: string;
  /** Button in the title of the documents it acts on. For `document` actions. */
  readonly documentTitle?: string;
  /** Only while the view keeps rows from sight. */
  readonly viewWhen?: 'filtered';
}

export interface ActionContext {
  readonly ask: Ask;
  readonly show: Show;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Clients of the account the action began in. */
  readonly client: GetClient;
  /** For a message that must name what is touched: the profile as the user knows it. */
  readonly account: string;
  /** What was chosen before, kept for the workspace. Hold no secrets. */
  readonly memory: Memory;
  /** Reads these resources again and redraws them, with their open children. */
  refresh(refs: readonly ResourceRef[]): Promise<void>;
  /** Opens the rows that lead to the resource, and the group below it with this id; nothing when its view is hidden. */
  reveal(ref: ResourceRef, childId?: string): Promise<void>;
  /** Shows the view that lists the resource and selects it there; false when it is not to be found. */
  focus(ref: ResourceRef): Promise<boolean>;
  /** Unsent work, kept for this workspace. Hold no secrets. */
  readonly drafts: Drafts;
  /** Lets the user choose among the regions that are shown; the only one is chosen without asking. */
  pickRegion(): Promise<string | undefined>;
  /** The user's regions or the profile's own; undefined when neither names any. */
  wantedRegions(): Promise<readonly string[] | undefined>;
  /** The view that lists the action's kind. */
  readonly view: ViewPort;
  /** The resource as last read; undefined when the list has not been loaded or it is gone. */
  find(ref: ResourceRef): Resource | undefined;
  /** Runs another action, as if the user had chosen it on that resource: with all its questions and checks. */
  run<Manifest extends ActionsOf>(
    manifest: Manifest,
    action: keyof Manifest['actions'] & string,
    target: ResourceRef,
  ): Promise<void>;
}

/** One draft per resource. */
export interface Drafts {
  get(ref: ResourceRef): unknown;
  /** Undefined forgets it. */
  set(ref: ResourceRef, draft: unknown): Promise<void>;
}

/** What became of one of many. */
export interface TargetResult {
  readonly target: ResourceRef;
  readonly error?: unknown;
}

/** How an action ended, for the registrar to show. Nothing to say is a good answer. */
export interface Outcome {
  /** With `results`: shown when all of them succeeded and nothing was skipped. */
  readonly message?: string;
  readonly refresh?: readonly ResourceRef[];
  /** For an action on many: the result of each. Shown as a count, and one by one on request. */
  readonly results?: readonly TargetResult[];
}

/** What a handler gets, by the target of its action. */
interface TargetTypes {
  readonly one: ResourceRef;
  readonly many: readonly ResourceRef[];
  readonly none: ResourceRef | undefined;
  readonly document: SpecDocument;
}

export type ActionHandler<T extends ActionTarget = ActionTarget> = (
  context: ActionContext,
  target: TargetTypes[T],
) => Promise<Outcome | undefined>;

/** A handler with the target that determines its argument. */
export type BoundAction = { [T in ActionTarget]: { readonly target: T; readonly run: ActionHandler<T> } }[ActionTarget];
