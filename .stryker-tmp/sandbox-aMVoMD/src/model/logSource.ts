// Where a log comes from: a service that returns the newest lines on request, and keeps no state per caller.

/** What a service gives at most at once. */
export const maxLogLines = 2_000;
export const maxLogBytes = 1_048_576;

export interface LogRequest {
  /** Newest lines, at most `maxLogLines`. */
  readonly tail: number;
  /** Only lines written since, RFC 3339 in whole seconds. */
  readonly start?: string;
  /** Only lines of the last seconds. Not together with `start`. */
  readonly sinceSeconds?: number;
  /** The log of the previous container instance. */
  readonly previous?: boolean;
}

/**
 * What a failure means to a caller that keeps polling. passing: it may be over soon. throttled: too many calls.
 * final: it will not get better.
 */
export type FailureClass = 'passing' | 'throttled' | 'final';

/** The log of one container. */
export interface LogSource {
  /** Unique: equal ids are the same log. */
  readonly id: string;
  /** Short, for the front of a line where several logs come together. */
  readonly name: string;
  /** Lines as the service writes them, each begun by the time it was written, at most `maxLogBytes` of them. */
  read(request: LogRequest, signal: AbortSignal): Promise<string>;
  classifyFailure(error: unknown): FailureClass;
}

/** How often one account may read logs of a service. */
export interface LogRate {
  /** What the service counts together. */
  readonly counted: string;
  readonly callsPerMinute: number;
}

/** A log to open: one source, or several joined by time. */
export interface LogSpec {
  /** The name of the document; its extension determines how it is coloured. */
  readonly fileName: string;
  readonly title: string;
  readonly sources: readonly [LogSource, ...LogSource[]];
  /** Shared by all logs of which the same is counted. */
  readonly rate: LogRate;
  /** The previous container instance: it has ended, there is nothing to follow. */
  readonly isPrevious?: boolean;
}
