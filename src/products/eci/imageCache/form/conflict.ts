// An image cache that changed while its form was open: what differs, and how the draft goes on from there.

import * as l10n from '@vscode/l10n';
import { oneLine } from '../../../../base/text';
import { labelOfChoice, labelOfList, labelOfText, nameOfStrategy } from './describe';
import { type ImageCacheDraft, draftOf } from './draft';
import { expiryText } from './expiry';
import { type ImageCacheFields, isSameList, isSameTags, ownTags, tagText } from './fields';

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
export function conflictOf(
  opened: ImageCacheFields,
  mine: ImageCacheDraft,
  now: ImageCacheFields,
): readonly ConflictRow[] {
  const fields: Field[] = ['images', 'name', 'size', 'expiry', 'eliminationStrategy', 'tags', 'resourceGroupId'];
  const start = draftOf(opened);
  return fields
    .filter((field) => !isSame(field, opened, now) && (field !== 'expiry' || isTouched(field, start, mine)))
    .map((field) => ({
      label: labelOf(field),
      opened: linesOf(field, opened),
      mine: linesOfDraft(field, mine, opened),
      now: linesOf(field, now),
      isMine: isTouched(field, start, mine),
    }));
}

/** The draft with the values of `now` wherever its user changed nothing since `opened`. */
export function rebaseDraft(draft: ImageCacheDraft, opened: ImageCacheFields, now: ImageCacheFields): ImageCacheDraft {
  const start = draftOf(opened);
  const current = draftOf(now);
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
      return !isSameList(start.images, filled(draft.images));
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

function labelOf(field: Field): string {
  switch (field) {
    case 'images':
    case 'tags':
      return labelOfList(field);
    case 'eliminationStrategy':
      return labelOfChoice(field);
    case 'expiry':
      return l10n.t('Expires');
    default:
      return labelOfText(field);
  }
}

function linesOf(field: Field, fields: ImageCacheFields): string[] {
  switch (field) {
    case 'images':
      return readable(fields.images);
    case 'tags':
      return readable(ownTags(fields.tags).map(tagText));
    case 'size':
      return fields.sizeGiB > 0 ? [`${fields.sizeGiB} GiB`] : [];
    case 'expiry':
      return [expiryText(fields.expireDateTime)];
    case 'eliminationStrategy':
      return [nameOfStrategy(fields.eliminationStrategy)];
    default:
      return readable([fields[field]]);
  }
}

function linesOfDraft(field: Field, draft: ImageCacheDraft, opened: ImageCacheFields): string[] {
  switch (field) {
    case 'images':
      return readable(draft.images);
    case 'tags':
      return readable(draft.tags.map(tagText));
    case 'size':
      return readable([draft.size]).map((size) => `${size} GiB`);
    case 'expiry':
      return [l10n.t('{0} days from now', draft.retentionDays.trim())];
    case 'eliminationStrategy': {
      const { eliminationStrategy: chosen } = draft;
      return [nameOfStrategy(chosen === 'keep' ? opened.eliminationStrategy : chosen === 'none' ? '' : chosen)];
    }
    default:
      return readable([draft[field]]);
  }
}

function readable(texts: readonly string[]): string[] {
  return filled(texts).map((text) => oneLine(text));
}

function filled(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
