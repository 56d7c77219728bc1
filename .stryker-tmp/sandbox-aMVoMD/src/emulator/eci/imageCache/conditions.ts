// Errors that depend on things outside an image cache (a network, a role, the account's money), chosen by what an id begins with.
import { ApiError } from '../../gateway/apiError';
import { eciError, errorIn } from '../errors';
import type { Settings } from './imageCache';

const maxVSwitches = 10;
/** Larger than any cloud disk. */
const maxSizeGib = 32_768;

/** Ids whose beginning is answered with a code. docs/emulator.md lists them. */
const markedIds: readonly (readonly [parameter: string, prefix: string, code: Parameters<typeof errorIn>[1]])[] = [
  ['SecurityGroupId', 'sg-mismatch', 'OperationDenied.SecurityGroupMisMatch'],
  ['VSwitchId', 'vsw-noip', 'InvalidVSwitchId.IpNotEnough'],
  ['VSwitchId', 'vsw-zone', 'OperationDenied.VswZoneMisMatch'],
  ['VSwitchId', 'vsw-nostock', 'OperationDenied.NoStock'],
  ['VSwitchId', 'vsw-notonsale', 'Zone.NotOnSale'],
  ['EipInstanceId', 'eip-pool', 'EipAddressPoolIpNotEnough'],
  ['EipInstanceId', 'eip-busy', 'IncorrectStatus'],
  ['ResourceGroupId', 'rg-subuser', 'Forbidden.SubUser'],
  ['ResourceGroupId', 'rg-norole', 'NoPermission'],
  ['AcrRegistryInfo', 'cri-norole', 'RamRole.NotSupport'],
  ['AcrRegistryInfo', 'cri-nopassrole', 'InvalidUser.PassRoleForbidden'],
  ['AcrRegistryInfo', 'cri-noslr', 'CreateServiceLinkedRole.Denied'],
];

/** The environment that a call specifies. */
export type Surroundings = Partial<
  Pick<
    Settings,
    'SecurityGroupId' | 'VSwitchId' | 'EipInstanceId' | 'ResourceGroupId' | 'AcrRegistryInfo' | 'ImageCacheSize'
  >
>;

/**
 * Refuses a call whose surroundings are marked as unfit.
 * @throws ApiError
 */
export function checkSurroundings(operation: string, given: Surroundings): void {
  const vSwitches = given.VSwitchId?.split(',') ?? [];
  if (vSwitches.length > maxVSwitches) {
    throw ApiError.invalid('VSwitchId', `at most ${maxVSwitches} ids are allowed`);
  }
  const ids: Readonly<Record<string, readonly (string | undefined)[]>> = {
    SecurityGroupId: [given.SecurityGroupId],
    VSwitchId: vSwitches,
    // Published for creation only.
    EipInstanceId: [given.EipInstanceId].filter(
      (id) => operation === 'CreateImageCache' || !id?.startsWith('eip-pool'),
    ),
    ResourceGroupId: [given.ResourceGroupId],
    AcrRegistryInfo: given.AcrRegistryInfo?.map(({ InstanceId }) => InstanceId) ?? [],
  };
  for (const [parameter, prefix, code] of markedIds) {
    if (ids[parameter]?.some((id) => id?.trim().startsWith(prefix))) {
      throw errorIn(operation, code);
    }
  }
  if ((given.ImageCacheSize ?? 0) > maxSizeGib) {
    throw eciError('DiskVolume.NotSupport');
  }
}
