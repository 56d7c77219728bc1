// The operations that change a group: restart and delete.
import { defineOperation } from '../gateway/operation';
import { perMinute } from '../gateway/rateLimit';
import type { Group } from '../world/group';
import type { World } from '../world/world';
import type { EciAccount } from './account';
import { eciError } from './errors';
import { clientToken, groupIdentity } from './parameters';

/**
 * The group a call names.
 * @throws ApiError InvalidInstanceId.NotFound. Published for CreateInstanceOpsTask; the code of the others is not known
 */
export function requireGroup(world: World, regionId: string, id: string): Group {
  const group = world.find(id);
  if (group?.facts.regionId !== regionId) {
    throw eciError('InvalidInstanceId.NotFound');
  }
  return group;
}

export const restartContainerGroup = defineOperation({
  name: 'RestartContainerGroup',
  limit: perMinute(1_000),
  parameters: { ...groupIdentity, ClientToken: clientToken },
  handle: (given, { world, calls }: EciAccount) =>
    calls.once('RestartContainerGroup', given, () => {
      const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
      const now = world.clock.now();
      const status = group.status(now);
      if (status !== 'Pending' && status !== 'Running') {
        throw eciError('IncorrectStatus', `The instance is ${status}; only Pending and Running can be restarted.`);
      }
      group.restart(now);
      return {};
    }),
});

export const deleteContainerGroup = defineOperation({
  name: 'DeleteContainerGroup',
  limit: perMinute(1_000),
  parameters: { ...groupIdentity, ClientToken: clientToken, Force: { type: 'boolean' } },
  handle: (given, { world, calls }: EciAccount) =>
    calls.once('DeleteContainerGroup', given, () => {
      const group = requireGroup(world, given.RegionId, given.ContainerGroupId);
      if (group.status(world.clock.now()) === 'Terminating' && !given.Force) {
        throw eciError('OperationConflict');
      }
      world.terminate(group, given.Force ?? false);
      return {};
    }),
});
