import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { type ImageCacheChange, listChanges } from '../../../../../../src/products/eci/imageCache/form/changes';
import { toImageCacheCli } from '../../../../../../src/products/eci/imageCache/form/cli';
import { findConflicts, rebaseDraft } from '../../../../../../src/products/eci/imageCache/form/conflict';
import { type ImageCacheDraft, toDraft } from '../../../../../../src/products/eci/imageCache/form/draft';
import { formatLocalTime } from '../../../../../../src/base/format';
import { formatExpiry } from '../../../../../../src/products/eci/imageCache/form/expiry';
import {
  type ImageCacheFields,
  isSameImageCache,
  parseImageCacheFields,
} from '../../../../../../src/products/eci/imageCache/form/fields';
import { complete, create, edit, mostlySound, opened } from './samples';

const now = Date.parse('2027-01-01T00:00:00Z');

function changes(draft: Partial<ImageCacheDraft>, base = opened): readonly ImageCacheChange[] {
  const { request, errors } = edit(draft, base);
  ok(request, JSON.stringify(errors));
  return listChanges(base, request, now);
}

describe('the changes shown before sending', () => {
  it('are none when nothing was typed', () => {
    deepEqual(changes({}), []);
  });

  it('show the previous and the new value of what the service returns', () => {
    deepEqual(changes({ name: 'other', size: '40', eliminationStrategy: 'LRU', resourceGroupId: 'rg-2' }), [
      { label: 'Name', kind: 'changed', before: 'web-images', after: 'other' },
      { label: 'Cache size', kind: 'changed', before: '20 GiB', after: '40 GiB' },
      {
        label: 'Elimination strategy',
        kind: 'changed',
        before: 'None: kept until it expires',
        after: 'LRU: the least recently used go first',
      },
      { label: 'Resource group', kind: 'changed', before: 'rg-acf1', after: 'rg-2' },
    ]);
  });

  it('show what is added to and removed from a list', () => {
    deepEqual(
      changes({
        images: ['registry.example.com/web:2', 'registry.example.com/log:2', 'a:1'],
        tags: [{ key: 'team', value: 'ops' }],
      }),
      [
        {
          label: 'Images',
          kind: 'changed',
          before: '2',
          after: '3',
          lists: { added: ['registry.example.com/web:2', 'a:1'], removed: ['registry.example.com/web:1'] },
        },
        {
          label: 'Tags',
          kind: 'changed',
          before: '1',
          after: '1',
          lists: { added: ['team=ops'], removed: ['team=web'] },
        },
      ],
    );
  });

  it('show the current and the new expiry', () => {
    const after = `${formatLocalTime(now + 7 * 86_400_000) ?? ''} (7 days from now)`;
    deepEqual(changes({ retentionDays: '7' }), [
      { label: 'Expires', kind: 'changed', before: formatExpiry(opened.expireDateTime), after },
    ]);
    const everlasting = { ...opened, expireDateTime: '' };
    deepEqual(changes({ retentionDays: '7' }, everlasting), [
      { label: 'Expires', kind: 'changed', before: 'never', after },
    ]);
    // Further than a date reaches.
    deepEqual(
      changes({ retentionDays: '2147483647' }).map((one) => one.kind === 'changed' && one.after),
      ['2147483647 days from now'],
    );
  });

  it('show no password', () => {
    const shown = changes({ pullAgain: true, credentials: [{ server: 'a.com', userName: 'me', password: 'hunter2' }] });
    deepEqual(shown, [
      { label: 'Images', kind: 'set', values: ['Pulled again, list unchanged (2)'] },
      { label: 'Registry credentials', kind: 'set', values: ['a.com, me, ••••'] },
    ]);
  });

  it('of a new cache are everything that is set', () => {
    const { request } = create({ size: '30', flash: 'true', tags: [{ key: 'a', value: 'b' }] });
    ok(request);
    deepEqual(listChanges(undefined, request, now), [
      { label: 'Images', kind: 'set', values: ['nginx:1'] },
      { label: 'Name', kind: 'set', values: ['new'] },
      { label: 'Cache size', kind: 'set', values: ['30 GiB'] },
      { label: 'Security group', kind: 'set', values: ['sg-1'] },
      { label: 'vSwitch', kind: 'set', values: ['vsw-1'] },
      { label: 'Flash caching', kind: 'set', values: ['On'] },
      { label: 'Tags', kind: 'set', values: ['a=b'] },
    ]);
  });

  it('are empty if and only if the request holds nothing but the name it has', () => {
    fc.assert(
      fc.property(mostlySound(toDraft(opened)), (draft) => {
        const { request } = edit(draft);
        if (request) {
          const isEmpty = Object.keys(request).length === 1 && request.ImageCacheName === opened.name;
          equal(listChanges(opened, request, now).length === 0, isEmpty);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a conflict', () => {
  const theirs: ImageCacheFields = { ...opened, name: 'theirs', images: ['a:1'], sizeGiB: 30 };

  it('has a row for each field that others changed', () => {
    deepEqual(findConflicts(opened, { ...toDraft(opened), name: 'mine' }, theirs), [
      { label: 'Images', opened: opened.images, mine: opened.images, now: ['a:1'], isMine: false },
      { label: 'Name', opened: ['web-images'], mine: ['mine'], now: ['theirs'], isMine: true },
      { label: 'Cache size', opened: ['20 GiB'], mine: ['20 GiB'], now: ['30 GiB'], isMine: false },
    ]);
    deepEqual(findConflicts(opened, { ...toDraft(opened), name: 'mine' }, opened), []);
  });

  it('is none when only the order of a list or the tags of Alibaba Cloud differ', () => {
    const other = { ...opened, images: [...opened.images].reverse(), tags: [{ key: 'team', value: 'web' }] };
    deepEqual(findConflicts(opened, toDraft(opened), other), []);
    ok(isSameImageCache(opened, other));
  });

  it('counts the expiry only for who sets it', () => {
    const later = { ...opened, expireDateTime: '2028-01-01T00:00:00Z' };
    deepEqual(findConflicts(opened, toDraft(opened), later), []);
    deepEqual(
      findConflicts(opened, { ...toDraft(opened), retentionDays: '7' }, later).map(({ label, mine }) => [label, mine]),
      [['Expires', ['7 days from now']]],
    );
    ok(!isSameImageCache(opened, later));
  });

  it('is settled by keeping what the user changed and taking the rest as it is now', () => {
    const mine = { ...toDraft(opened), name: 'mine', retentionDays: '7' };
    const settled = rebaseDraft(mine, opened, theirs);
    deepEqual(settled, { ...toDraft(theirs), name: 'mine', retentionDays: '7' });
    deepEqual(edit(settled, theirs).request, { ImageCacheName: 'mine', RetentionDays: 7 });
  });

  it('keeps tags that the user has begun: a key alone, or a value alone', () => {
    const changed: ImageCacheFields = { ...opened, tags: [{ key: 'team', value: 'theirs' }] };
    const own = toDraft(opened).tags;
    for (const begun of [
      { key: 'env', value: '' },
      { key: '', value: 'test' },
    ]) {
      const mine = { ...toDraft(opened), tags: [...own, begun] };
      deepEqual(rebaseDraft(mine, opened, changed).tags, mine.tags);
      equal(findConflicts(opened, mine, changed)[0]?.isMine, true);
    }
    const blank = { ...toDraft(opened), tags: [...own, { key: ' ', value: '' }] };
    deepEqual(rebaseDraft(blank, opened, changed).tags, changed.tags);
    equal(findConflicts(opened, blank, changed)[0]?.isMine, false);
  });

  it('keeps images that the user has added, and drops rows that are empty', () => {
    const mine = { ...toDraft(opened), images: [...opened.images, 'mine:1'] };
    deepEqual(rebaseDraft(mine, opened, theirs).images, mine.images);
    deepEqual(rebaseDraft({ ...mine, images: [...opened.images, ' '] }, opened, theirs).images, theirs.images);
  });

  it('leaves an untouched draft without changes, whatever others did', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 })), (name, images) => {
        const other = { ...theirs, name, images };
        deepEqual(rebaseDraft(toDraft(opened), opened, other), toDraft(other));
      }),
    );
  });
});

describe('fields that a page kept', () => {
  it('are read back, and nothing else is', () => {
    deepEqual(parseImageCacheFields(JSON.parse(JSON.stringify(opened))), opened);
    const broken: unknown[] = [
      undefined,
      {},
      { ...opened, images: 'x' },
      { ...opened, tags: [1] },
      { ...opened, name: 1 },
    ];
    deepEqual(
      broken.filter((raw) => parseImageCacheFields(raw) !== undefined),
      [],
    );
  });
});

describe('the same as a command line', () => {
  it('flattens lists and holds no password', () => {
    const { request } = edit({
      images: ["a'b:1", 'b:1'].slice(1),
      credentials: [{ server: 'a.com', userName: "o'neill", password: 'hunter2' }],
      acrRegistries: [
        {
          ...{ instanceName: '', regionId: '', arnService: '', arnUser: '' },
          instanceId: 'cri-1',
          domains: 'a.com,b.com',
        },
      ],
      tags: [{ key: 'a', value: '$(x)' }],
    });
    ok(request);
    equal(
      toImageCacheCli('UpdateImageCache', 'cn-hangzhou', 'imc-1', request),
      [
        "aliyun eci UpdateImageCache --region cn-hangzhou --RegionId 'cn-hangzhou' --ImageCacheId 'imc-1' --Image.1 'b:1'",
        "--ImageCacheName 'web-images' --ImageRegistryCredential.1.Server 'a.com'",
        `--ImageRegistryCredential.1.UserName 'o'\\''neill' --ImageRegistryCredential.1.Password "$REGISTRY_PASSWORD_1"`,
        "--AcrRegistryInfo.1.InstanceId 'cri-1' --AcrRegistryInfo.1.Domain.1 'a.com' --AcrRegistryInfo.1.Domain.2 'b.com'",
        "--Tag.1.Key 'a' --Tag.1.Value '$(x)'",
      ].join(' '),
    );
  });

  it('can empty the elimination strategy, and create', () => {
    const { request } = edit({ eliminationStrategy: 'none' }, { ...opened, eliminationStrategy: 'LRU' });
    ok(request);
    ok(toImageCacheCli('UpdateImageCache', 'cn-hangzhou', 'imc-1', request).endsWith("--EliminationStrategy ''"));
    const created = create(complete).request;
    ok(created);
    ok(!toImageCacheCli('CreateImageCache', 'cn-hangzhou', undefined, created).includes('ImageCacheId'));
  });
});
