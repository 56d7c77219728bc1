// The filters of the instance listing: the user is prompted for one property at a time, each added to the previous ones.
import * as l10n from '@vscode/l10n';
import { eci } from '../client';
import type { DetailFilter, EciClient } from '../client';
import type { ActionContext, ActionHandler } from '../../../model/action';
import type { Choice } from '../../../model/ports/ask';
import { EciInstance } from './row';
import { parseInstanceQuery } from './query';
import { instanceStatuses } from './status';

type Property = keyof DetailFilter;

/** Lets the user choose a property and its value among those that are in use. */
export const filterInstances: ActionHandler<'none'> = async (context) => {
  const query = parseInstanceQuery(context.view.arrangement.query);
  const property = await context.ask.pick(l10n.t('Filter by'), listProperties(query));
  const change = property && (await askValue(property, context, context.client(eci)));
  if (property && change) {
    const next = change.value === undefined ? without(query, property) : { ...query, [property]: change.value };
    await context.view.update({ query: Object.keys(next).length > 0 ? next : undefined });
  }
  return undefined;
};

function listProperties(query: DetailFilter): readonly Choice<Property>[] {
  const { Status, ZoneId, VSwitchId, ResourceGroupId, Tag } = query;
  const tag = Tag?.map(({ Key, Value }) => (Value === undefined ? Key : `${Key}=${Value}`)).join(', ');
  return [
    { label: l10n.t('Status'), description: Status ?? '', value: 'Status' },
    { label: l10n.t('Zone'), description: ZoneId ?? '', value: 'ZoneId' },
    { label: l10n.t('vSwitch'), description: VSwitchId ?? '', value: 'VSwitchId' },
    { label: l10n.t('Resource group'), description: ResourceGroupId ?? '', value: 'ResourceGroupId' },
    { label: l10n.t('Tag'), description: tag ?? '', value: 'Tag' },
  ];
}

/** `value` is undefined for "any"; the whole is undefined when the user gave up. */
async function askValue(
  property: Property,
  context: ActionContext,
  client: EciClient,
): Promise<{ readonly value: unknown } | undefined> {
  const rows = context.view.resources().filter((row) => row instanceof EciInstance);
  const anything = { label: l10n.t('Any'), icon: 'close', value: { value: undefined as unknown } };
  const typed = { label: l10n.t('Type a value…'), icon: 'edit', value: { value: asked } };
  const texts = async (): Promise<readonly Choice<{ value: unknown }>[]> => {
    const found = await listValuesInUse(property, rows, client, context.signal);
    return [
      anything,
      ...found.map(({ label, value }) => ({ label, value: { value } })),
      ...(property === 'Status' ? [] : [typed]),
    ];
  };
  const picked = await context.ask.pick(l10n.t('Filter by'), texts());
  if (picked?.value !== asked) {
    return picked;
  }
  const text = await context.ask.input({
    title: l10n.t('Filter by'),
    placeholder: property === 'Tag' ? l10n.t('key=value, or a key alone') : '',
    problem: (value) => (value.trim() === '' ? l10n.t('Enter a value.') : undefined),
  });
  return text === undefined ? undefined : { value: property === 'Tag' ? [parseTag(text.trim())] : text.trim() };
}

const asked = Symbol('asked');

async function listValuesInUse(
  property: Property,
  rows: readonly EciInstance[],
  client: EciClient,
  signal: AbortSignal,
): Promise<readonly { readonly label: string; readonly value: unknown }[]> {
  const distinct = (texts: readonly string[]) => [...new Set(texts)].filter(Boolean).sort();
  const plain = (texts: readonly string[]) => distinct(texts).map((text) => ({ label: text, value: text }));
  switch (property) {
    case 'Status':
      return instanceStatuses.codes.map(instanceStatuses.get).map(({ code, text }) => ({ label: text, value: code }));
    case 'ZoneId': {
      const regions = distinct(rows.map(({ ref }) => ref.region));
      return plain((await Promise.all(regions.map((region) => client.listZones(region, signal)))).flat());
    }
    case 'VSwitchId':
      return plain(rows.map(({ known }) => known?.vSwitch ?? ''));
    case 'ResourceGroupId':
      return plain(rows.map(({ known }) => known?.resourceGroup ?? ''));
    case 'Tag':
      return distinct(rows.flatMap(({ known }) => (known?.tags ?? '').split('\n'))).map((text) => ({
        label: text,
        value: [parseTag(text)],
      }));
  }
}

function parseTag(text: string): { readonly Key: string; readonly Value?: string } {
  const at = text.indexOf('=');
  return at < 0 ? { Key: text } : { Key: text.slice(0, at), Value: text.slice(at + 1) };
}

function without(query: DetailFilter, property: Property): DetailFilter {
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== property));
}
