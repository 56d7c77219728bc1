import { deepEqual, equal } from 'node:assert/strict';
import { emptyImageCacheDraft, toDraft } from '../../../../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheInit } from '../../../../../../src/products/eci/imageCache/form/panel';
import {
  createDecidedState,
  createFreshState,
  isSameDraft,
  restoreState,
  serializePage,
  startDraft,
} from '../../../../../../src/products/eci/imageCache/page/pageState';
import { cacheTarget, createDraft, openedCache } from '../../../../../support/panel/imageCacheSamples';

const edit: ImageCacheInit = { mode: 'edit', target: cacheTarget, account: 'production', opened: openedCache };
const create: ImageCacheInit = { mode: 'create', target: cacheTarget, account: 'production' };
const theirs = { ...openedCache, name: 'theirs' };
const credential = { server: 'a.com', userName: 'me', password: 'hunter2' };

describe('the state of the image cache form', () => {
  it('begins an edit with the cache as it was opened, and a create with nothing', () => {
    deepEqual(createFreshState(edit), {
      ...{ base: openedCache, opened: openedCache },
      ...{ decided: false, restored: false, retryAt: 0 },
    });
    deepEqual(createFreshState(create), { decided: false, restored: false, retryAt: 0 });
  });

  it('continues from what a conflict showed', () => {
    deepEqual(createDecidedState({ ...createFreshState(edit), retryAt: 5, restored: true }, theirs), {
      ...{ base: theirs, opened: openedCache },
      ...{ decided: true, restored: false, retryAt: 0 },
    });
    deepEqual(createDecidedState(createFreshState(create), theirs), {
      ...{ base: theirs, decided: true, restored: false, retryAt: 0 },
    });
  });

  it('starts with the values of the cache, of what is filled in, or with none', () => {
    deepEqual(startDraft(edit, createFreshState(edit)), toDraft(openedCache));
    deepEqual(startDraft({ ...create, prefill: createDraft }, createFreshState(create)), createDraft);
    deepEqual(startDraft(create, createFreshState(create)), emptyImageCacheDraft);
  });
});

describe('the restored state of the image cache form', () => {
  const draft = { ...toDraft(openedCache), size: '50' };
  const state = {
    ...createFreshState(edit),
    conflict: theirs,
    decided: true,
    restored: true,
    done: 'Done.',
    retryAt: 7,
  };

  it('is what the page kept', () => {
    const kept: unknown = JSON.parse(JSON.stringify(serializePage(draft, state)));
    deepEqual(restoreState({ ...edit, draft: createDraft }, kept), { draft, state });
  });

  it('never holds a password', () => {
    const kept = serializePage({ ...draft, credentials: [credential] }, state);
    deepEqual(kept.draft.credentials, [{ ...credential, password: '' }]);
  });

  it('is what the extension kept when the page kept nothing sound', () => {
    const restored = { draft, state: { ...createFreshState(edit), restored: true } };
    for (const kept of [undefined, 'x', {}, { draft }, { draft: { size: 5 }, state: {} }]) {
      deepEqual(restoreState({ ...edit, draft }, kept), restored);
    }
  });

  it('knows what the cache was like when the draft was typed', () => {
    const { state: restored } = restoreState({ ...edit, opened: theirs, draft, draftOpened: openedCache }, undefined);
    deepEqual([restored.base, restored.opened], [openedCache, openedCache]);
    deepEqual(restoreState({ ...create, draft }, undefined).state, { ...createFreshState(create), restored: true });
  });

  it('is a form without changes when neither kept anything', () => {
    deepEqual(restoreState(edit, undefined), { draft: toDraft(openedCache), state: createFreshState(edit) });
  });

  it('drops the parts that are not sound', () => {
    const unsound = { base: 1, opened: 'x', conflict: {}, decided: 'yes', restored: 1, done: 5, retryAt: '7' };
    deepEqual(restoreState(edit, { draft, state: unsound }), {
      draft,
      state: { decided: false, restored: false, retryAt: 0 },
    });
  });
});

describe('two drafts of an image cache', () => {
  it('are the same whatever empty rows they have and in whatever order their fields are', () => {
    const reversed = Object.fromEntries(Object.entries(createDraft).reverse()) as unknown as typeof createDraft;
    equal(isSameDraft(createDraft, reversed), true);
    const withEmptyRows = {
      ...createDraft,
      images: [...createDraft.images, ' ', ''],
      credentials: [{ server: '', userName: ' ', password: '' }],
      acrRegistries: [
        { ...{ instanceId: '', instanceName: '', regionId: '' }, ...{ domains: '', arnService: '', arnUser: '' } },
      ],
      tags: [{ value: '', key: ' ' }],
    };
    equal(isSameDraft(createDraft, withEmptyRows), true);
  });

  it('compare tags as pairs, in whatever order a pair was made', () => {
    const one = { ...createDraft, tags: [{ key: 'a', value: 'b' }] };
    equal(isSameDraft(one, { ...createDraft, tags: [{ value: 'b', key: 'a' }] }), true);
    equal(isSameDraft(one, { ...createDraft, tags: [{ key: 'b', value: 'a' }] }), false);
  });

  it('differ in any field and any row', () => {
    equal(isSameDraft(createDraft, { ...createDraft, size: '5' }), false);
    equal(isSameDraft(createDraft, { ...createDraft, pullAgain: true }), false);
    equal(isSameDraft(createDraft, { ...createDraft, images: [...createDraft.images, 'b'] }), false);
    equal(isSameDraft(createDraft, { ...createDraft, credentials: [credential] }), false);
    const registry = {
      ...{ instanceId: '', instanceName: '', regionId: '' },
      ...{ domains: '', arnService: '', arnUser: 'x' },
    };
    equal(isSameDraft(createDraft, { ...createDraft, acrRegistries: [registry] }), false);
    equal(isSameDraft(createDraft, { ...createDraft, tags: [{ key: '', value: 'x' }] }), false);
  });
});
