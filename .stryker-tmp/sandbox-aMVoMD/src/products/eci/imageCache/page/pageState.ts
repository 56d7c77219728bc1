// What the page keeps with VS Code, so that hiding the tab or reloading the window loses nothing but passwords.

import { isRecord } from '../../../../base/isRecord';
import {
  type ImageCacheDraft,
  toDraft,
  emptyImageCacheDraft,
  parseImageCacheDraft,
  withoutPasswords,
} from '../form/draft';
import { type ImageCacheFields, parseImageCacheFields } from '../form/fields';
import type { ImageCacheInit } from '../form/panel';

/** All but the draft, which the form has. */
export interface PageState {
  /** Edit: the cache that changes are computed against. */
  readonly base?: ImageCacheFields;
  /** Edit: the cache as the extension reported it when `base` was chosen; a different one means there is news. */
  readonly opened?: ImageCacheFields;
  /** Whether `base` is what a conflict showed, which the extension knows of. */
  readonly decided: boolean;
  /** The draft is from an earlier session, and the user has not yet chosen to keep it. */
  readonly restored: boolean;
  /** The cache as the conflict that is open shows it. */
  readonly conflict?: ImageCacheFields;
  /** How it ended, once it did. */
  readonly done?: string;
  /** Milliseconds since the epoch. */
  readonly retryAt: number;
}

export interface KeptPage {
  readonly draft: ImageCacheDraft;
  readonly state: PageState;
}

export function createFreshState({ opened }: ImageCacheInit): PageState {
  return { ...(opened && { base: opened, opened }), decided: false, restored: false, retryAt: 0 };
}

/** The cache is known to be `base` now, of which the extension knows from a conflict. */
export function createDecidedState({ opened }: PageState, base: ImageCacheFields): PageState {
  return { base, ...(opened && { opened }), decided: true, restored: false, retryAt: 0 };
}

/** What the page kept, else what the extension did, else a form without changes. */
export function restoreState(init: ImageCacheInit, kept: unknown): KeptPage {
  const fresh = createFreshState(init);
  const base = init.draftOpened ?? init.opened;
  return (
    parseKept(kept) ??
    (init.draft
      ? { draft: init.draft, state: { ...fresh, ...(base && { base, opened: base }), restored: true } }
      : { draft: startDraft(init, fresh), state: fresh })
  );
}

/** What a form without changes holds. */
export function startDraft(init: ImageCacheInit, { base }: PageState): ImageCacheDraft {
  return base ? toDraft(base) : (init.prefill ?? emptyImageCacheDraft);
}

/** Whether two drafts say the same; empty rows say nothing. */
export function isSameDraft(one: ImageCacheDraft, other: ImageCacheDraft): boolean {
  return serializeDraft(one) === serializeDraft(other);
}

function serializeDraft(draft: ImageCacheDraft): string {
  const filled = (row: object): boolean => Object.values(row).some((text) => String(text).trim() !== '');
  const texts = Object.entries({
    ...draft,
    images: draft.images.filter((image) => image.trim() !== ''),
    credentials: draft.credentials.filter(filled),
    acrRegistries: draft.acrRegistries.filter(filled),
    tags: draft.tags.filter(filled).map(({ key, value }) => [key, value]),
  });
  return JSON.stringify(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function serializePage(draft: ImageCacheDraft, state: PageState): KeptPage {
  return { draft: withoutPasswords(draft), state };
}

/** It was written by a page, maybe long ago: undefined unless sound. */
function parseKept(raw: unknown): KeptPage | undefined {
  if (!isRecord(raw) || !isRecord(raw.state)) {
    return undefined;
  }
  const { done, retryAt, decided, restored } = raw.state;
  const draft = parseImageCacheDraft(raw.draft);
  const base = parseImageCacheFields(raw.state.base);
  const opened = parseImageCacheFields(raw.state.opened);
  const conflict = parseImageCacheFields(raw.state.conflict);
  const state = {
    ...(base && { base }),
    ...(opened && { opened }),
    ...(conflict && { conflict }),
    decided: decided === true,
    restored: restored === true,
    ...(typeof done === 'string' && { done }),
    retryAt: typeof retryAt === 'number' ? retryAt : 0,
  };
  return draft && { draft, state };
}
