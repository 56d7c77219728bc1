// The prompt for each field of an image cache, and the labels of its values.

import * as l10n from '@vscode/l10n';
import { defaultSizeGiB } from './limits';

export const imageCacheTextFields = [
  'name',
  'size',
  'retentionDays',
  'securityGroupId',
  'vSwitchId',
  'zoneId',
  'eipInstanceId',
  'plainHttpRegistry',
  'insecureRegistry',
  'standardCopyCount',
  'flashCopyCount',
  'resourceGroupId',
] as const;
export type ImageCacheTextField = (typeof imageCacheTextFields)[number];

export type ImageCacheChoice = 'eliminationStrategy' | 'autoMatch' | 'flash' | 'osType';
export type ImageCacheList = 'images' | 'credentials' | 'acrRegistries' | 'tags';

export interface FieldText {
  readonly label: string;
  readonly help: string;
  /** Named after the value, e.g. "GiB". */
  readonly unit?: string;
  /** An example of a value, or what the service takes when the field is left empty. */
  readonly placeholder?: string;
  readonly numeric?: boolean;
}

export function describeTextField(name: ImageCacheTextField): FieldText {
  switch (name) {
    case 'name':
      return { label: l10n.t('Name'), help: l10n.t('Up to {0} characters.', 128) };
    case 'size':
      return {
        label: l10n.t('Cache size'),
        unit: 'GiB',
        numeric: true,
        help: l10n.t('Room for all images, unpacked.'),
        placeholder: String(defaultSizeGiB),
      };
    case 'retentionDays':
      return {
        label: l10n.t('Retention'),
        unit: l10n.t('days'),
        numeric: true,
        help: l10n.t('Deleted automatically after this many days.'),
        placeholder: l10n.t('no limit'),
      };
    case 'securityGroupId':
      return {
        label: l10n.t('Security group'),
        help: l10n.t('Of the temporary instance that pulls the images.'),
        placeholder: l10n.t('e.g. {0}', 'sg-bp1…'),
      };
    case 'vSwitchId':
      return {
        label: l10n.t('vSwitch'),
        help: l10n.t('Up to {0} in the same VPC, separated by commas.', 10),
        placeholder: l10n.t('e.g. {0}', 'vsw-bp1…'),
      };
    case 'zoneId':
      return {
        label: l10n.t('Zone'),
        help: l10n.t('Where the images are pulled. Default: selected by the service.'),
        placeholder: l10n.t('any'),
      };
    case 'eipInstanceId':
      return {
        label: l10n.t('Elastic IP address'),
        help: l10n.t('For images on the internet, unless the VPC has a NAT gateway.'),
        placeholder: l10n.t('e.g. {0}', 'eip-bp1…'),
      };
    case 'plainHttpRegistry':
      return {
        label: l10n.t('Registries without TLS'),
        help: l10n.t('Reached over plain HTTP. Hosts, separated by commas.'),
        placeholder: l10n.t('none'),
      };
    case 'insecureRegistry':
      return {
        label: l10n.t('Registries with self-signed certificates'),
        help: l10n.t('Their certificates are not checked. Hosts, separated by commas.'),
        placeholder: l10n.t('none'),
      };
    case 'standardCopyCount':
      return {
        label: l10n.t('Standard snapshot copies'),
        numeric: true,
        help: l10n.t('One per {0} instances started at once is recommended.', 1000),
        placeholder: '1',
      };
    case 'flashCopyCount':
      return {
        label: l10n.t('Local snapshot copies'),
        numeric: true,
        help: l10n.t('For flash caching. One per {0} instances started at once is recommended.', 1000),
        placeholder: '1',
      };
    case 'resourceGroupId':
      return {
        label: l10n.t('Resource group'),
        help: l10n.t('Its ID starts with {0}.', 'rg-'),
        placeholder: l10n.t('the default group'),
      };
  }
}

export function getChoiceLabel(name: ImageCacheChoice): string {
  switch (name) {
    case 'eliminationStrategy':
      return l10n.t('Elimination strategy');
    case 'autoMatch':
      return l10n.t('Reuse layers of other image caches');
    case 'flash':
      return l10n.t('Flash caching');
    case 'osType':
      return l10n.t('Operating system');
  }
}

export function getListLabel(name: ImageCacheList): string {
  switch (name) {
    case 'images':
      return l10n.t('Images');
    case 'credentials':
      return l10n.t('Registry credentials');
    case 'acrRegistries':
      return l10n.t('Container Registry Enterprise instances');
    case 'tags':
      return l10n.t('Tags');
  }
}

export function getTextLabel(name: ImageCacheTextField): string {
  return describeTextField(name).label;
}

/** `strategy` as the service returns it. */
export function formatStrategy(strategy: string): string {
  switch (strategy) {
    case '':
      return l10n.t('None: kept until it expires');
    case 'LRU':
      return l10n.t('LRU: the least recently used go first');
    default:
      return strategy;
  }
}

export function formatSwitch(isOn: boolean): string {
  return isOn ? l10n.t('On') : l10n.t('Off');
}
