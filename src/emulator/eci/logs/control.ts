// What the control API can do to logs: feed a container with numbered lines, or with lines word by word.
import type { World } from '../../world/world';
import type { ContainerLogs } from './containerLogs';
import type { FeedSettings } from './feed';

const bounds = { perSecond: 1_000_000, upTo: 10_000_000, linesPerFile: 1_000_000, bytes: 100_000 } as const;
type Setting = keyof typeof bounds;

/** The commands of POST /_emulator/world, by name. They throw a RangeError with a reason for people. */
export function logCommands(world: World, logs: ContainerLogs): Readonly<Record<string, (value: unknown) => object>> {
  return {
    log: (value) => {
      const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
      const { id, container, append = [] } = given;
      const group = typeof id === 'string' ? world.find(id) : undefined;
      if (!group || typeof container !== 'string' || !isTexts(append)) {
        throw new RangeError(
          'log needs the id of an instance, the name of its container, and append as a list of texts.',
        );
      }
      const settings = Object.fromEntries(
        (Object.keys(bounds) as Setting[])
          .filter((name) => given[name] !== undefined)
          .map((name) => [name, number(name, given[name])]),
      ) as Partial<FeedSettings>;
      const written = logs.feed(group, container, world.clock.now(), settings, append);
      if (written === undefined) {
        throw new RangeError(`${group.id} has no container ${container}.`);
      }
      return { written };
    },
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function number(name: Setting, value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= bounds[name])) {
    throw new RangeError(`${name} must be a number from 0 to ${bounds[name]}.`);
  }
  return value;
}
