// What is known of an account's jobs: the pages they were listed on, the indices of array jobs, and described subtasks. One cache
// per client, so that it ends with the account.
import type { EhpcClient, ServerlessJobsQuery } from '../client';
import type { ServerlessJobRow } from './row';
import { isFinal } from './status';

export type JobsSelection = Omit<ServerlessJobsQuery, 'page' | 'pageSize'>;

/** The last listing of a cluster: its request, and the page of each job. */
export interface ListedPages {
  /** What the user chose, as text. */
  readonly query: string;
  readonly selection: JobsSelection;
  pageSize: number;
  readonly pageNumbers: Map<string, number>;
}

/** The indices of an array job: from start to end, both included. */
export interface ArrayBounds {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly count: number;
}

/** How long a subtask that has not ended is served from the cache: open rows are redrawn with every poll of the list. */
const freshMs = 15_000;
const maxSubtasks = 5_000;

export class JobCache {
  readonly listed = new Map<string, ListedPages>();
  readonly bounds = new Map<string, ArrayBounds>();
  private readonly subtasks = new Map<string, { readonly row: ServerlessJobRow; readonly at: number }>();

  getSubtask(key: string, now: number): ServerlessJobRow | undefined {
    const known = this.subtasks.get(key);
    return known && (isFinal(known.row.facts.code) || now - known.at < freshMs) ? known.row : undefined;
  }

  setSubtask(key: string, row: ServerlessJobRow, now: number): void {
    this.subtasks.delete(key);
    this.subtasks.set(key, { row, at: now });
    const [oldest] = this.subtasks.keys();
    if (this.subtasks.size > maxSubtasks && oldest !== undefined) {
      this.subtasks.delete(oldest);
    }
  }

  /** The subtasks of this job are read again when next shown. */
  forgetSubtasks(key: string): void {
    for (const one of this.subtasks.keys()) {
      if (one.startsWith(`${key}_`)) {
        this.subtasks.delete(one);
      }
    }
  }
}

const caches = new WeakMap<EhpcClient, JobCache>();

export function getJobCache(client: EhpcClient): JobCache {
  const cache = caches.get(client) ?? new JobCache();
  caches.set(client, cache);
  return cache;
}

/** The same text for the same job, or for the cluster when no job is named. */
export function toJobKey(region: string, clusterId: string, jobId = ''): string {
  return `${region}/${clusterId}/${jobId}`;
}
