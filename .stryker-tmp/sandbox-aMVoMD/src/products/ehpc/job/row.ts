// A serverless job as a row. Thousands are held at once: each keeps only what it shows, and formats it when it is drawn.
import * as l10n from '@vscode/l10n';
import type { ServerlessJob, ServerlessJobSummary } from '../wire';
import { formatSpan } from '../../../base/format';
import type { Children } from '../../../model/kind';
import type { Detail, Icon, Resource, ResourceRef, Status } from '../../../model/resource';
import { toDetails } from '../../../model/details';
import { parseArrayId, toJobFacts, trimLineEnds } from './facts';
import type { JobFacts } from './facts';
import { findJobFailure } from './failure';
import type { JobFailure } from './failure';
import { isFinal, jobStatuses } from './status';

/** What all jobs of a cluster share. */
export interface JobPlace {
  readonly region: string;
  readonly clusterId: string;
  readonly now: () => number;
  readonly children: (job: ServerlessJobRow) => Children;
}

export class ServerlessJobRow implements Resource {
  constructor(
    private readonly place: JobPlace,
    readonly facts: JobFacts,
    /** Of a failed job, once it has been read. */
    readonly failure?: JobFailure,
  ) {}

  get id(): string {
    return this.facts.id;
  }

  get ref(): ResourceRef {
    const { region, clusterId: parent } = this.place;
    return { kind: 'serverlessJob', region, parent, id: this.facts.id, name: this.facts.name };
  }

  /** The subtasks of a job share its name, its queue and its user. */
  get label(): string {
    return this.isSubtask ? this.facts.id : this.facts.name;
  }

  get status(): Status {
    return jobStatuses.get(this.facts.code);
  }

  get icon(): Icon {
    return this.status.icon;
  }

  /** The reason of the failure has not been read yet. The service shows none for an array job. */
  get isPartial(): boolean {
    return this.facts.code === 'Failed' && !this.facts.isArray && this.failure === undefined;
  }

  get revision(): string {
    const { name, code, queue, user, priority, submittedAt, startedAt, endedAt } = this.facts;
    return JSON.stringify([name, code, queue, user, priority, submittedAt, startedAt, endedAt]);
  }

  /** The instances below a running job change while its own fields stay the same; an array job has only ranges below it. */
  get detailRevision(): string | undefined {
    const { code, isArray } = this.facts;
    const isQuiet = isFinal(code) || code === 'Pending' || isArray;
    return isQuiet && !this.isPartial ? JSON.stringify(this.failure ?? null) : undefined;
  }

  get children(): Children {
    return this.place.children(this);
  }

  /** The reason comes first: the icon already shows the failure, and a narrow view has room for a few words only. */
  get description(): string {
    const [status = '', why = '', ...rest] = this.getDescriptionParts();
    return [why, status, ...rest].filter(Boolean).join(' · ');
  }

  get accessibleLabel(): string {
    const [status = '', ...rest] = this.getDescriptionParts();
    return [this.label, status, l10n.t('serverless job'), ...rest].filter(Boolean).join(', ');
  }

  get details(): readonly Detail[] {
    const { facts, failure } = this;
    return toDetails([
      [l10n.t('ID'), facts.id],
      [l10n.t('Status'), this.status.text],
      [l10n.t('Why it failed'), [failure?.reason, failure?.exit].filter(Boolean).join(' · ')],
      [l10n.t('Failed container'), failure?.container],
      [l10n.t('Message'), failure?.message],
      [l10n.t('Queue'), facts.queue],
      [l10n.t('User'), facts.user],
      [l10n.t('Priority'), facts.priority],
      [l10n.t('Submitted'), formatIsoTime(facts.submittedAt)],
      [l10n.t('Started'), formatIsoTime(facts.startedAt)],
      [l10n.t('Ended'), formatIsoTime(facts.endedAt)],
      [l10n.t('Cluster'), this.place.clusterId],
    ]);
  }

  get isSubtask(): boolean {
    return parseArrayId(this.facts.id) !== undefined;
  }

  /** How long it ran or has been running; undefined when it has never run. */
  get ranMs(): number | undefined {
    const { code, startedAt, endedAt } = this.facts;
    const until = code === 'Running' ? this.place.now() : endedAt;
    return startedAt === undefined || until === undefined ? undefined : until - startedAt;
  }

  /** State, reason of a failure, and the rest; parts without a value are empty. */
  private getDescriptionParts(): readonly string[] {
    const { id, queue, user, isArray } = this.facts;
    return [
      this.status.text,
      this.failure?.text ?? '',
      ...(this.isSubtask ? [] : [isArray ? l10n.t('array job {0}', id) : l10n.t('job {0}', id), queue, user]),
      this.formatTime(),
    ];
  }

  private formatTime(): string {
    const { ranMs } = this;
    const { code, submittedAt, endedAt } = this.facts;
    const now = this.place.now();
    if (ranMs !== undefined) {
      return code === 'Running'
        ? l10n.t('running for {0}', formatSpan(ranMs))
        : l10n.t('ran for {0}', formatSpan(ranMs));
    }
    if (endedAt !== undefined) {
      return l10n.t('ended {0} ago', formatSpan(now - endedAt));
    }
    return submittedAt === undefined ? '' : l10n.t('submitted {0} ago', formatSpan(now - submittedAt));
  }
}

/** ISO 8601 to the second; undefined for no time, and for one that is out of range for a date. */
export function formatIsoTime(ms: number | undefined): string | undefined {
  return ms === undefined || Math.abs(ms) > 8.64e15 ? undefined : new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** From the listing, which does not say why a job failed. */
export function toListedJob(wire: ServerlessJobSummary, place: JobPlace): ServerlessJobRow {
  return new ServerlessJobRow(place, toJobFacts(wire));
}

/** From the description. */
export function toDescribedJob(wire: ServerlessJob, place: JobPlace): ServerlessJobRow {
  const facts = toJobFacts(wire);
  return facts.code === 'Failed'
    ? new ServerlessJobRow(place, facts, findJobFailure(trimLineEnds(wire)))
    : new ServerlessJobRow(place, facts);
}
