// CreateInstanceOpsTask and DescribeInstanceOpsRecords. All thirteen documented refusals can be met: two of them,
// CorePattern.UpdateFail and Ops.ExecuteTaskFail, only as faults.
import { parseTcpdumpValue } from './capture/tcpdumpValue';
import { type Answer, type CallContext, defineOperation } from '../gateway/operation';
import type { Group } from '../world/group';
import { regionsWithoutCoredump, regionsWithoutTcpdump } from '../world/regions';
import { finalStatuses } from '../world/timeline';
import type { EciAccount } from './account';
import { eciError } from './errors';
import { requireGroup } from './lifecycleOperations';
import type { OpsType } from './opsTask';
import type { OpsTasks } from './opsTasks';
import { groupIdentity } from './parameters';

const taskParameters = {
  ...groupIdentity,
  OpsType: { type: 'string', required: true },
} as const;

/** What each kind of task checks and does. */
interface TaskKind {
  readonly regionsWithout: ReadonlySet<string>;
  readonly regionCode: 'Ops.RegionNotSupport' | 'Coredump.RegionNotSupport';
  readonly intervalCode: 'Ops.IntervalTooShort' | 'Coredump.RefrshIntervalTooShort';
  /** Reads the value, or throws, and answers what to do once everything else is checked too. */
  prepare(value: string, group: Group, tasks: OpsTasks, context: CallContext): () => Answer;
}

const taskKinds: Readonly<Record<OpsType, TaskKind>> = {
  tcpdump: {
    regionsWithout: regionsWithoutTcpdump,
    regionCode: 'Ops.RegionNotSupport',
    intervalCode: 'Ops.IntervalTooShort',
    prepare(value, group, tasks, { taskFails }) {
      const options = parseTcpdumpValue(value);
      return () => {
        if (options) {
          tasks.startTcpdump(group, options, taskFails);
          return { Result: 'Enable Success' };
        }
        tasks.stop(group, 'tcpdump');
        return { Result: 'Disable Success' };
      };
    },
  },
  coredump: {
    regionsWithout: regionsWithoutCoredump,
    regionCode: 'Coredump.RegionNotSupport',
    // Sic.
    intervalCode: 'Coredump.RefrshIntervalTooShort',
    prepare(value, group, tasks, { taskFails }) {
      if (value !== 'enable' && value !== 'disable') {
        throw eciError('InvalidCorePatternValue', `The value ${value} is invalid: enable or disable is expected.`);
      }
      if (group.hasCorePattern) {
        throw eciError('Coredump.InvalidCorePatternType');
      }
      return () => {
        if (value === 'enable') {
          tasks.startCoredump(group, taskFails);
          return { Result: 'Enable Success' };
        }
        tasks.stop(group, 'coredump');
        return { Result: 'Disable Success' };
      };
    },
  },
};

export const createInstanceOpsTask = defineOperation({
  name: 'CreateInstanceOpsTask',
  parameters: { ...taskParameters, OpsValue: { type: 'string', required: true } },
  handle: (given, { world, tasks }: EciAccount, context) => {
    const type = requireType(given.OpsType);
    const kind = taskKinds[type];
    // Before the instance, so that a region without instances can be reported too.
    if (kind.regionsWithout.has(given.RegionId)) {
      throw eciError(kind.regionCode, `${type} is not supported in region ${given.RegionId}.`);
    }
    const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
    const status = group.status(world.clock.now());
    if (finalStatuses.has(status)) {
      throw eciError('Ops.InstanceNotSupport', `The instance is ${status}.`);
    }
    const act = kind.prepare(given.OpsValue, group, tasks, context);
    if (tasks.isTooSoon(group, type)) {
      throw eciError(kind.intervalCode);
    }
    return act();
  },
});

export const describeInstanceOpsRecords = defineOperation({
  name: 'DescribeInstanceOpsRecords',
  parameters: taskParameters,
  handle: (given, { world, tasks }: EciAccount, { origin }) => {
    const type = requireType(given.OpsType);
    return { Records: tasks.records(requireGroup(world, given.RegionId, given.ContainerGroupId), type, origin) };
  },
});

function requireType(name: string): OpsType {
  if (name !== 'tcpdump' && name !== 'coredump') {
    throw eciError('Ops.TypeNotSupport', `The type ${name} is not supported: tcpdump or coredump is expected.`);
  }
  return name;
}
