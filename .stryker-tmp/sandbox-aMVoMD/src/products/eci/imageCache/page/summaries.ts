// What the collapsed sections of the form show about their fields.

import * as l10n from '@vscode/l10n';
import { getChoiceLabel, getTextLabel, formatSwitch } from '../form/describe';
import type { ImageCacheDraft, SwitchDraft } from '../form/draft';
import { splitList } from '../form/textRules';

export type FormGroup = 'credentials' | 'acrRegistries' | 'network' | 'speed' | 'tags' | 'resourceGroup';

export function summarizeGroup(group: FormGroup, draft: ImageCacheDraft, isCreate: boolean): string {
  const untouched = isCreate ? l10n.t('Defaults') : l10n.t('Unchanged');
  switch (group) {
    case 'credentials':
      return joinParts(
        [formatRowCount(draft.credentials), ...(isCreate ? listInsecureRegistries(draft) : [])],
        isCreate ? l10n.t('None') : untouched,
      );
    case 'acrRegistries':
      return joinParts([formatRowCount(draft.acrRegistries)], isCreate ? l10n.t('None') : untouched);
    case 'network':
      return joinParts(listNetwork(draft, isCreate), isCreate ? l10n.t('Required') : untouched);
    case 'speed':
      return joinParts(
        [
          formatLabelledSwitch(getChoiceLabel('autoMatch'), draft.autoMatch),
          formatLabelledSwitch(getChoiceLabel('flash'), draft.flash),
          formatAmount(getTextLabel('standardCopyCount'), draft.standardCopyCount),
          formatAmount(getTextLabel('flashCopyCount'), draft.flashCopyCount),
        ],
        untouched,
      );
    case 'tags':
      return joinParts([formatRowCount(draft.tags)], l10n.t('None'));
    case 'resourceGroup':
      return joinParts([draft.resourceGroupId], untouched);
  }
}

/** Which of the lists of registries reached without TLS, or without checking it, are filled. */
function listInsecureRegistries(draft: ImageCacheDraft): readonly string[] {
  const fields = ['plainHttpRegistry', 'insecureRegistry'] as const;
  return fields.filter((field) => splitList(draft[field]).length > 0).map((field) => getTextLabel(field));
}

function listNetwork(draft: ImageCacheDraft, isCreate: boolean): readonly string[] {
  const texts =
    isCreate && draft.useDefaultNetwork
      ? [l10n.t('Defaults of the account')]
      : [draft.securityGroupId, splitList(draft.vSwitchId).join(', ')];
  return [...texts, isCreate ? draft.zoneId : '', draft.eipInstanceId];
}

function joinParts(texts: readonly string[], none: string): string {
  const set = texts.map((text) => text.trim()).filter((text) => text !== '');
  const all = set.join(' · ');
  return set.length === 0 ? none : all.length > 120 ? `${all.slice(0, 119)}…` : all;
}

function formatRowCount(rows: readonly object[]): string {
  const filled = rows.filter((row) => Object.values(row).some((text) => String(text).trim() !== '')).length;
  return filled === 0 ? '' : String(filled);
}

function formatLabelledSwitch(label: string, chosen: SwitchDraft): string {
  return chosen === 'keep' ? '' : l10n.t('{0}: {1}', label, formatSwitch(chosen === 'true'));
}

function formatAmount(label: string, typed: string): string {
  return typed.trim() === '' ? '' : l10n.t('{0}: {1}', label, typed.trim());
}
