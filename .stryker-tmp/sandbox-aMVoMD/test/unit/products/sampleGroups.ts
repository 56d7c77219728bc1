// Container groups for pictures in text: one of each status, and one that has everything.
import type { Container, ContainerGroup, ContainerGroupEvent } from '../../../src/products/eci/wire/containerGroup';
import { buildContainerGroup } from '../../support/buildEciInstance';

const container = (over: Container): Container => ({
  Name: 'app',
  Image: 'example.com/app:1',
  Cpu: 1,
  Memory: 2,
  ...over,
});

/** One group of each status, the last with one we do not know. */
export const groupsOfEachStatus: readonly ContainerGroup[] = [
  'Scheduling',
  'ScheduleFailed',
  'Pending',
  'Running',
  'Updating',
  'Restarting',
  'Terminating',
  'Succeeded',
  'Failed',
  'Expired',
  'Hibernating',
].map((Status) =>
  buildContainerGroup({ ContainerGroupId: `eci-${Status.toLowerCase()}`, ContainerGroupName: Status, Status }),
);

/** Containers in every state, volumes of every type, all optional fields. */
export const fullGroup: ContainerGroup = buildContainerGroup({
  ContainerGroupId: 'eci-full',
  ContainerGroupName: 'full',
  InstanceType: 'ecs.c6.large',
  InternetIp: '47.0.0.1',
  Ipv6Address: '2408::1',
  ResourceGroupId: 'rg-1',
  RamRoleName: 'app-role',
  SpotStrategy: 'SpotAsPriceGo',
  ExpiredTime: '2026-12-01T00:00:00Z',
  Tags: [{ Key: 'team', Value: 'web' }, { Key: 'empty' }],
  InitContainers: [
    container({
      Name: 'migrate',
      CurrentState: { State: 'Terminated', ExitCode: 0, FinishTime: '2026-11-20T03:00:30Z' },
    }),
  ],
  Containers: [
    container({ Name: 'ready', Ready: true, CurrentState: { State: 'Running', StartTime: '2026-11-20T03:01:00Z' } }),
    container({ Name: 'not-ready', Ready: false, CurrentState: { State: 'Running' } }),
    container({
      Name: 'back-off',
      RestartCount: 7,
      CurrentState: { State: 'Waiting', Reason: 'CrashLoopBackOff', Message: 'back-off 5m0s' },
      PreviousState: { State: 'Terminated', ExitCode: 1, Reason: 'Error', FinishTime: '2026-11-23T02:59:00Z' },
    }),
    container({ Name: 'starting', CurrentState: { State: 'Waiting', Reason: 'ContainerCreating' } }),
    container({ Name: 'killed', CurrentState: { State: 'Terminated', ExitCode: 137, Reason: 'OOMKilled', Signal: 9 } }),
    container({ Name: 'crashed', CurrentState: { State: 'Terminated', ExitCode: 139, Signal: 11 } }),
    container({ Name: 'future', CurrentState: { State: 'Frozen' } }),
    { Name: 'bare' },
  ],
  Volumes: [
    { Name: 'scratch', Type: 'EmptyDirVolume', EmptyDirVolumeMedium: 'Memory', EmptyDirVolumeSizeLimit: '1 GiB' },
    { Name: 'share', Type: 'NFSVolume', NFSVolumeServer: 'nas.example.com', NFSVolumePath: '/data' },
    {
      Name: 'config',
      Type: 'ConfigFileVolume',
      ConfigFileVolumeConfigFileToPaths: [
        { Path: 'app.ini', Content: 'cGFzc3dvcmQ=' },
        { Path: 'db.ini', Content: 'aHVudGVyMg==' },
      ],
    },
    { Name: 'flex', Type: 'FlexVolume', FlexVolumeDriver: 'alicloud/disk', FlexVolumeOptions: '{"ak":"secret"}' },
    { Name: 'disk', Type: 'DiskVolume', DiskVolumeDiskId: 'd-1', DiskVolumeFsType: 'ext4' },
  ],
});

/** Oldest first, as the service may send them. */
export const sampleEvents: readonly ContainerGroupEvent[] = [
  {
    Type: 'Normal',
    Reason: 'Pulled',
    Message: 'Successfully pulled image "example.com/app:1"',
    FirstTimestamp: '2026-11-20T03:00:10Z',
    LastTimestamp: '2026-11-20T03:00:10Z',
    Count: 1,
    ReportingComponent: 'kubelet',
  },
  {
    Type: 'Warning',
    Reason: 'BackOff',
    Message: 'Back-off restarting failed container',
    FirstTimestamp: '2026-11-22T03:00:00Z',
    LastTimestamp: '2026-11-23T02:58:00Z',
    Count: 42,
    Source: { Component: 'EciService' },
  },
  { Type: 'Normal', Message: 'no reason given', FirstTimestamp: '2026-11-23T01:00:00Z' },
];
