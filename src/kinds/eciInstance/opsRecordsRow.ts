import * as l10n from '@vscode/l10n';
import type { EciClient, OpsType } from '../../cloud/eciClient';
import type { ChildOf } from '../../model/kind';
import type { ResourceRef, Row } from '../../model/resource';

/** Row id of the group, for revealing it. */
export const opsRecordsRowId = 'opsRecords';

const opsTypes: readonly OpsType[] = ['tcpdump', 'coredump'];

/** The O&M records of an instance, newest first; read when the row is opened. */
export function opsRecordsRow(client: () => EciClient, childOf: ChildOf, ref: ResourceRef): Row {
  return {
    id: opsRecordsRowId,
    label: l10n.t('O&M Records'),
    icon: { name: 'tools', tone: 'plain' },
    children: async (signal) => {
      const lists = await Promise.all(
        opsTypes.map((type) => client().describeInstanceOpsRecords(ref.region, ref.id, type, signal)),
      );
      return lists
        .flat()
        .sort((a, b) => (b.CreateTime ?? '').localeCompare(a.CreateTime ?? ''))
        .map((record) => childOf('opsRecord', ref, record));
    },
  };
}
