// What is drawn from a group's seed never changes; listings ask for it again and again, so it is drawn once and kept.
import type { Group } from './group';

/** `draw`, called once for each group and remembered for as long as the group lives. It may depend on seed and workload only. */
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
