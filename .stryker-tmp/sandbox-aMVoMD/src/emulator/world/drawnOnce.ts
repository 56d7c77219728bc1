// What is drawn from a group's seed never changes; listings read it repeatedly, so it is drawn once and kept.
import type { Group } from './group';

/** `draw`, called once for each group; its result is kept as long as the group. It may depend on seed and workload only. */
export function drawnOnce<T extends object>(draw: (group: Group) => T): (group: Group) => T {
  const known = new WeakMap<Group, T>();
  return (group) => {
    let drawn = known.get(group);
    if (!drawn) {
      drawn = draw(group);
      known.set(group, drawn);
    }
    return drawn;
  };
}
