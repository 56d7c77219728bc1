// Things of the service as tests need them: sound by default, the point of the test laid over.
import type { ContainerGroup } from '../../src/products/eci/wire/containerGroup';
import type { OpsRecord } from '../../src/products/eci/wire/eci';
import type { ResourceRef } from '../../src/model/resource';

export const instanceRef: ResourceRef = {
  kind: 'eciInstance',
  region: 'cn-hangzhou',
  id: 'eci-bp1web',
  name: 'web',
};

export function buildContainerGroup(over: ContainerGroup = {}): ContainerGroup {
  return {
    ContainerGroupId: 'eci-bp1web',
    ContainerGroupName: 'web',
    RegionId: 'cn-hangzhou',
    ZoneId: 'cn-hangzhou-i',
    Status: 'Running',
    Cpu: 2,
    Memory: 4,
    CreationTime: '2026-11-20T03:00:00Z',
    RestartPolicy: 'Always',
    SpotStrategy: 'NoSpot',
    VpcId: 'vpc-1',
    VSwitchId: 'vsw-1',
    SecurityGroupId: 'sg-1',
    IntranetIp: '10.0.0.7',
    Containers: [
      {
        Name: 'nginx',
        Image: 'registry.example.com/web/nginx:1.27',
        Cpu: 2,
        Memory: 4,
        Ready: true,
        RestartCount: 0,
        Ports: [{ Port: 80, Protocol: 'TCP' }],
        CurrentState: { State: 'Running', StartTime: '2026-11-20T03:01:00Z' },
      },
    ],
    ...over,
  };
}

export function buildOpsRecord(over: OpsRecord = {}): OpsRecord {
  return {
    CreateTime: '2026-11-23T02:00:00Z',
    ExpireTime: '2026-11-23T14:00:00Z',
    OpsType: 'tcpdump',
    OpsStatus: 'Success',
    ResultType: 'Oss',
    ResultContent: 'https://eci-ops.example.com/web.pcap?Signature=abc',
    ...over,
  };
}
