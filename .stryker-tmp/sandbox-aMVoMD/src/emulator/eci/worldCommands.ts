// What tests can do to container groups and to what runs in them, behind a client's back.
import { defineWorldCommand } from '../gateway/worldCommand';
import { regionIds } from '../world/regions';
import { finalStatuses, isStatus } from '../world/timeline';
import type { EciAccount } from './account';
import { imageCacheCommands } from './imageCache/worldCommands';

const id = { type: 'string', required: true, pattern: /./s, expected: 'an id' } as const;

export const eciCommands = [
  defineWorldCommand({
    name: 'put',
    value: {
      type: 'object',
      others: 'kept',
      fields: {
        ContainerGroupId: id,
        RegionId: { type: 'string', required: true, oneOf: regionIds },
        Status: { type: 'string' },
      },
    },
    run: ({ ContainerGroupId, RegionId, Status, ...others }, { world }: EciAccount) => {
      if (Status !== undefined && !isStatus(Status)) {
        throw new RangeError(`${JSON.stringify(Status)} is not a status of a container group.`);
      }
      const known = world.find(ContainerGroupId);
      if (known && known.facts.regionId !== RegionId) {
        throw new RangeError(`${ContainerGroupId} lives in ${known.facts.regionId}.`);
      }
      const fields = { ContainerGroupId, RegionId, ...(Status !== undefined && { Status }), ...others };
      world.put(ContainerGroupId, RegionId, fields);
      return {};
    },
  }),
  defineWorldCommand({
    name: 'remove',
    value: { type: 'list', of: { type: 'string' }, maxItems: Infinity, expected: 'an array of ids' },
    run: (ids, { world }: EciAccount) => ({ removed: world.remove(ids) }),
  }),
  defineWorldCommand({
    name: 'crash',
    value: { type: 'object', fields: { id } },
    run: (target, eci: EciAccount) => {
      const group = eci.world.find(target.id);
      if (!group || finalStatuses.has(group.status(eci.now()))) {
        throw new RangeError('crash needs the id of an instance that lives.');
      }
      group.crash(eci.now());
      return {};
    },
  }),
  defineWorldCommand({
    name: 'log',
    value: {
      type: 'object',
      fields: {
        id,
        container: { type: 'string', required: true },
        append: { type: 'list', of: { type: 'string' }, maxItems: Infinity, expected: 'an array of strings' },
        perSecond: { type: 'number', min: 0, max: 1_000_000 },
        upTo: { type: 'number', min: 0, max: 10_000_000 },
        linesPerFile: { type: 'number', min: 0, max: 1_000_000 },
        bytes: { type: 'number', min: 0, max: 100_000 },
      },
    },
    run: ({ id: groupId, container, ...feed }, eci: EciAccount) => {
      const group = eci.world.find(groupId);
      const written = group && eci.logs.feed(group, container, eci.now(), feed);
      if (written === undefined) {
        throw new RangeError('log needs the id of an instance and the name of one of its containers.');
      }
      return { written };
    },
  }),
  defineWorldCommand({
    name: 'dropExec',
    value: { type: 'any' },
    run: (target, { exec }: EciAccount) => {
      if (target !== true && typeof target !== 'string') {
        throw new RangeError('dropExec must be true or the id of an instance.');
      }
      return { dropped: exec.drop(target === true ? undefined : target) };
    },
  }),
  ...imageCacheCommands,
] as const;
