// A job as the two operations write it: the same moments as text in the listing and as numbers in the description.
import { describeGroup } from '../../eci/groupWire';
import type { Group } from '../../world/group';
import type { World } from '../../world/world';
import type { ArrayJob } from './arrayJob';
import type { Course, PlainJob, ServerlessJob } from './job';

/** What DescribeContainerGroups has of a group and this description has not. */
const fieldsOfEciOnly: ReadonlySet<string> = new Set(['ComputeCategory', 'DnsPolicy']);

/** Moments on the wire are seconds, but for LastModifyTime. */
export function toSeconds(ms: number): number {
  return Math.floor(ms / 1_000);
}

/** One element of Jobs of ListServerlessJobs. */
export function summariseJob({ facts, isArray }: ServerlessJob, course: Course): Readonly<Record<string, unknown>> {
  return {
    JobId: facts.id,
    JobName: facts.name,
    State: course.state,
    Priority: String(facts.priority),
    Queue: facts.queue,
    User: facts.user,
    SubmitTime: String(toSeconds(facts.submittedAt)),
    ...(course.startedAt !== undefined && { StartTime: String(toSeconds(course.startedAt)) }),
    ...(course.endedAt !== undefined && { EndTime: String(toSeconds(course.endedAt)) }),
    IsArrayJob: isArray,
  };
}

/** One element of JobInfos of DescribeServerlessJobs: a plain job, or a subtask of `array`. */
export function describeJob(
  job: PlainJob,
  array: ArrayJob | undefined,
  world: World,
  now: number,
): Readonly<Record<string, unknown>> {
  const { facts } = job;
  const course = job.course(now);
  const groups = job.groups.map((group) => group.at(now)).filter((group) => group !== undefined);
  return {
    JobId: facts.id,
    JobName: facts.name,
    State: course.state,
    Priority: facts.priority,
    Queue: facts.queue,
    User: facts.user,
    SubmitTime: toSeconds(facts.submittedAt),
    ...(course.startedAt !== undefined && { StartTime: toSeconds(course.startedAt) }),
    ...(course.endedAt !== undefined && { EndTime: toSeconds(course.endedAt) }),
    LastModifyTime: Math.floor(course.since),
    IsArrayJob: array !== undefined,
    ...(array && {
      ArrayProperties: {
        IndexStart: array.indexes.start,
        IndexEnd: array.indexes.end,
        IndexStep: array.indexes.step,
      },
    }),
    ContainerGroups: groups.map((group) => describeJobGroup(group, world.getVpc(group), now)),
  };
}

function describeJobGroup(group: Group, vpcId: string, now: number): object {
  const fields = Object.entries(describeGroup(group, now, { vpcId, withEvents: true }));
  return Object.fromEntries(fields.filter(([name]) => !fieldsOfEciOnly.has(name)));
}
