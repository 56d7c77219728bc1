// Lists the instances of a region: names and states 200 a call, one chain of tokens per zone, side by side; details are read
// apart. Source: paging of DescribeContainerGroupStatus and DescribeContainerGroups.
import { mergeAsync } from '../../../base/async/mergeAsync';
import { readAhead } from '../../../base/async/readAhead';
import { ApiError } from '../../../cloud/errors/apiError';
import { countsWithoutNaming, type EciClient, type GroupFilter } from '../client';
import type { ContainerGroup } from '../wire/containerGroup';
import type { ContainerGroupState, DescribeContainerGroupStatusResponse } from '../wire/eci';
import type { Changes, ListPage, ListRequest } from '../../../model/kind';
import type { InstancePlace } from './row';
import { toEciInstance, toPartialInstance } from './row';
import { parseInstanceQuery } from './query';

export interface Listing {
  readonly client: EciClient;
  readonly place: InstancePlace;
  readonly request: ListRequest;
}

/** In these an instance may have no zone yet. */
const unplaced = ['Scheduling', 'ScheduleFailed'] as const;

export async function* listInstances(listing: Listing): AsyncGenerator<ListPage, void, undefined> {
  const { Status, ...filter } = parseInstanceQuery(listing.request.query);
  if (Status !== undefined) {
    yield* listDetailedPages(listing, { ...filter, Status });
    return;
  }
  try {
    yield* listNames(listing, filter);
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'denied') {
      throw error;
    }
    // A policy may allow the older listing only.
    yield* listDetailedPages(listing, filter);
  }
}

/** What changed of late and how many there are; undefined when the query is about states, which instances leave unseen. */
export async function readChangedInstances(listing: Listing, sinceMs: number): Promise<Changes | undefined> {
  const { client, place, request } = listing;
  const { Status, ...filter } = parseInstanceQuery(request.query);
  if (Status !== undefined) {
    return undefined;
  }
  const [resources, total] = await Promise.all([
    collect(client.describeContainerGroupStatus(place.region, request.signal, filter, sinceMs), place),
    client.countContainerGroups(place.region, filter, request.signal),
  ]);
  return total === undefined ? undefined : { resources, total };
}

async function collect(
  pages: AsyncIterable<DescribeContainerGroupStatusResponse>,
  place: InstancePlace,
): Promise<ListPage['resources']> {
  const rows: ListPage['resources'][] = [];
  for await (const page of pages) {
    rows.push(toPartialRows(page, place));
  }
  return rows.flat();
}

async function* listNames(listing: Listing, filter: GroupFilter): AsyncGenerator<ListPage, void, undefined> {
  const { client, place, request } = listing;
  const { signal } = request;
  const began = place.now();
  // Requested while the first page is pending: only that page shows whether they are needed.
  const zones = filter.ZoneId === undefined ? readZones(listing) : Promise.resolve([]);
  const whole = client.describeContainerGroupStatus(place.region, signal, filter);
  const first = await whole.next();
  if (first.done) {
    return;
  }
  if (countsWithoutNaming(first.value)) {
    yield* listDetailedPages(listing, filter);
    return;
  }
  const seen = new Set<string>();
  yield toCountedPage(first.value, place, seen);
  if (!first.value.NextToken) {
    return;
  }
  const chains = await zones;
  if (chains.length > 1) {
    const parts = [
      ...chains.map((ZoneId) => listStatePages(listing, { ...filter, ZoneId })),
      ...unplaced.map((Status) => listDetailedPages(listing, { ...filter, Status })),
    ];
    for await (const page of mergeAsync(parts)) {
      page.resources.forEach(({ ref }) => seen.add(ref.id));
      yield page;
    }
  }
  if (chains.length <= 1 || seen.size < (first.value.TotalCount ?? Infinity)) {
    // One zone, or some that are in none of them: the chain over everything leaves nothing out.
    for await (const page of whole) {
      yield toCountedPage(page, place, seen);
    }
  }
  // An instance that moved from one state to another meanwhile may have been passed by or be shown as it was.
  const changed = await readChangedInstances(listing, place.now() - began + 60_000);
  yield { resources: changed?.resources ?? [], ...(changed && { total: changed.total }) };
}

/** Without zones the listing is slower, not impossible. */
async function readZones({ client, place, request }: Listing): Promise<readonly string[]> {
  try {
    return await client.listZones(place.region, request.signal);
  } catch {
    return [];
  }
}

async function* listStatePages({ client, place, request }: Listing, filter: GroupFilter): AsyncGenerator<ListPage> {
  for await (const page of readAhead(client.describeContainerGroupStatus(place.region, request.signal, filter))) {
    yield { resources: toPartialRows(page, place) };
  }
}

async function* listDetailedPages(
  { client, place, request }: Listing,
  filter: GroupFilter & { readonly Status?: string },
): AsyncGenerator<ListPage, void, undefined> {
  for await (const page of client.describeContainerGroups(place.region, request.signal, filter)) {
    yield { resources: (page.ContainerGroups ?? []).map((wire: ContainerGroup) => toEciInstance(wire, place)) };
  }
}

function toCountedPage(page: DescribeContainerGroupStatusResponse, place: InstancePlace, seen: Set<string>): ListPage {
  const resources = toPartialRows(page, place);
  resources.forEach(({ ref }) => seen.add(ref.id));
  return { resources, ...(page.TotalCount !== undefined && { total: page.TotalCount }) };
}

function toPartialRows(page: DescribeContainerGroupStatusResponse, place: InstancePlace): ListPage['resources'] {
  return (page.Data ?? []).map((wire: ContainerGroupState) => toPartialInstance(wire, place));
}
