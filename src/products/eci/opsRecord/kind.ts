import * as l10n from '@vscode/l10n';
import { bindKind } from '../../../model/kind';
import type { AnyKind } from '../../../model/kind';
import type { KindContext } from '../../product';
import { eci } from '../client';
import { downloadResult } from './download';
import { opsRecordManifest } from './manifest';
import { toOpsRecords } from './row';

export function createOpsRecordKind({ client, clock }: KindContext): AnyKind {
  return bindKind({
    manifest: opsRecordManifest,
    noun: () => l10n.t('O&M task'),
    async listBelow(instance, signal) {
      const records = await client(eci).listOpsRecords(instance.region, instance.id, signal);
      return toOpsRecords(records, instance, clock.now());
    },
    actions: { download: downloadResult },
  });
}
