// A row in its two stages: as the light listing gives it, and with details. How it looks is in rows.test.ts.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { EciInstance, toEciInstance, toPartialInstance } from '../../../../../src/products/eci/instance/row';
import type { ContainerGroup } from '../../../../../src/products/eci/wire/containerGroup';
import { describeGroup } from '../../../../../src/emulator/eci/groupWire';
import { describeStatus } from '../../../../../src/emulator/eci/statusWire';
import { Clock } from '../../../../../src/emulator/world/clock';
import { World } from '../../../../../src/emulator/world/world';
import { buildContainerGroup } from '../../../../support/buildEciInstance';
import { buildResource } from '../../../../support/buildResource';
import { fakeNow } from '../../../../support/fakeClock';

const place = { region: 'cn-hangzhou', now: () => fakeNow, children: () => () => Promise.resolve([]) };
const light = {
  ContainerGroupId: 'eci-1',
  Name: 'web',
  Status: 'Running',
  PodStatus: {
    PodIp: '10.0.0.7',
    ContainerStatuses: [
      { Name: 'a', Image: 'web:1', Ready: true, RestartCount: 2 },
      { Name: 'b', Image: 'side:1', Ready: false },
    ],
  },
};

describe('an instance as the light listing returns it', () => {
  it('has a name, a state, an address and its images, and is to be completed', () => {
    const row = toPartialInstance(light, place);
    deepEqual([row.label, row.isPartial, row.description], ['web', true, 'Running · 1 of 2 ready']);
    deepEqual(row.state, {
      ...{ id: 'eci-1', name: 'web', code: 'Running', privateIp: '10.0.0.7', images: 'web:1\nside:1' },
      ...{ readyCount: 1, containerCount: 2, restartCount: 2, waiting: '' },
    });
  });

  it('is a row even when the service leaves everything out', () => {
    const row = toPartialInstance({}, place);
    deepEqual([row.id, row.label, row.description, row.details], ['', '', '', []]);
  });

  it('has the stamp of the same instance with details, for every instance of the world', () => {
    const world = new World(new Clock(() => fakeNow), { seed: 1 });
    const groups = world.regions().flatMap((one) => world.inRegion(one));
    ok(groups.length > 10);
    for (const group of groups) {
      const whole = describeGroup(group, fakeNow, { vpcId: '', withEvents: false }) as ContainerGroup;
      equal(
        toPartialInstance(describeStatus(group, fakeNow), place).revision,
        toEciInstance(whole, place).revision,
        group.id,
      );
    }
  });

  it('has another stamp when its state, readiness or restarts change', () => {
    const { revision } = toPartialInstance(light, place);
    const [first, second] = light.PodStatus.ContainerStatuses;
    const withContainers = (...ContainerStatuses: object[]) =>
      toPartialInstance({ ...light, PodStatus: { ...light.PodStatus, ContainerStatuses } }, place).revision;
    notEqual(toPartialInstance({ ...light, Status: 'Updating' }, place).revision, revision);
    notEqual(withContainers({ ...first }, { ...second, Ready: true }), revision);
    notEqual(withContainers({ ...first, RestartCount: 3 }, { ...second }), revision);
    notEqual(withContainers({ ...first }), revision);
    notEqual(withContainers({ ...first }, { ...second, State: { Waiting: { Reason: 'ErrImagePull' } } }), revision);
    equal(withContainers({ ...first }, { ...second }), revision);
  });
});

describe('a row without details laid over the one known before', () => {
  it('has the new state and the details known, and is not to be completed', () => {
    const known = toEciInstance(buildContainerGroup(), place);
    const row = toPartialInstance({ ...light, Status: 'Restarting' }, place).mergeDetails(known);
    ok(row instanceof EciInstance);
    deepEqual([row.status.code, row.state.readyCount, row.known, row.isPartial], ['Restarting', 1, known.known, false]);
    equal(row.description, 'Restarting · 2 vCPU 4 GiB · cn-hangzhou-i · 3 d');
  });

  it('stays without where none were known, and where the other is no instance', () => {
    const row = toPartialInstance(light, place);
    equal(row.mergeDetails(toPartialInstance(light, place)).isPartial, true);
    equal(row.mergeDetails(buildResource('other')), row);
  });
});
