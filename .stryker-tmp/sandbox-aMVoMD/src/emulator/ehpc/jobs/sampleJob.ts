// The job of the published example of DescribeServerlessJobs, to the letter: values no world would bring forth together.
import { type Course, finalStates, type JobFacts, type ServerlessJob } from './job';
import { toSeconds } from './jobWire';
import { sampleContainerGroup } from './sampleContainerGroup';

const second = 1_000;

const sample = {
  JobId: '5',
  JobName: 'testjob',
  State: 'Running',
  Priority: 9,
  Queue: 'comp',
  User: 'testuser',
  SubmitTime: 1647423718,
  StartTime: 1647427667,
  EndTime: 1662016121,
  LastModifyTime: 1663831441000,
  IsArrayJob: false,
  ArrayProperties: { IndexStart: 1, IndexEnd: 5, IndexStep: 2 },
  ContainerGroups: [sampleContainerGroup],
} as const;
const requestId = '04F0F334-1335-436C-A1D7-6C044FE73368';

/** A job that stays as the example shows it, until it is stopped. */
export class SampleJob implements ServerlessJob {
  readonly isArray = false;
  readonly facts: JobFacts = {
    id: sample.JobId,
    name: sample.JobName,
    queue: sample.Queue,
    user: sample.User,
    priority: sample.Priority,
    submittedAt: sample.SubmitTime * second,
  };
  private canceledAt: number | undefined;

  course(): Course {
    const startedAt = sample.StartTime * second;
    return this.canceledAt === undefined
      ? { state: 'Running', since: sample.LastModifyTime, startedAt, endedAt: sample.EndTime * second }
      : { state: 'Canceled', since: this.canceledAt, startedAt, endedAt: this.canceledAt };
  }

  cancel(now: number): void {
    if (!finalStates.has(this.course().state)) {
      this.canceledAt = now;
    }
  }

  /** The whole answer; the RequestId is part of the example. */
  documentedAnswer(): Readonly<Record<string, unknown>> {
    if (this.canceledAt === undefined) {
      return { TotalCount: 1, RequestId: requestId, JobInfos: [sample] };
    }
    const end = { State: 'Canceled', EndTime: toSeconds(this.canceledAt), LastModifyTime: Math.floor(this.canceledAt) };
    return { TotalCount: 1, JobInfos: [{ ...sample, ...end }] };
  }
}
