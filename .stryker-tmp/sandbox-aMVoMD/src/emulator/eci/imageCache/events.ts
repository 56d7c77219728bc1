// What happened to an image cache, newest first. Derived from its runs.
import type { ImageCache, Run } from './imageCache';
import type { Step } from './lifeCycle';

/** An event before it is written in wire form. */
export interface ImageCacheEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

/** Newest events kept per cache. */
const maxEvents = 50;
/** Pulls of a missing image, and the time between them. */
const attempts = 3;
const attemptMs = 1_000;

function normal(at: number, reason: string, message: string): ImageCacheEvent {
  return { type: 'Normal', reason, message, first: at, last: at, count: 1 };
}

/** The events of a cache at a moment. */
export function imageCacheEvents(cache: ImageCache, now: number): ImageCacheEvent[] {
  return [
    ...cache.runs.flatMap((run) => run.steps.flatMap((step) => eventsOfStep(cache, run, step))),
    ...cache.metadataChanges.map((at) => normal(at, 'Modified', 'Settings of the image cache were changed')),
  ]
    .filter(({ first }) => first <= now)
    .sort((one, other) => other.last - one.last)
    .slice(0, maxEvents);
}

function eventsOfStep(cache: ImageCache, run: Run, { status, since }: Step): ImageCacheEvent[] {
  switch (status) {
    case 'Preparing':
      return [
        normal(since, 'Started', 'Request checked, making of the image cache has started'),
        normal(since + 2_000, 'InstanceCreated', `Temporary instance ${cache.containerGroupId} created`),
      ];
    case 'Creating':
      return [normal(since, 'Creating', `Pulling ${run.images.length} images`), ...pulls(run, since)];
    case 'Updating':
      return [normal(since, 'Updating', `Update started, pulling ${run.images.length} images`), ...pulls(run, since)];
    case 'Ready':
      return [
        normal(since - 1_000, 'SnapshotCreated', `Snapshot ${run.snapshotId} created`),
        normal(since, 'Completed', 'The image cache is ready'),
      ];
    case 'Failed':
    case 'UpdateFailed':
      return failure(run, status, since);
  }
}

/** One pull after the other, evenly over the time that takes. */
function pulls({ images, steps, failingImage }: Run, since: number): ImageCacheEvent[] {
  const end = steps.at(-1);
  const pulled = images.slice(0, failingImage);
  const shares = failingImage === undefined ? images.length + 1 : failingImage + 0.5;
  const eachMs = ((end?.since ?? since) - since) / shares;
  return pulled.map((image, index) =>
    normal(since + (index + 1) * eachMs, 'Pulled', `Successfully pulled image "${image}"`),
  );
}

function failure(run: Run, status: 'Failed' | 'UpdateFailed', since: number): ImageCacheEvent[] {
  const image = run.images[run.failingImage ?? 0] ?? '';
  return [
    {
      type: 'Warning',
      reason: 'FailedPullImage',
      message: `Failed to pull image "${image}": manifest unknown`,
      first: since - attempts * attemptMs,
      last: since - attemptMs,
      count: attempts,
    },
    {
      ...normal(
        since,
        status === 'Failed' ? 'FailedCreate' : 'FailedUpdate',
        `The image cache could not be ${status === 'Failed' ? 'created' : 'updated'}: image "${image}" cannot be pulled`,
      ),
      type: 'Warning',
    },
  ];
}
