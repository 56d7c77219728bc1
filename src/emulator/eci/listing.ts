// Filters and pages, the same for every operation that lists container groups.
import { createHash } from 'node:crypto';
import { ApiError } from '../gateway/apiError';
import { type Arguments, jsonStrings } from '../gateway/rules';
import type { Group } from '../world/group';
import type { World } from '../world/world';
import { hasTags, region, tagFilter } from './parameters';

/** Parameters all listings share. */
export const listingParameters = {
  RegionId: region,
  ZoneId: { type: 'string' },
  VSwitchId: { type: 'string' },
  ResourceGroupId: { type: 'string' },
  ContainerGroupIds: jsonStrings(20),
  Tag: tagFilter(10),
  NextToken: { type: 'string' },
} as const;

/** A requested listing, including filters that only one of the operations supports. */
export type ListingQuery = Arguments<typeof listingParameters> & {
  readonly SecurityGroupId?: string | undefined;
  readonly ComputeCategory?: string | undefined;
  readonly ContainerGroupName?: string | undefined;
  readonly Status?: string | undefined;
  readonly SinceSecond?: number | undefined;
};

/** One page of groups. */
export interface Page {
  readonly groups: readonly Group[];
  readonly totalCount: number;
  /** Absent on the last page. */
  readonly nextToken: string | undefined;
}

/**
 * The page of a listing that a token stands for.
 * @throws ApiError InvalidParameter for a token that belongs to another listing
 */
export function listGroups(world: World, query: ListingQuery, limit: number): Page {
  const digest = createDigest(query);
  const after = query.NextToken === undefined ? -1 : readToken(query.NextToken, digest);
  const matching = findMatches(world, query, digest);
  const first = firstAfter(matching, after);
  const groups = matching.slice(first, first + limit);
  const last = groups.at(-1);
  const hasMore = first + groups.length < matching.length;
  return {
    groups,
    totalCount: matching.length,
    nextToken: hasMore && last ? writeToken(last.sequence, digest) : undefined,
  };
}

interface KnownMatches {
  readonly version: number;
  readonly byDigest: Map<string, readonly Group[]>;
}

const known = new WeakMap<World, KnownMatches>();
/** Clients use only a handful of queries at a time. */
const mostKnown = 100;

/** All groups of a listing in order, kept while the world stands still: each page would otherwise cost as much as the listing. */
function findMatches(world: World, query: ListingQuery, digest: string): readonly Group[] {
  const find = (): readonly Group[] => [...candidates(world, query)].filter(createPredicate(query, world.clock.now()));
  if (query.Status !== undefined || query.SinceSecond !== undefined || query.ContainerGroupIds !== undefined) {
    // What these select changes with time, or is quickly found.
    return find();
  }
  const { version } = world;
  let matches = known.get(world);
  if (matches?.version !== version || matches.byDigest.size >= mostKnown) {
    matches = { version, byDigest: new Map() };
    known.set(world, matches);
  }
  const found = matches.byDigest.get(digest) ?? find();
  matches.byDigest.set(digest, found);
  return found;
}

/** Index of the first group that comes later in the order of listings. */
function firstAfter(groups: readonly Group[], sequence: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((groups[middle]?.sequence ?? 0) > sequence) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function candidates(world: World, query: ListingQuery): Iterable<Group> {
  if (query.ContainerGroupIds === undefined) {
    return world.inRegion(query.RegionId);
  }
  return [...new Set(query.ContainerGroupIds)]
    .map((id) => world.find(id))
    .filter((group) => group?.facts.regionId === query.RegionId)
    .filter((group) => group !== undefined)
    .sort((one, other) => one.sequence - other.sequence);
}

function createPredicate(query: ListingQuery, now: number): (group: Group) => boolean {
  const wanted = [
    ['zoneId', query.ZoneId],
    ['vSwitchId', query.VSwitchId],
    ['resourceGroupId', query.ResourceGroupId],
    ['securityGroupId', query.SecurityGroupId],
    ['computeCategory', query.ComputeCategory],
    ['name', query.ContainerGroupName],
  ] as const;
  const facts = wanted.filter(([, value]) => value !== undefined);
  const { Tag: tags, Status: status, SinceSecond: sinceSecond } = query;
  return (group) =>
    facts.every(([name, value]) => group.facts[name] === value) &&
    (status === undefined || group.status(now) === status) &&
    (sinceSecond === undefined || group.changedAt(now) >= now - sinceSecond * 1000) &&
    hasTags(group.facts.tags, tags);
}

/** Tokens are opaque to clients; here they name the last group shown and the filters they belong to. */
function writeToken(sequence: number, digest: string): string {
  return Buffer.from(`${digest}:${sequence}`).toString('base64url');
}

function readToken(token: string, digest: string): number {
  const [owner, sequence] = Buffer.from(token, 'base64url').toString('utf8').split(':');
  if (owner !== digest || !/^\d+$/.test(sequence ?? '')) {
    throw ApiError.invalid('NextToken', 'it does not belong to this listing');
  }
  return Number(sequence);
}

function createDigest(query: ListingQuery): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...query, NextToken: undefined, Limit: undefined, WithEvent: undefined }))
    .digest('base64url')
    .slice(0, 12);
}
