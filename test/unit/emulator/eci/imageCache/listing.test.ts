import assert from 'node:assert/strict';
import { createImageCacheCalls, type Flat, type ImageCacheCalls } from './imageCacheCalls';

/** Names and types of the fields published for DescribeImageCaches. */
const published = {
  Images: 'array',
  CreationTime: 'string',
  Status: 'string',
  Progress: 'string',
  ExpireDateTime: 'string',
  LastMatchedTime: 'string',
  ContainerGroupId: 'string',
  Tags: 'array',
  Events: 'array',
  ImageCacheId: 'string',
  RegionId: 'string',
  SnapshotId: 'string',
  FlashSnapshotId: 'string',
  ResourceGroupId: 'string',
  ImageCacheSize: 'number',
  ImageCacheName: 'string',
  EliminationStrategy: 'string',
};

describe('DescribeImageCaches', () => {
  let calls: ImageCacheCalls;

  beforeEach(() => {
    calls = createImageCacheCalls();
  });

  function names(parameters: Flat): readonly string[] {
    return calls.list(parameters).map(({ ImageCacheName }) => ImageCacheName);
  }

  it('answers the published fields and no other', () => {
    const seen = new Map<string, string>();
    for (const [name, value] of calls.list().flatMap((cache) => Object.entries(cache))) {
      seen.set(name, Array.isArray(value) ? 'array' : typeof value);
    }
    assert.deepEqual(Object.fromEntries([...seen].sort()), Object.fromEntries(Object.entries(published).sort()));
    const [event] = calls.named('storefront-base').Events;
    assert.deepEqual(Object.keys(event ?? {}).sort(), [
      'Count',
      'FirstTimestamp',
      'LastTimestamp',
      'Message',
      'Name',
      'Reason',
      'Type',
    ]);
  });

  it('filters by each parameter', () => {
    const { ImageCacheId, SnapshotId, ResourceGroupId } = calls.named('ci-toolchain');
    assert.deepEqual(names({ ImageCacheId }), ['ci-toolchain']);
    assert.deepEqual(names({ SnapshotId: SnapshotId ?? '' }), ['ci-toolchain']);
    assert.deepEqual(names({ ResourceGroupId }), ['ci-toolchain', 'ci-runners', 'ml-inference']);
    assert.deepEqual(names({ Image: 'toolchain/rust' }), ['ci-toolchain']);
    assert.deepEqual(names({ ImageCacheName: 'storefront' }), [], 'a name matches as a whole');
    assert.deepEqual(names({ 'Tag.1.Key': 'team', 'Tag.1.Value': 'shop' }), ['storefront-base', 'orders-services']);
    assert.deepEqual(names({ 'Tag.1.Key': 'owner', 'Tag.2.Key': 'env', 'Tag.2.Value': 'ci' }), ['ci-toolchain']);
    assert.deepEqual(names({ ImageCacheName: 'ci-toolchain', 'Tag.1.Key': 'env', 'Tag.1.Value': 'prod' }), []);
    assert.deepEqual(names({ RegionId: 'ap-southeast-1' }), []);
  });

  it('puts the best match of images first', () => {
    calls.create({ ImageCacheName: 'one', 'Image.1': 'a:1' });
    calls.create({ ImageCacheName: 'two', 'Image.1': 'a:1', 'Image.2': 'b:1' });
    const wanted = { 'MatchImage.1': 'a:1', 'MatchImage.2': 'b:1' };
    assert.deepEqual(names(wanted), ['two', 'one']);
    assert.deepEqual(names({ ...wanted, ImageFullMatch: 'true' }), ['two']);
    assert.deepEqual(names({ ...wanted, ImageMatchCountRequest: 1 }), ['two']);
    assert.equal(calls.call('DescribeImageCaches', { ...wanted, ImageMatchCountRequest: 1 })['TotalCount'], 1);
  });

  it('pages without repeating or losing one, also while caches come and go', () => {
    for (let index = 0; index < 30; index += 1) {
      calls.create({ ImageCacheName: `more-${index}` });
    }
    const first = calls.call('DescribeImageCaches');
    assert.equal((first['ImageCaches'] as unknown[]).length, 20);
    assert.equal(first['TotalCount'], 39);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page = calls.call('DescribeImageCaches', { Limit: 7, ...(token && { NextToken: token }) });
      const ids = (page['ImageCaches'] as { ImageCacheId: string }[]).map(({ ImageCacheId }) => ImageCacheId);
      seen.push(...ids);
      token = page['NextToken'] as string | undefined;
      calls.call('DeleteImageCache', { ImageCacheId: ids.at(-1) ?? '' });
    } while (token);
    assert.deepEqual([seen.length, new Set(seen).size], [39, 39]);
  });

  it('refuses a token of another listing', () => {
    const { NextToken: token } = calls.call('DescribeImageCaches', { Limit: 1 }) as { NextToken: string };
    assert.equal(calls.codeOf('DescribeImageCaches', { Limit: 5, NextToken: token }), 'accepted');
    for (const other of [
      { NextToken: 'x' },
      { NextToken: token, Image: 'a' },
      { NextToken: token, RegionId: 'cn-beijing' },
    ]) {
      assert.equal(calls.codeOf('DescribeImageCaches', other), 'InvalidParameter');
    }
  });
});

describe('The quota of image caches', () => {
  it('is returned with the used part, per region', () => {
    const calls = createImageCacheCalls();
    const usage = (RegionId: string) => calls.call('ListUsage', { RegionId })['Attributes'] as Record<string, number>;
    assert.deepEqual(
      [usage('cn-hangzhou')['UsedImageCacheCount'], usage('cn-hangzhou')['MaxImageCacheCount']],
      [9, 500],
    );
    calls.create();
    assert.equal(usage('cn-hangzhou')['UsedImageCacheCount'], 10);
    assert.equal(usage('cn-beijing')['UsedImageCacheCount'], 2);
    assert.ok((usage('cn-hangzhou')['UsedCpu'] ?? 0) > 5);
    assert.equal(usage('cn-fuzhou')['UsedCpu'], 0);
    assert.deepEqual(Object.keys(usage('cn-fuzhou')).sort(), [
      'MaxAutoImageCacheCount',
      'MaxCpu',
      'MaxDataCacheCount',
      'MaxImageCacheCount',
      'UsedAutoImageCacheCount',
      'UsedCpu',
      'UsedDataCacheCount',
      'UsedImageCacheCount',
    ]);
  });

  it('refuses one too many, and making one anew when there are more than allowed', () => {
    const calls = createImageCacheCalls();
    const { ImageCacheId } = calls.named('storefront-base');
    calls.control('quota', { MaxImageCacheCount: 9 });
    assert.equal(calls.codeOf('CreateImageCache', { ImageCacheName: 'x', 'Image.1': 'a' }), 'QuotaExceeded');
    assert.equal(
      calls.codeOf('CreateImageCache', { RegionId: 'cn-beijing', ImageCacheName: 'x', 'Image.1': 'a' }),
      'accepted',
    );
    calls.control('quota', { MaxImageCacheCount: 8 });
    assert.equal(calls.codeOf('UpdateImageCache', { ImageCacheId, 'Image.1': 'a' }), 'QuotaExceeded');
    calls.control('removeImageCache', [ImageCacheId, 'imc-unknown']);
    assert.equal(calls.list().length, 8);
    calls.product.reset();
    assert.equal(calls.codeOf('CreateImageCache', { ImageCacheName: 'x', 'Image.1': 'a' }), 'accepted');
  });
});

describe('World control of image caches', () => {
  it('changes a cache behind the back of a form', () => {
    const calls = createImageCacheCalls();
    const { ImageCacheId, SnapshotId, CreationTime } = calls.named('storefront-base');
    const put = (fields: object) =>
      calls.control('putImageCache', { ImageCacheId, RegionId: 'cn-hangzhou', ...fields });
    put({
      ImageCacheName: 'renamed',
      Images: ['a:1'],
      Tags: [{ Key: 'k', Value: 'v' }],
      ExpireDateTime: '2026-12-01T00:00:00Z',
    });
    const changed = calls.byId(ImageCacheId);
    assert.deepEqual(
      [changed.ImageCacheName, changed.Images, changed.Tags],
      ['renamed', ['a:1'], [{ Key: 'k', Value: 'v' }]],
    );
    assert.deepEqual([changed.ExpireDateTime, changed.Status], ['2026-12-01T00:00:00Z', 'Ready']);
    put({ Status: 'Updating', Progress: '42%' });
    const updating = calls.byId(ImageCacheId);
    assert.deepEqual([updating.Status, updating.Progress, updating.SnapshotId], ['Updating', '42%', SnapshotId]);
    assert.equal(updating.CreationTime, CreationTime);
    assert.equal(calls.codeOf('UpdateImageCache', { ImageCacheId, ImageCacheName: 'x' }), 'ImageCache.IncorrectStatus');
    calls.clock.advance(60_000);
    assert.equal(calls.byId(ImageCacheId).Status, 'Ready');
  });

  it('adds a cache, which takes its course from any status', () => {
    const calls = createImageCacheCalls();
    for (const [status, ...later] of [
      ['Preparing', 'Creating', 'Ready'],
      ['Creating', 'Ready', 'Ready'],
      ['Updating', 'Ready', 'Ready'],
      ['UpdateFailed', 'UpdateFailed', 'UpdateFailed'],
      ['Failed', 'Failed', 'Failed'],
      ['Ready', 'Ready', 'Ready'],
    ] as const) {
      const id = `imc-${status}`;
      calls.control('putImageCache', { ImageCacheId: id, RegionId: 'cn-hangzhou', Status: status });
      assert.equal(calls.byId(id).Status, status);
      for (const next of later) {
        calls.clock.advance(60_000);
        assert.equal(calls.byId(id).Status, next, status);
      }
    }
  });

  it('gives a reason for what it refuses', () => {
    const calls = createImageCacheCalls();
    const { ImageCacheId } = calls.named('storefront-base');
    const refused: readonly [string, unknown, RegExp][] = [
      ['quota', { MaxImageCacheCount: -1 }, /whole number/],
      ['quota', { MaxThings: 1 }, /no other fields than MaxCpu/],
      ['quota', 5, /must be an object/],
      ['putImageCache', { RegionId: 'cn-hangzhou' }, /needs an ImageCacheId/],
      ['putImageCache', { ImageCacheId: 'imc-1', RegionId: 'cn-nowhere' }, /RegionId/],
      ['putImageCache', { ImageCacheId, RegionId: 'cn-beijing' }, /lives in cn-hangzhou/],
      ['putImageCache', { ImageCacheId, RegionId: 'cn-hangzhou', Status: 'Dead' }, /not a status/],
      ['putImageCache', { ImageCacheId, RegionId: 'cn-hangzhou', VSwitchId: 'vsw' }, /no other fields than/],
      ['putImageCache', { ImageCacheId, RegionId: 'cn-hangzhou', Images: 'a' }, /array of strings/],
      ['putImageCache', { ImageCacheId, RegionId: 'cn-hangzhou', ExpireDateTime: 'soon' }, /must be a time/],
      ['putImageCache', { ImageCacheId: 'imc-new', RegionId: 'cn-hangzhou', ImageCacheSize: 0 }, /whole number/],
      ['removeImageCache', 'imc-1', /array of strings/],
    ];
    for (const [command, value, reason] of refused) {
      assert.throws(
        () => calls.control(command, value),
        { name: 'RangeError', message: reason },
        JSON.stringify(value),
      );
    }
    assert.deepEqual(calls.list({ ImageCacheId: 'imc-new' }), [], 'nothing of a refused put stays');
  });
});
