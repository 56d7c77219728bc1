// ListUsage as quotas: every pair of Max… and Used…, labeled if this version has a label for it.
import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../../../base/text';
import type { Quota } from '../../../../model/kind';

export function toQuotas(attributes: Readonly<Record<string, number>>): readonly Quota[] {
  return Object.entries(attributes).flatMap(([name, max]) => {
    const [, of] = /^Max(\w+)$/.exec(name) ?? [];
    const used = attributes[`Used${of ?? ''}`];
    return of !== undefined && used !== undefined ? [{ name: formatQuotaName(of), used, max }] : [];
  });
}

function formatQuotaName(name: string): string {
  switch (name) {
    case 'Cpu':
      return l10n.t('vCPU');
    case 'ImageCacheCount':
      return l10n.t('Image caches');
    case 'AutoImageCacheCount':
      return l10n.t('Automatic image caches');
    case 'DataCacheCount':
      return l10n.t('Data caches');
    default:
      return toSingleLine(name, 60);
  }
}
