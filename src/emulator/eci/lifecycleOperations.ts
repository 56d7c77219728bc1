// The operations that change a group: restart and delete.
import { ApiError } from '../gateway/apiError';
import { defineOperation, type Operation } from '../gateway/operation';
import { perMinute } from '../gateway/rateLimit';
import type { Group } from '../world/group';
import type { World } from '../world/world';
import type { IdempotentCalls } from './idempotency';

const identity = {
  RegionId: { type: 'string', required: true },
  ContainerGroupId: { type: 'string', required: true },
} as const;
const clientToken = { type: 'string', maxLength: 64 } as const;

/**
 * The group a call names.
 * @throws ApiError InvalidInstanceId.NotFound. Published for CreateInstanceOpsTask; the code of the others is not known
 */
export function requireGroup(world: World, regionId: string, id: string): Group {
  const group = world.find(id);
  if (group?.facts.regionId !== regionId) {
    throw ApiError.of('InvalidInstanceId.NotFound');
  }
  return group;
}

/** RestartContainerGroup and DeleteContainerGroup over a world. */
export function lifecycleOperations(world: World, calls: IdempotentCalls): readonly Operation[] {
  return [
    defineOperation({
      name: 'RestartContainerGroup',
      limit: perMinute(1_000),
      parameters: { ...identity, ClientToken: clientToken },
      handle: ({ ClientToken: token, ...given }) =>
        calls.once('RestartContainerGroup', token, given, () => {
          const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
          const now = world.clock.now();
          const status = group.status(now);
          if (status !== 'Pending' && status !== 'Running') {
            throw ApiError.of(
              'IncorrectStatus',
              `The instance is ${status}; only Pending and Running can be restarted.`,
            );
          }
          group.restart(now);
          return {};
        }),
    }),

    defineOperation({
      name: 'DeleteContainerGroup',
      limit: perMinute(1_000),
      parameters: { ...identity, ClientToken: clientToken, Force: { type: 'boolean' } },
      handle: ({ ClientToken: token, ...given }) =>
        calls.once('DeleteContainerGroup', token, given, () => {
          const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
          if (group.status(world.clock.now()) === 'Terminating' && !given.Force) {
            throw ApiError.of('OperationConflict');
          }
          world.terminate(group, given.Force ?? false);
          return {};
        }),
    }),
  ];
}
