// What has been learned of an account's jobs and need not be asked again: where they were listed, what subtasks arrays have, and
// subtasks that were described. Ends with the account's client.
import type { EhpcClient, ServerlessJobsQuery } from '../client';
import type { ServerlessJobRow } from './row';
import { isFinal } from './status';

export type JobsSelection = Omit<ServerlessJobsQuery, 'page' | 'pageSize'>;

/** The last listing of a cluster: how it was asked for and which job was on which page. */
export interface ListedPages {
  /** What the user chose, as text. */
  readonly query: string;
  readonly selection: JobsSelection;
  pageSize: number;
  readonly pageOf: Map<string, number>;
}

/** The indices of an array job: from start to end, both included. */
export interface ArrayBounds {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly count: number;
}

/** How long what was read of a subtask under way is good for: open rows are drawn again as often as the list is polled. */
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

  /** What was read of the subtasks of this job is asked for again. */
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
  const memory = caches.get(client) ?? new JobCache();
  caches.set(client, memory);
  return memory;
}

/** The same text for the same job, or for the cluster when no job is named. */
export function toJobKey(region: string, clusterId: string, jobId = ''): string {
  return `${region}/${clusterId}/${jobId}`;
}
