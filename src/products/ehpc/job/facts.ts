// The fields of a job in one form: the listing writes numbers as text, the description as numbers. Times are seconds on the wire,
// except LastModifyTime.
import { isRecord } from '../../../base/isRecord';
import { toSingleLine } from '../../../base/text';
import type { NumberOrText, ServerlessJobSummary } from '../wire';

export interface JobFacts {
  readonly id: string;
  readonly name: string;
  /** The service's word for the state. */
  readonly code: string;
  readonly queue: string;
  readonly user: string;
  readonly priority: number | undefined;
  /** Milliseconds since 1970; undefined for what has not happened. */
  readonly submittedAt: number | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Stands for many subtasks and cannot be described itself. */
  readonly isArray: boolean;
}

export function toJobFacts(summary: ServerlessJobSummary): JobFacts {
  const wire = trimLineEnds(summary);
  const id = toSingleLine(wire.JobId ?? '', 128);
  return {
    id,
    name: toSingleLine(wire.JobName ?? '', 128) || id,
    code: wire.State ?? '',
    queue: toSingleLine(wire.Queue ?? '', 64),
    user: toSingleLine(wire.User ?? '', 64),
    priority: parseNumber(wire.Priority),
    submittedAt: parseTime(wire.SubmitTime),
    startedAt: parseTime(wire.StartTime),
    endedAt: parseTime(wire.EndTime),
    // A subtask has the flag too, for the array job it belongs to.
    isArray: wire.IsArrayJob === true && parseArrayId(id) === undefined,
  };
}

/** Id of the array job a subtask belongs to: 17 for 17_4321. */
export function parseArrayId(id: string): string | undefined {
  return /^(.+)_\d+$/.exec(id)?.[1];
}

export function parseNumber(value: NumberOrText | undefined): number | undefined {
  const number = typeof value === 'string' ? Number(value.trim() || NaN) : value;
  return number === undefined || !Number.isFinite(number) ? undefined : number;
}

/** The service writes zero for no time. */
function parseTime(seconds: NumberOrText | undefined): number | undefined {
  const number = parseNumber(seconds) ?? 0;
  return number > 0 ? number * 1_000 : undefined;
}

/** Removes trailing line breaks from all texts except the contents of files. */
export function trimLineEnds<T>(value: T): T {
  return trimValue(value, '') as T;
}

function trimValue(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    return name === 'Content' ? value : trimTrailingBreaks(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => trimValue(item, name));
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([field, item]) => [field, trimValue(item, field)] as const))
    : value;
}

/** A regular expression would try every line break in the text. */
function trimTrailingBreaks(text: string): string {
  let end = text.length;
  while (end > 0 && '\r\n'.includes(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}
