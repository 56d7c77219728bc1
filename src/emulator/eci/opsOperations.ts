// CreateInstanceOpsTask and DescribeInstanceOpsRecords. All thirteen documented refusals can be met: two of them,
// CorePattern.UpdateFail and Ops.ExecuteTaskFail, only as faults.
import { parseTcpdumpValue } from './capture/tcpdumpValue';
import { ApiError } from '../gateway/apiError';
import { defineOperation, type Answer, type CallContext, type Operation } from '../gateway/operation';
import type { Group } from '../world/group';
import { regionsWithoutCoredump, regionsWithoutTcpdump } from '../world/regions';
import { finalStatuses } from '../world/timeline';
import type { World } from '../world/world';
import { requireGroup } from './lifecycleOperations';
import type { OpsType } from './opsTask';
import type { OpsTasks } from './opsTasks';

/** No rate is published for either; this is the pace clients are asked to keep where nothing is published. */
const unpublishedLimit = { burst: 100, refillPerSecond: 10 };

const taskParameters = {
  RegionId: { type: 'string', required: true },
  ContainerGroupId: { type: 'string', required: true },
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
        throw ApiError.of('InvalidCorePatternValue', `The value ${value} is invalid: enable or disable is expected.`);
      }
      if (group.hasCorePattern) {
        throw ApiError.of('Coredump.InvalidCorePatternType');
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

/** The O&M operations over a world. */
export function opsOperations(world: World, tasks: OpsTasks): readonly Operation[] {
  return [
    defineOperation({
      name: 'CreateInstanceOpsTask',
      limit: unpublishedLimit,
      parameters: { ...taskParameters, OpsValue: { type: 'string', required: true } },
      handle: (given, context) => {
        const type = requireType(given.OpsType);
        const kind = taskKinds[type];
        // Before the instance, so that a region without instances can be told too.
        if (kind.regionsWithout.has(given.RegionId)) {
          throw ApiError.of(kind.regionCode, `${type} is not supported in region ${given.RegionId}.`);
        }
        const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
        const status = group.status(world.clock.now());
        if (finalStatuses.has(status)) {
          throw ApiError.of('Ops.InstanceNotSupport', `The instance is ${status}.`);
        }
        const act = kind.prepare(given.OpsValue, group, tasks, context);
        if (tasks.isTooSoon(group, type)) {
          throw ApiError.of(kind.intervalCode);
        }
        return act();
      },
    }),

    defineOperation({
      name: 'DescribeInstanceOpsRecords',
      limit: unpublishedLimit,
      parameters: taskParameters,
      handle: (given, { origin }) => {
        const type = requireType(given.OpsType);
        return { Records: tasks.records(requireGroup(world, given.RegionId, given.ContainerGroupId), type, origin) };
      },
    }),
  ];
}

function requireType(name: string): OpsType {
  if (name !== 'tcpdump' && name !== 'coredump') {
    throw ApiError.of('Ops.TypeNotSupport', `The type ${name} is not supported: tcpdump or coredump is expected.`);
  }
  return name;
}
