// The unchanging description of a group, drawn from its seed when it is first requested.
import { drawnOnce } from '../world/drawnOnce';
import { Random } from '../world/random';
import type { WireGroupSpec } from '../world/wire';
import type { Workload } from '../world/workloads';

/** Addresses of a group. */
export interface GroupAddresses {
  readonly intranetIp: string;
  readonly internetIp: string | undefined;
  readonly ipv6: string | undefined;
}

/** The addresses of a group: one per instance in the VPC, an elastic one for every fourth. */
export const drawAddresses = drawnOnce((group): GroupAddresses => {
  const random = new Random(group.seed, 1);
  return {
    intranetIp: `172.16.${random.integer(0, 63)}.${random.integer(2, 252)}`,
    internetIp: random.next() < 0.25 ? `47.96.${random.integer(0, 255)}.${random.integer(1, 254)}` : undefined,
    ipv6: group.workload.isDualStack ? `2408:4005:3c0:${random.hex(4)}::${random.hex(4)}` : undefined,
  };
});

/** Everything about a group that its status does not change, but for the network it is in. */
export const describeSpec = drawnOnce((group): Omit<WireGroupSpec, 'VpcId'> => {
  const random = new Random(group.seed, 2);
  const { workload } = group;
  const { intranetIp, internetIp, ipv6 } = drawAddresses(group);
  return {
    ...(workload.cpu >= 8 && { InstanceType: workload.memoryGib > 16 ? 'ecs.g7.2xlarge' : 'ecs.c7.2xlarge' }),
    Cpu: workload.cpu,
    Memory: workload.memoryGib,
    RestartPolicy: workload.restartPolicy,
    IntranetIp: intranetIp,
    ...(internetIp && { InternetIp: internetIp }),
    ...(ipv6 && { Ipv6Address: ipv6 }),
    EniInstanceId: `eni-${random.id(20)}`,
    ...(workload.namespace === 'ml' && { RamRoleName: 'shop-model-reader' }),
    ...toBilling(workload),
    EphemeralStorage: workload.namespace === 'analytics' ? 50 : 0,
    DnsPolicy: workload.namespace === 'shop' ? 'None' : 'Default',
    ...(workload.namespace === 'shop' && {
      DnsConfig: {
        NameServers: ['100.100.2.136', '100.100.2.138'],
        Searches: ['shop.svc.cluster.local', 'svc.cluster.local'],
        Options: [{ Name: 'ndots', Value: '2' }],
      },
    }),
    HostAliases: workload.namespace === 'finance' ? [{ Ip: '172.16.0.10', Hostnames: ['ledger.internal'] }] : [],
    EciSecurityContext: {
      Sysctls: [
        { Name: 'net.core.somaxconn', Value: '4096' },
        ...(workload.corePattern === undefined ? [] : [{ Name: 'kernel.core_pattern', Value: workload.corePattern }]),
      ],
    },
    Volumes: workload.volumes ?? [],
    Containers: workload.containers,
    InitContainers: workload.initContainers ?? [],
  };
});

function toBilling({ spot, cpu }: Workload): Pick<WireGroupSpec, 'SpotStrategy' | 'SpotPriceLimit' | 'Discount'> {
  return spot
    ? { SpotStrategy: 'SpotWithPriceLimit', SpotPriceLimit: Number((0.05 * cpu).toFixed(3)), Discount: 3 }
    : { SpotStrategy: 'NoSpot', Discount: 10 };
}
