import * as l10n from '@vscode/l10n';
import { toSingleLine } from '../../base/text';
import type { ContainerGroupEvent } from './wire/containerGroup';
import { formatAge } from '../../base/format';
import type { Row } from '../../model/resource';
import { toDetails } from '../../model/details';

/** Events of a resource, newest first. */
export function createEventRows(events: readonly ContainerGroupEvent[], now: number): readonly Row[] {
  const time = (event: ContainerGroupEvent): string => event.LastTimestamp ?? event.FirstTimestamp ?? '';
  const at = (event: ContainerGroupEvent): number => Date.parse(time(event)) || 0;
  const alike = new Map<string, number>();
  return [...events]
    .sort((a, b) => at(b) - at(a))
    .map((event) => {
      const reason = toSingleLine(event.Reason ?? event.Type ?? '', 60);
      const age = formatAge(time(event), now);
      const count = event.Count ?? 1;
      const parts = [age, count > 1 ? `×${count}` : '', toSingleLine(event.Message ?? '', 200)].filter(Boolean);
      const key = `${time(event)}/${reason}/${event.Name ?? event.Metadata?.Name ?? ''}`;
      const nth = alike.get(key) ?? 0;
      alike.set(key, nth + 1);
      return {
        id: `${key}/${nth}`,
        label: reason,
        description: parts.join(' · '),
        icon: event.Type === 'Warning' ? { name: 'warning', tone: 'bad' } : { name: 'info', tone: 'plain' },
        details: toDetails([
          [l10n.t('Type'), event.Type],
          [l10n.t('Reason'), event.Reason],
          [l10n.t('Message'), event.Message],
          [l10n.t('Count'), count],
          [l10n.t('First seen'), event.FirstTimestamp],
          [l10n.t('Last seen'), event.LastTimestamp],
          [l10n.t('Reported by'), event.Source?.Component ?? event.ReportingComponent],
        ]),
        accessibleLabel: [reason, ...parts].join(', '),
      } satisfies Row;
    });
}
