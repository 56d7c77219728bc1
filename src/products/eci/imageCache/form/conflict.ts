// An image cache that changed while its form was open: what differs, and how the draft continues from there.

import * as l10n from '@vscode/l10n';
import { formatGiB } from '../../../../base/format';
import { toSingleLine } from '../../../../base/text';
import { getChoiceLabel, getListLabel, getTextLabel, formatStrategy } from './describe';
import { type ImageCacheDraft, toDraft } from './draft';
import { formatExpiry } from './expiry';
import { type ImageCacheFields, isSameList, isSameTags, filterOwnTags, formatTag } from './fields';

export interface ConflictRow {
  readonly label: string;
  /** Each as lines of text; none means empty. */
  readonly opened: readonly string[];
  readonly mine: readonly string[];
  readonly now: readonly string[];
  /** False: the draft leaves this field alone, so what it is now stays. */
  readonly isMine: boolean;
}

type Field = 'images' | 'name' | 'size' | 'expiry' | 'eliminationStrategy' | 'tags' | 'resourceGroupId';

/**
 * What the service returned when the form was opened and returns differently now; empty when nothing is in the way of
 * `mine`. The expiry counts only when `mine` sets it: it may be put off by others without harm to either side.
 */
export function findConflicts(
  opened: ImageCacheFields,
  mine: ImageCacheDraft,
  now: ImageCacheFields,
): readonly ConflictRow[] {
  const fields: Field[] = ['images', 'name', 'size', 'expiry', 'eliminationStrategy', 'tags', 'resourceGroupId'];
  const start = toDraft(opened);
  return fields
    .filter((field) => !isSame(field, opened, now) && (field !== 'expiry' || isTouched(field, start, mine)))
    .map((field) => ({
      label: getFieldLabel(field),
      opened: formatFieldLines(field, opened),
      mine: formatDraftLines(field, mine, opened),
      now: formatFieldLines(field, now),
      isMine: isTouched(field, start, mine),
    }));
}

/** The draft with the values of `now` wherever its user changed nothing since `opened`. */
export function rebaseDraft(draft: ImageCacheDraft, opened: ImageCacheFields, now: ImageCacheFields): ImageCacheDraft {
  const start = toDraft(opened);
  const current = toDraft(now);
  const keep = (field: Field): boolean => isTouched(field, start, draft);
  return {
    ...draft,
    ...(keep('images') ? {} : { images: current.images }),
    ...(keep('name') ? {} : { name: current.name }),
    ...(keep('size') ? {} : { size: current.size }),
    ...(keep('eliminationStrategy') ? {} : { eliminationStrategy: current.eliminationStrategy }),
    ...(keep('tags') ? {} : { tags: current.tags }),
    ...(keep('resourceGroupId') ? {} : { resourceGroupId: current.resourceGroupId }),
  };
}

function isTouched(field: Field, start: ImageCacheDraft, draft: ImageCacheDraft): boolean {
  switch (field) {
    case 'images':
      return !isSameList(start.images, trimEmpty(draft.images));
    case 'tags':
      return !isSameTags(
        start.tags,
        draft.tags.filter(({ key, value }) => key.trim() !== '' || value.trim() !== ''),
      );
    case 'expiry':
      return draft.retentionDays.trim() !== '';
    default:
      return start[field] !== draft[field];
  }
}

function isSame(field: Field, opened: ImageCacheFields, now: ImageCacheFields): boolean {
  switch (field) {
    case 'images':
      return isSameList(opened.images, now.images);
    case 'tags':
      return isSameTags(opened.tags, now.tags);
    case 'size':
      return opened.sizeGiB === now.sizeGiB;
    case 'expiry':
      return (opened.expireDateTime ?? '') === (now.expireDateTime ?? '');
    default:
      return opened[field] === now[field];
  }
}

function getFieldLabel(field: Field): string {
  switch (field) {
    case 'images':
    case 'tags':
      return getListLabel(field);
    case 'eliminationStrategy':
      return getChoiceLabel(field);
    case 'expiry':
      return l10n.t('Expires');
    default:
      return getTextLabel(field);
  }
}

function formatFieldLines(field: Field, fields: ImageCacheFields): string[] {
  switch (field) {
    case 'images':
      return toReadableLines(fields.images);
    case 'tags':
      return toReadableLines(filterOwnTags(fields.tags).map(formatTag));
    case 'size':
      return fields.sizeGiB > 0 ? [formatGiB(fields.sizeGiB)] : [];
    case 'expiry':
      return [formatExpiry(fields.expireDateTime)];
    case 'eliminationStrategy':
      return [formatStrategy(fields.eliminationStrategy)];
    default:
      return toReadableLines([fields[field]]);
  }
}

function formatDraftLines(field: Field, draft: ImageCacheDraft, opened: ImageCacheFields): string[] {
  switch (field) {
    case 'images':
      return toReadableLines(draft.images);
    case 'tags':
      return toReadableLines(draft.tags.map(formatTag));
    case 'size':
      return toReadableLines([draft.size]).map(formatGiB);
    case 'expiry':
      return [l10n.t('{0} days from now', draft.retentionDays.trim())];
    case 'eliminationStrategy': {
      const { eliminationStrategy: chosen } = draft;
      return [formatStrategy(chosen === 'keep' ? opened.eliminationStrategy : chosen === 'none' ? '' : chosen)];
    }
    default:
      return toReadableLines([draft[field]]);
  }
}

function toReadableLines(texts: readonly string[]): string[] {
  return trimEmpty(texts).map((text) => toSingleLine(text));
}

function trimEmpty(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
