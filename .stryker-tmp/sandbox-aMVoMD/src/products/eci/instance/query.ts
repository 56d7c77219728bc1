// What the service selects instances by, as kept for the workspace.
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../../base/isRecord';
import type { DetailFilter } from '../client';
import { instanceStatuses } from './status';

const names = ['Status', 'ZoneId', 'VSwitchId', 'ResourceGroupId'] as const;

/** Copies what is a query; anything else is dropped. */
export function parseInstanceQuery(value: unknown): DetailFilter {
  const given = isRecord(value) ? value : {};
  const texts = names.flatMap((name) => {
    const text = given[name];
    return typeof text === 'string' && text !== '' ? [[name, text] as const] : [];
  });
  const tags = (Array.isArray(given['Tag']) ? given['Tag'] : []).flatMap((tag: unknown) => {
    const { Key, Value } = isRecord(tag) ? tag : ({} as Readonly<Record<string, unknown>>);
    return typeof Key === 'string' && Key !== '' ? [{ Key, ...(typeof Value === 'string' && { Value }) }] : [];
  });
  return { ...Object.fromEntries(texts), ...(tags.length > 0 && { Tag: tags.slice(0, 10) }) };
}

/** The display text of the query; empty when it selects everything. */
export function formatInstanceQuery(value: unknown): string {
  const { Status, ZoneId, VSwitchId, ResourceGroupId, Tag } = parseInstanceQuery(value);
  const part = (label: string, text: string | undefined): string =>
    text === undefined ? '' : l10n.t('{0} is {1}', label, text);
  return [
    part(l10n.t('Status'), Status === undefined ? undefined : instanceStatuses.get(Status).text),
    part(l10n.t('Zone'), ZoneId),
    part(l10n.t('vSwitch'), VSwitchId),
    part(l10n.t('Resource group'), ResourceGroupId),
    ...(Tag ?? []).map(({ Key, Value }) => part(l10n.t('Tag'), Value === undefined ? Key : `${Key}=${Value}`)),
  ]
    .filter(Boolean)
    .join(', ');
}
