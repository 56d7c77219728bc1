// The account's network in a region: a VPC with one vSwitch per zone, two security groups and resource groups.
import { Random } from './random';
import { getIdPrefix, regionIds, type RegionId, listZones } from './regions';

export interface Network {
  readonly vpcId: string;
  readonly vSwitchByZone: ReadonlyMap<string, string>;
  readonly securityGroupIds: readonly [string, string];
}

/** The network of a region, the same for a seed. */
export function createNetwork(seed: number, region: RegionId): Network {
  const random = new Random(seed, regionIds.indexOf(region), 1);
  const id = (kind: string): string => `${kind}-${getIdPrefix(region)}${random.id(17)}`;
  return {
    vpcId: id('vpc'),
    vSwitchByZone: new Map(listZones(region).map((zone) => [zone, id('vsw')])),
    securityGroupIds: [id('sg'), id('sg')],
  };
}

/** Resource groups belong to the account, not to a region. */
export function createResourceGroups(seed: number): readonly [string, string] {
  const random = new Random(seed, 2);
  return [`rg-acfm${random.id(11)}`, `rg-aek2${random.id(11)}`];
}
