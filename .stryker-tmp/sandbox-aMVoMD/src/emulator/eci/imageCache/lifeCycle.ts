// The life of an image cache as moments on the clock. Status and progress at any time are looked up, never set by a timer.

/** The six documented statuses. */
export const imageCacheStatuses = ['Preparing', 'Creating', 'Ready', 'Failed', 'Updating', 'UpdateFailed'] as const;
export type ImageCacheStatus = (typeof imageCacheStatuses)[number];

/** True for one of the six. */
export function isImageCacheStatus(name: string): name is ImageCacheStatus {
  return (imageCacheStatuses as readonly string[]).includes(name);
}

/** Statuses UpdateImageCache is allowed in. */
export const updatableStatuses: ReadonlySet<ImageCacheStatus> = new Set(['Ready', 'UpdateFailed']);

/** A status from a moment on, with the percentage it begins at. */
export interface Step {
  readonly status: ImageCacheStatus;
  readonly since: number;
  readonly progress: number;
}

/** How long a cache is prepared and how long its images are pulled. */
export interface Pace {
  readonly preparingMs: number;
  readonly pullingMs: number;
}

/** The pace of calls; what a test or the start of a world puts in has its own. */
export const callPace: Pace = { preparingMs: 20_000, pullingMs: 60_000 };

/**
 * The steps from `status` on, until nothing more changes automatically.
 * @param failsAt share of the pulling, above 0 and below 1, after which it fails
 */
export function courseFrom(status: ImageCacheStatus, since: number, pace: Pace, failsAt?: number): readonly Step[] {
  const begin: Step = { status, since, progress: status === 'Ready' ? 100 : 0 };
  const end = (failure: ImageCacheStatus): Step =>
    failsAt === undefined
      ? { status: 'Ready', since: since + pace.pullingMs, progress: 100 }
      : { status: failure, since: since + pace.pullingMs * failsAt, progress: Math.floor(failsAt * 100) };
  switch (status) {
    case 'Preparing':
      return [begin, ...courseFrom('Creating', since + pace.preparingMs, pace, failsAt)];
    case 'Creating':
      return [begin, end('Failed')];
    case 'Updating':
      return [begin, end('UpdateFailed')];
    case 'Ready':
    case 'Failed':
    case 'UpdateFailed':
      return [begin];
  }
}

/** The step at a time; before the first, the first. */
export function stepAt(steps: readonly Step[], now: number): Step {
  const step = steps.findLast(({ since }) => since <= now) ?? steps[0];
  if (!step) {
    throw new Error('A course has at least one step');
  }
  return step;
}

/** Percent done at a time. It rises while images are pulled and reaches 100 only with Ready. */
export function progressAt(steps: readonly Step[], now: number): number {
  const step = stepAt(steps, now);
  const next = steps[steps.indexOf(step) + 1];
  if (!next || step.status === 'Preparing') {
    return step.progress;
  }
  const share = Math.max(0, now - step.since) / (next.since - step.since);
  return Math.floor(step.progress + (next.progress - step.progress) * share);
}
