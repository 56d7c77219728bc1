// A row in its two stages: as the light listing gives it, and with details. How it looks is in rows.test.ts.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { EciInstance, toEciInstance, toPartialInstance } from '../../../../../src/products/eci/instance/row';
import type { Container, ContainerGroup } from '../../../../../src/products/eci/wire/containerGroup';
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

describe('an instance one of whose containers cannot start', () => {
  const waiting = { State: 'Waiting', Reason: 'ImagePullBackOff' };
  const build = (over: ContainerGroup): EciInstance => toEciInstance(buildContainerGroup(over), place);
  const look = ({ status, icon, description }: EciInstance) => [status.code, icon, description.split(' · ')[1]];
  const bad = { name: 'warning', tone: 'bad' };

  it('fails, and says why, whatever its own status is', () => {
    const Containers = [
      { Name: 'a', CurrentState: { State: 'Running' } },
      { Name: 'b', CurrentState: waiting },
    ];
    deepEqual(look(build({ Status: 'Pending', Containers })), ['Pending', bad, 'ImagePullBackOff']);
    equal(build({ Status: 'Running', Containers }).description.includes('ImagePullBackOff'), true);
  });

  it('keeps the icon of a status that is a failure', () => {
    const row = build({ Status: 'Failed', Containers: [{ Name: 'b', CurrentState: waiting }] });
    deepEqual(look(row), ['Failed', { name: 'error', tone: 'bad' }, 'ImagePullBackOff']);
  });

  it('no longer fails once it is over', () => {
    const row = build({ Status: 'Expired', Containers: [{ Name: 'b', CurrentState: waiting }] });
    deepEqual([row.icon.tone, row.description.includes('ImagePullBackOff')], ['gone', false]);
  });

  it('names an init container while the instance is in transition, and none once it runs', () => {
    const group = { InitContainers: [{ Name: 'init', CurrentState: waiting }], Containers: [] };
    deepEqual(look(build({ ...group, Status: 'Pending' })), ['Pending', bad, 'ImagePullBackOff']);
    equal(build({ ...group, Status: 'Running' }).description.includes('ImagePullBackOff'), false);
  });

  it('is the same as the light listing has it', () => {
    const row = toPartialInstance(
      { ...light, PodStatus: { ContainerStatuses: [{ Name: 'a' }, { Name: 'b', State: { Waiting: waiting } }] } },
      place,
    );
    deepEqual([row.icon, row.state.waiting], [bad, 'ImagePullBackOff']);
  });
});

describe('an instance as its details tell of it', () => {
  const details = (over: ContainerGroup): Readonly<Record<string, string>> =>
    Object.fromEntries(
      toEciInstance(buildContainerGroup(over), place).details.map(({ label, value }) => [label, value]),
    );

  it('has restarted when a container has, and then alone', () => {
    const traits = (...containers: readonly Container[]) =>
      toEciInstance(buildContainerGroup({ Containers: containers }), place).traits;
    deepEqual([traits({ RestartCount: 0 }, {}), traits({ RestartCount: 0 }, { RestartCount: 1 })], [[], ['restarted']]);
  });

  it('shows how many are ready only while one of a running instance is not', () => {
    const ready = (Status: string, ...each: readonly boolean[]) =>
      toEciInstance(
        buildContainerGroup({ Status, Containers: each.map((Ready) => ({ Name: 'a', Ready })) }),
        place,
      ).description.includes('ready');
    deepEqual(
      [ready('Running', true, false), ready('Running', true, true), ready('Updating', false)],
      [true, false, false],
    );
  });

  it('names each image once, and each tag', () => {
    const found = details({
      Containers: [{ Image: 'a:1' }, { Image: 'b:1' }, { Image: 'a:1' }, {}],
      Tags: [{ Key: 'team', Value: 'shop' }, { Key: 'any' }, { Value: 'alone' }],
    });
    deepEqual([found['Images'], found['Tags']], ['a:1, b:1', 'team=shop, any=, =alone']);
  });

  it('leaves out a spot strategy that is none, and a time that is none', () => {
    deepEqual(
      [
        details({ SpotStrategy: 'SpotAsPriceGo' })['Spot strategy'],
        details({ SpotStrategy: 'NoSpot' })['Spot strategy'],
      ],
      ['SpotAsPriceGo', undefined],
    );
    deepEqual(
      ['2026-11-20T03:00:00Z', 'soon', ''].map((CreationTime) => details({ CreationTime })['Created']),
      ['2026-11-20T03:00:00Z', undefined, undefined],
    );
  });

  it('shows each further detail under its own label', () => {
    const found = details({
      ...{ InstanceType: 'ecs.c6.large', SucceededTime: 'S', FailedTime: 'F', ExpiredTime: 'E', InternetIp: '1.2.3.4' },
      ...{ Ipv6Address: '::1', RestartPolicy: 'Never', VpcId: 'vpc-1', SecurityGroupId: 'sg-1', RamRoleName: 'role' },
      ...{ VSwitchId: 'vsw-1', ResourceGroupId: 'rg-1', SpotStrategy: 'NoSpot' },
    });
    const wanted = {
      ...{ 'Instance type': 'ecs.c6.large', 'Succeeded at': 'S', 'Failed at': 'F', 'Expired at': 'E' },
      ...{ 'Public IP': '1.2.3.4', IPv6: '::1', 'Restart policy': 'Never', VPC: 'vpc-1', vSwitch: 'vsw-1' },
      ...{ 'Security group': 'sg-1', 'Resource group': 'rg-1', 'RAM role': 'role', 'Private IP': '10.0.0.7' },
    };
    deepEqual(Object.fromEntries(Object.keys(wanted).map((label) => [label, found[label]])), wanted);
  });
});
