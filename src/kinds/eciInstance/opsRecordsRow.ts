import * as l10n from '@vscode/l10n';
import type { EciClient } from '../../cloud/eciClient';
import type { ChildOf } from '../../model/kind';
import type { ResourceRef, Row } from '../../model/resource';

/** Row id of the group, for revealing it. */
export const opsRecordsRowId = 'opsRecords';

/** The O&M records of an instance, newest first; read when the row is opened. */
export function opsRecordsRow(client: () => EciClient, childOf: ChildOf, ref: ResourceRef): Row {
  return {
    id: opsRecordsRowId,
    label: l10n.t('O&M Records'),
    icon: { name: 'tools', tone: 'plain' },
    children: async (signal) => {
      const records = await client().listOpsRecords(ref.region, ref.id, signal);
      return records.map((record) => childOf('opsRecord', ref, record));
    },
  };
}
