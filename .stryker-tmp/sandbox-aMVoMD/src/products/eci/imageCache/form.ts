// The form of an image cache, for creating one and for changing one.
import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../../base/errors';
import { ApiError } from '../../../cloud/errors/apiError';
import type { EciClient } from '../client';
import type { ImageCache } from '../wire/imageCache';
import type { ActionContext } from '../../../model/action';
import { allowsAction } from '../../../model/allowsAction';
import { toCommandId } from '../../../model/commandId';
import type { ResourceRef } from '../../../model/resource';
import { toProblem } from '../../../panels/channel/problem';
import { parseImageCacheDraft } from './form/draft';
import type { ImageCacheDraft } from './form/draft';
import { isSameImageCache, parseImageCacheFields } from './form/fields';
import type { ImageCacheFields } from './form/fields';
import { imageCachePanel } from './form/panel';
import type { ImageCacheAnswer, ImageCacheInit } from './form/panel';
import type { ImageCacheRequest } from './form/request';
import { validateImageCacheDraft } from './form/validate';
import { findErrorField } from './errorFields';
import { imageCacheManifest } from './manifest';
import { toImageCacheFields } from './row';
import { imageCacheStatuses } from './status';

interface FormSpec {
  readonly target: ResourceRef;
  /** The action that opened it, for restoring. */
  readonly action: 'create' | 'createFromInstance' | 'edit';
  readonly title: string;
  /** On edit: the cache as it was when the form was opened. */
  readonly opened?: ImageCacheFields;
  /** What to fill in when there is no draft. */
  readonly draft?: ImageCacheDraft;
  readonly send: (request: ImageCacheRequest, clientToken: string, signal: AbortSignal) => Promise<string>;
  /** On edit: the cache as it is now. */
  readonly readNow?: (signal: AbortSignal) => Promise<ImageCacheFields>;
}

export function openForm(context: ActionContext, spec: FormSpec): void {
  const tokens = new RequestTokens();
  // What the user has seen of the cache: at first what was opened, after a conflict what it was then.
  let seen = spec.opened;
  const submit = async (draft: ImageCacheDraft, overwrite: boolean, signal: AbortSignal): Promise<ImageCacheAnswer> => {
    const base = overwrite ? seen : spec.opened;
    const { request, errors } = validateImageCacheDraft(
      draft,
      base ? { mode: 'edit', opened: base } : { mode: 'create' },
    );
    if (!request) {
      const [first] = errors;
      const message = first?.message ?? l10n.t('Some values are not valid.');
      return { state: 'refused', problem: { message, hint: '', ...(first && { path: first.path }) } };
    }
    if (
      base &&
      Object.keys(request).every((name) => name === 'ImageCacheName') &&
      request.ImageCacheName === base.name
    ) {
      return { state: 'unchanged' };
    }
    const now = await spec.readNow?.(signal);
    if (now && base && !isSameImageCache(now, base)) {
      seen = now;
      return { state: 'conflict', now };
    }
    const message = await spec.send(request, tokens.getToken(request), signal);
    tokens.discard();
    await context.drafts.set(spec.target, undefined);
    return { state: 'done', message };
  };
  const panel = context.show.panel({
    protocol: imageCachePanel,
    title: spec.title,
    target: spec.target,
    command: toCommandId(imageCacheManifest, spec.action),
    init: () => ({
      mode: spec.opened ? ('edit' as const) : ('create' as const),
      target: spec.target,
      account: context.account,
      ...(spec.opened && { opened: spec.opened }),
      ...(spec.draft && { prefill: spec.draft }),
      ...restoreDraft(context, spec),
    }),
    handlers: {
      submit: async ({ draft, overwrite }, signal) => {
        const answer = await toRefusal(() => submit(draft, overwrite, signal));
        if (answer.state === 'done') {
          context.show.message(answer.message);
          panel.close();
        }
        return answer;
      },
      keepDraft: ({ draft, ...rest }) => context.drafts.set(spec.target, draft ? { draft, ...rest } : undefined),
      copy: ({ text }) => context.show.copy(text),
    },
  });
}

/** The unsent draft of an earlier time, else what the action fills in. */
function restoreDraft(context: ActionContext, spec: FormSpec): Pick<ImageCacheInit, 'draft' | 'draftOpened'> {
  const kept = context.drafts.get(spec.target) as { readonly draft?: unknown; readonly opened?: unknown } | undefined;
  const draft = parseImageCacheDraft(kept?.draft);
  const draftOpened = parseImageCacheFields(kept?.opened);
  if (draft) {
    return { draft, ...(draftOpened && { draftOpened }) };
  }
  return {};
}

/** A service error lands on the field it speaks of; what is no service error is the panel's to show. */
async function toRefusal(work: () => Promise<ImageCacheAnswer>): Promise<ImageCacheAnswer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) {
      throw error;
    }
    if (error.code === 'NoNeedUpdate') {
      return { state: 'unchanged' };
    }
    const path = findErrorField(error.code);
    return { state: 'refused', problem: { ...toProblem(error), ...(path !== undefined && { path }) } };
  }
}

/** One ClientToken per content: sending the same again after an unclear failure is the same request to the service. */
class RequestTokens {
  private content = '';
  private token = '';

  getToken(request: ImageCacheRequest): string {
    const content = JSON.stringify(request);
    if (content !== this.content || this.token === '') {
      this.content = content;
      this.token = randomUUID();
    }
    return this.token;
  }

  discard(): void {
    this.content = '';
    this.token = '';
  }
}

/** Reads a cache for editing. @throws UserFacingError when it is gone or its state does not allow it. */
export async function readForEdit(client: EciClient, target: ResourceRef, signal: AbortSignal): Promise<ImageCache> {
  const wire = await client.describeImageCache(target.region, target.id, signal);
  if (!wire) {
    throw new UserFacingError(
      l10n.t('The image cache {0} no longer exists.', target.name),
      l10n.t('Refresh the list.'),
    );
  }
  const code = wire.Status ?? '';
  if (!allowsAction(imageCacheManifest, { status: imageCacheStatuses.get(code) }, 'edit')) {
    throw new UserFacingError(
      l10n.t('The image cache {0} cannot be changed now: {1}.', target.name, imageCacheStatuses.get(code).text),
      l10n.t(
        'You can only change an image cache that is ready or whose last update failed. Wait for one of these states.',
      ),
    );
  }
  return wire;
}

export async function readFields(
  client: EciClient,
  target: ResourceRef,
  signal: AbortSignal,
): Promise<ImageCacheFields> {
  const wire = await client.describeImageCache(target.region, target.id, signal);
  if (!wire) {
    throw new UserFacingError(
      l10n.t('The image cache {0} no longer exists.', target.name),
      l10n.t('Refresh the list.'),
    );
  }
  return toImageCacheFields(wire);
}
