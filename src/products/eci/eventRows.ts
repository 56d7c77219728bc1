import * as l10n from '@vscode/l10n';
import { oneLine } from '../../base/text';
import type { ContainerGroupEvent } from './wire/containerGroup';
import { ageOf } from '../../model/format';
import type { Row } from '../../model/resource';
import { labelled } from '../../model/details';

/** Events of a resource, newest first. */
export function eventRows(events: readonly ContainerGroupEvent[], now: number): readonly Row[] {
  const time = (event: ContainerGroupEvent): string => event.LastTimestamp ?? event.FirstTimestamp ?? '';
  const at = (event: ContainerGroupEvent): number => Date.parse(time(event)) || 0;
  const alike = new Map<string, number>();
  return [...events]
    .sort((a, b) => at(b) - at(a))
    .map((event) => {
      const reason = oneLine(event.Reason ?? event.Type ?? '', 60);
      const age = ageOf(time(event), now);
      const count = event.Count ?? 1;
      const words = [age, count > 1 ? `×${count}` : '', oneLine(event.Message ?? '', 200)].filter(Boolean);
      const key = `${time(event)}/${reason}/${event.Name ?? event.Metadata?.Name ?? ''}`;
      const nth = alike.get(key) ?? 0;
      alike.set(key, nth + 1);
      return {
        id: `${key}/${nth}`,
        label: reason,
        description: words.join(' · '),
        icon: event.Type === 'Warning' ? { name: 'warning', tone: 'bad' } : { name: 'info', tone: 'plain' },
        details: labelled([
          [l10n.t('Type'), event.Type],
          [l10n.t('Reason'), event.Reason],
          [l10n.t('Message'), event.Message],
          [l10n.t('Count'), count],
          [l10n.t('First seen'), event.FirstTimestamp],
          [l10n.t('Last seen'), event.LastTimestamp],
          [l10n.t('Reported by'), event.Source?.Component ?? event.ReportingComponent],
        ]),
        spoken: [reason, ...words].join(', '),
      } satisfies Row;
    });
}
