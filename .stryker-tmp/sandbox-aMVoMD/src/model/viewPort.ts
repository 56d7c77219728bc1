// How a view is arranged, and what an action may do with it.
import type { Resource } from './resource';

/** Plain data, kept for the workspace. */
export interface Arrangement {
  /** What was typed into the find box. */
  readonly find?: string;
  readonly groupBy?: { readonly field: string; readonly variant?: string };
  readonly sortBy?: { readonly field: string; readonly descending: boolean };
  /** What the service selects by, in the kind's own shape. */
  readonly query?: unknown;
}

/** What an action may do with the view that lists its kind. */
export interface ViewPort {
  readonly arrangement: Arrangement;
  /** Shows another arrangement at once; `keep: false` while the user is still choosing. */
  update(change: { readonly [K in keyof Arrangement]?: Arrangement[K] | undefined }, keep?: boolean): Promise<void>;
  /** What is loaded. */
  resources(): readonly Resource[];
}
