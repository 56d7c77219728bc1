// The messages of the image cache form.

import { isRecord } from '../../../../base/isRecord';
import type { Problem } from '../../../../panels/channel/envelope';
import { defineCommand, defineNotification, definePanel, defineRequest } from '../../../../model/panelProtocol';
import { type ImageCacheDraft, parseImageCacheDraft, withoutPasswords } from './draft';
import { type ImageCacheFields, parseImageCacheFields } from './fields';

export interface ImageCacheInit {
  readonly mode: 'create' | 'edit';
  /** Create: `id` and `name` are not shown. */
  readonly target: { readonly region: string; readonly id: string; readonly name: string };
  /** On whose behalf, as the user knows the account. */
  readonly account: string;
  /** Edit: what the service returned last. */
  readonly opened?: ImageCacheFields;
  /** What a create begins with when there is more to go by than an empty form. */
  readonly prefill?: ImageCacheDraft;
  /** What `keepDraft` gave at an earlier time: shown as restored when the page itself remembers nothing. */
  readonly draft?: ImageCacheDraft;
  /** The `opened` that came with that draft: what the cache was like when it was typed. */
  readonly draftOpened?: ImageCacheFields;
}

export type ImageCacheAnswer =
  /** One sentence for the user. */
  | { readonly state: 'done'; readonly message: string }
  /** `path`: the rejected field, named as in the findings, when the error identifies it. */
  | { readonly state: 'refused'; readonly problem: Problem & { readonly path?: string } }
  /** The cache is no longer what the user saw: nothing was sent. */
  | { readonly state: 'conflict'; readonly now: ImageCacheFields }
  /** There was nothing to send, or the service reported no change. */
  | { readonly state: 'unchanged' };

/** `draft` null: there is nothing to remember any more. Passwords are gone before a handler sees it. */
export interface KeptDraft {
  readonly draft: ImageCacheDraft | null;
  /** Edit: what the cache was like when the draft was typed. */
  readonly opened?: ImageCacheFields;
}

/** The largest request as a command line has some 600 000 characters. */
const maxCopied = 1024 * 1024;

export const imageCachePanel = definePanel('imageCache', 1, {
  init: defineNotification<ImageCacheInit>(),
  /**
   * `overwrite`: the user has seen the latest conflict and decided. The draft then holds the values of its `now` wherever
   * the user changed nothing, and is to be judged against that `now`. A handler may also throw: the form shows that the
   * same way.
   */
  submit: defineRequest<{ readonly draft: ImageCacheDraft; readonly overwrite: boolean }, ImageCacheAnswer>((raw) => {
    const { draft: rawDraft, overwrite } = isRecord(raw) ? raw : {};
    const draft = parseImageCacheDraft(rawDraft);
    return draft && typeof overwrite === 'boolean' ? { draft, overwrite } : undefined;
  }),
  keepDraft: defineCommand<KeptDraft>((raw) => {
    if (!isRecord(raw)) {
      return undefined;
    }
    const draft = raw.draft === null ? null : parseImageCacheDraft(raw.draft);
    const opened = parseImageCacheFields(raw.opened);
    return draft === undefined
      ? undefined
      : { draft: draft && withoutPasswords(draft), ...(draft && opened ? { opened } : {}) };
  }),
  copy: defineCommand<{ readonly what: 'cli'; readonly text: string }>((raw) => {
    const { what, text } = isRecord(raw) ? raw : {};
    return what === 'cli' && typeof text === 'string' && text.length <= maxCopied ? { what, text } : undefined;
  }),
});

export type ImageCachePanel = typeof imageCachePanel;
