// Find, group, sort and clear: the same for every kind that names its fields.
import * as l10n from '@vscode/l10n';
import type { ActionHandler, ActionManifest } from '../../model/action';
import type { Choice } from '../../model/ports/ask';
import type { Field } from '../../model/field';
import type { Arrangement } from '../../model/viewPort';

/**
 * The manifest entries. Buttons in the title of a view cover its numbers: only what is always needed is one, in every view the same;
 * the rest is in the menu beside them. `nouns` is the plural in English, in title case.
 */
export function createViewActions<const N extends string>(nouns: N) {
  const ofView = { target: 'none', access: 'read', group: '' } as const;
  return {
    find: { ...ofView, title: `Find ${nouns}…`, icon: 'search', viewTitle: 'navigation@2' },
    clearFilter: {
      ...ofView,
      title: `Show All ${nouns}`,
      icon: 'clear-all',
      viewTitle: 'navigation@4',
      viewWhen: 'filtered',
    },
    groupBy: { ...ofView, title: `Group ${nouns}…`, icon: 'group-by-ref-type', viewTitle: '1_arrange@1' },
    sortBy: { ...ofView, title: `Sort ${nouns}…`, icon: 'sort-precedence', viewTitle: '1_arrange@2' },
  } as const satisfies Record<string, ActionManifest>;
}

/** What the entries do, for a kind with these fields. */
export function bindViewActions(
  fields: readonly Field[],
): Readonly<Record<'find' | 'clearFilter' | 'groupBy' | 'sortBy', ActionHandler<'none'>>> {
  return {
    find: async ({ ask, view }) => {
      const before = view.arrangement.find;
      const names = fields.flatMap((field) => (field.find ? [field.label()] : []));
      const typed = await ask.input({
        title: l10n.t('Find'),
        value: before ?? '',
        placeholder: names.join(', '),
        onChange: (text) => void view.update({ find: text }, false),
      });
      await view.update({ find: typed ?? before });
      return undefined;
    },
    clearFilter: async ({ view }) => {
      await view.update({ find: undefined, query: undefined });
      return undefined;
    },
    groupBy: async ({ ask, view }) => {
      const current = view.arrangement.groupBy?.field;
      const picked = await ask.pick(l10n.t('Group by'), [
        createChoice(l10n.t('Region'), undefined, current === undefined),
        ...fields
          .filter((field) => field.group)
          .map((field) => createChoice(field.label(), field, current === field.id)),
      ]);
      if (!picked) {
        return undefined;
      }
      const { field } = picked;
      const { variants } = field ?? {};
      if (!field || !variants) {
        await view.update({ groupBy: field && { field: field.id } });
        return undefined;
      }
      const keys = [...new Set(view.resources().flatMap((resource) => variants(resource)))].sort();
      const variant = await ask.pick(
        l10n.t('Group by: {0}', field.label()),
        keys.map((key) => ({ label: key, value: key })),
      );
      if (variant !== undefined) {
        await view.update({ groupBy: { field: field.id, variant } });
      }
      return undefined;
    },
    sortBy: async ({ ask, view }) => {
      const current = view.arrangement.sortBy;
      const ways = fields
        .filter((field) => field.sort)
        .flatMap((field) =>
          [false, true].map((descending): Choice<{ readonly sortBy: Arrangement['sortBy'] }> => ({
            label: field.label(),
            description: descending ? l10n.t('descending') : l10n.t('ascending'),
            icon: current?.field === field.id && current.descending === descending ? 'check' : 'blank',
            value: { sortBy: { field: field.id, descending } },
          })),
        );
      const asListed = {
        label: l10n.t('As listed by the service'),
        icon: current ? 'blank' : 'check',
        value: { sortBy: undefined },
      };
      const picked = await ask.pick(l10n.t('Sort by'), [asListed, ...ways]);
      if (picked) {
        await view.update({ sortBy: picked.sortBy });
      }
      return undefined;
    },
  };
}

function createChoice(
  label: string,
  field: Field | undefined,
  isCurrent: boolean,
): Choice<{ readonly field?: Field | undefined }> {
  return { label, icon: isCurrent ? 'check' : 'blank', value: { field } };
}
