// Lists the jobs of a cluster by page: the first, which contains the total, then the others in parallel. Re-reads listed jobs with
// as few calls as possible.
import { readPageSize } from '../../../cloud/paging';
import type { EhpcClient } from '../client';
import type { ServerlessJobSummary } from '../wire';
import type { ListPage, ListRequest } from '../../../model/kind';
import type { ResourceRef } from '../../../model/resource';
import { parseArrayId } from './facts';
import { toJobKey, getJobCache } from './jobCache';
import type { ListedPages } from './jobCache';
import { parseJobQuery, toSelection } from './query';
import { toListedJob } from './row';
import type { JobPlace, ServerlessJobRow } from './row';

export const jobsPerPage = 100;
/** How often pages are re-read in a list that keeps changing; the next poll continues from there. */
const maxRounds = 2;
/** Ids the service takes in one call. */
const idsPerCall = 10;

export interface JobListing {
  readonly client: EhpcClient;
  readonly place: JobPlace;
  readonly request: ListRequest;
}

interface Page {
  readonly jobs: readonly ServerlessJobRow[];
  readonly total: number;
  readonly size: number;
}

export async function* listJobs({ client, place, request }: JobListing): AsyncGenerator<ListPage, void, undefined> {
  const { region, clusterId, now } = place;
  const cluster = toJobKey(region, clusterId);
  const { listed } = getJobCache(client);
  const known = listed.get(cluster);
  const query = JSON.stringify(request.query ?? null);
  const pages: ListedPages = {
    query,
    selection: toSelection(parseJobQuery(request.query), now()),
    pageSize: jobsPerPage,
    // When only the first page of a longer list is read, the other pages keep their numbers.
    pageNumbers: new Map(known?.query === query && request.wantedRows <= jobsPerPage ? known.pageNumbers : []),
  };
  const read = (page: number): Promise<Page> => readPage({ client, place, request }, pages, page);
  const first = await read(1);
  listed.set(cluster, pages);
  yield { resources: first.jobs, total: first.total };
  // The service may answer with smaller pages than requested; then there are more of them.
  pages.pageSize = first.size;
  const count = Math.ceil(Math.min(first.total, request.wantedRows) / first.size);
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => read(index + 2));
  // A caller that stops at the first failure, or earlier, leaves the rest unread: their failures are not unhandled rejections.
  others.forEach((page) => void page.catch(() => undefined));
  const seen = [first];
  // In the service's order, whichever page comes first.
  for (const other of others) {
    const page = await other;
    seen.push(page);
    yield { resources: page.jobs, total: page.total };
  }
  yield* readMissed(seen, pages.selection.state !== undefined, read);
}

/**
 * Re-reads what may have been missed because the list changed meanwhile. New jobs come first in the default order: re-reading the
 * first page finds them. A job that leaves the list moves those behind it forward, and the first job of the next page onto a page
 * that has been read: only re-reading all pages finds it.
 * @param mayLeave jobs are selected by their state, which changes
 */
async function* readMissed(
  seen: readonly Page[],
  mayLeave: boolean,
  read: (page: number) => Promise<Page>,
): AsyncGenerator<ListPage, void, undefined> {
  let known = seen;
  for (let round = 0; round < maxRounds; round++) {
    const [first, ...others] = known;
    if (!first || !(hasChanged(known) || (mayLeave && others.length > 0))) {
      return;
    }
    const again = await read(1);
    yield { resources: again.jobs, total: again.total };
    const isFirstSame = joinIds(again) === joinIds(first);
    if (others.length === 0 || !(hasShrunk([...known, again]) || (mayLeave && (!isFirstSame || hasChanged(known))))) {
      return;
    }
    known = [again, ...(await Promise.all(others.map((_, index) => read(index + 2))))];
    for (const { jobs, total } of known.slice(1)) {
      yield { resources: jobs, total };
    }
  }
}

function hasChanged(pages: readonly Page[]): boolean {
  return pages.some(({ total }) => total !== pages[0]?.total);
}

function hasShrunk(pages: readonly Page[]): boolean {
  return pages.some(({ total }, index) => total < (pages[index - 1]?.total ?? 0));
}

function joinIds({ jobs }: Page): string {
  return jobs.map(({ id }) => id).join();
}

async function readPage({ client, place, request }: JobListing, pages: ListedPages, page: number): Promise<Page> {
  const { region, clusterId } = place;
  const query = { ...pages.selection, page, pageSize: pages.pageSize };
  const answer = await client.listServerlessJobs(region, clusterId, query, request.signal);
  const jobs = toJobRows(answer.Jobs, place);
  jobs.forEach(({ id }) => pages.pageNumbers.set(id, page));
  const size = readPageSize(answer.PageSize, pages.pageSize);
  return { jobs, total: answer.TotalCount ?? jobs.length, size };
}

/** The current state of these jobs of one cluster. No listing contains subtasks: they are left out. */
export async function readJobs(
  client: EhpcClient,
  place: JobPlace,
  refs: readonly ResourceRef[],
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const ids = refs.map(({ id }) => id).filter((id) => parseArrayId(id) === undefined);
  const pages = getJobCache(client).listed.get(toJobKey(place.region, place.clusterId));
  const numbers = new Set(ids.map((id) => pages?.pageNumbers.get(id)));
  const calls = Math.ceil(ids.length / idsPerCall);
  const found = new Map<string, ServerlessJobRow>();
  if (pages && !numbers.has(undefined) && numbers.size < calls) {
    const listing = { client, place, request: { query: undefined, wantedRows: Infinity, signal } };
    const read = await Promise.all(
      [...numbers].flatMap((page) => (page === undefined ? [] : [readPage(listing, pages, page)])),
    );
    read.forEach(({ jobs }) => jobs.forEach((job) => found.set(job.id, job)));
  }
  // A job that is no longer on its page has moved to another, or no longer matches the filter.
  const missing = ids.filter((id) => !found.has(id));
  const parts = Array.from({ length: Math.ceil(missing.length / idsPerCall) }, (_, index) =>
    missing.slice(index * idsPerCall, (index + 1) * idsPerCall),
  );
  const named = await Promise.all(parts.map((part) => readNamed(client, place, part, signal)));
  named.flat().forEach((job) => found.set(job.id, job));
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function readNamed(
  client: EhpcClient,
  place: JobPlace,
  jobIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly ServerlessJobRow[]> {
  const query = { page: 1, pageSize: jobsPerPage, jobIds };
  return toJobRows((await client.listServerlessJobs(place.region, place.clusterId, query, signal)).Jobs, place);
}

function toJobRows(jobs: readonly ServerlessJobSummary[] | undefined, place: JobPlace): readonly ServerlessJobRow[] {
  return (jobs ?? []).map((wire) => toListedJob(wire, place));
}
