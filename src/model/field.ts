import type { Resource } from './resource';

/** A property of a kind's resources that the user can find, group or sort them by. */
export interface Field {
  /** Kept in the user's choices: never changes. */
  readonly id: string;
  /** Translated. */
  readonly label: () => string;
  /** Text to find the resource by. */
  readonly find?: (resource: Resource) => string;
  /** Resources of one key have the same text to be found by, which is made once: thousands share a translated status. */
  readonly findKey?: (resource: Resource) => string;
  /** The group the resource belongs to; empty when it has none. `variant` is one of `variants`. */
  readonly group?: (resource: Resource, variant: string | undefined) => string;
  /** Ways to group by this field, of which the user chooses one: the keys of tags, for example. */
  readonly variants?: (resource: Resource) => readonly string[];
  /** Name of a group for people, when it is not its key. */
  readonly formatGroup?: (group: string) => string;
  /** What to sort by, smallest first. */
  readonly sort?: (resource: Resource) => number | string;
}
