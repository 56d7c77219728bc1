// The logs of all containers: what each writes on its own, or what a test feeds it.
import type { Group } from '../../world/group';
import { definedFields } from '../../gateway/rules';
import { Feed, type FeedSettings } from './feed';
import type { LogLine } from './logLine';
import { plausibleLines } from './plausibleLines';
import { findInitRuns, listRuns, findRuns, type KeptRuns } from './runs';

/** What a test feeds a log with. */
export type LogFeed = { readonly [Name in keyof FeedSettings]?: FeedSettings[Name] | undefined } & {
  /** Lines word by word, written now. */
  readonly append?: readonly string[] | undefined;
};

export class ContainerLogs {
  private readonly feeds = new Map<string, Feed>();

  /** The lines of the life a container is in, or of the one before; undefined when it has no such container. */
  lines(group: Group, name: string, previous: boolean, now: number): readonly LogLine[] | undefined {
    const runs = keptRuns(group, name, now);
    const run = previous ? runs?.previous : runs?.current;
    if (!runs || !run) {
      return runs && [];
    }
    const feed = this.feeds.get(toKey(group, name));
    if (!feed) {
      return plausibleLines(group.seed, run, now);
    }
    feed.advance(listRuns(group, indexOf(group, name), now), now);
    return feed.getLines(run);
  }

  /**
   * Feeds a main container from now on.
   * @returns how many numbered lines were written so far, undefined when there is no such container
   */
  feed(group: Group, name: string, now: number, given: LogFeed): number | undefined {
    const { append = [], ...settings } = given;
    const index = indexOf(group, name);
    if (index < 0) {
      return undefined;
    }
    let feed = this.feeds.get(toKey(group, name));
    if (!feed) {
      feed = new Feed(now);
      this.feeds.set(toKey(group, name), feed);
    }
    feed.advance(listRuns(group, index, now), now);
    feed.set(definedFields(settings));
    const { current } = findRuns(group, index, now);
    if (current) {
      feed.append(current, now, append);
    }
    return feed.count;
  }

  clear(): void {
    this.feeds.clear();
  }
}

function toKey(group: Group, name: string): string {
  return `${group.id}/${name}`;
}

function indexOf(group: Group, name: string): number {
  return group.workload.containers.findIndex((container) => container.Name === name);
}

function keptRuns(group: Group, name: string, now: number): KeptRuns | undefined {
  const index = indexOf(group, name);
  if (index >= 0) {
    return findRuns(group, index, now);
  }
  const init = (group.workload.initContainers ?? []).findIndex((container) => container.Name === name);
  return init >= 0 ? findInitRuns(group, init, now) : undefined;
}
