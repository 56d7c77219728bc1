import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import {
  toDraft,
  emptyCredential,
  emptyImageCacheDraft,
  parseImageCacheDraft,
  withoutPasswords,
} from '../../../../../../src/products/eci/imageCache/form/draft';
import { imageCachePanel } from '../../../../../../src/products/eci/imageCache/form/panel';
import { anyDraft, opened } from './samples';

describe('the draft of an image cache', () => {
  it('begins an edit with what the service returns and leaves the rest as it is', () => {
    deepEqual(toDraft(opened), {
      ...emptyImageCacheDraft,
      name: 'web-images',
      size: '20',
      images: ['registry.example.com/web:1', 'registry.example.com/log:2'],
      tags: [{ key: 'team', value: 'web' }],
      resourceGroupId: 'rg-acf1',
      eliminationStrategy: 'none',
    });
    equal(toDraft({ ...opened, eliminationStrategy: 'LRU' }).eliminationStrategy, 'LRU');
    equal(toDraft({ ...opened, eliminationStrategy: 'FIFO' }).eliminationStrategy, 'keep');
    equal(toDraft({ ...opened, sizeGiB: 0 }).size, '');
  });

  it('is read from outside as it was written', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        deepEqual(parseImageCacheDraft(JSON.parse(JSON.stringify(draft))), draft);
      }),
    );
  });

  it('fills in what is missing and drops what is unknown', () => {
    deepEqual(parseImageCacheDraft({}), emptyImageCacheDraft);
    deepEqual(parseImageCacheDraft({ other: 1, credentials: [{ server: 'a', extra: 'b' }] }), {
      ...emptyImageCacheDraft,
      credentials: [{ ...emptyCredential, server: 'a' }],
    });
  });

  it('is refused as a whole when a part has another shape or is endless', () => {
    const broken: unknown[] = [
      ...[undefined, null, 'draft', 7, []],
      ...[{ name: 1 }, { size: 20 }, { images: 'nginx' }, { images: [1] }, { pullAgain: 'true' }, { flash: true }],
      ...[{ tags: [null] }, { tags: [{ key: 1 }] }, { credentials: {} }, { osType: 'BeOS' }, { autoMatch: '' }],
      ...[{ eliminationStrategy: 'constructor' }, { tags: [{ key: 'a', value: 'x'.repeat(1_048_576) }] }],
      ...[{ images: Array<string>(201).fill('a') }, { acrRegistries: [{ domains: 'x'.repeat(32_769) }] }],
    ];
    deepEqual(
      broken.filter((raw) => parseImageCacheDraft(raw) !== undefined),
      [],
    );
  });

  it('never reads anything but a draft, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const draft = parseImageCacheDraft(raw);
        deepEqual(draft && Object.keys(draft).sort(), draft && Object.keys(emptyImageCacheDraft).sort());
      }),
    );
  });

  it('has no password left once they are taken out', () => {
    fc.assert(
      fc.property(anyDraft, fc.uuid(), (draft, secret) => {
        const credentials = [...draft.credentials, { server: 'a', userName: 'b', password: secret }];
        const safe = withoutPasswords({ ...draft, credentials });
        ok(!JSON.stringify(safe).includes(secret));
        ok(safe.credentials.every(({ password }) => password === ''));
        equal(safe.credentials.length, credentials.length);
      }),
    );
  });
});

describe('the messages of the form', () => {
  const { submit, keepDraft, copy } = imageCachePanel.messages;
  const credentials = [{ server: 'a.com', userName: 'me', password: 'hunter2' }];

  it('take a draft with its passwords for sending only', () => {
    const draft = { ...emptyImageCacheDraft, credentials };
    deepEqual(submit.parse({ draft, overwrite: false }), { draft, overwrite: false });
    equal(JSON.stringify(keepDraft.parse({ draft })).includes('hunter2'), false);
    deepEqual(keepDraft.parse({ draft: null, opened }), { draft: null });
    deepEqual(keepDraft.parse({ draft: {}, opened }), { draft: emptyImageCacheDraft, opened });
  });

  it('take nothing else', () => {
    const broken: unknown[] = [undefined, null, 'x', {}, { draft: 'x' }, { draft: undefined, overwrite: 1 }];
    deepEqual(
      broken.filter((raw) => submit.parse(raw) ?? keepDraft.parse(raw) ?? copy.parse(raw)),
      [],
    );
    equal(submit.parse({ draft: {}, overwrite: 'yes' }), undefined);
    equal(copy.parse({ what: 'password', text: 'x' }), undefined);
    equal(copy.parse({ what: 'cli', text: 'x'.repeat(1_048_577) }), undefined);
    deepEqual(copy.parse({ what: 'cli', text: 'aliyun', more: 1 }), { what: 'cli', text: 'aliyun' });
  });
});
