import type { Resource } from '../resource';
import type { Arrangement } from './arrangement';

/** What an action may do with the view that lists its kind. */
export interface ViewPort {
  readonly arrangement: Arrangement;
  /** Shows another arrangement at once; `keep: false` while the user is still choosing. */
  update(change: { readonly [K in keyof Arrangement]?: Arrangement[K] | undefined }, keep?: boolean): Promise<void>;
  /** What is loaded. */
  resources(): readonly Resource[];
}
