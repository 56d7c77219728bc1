import assert from 'node:assert/strict';
import { imageCacheStatuses } from '../../../../../src/emulator/eci/imageCache/lifeCycle';
import { createImageCacheCalls, type ImageCacheCalls } from './imageCacheCalls';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('An image cache', () => {
  let calls: ImageCacheCalls;

  beforeEach(() => {
    calls = createImageCacheCalls();
  });

  function look(id: string): [status: string, progress: string] {
    const { Status, Progress } = calls.byId(id);
    return [Status, Progress];
  }

  function update(id: string, parameters: Record<string, string | number>): string {
    return calls.codeOf('UpdateImageCache', { ImageCacheId: id, ...parameters });
  }

  it('is prepared, pulls its images and becomes ready', () => {
    const id = calls.create();
    assert.deepEqual(look(id), ['Preparing', '0%']);
    calls.clock.advance(20 * second);
    assert.deepEqual(look(id), ['Creating', '0%']);
    calls.clock.advance(21 * second);
    assert.deepEqual(look(id), ['Creating', '35%']);
    calls.clock.advance(38 * second);
    assert.deepEqual(look(id), ['Creating', '98%']);
    assert.equal(calls.byId(id).SnapshotId, undefined);
    calls.clock.advance(second);
    assert.deepEqual(look(id), ['Ready', '100%']);
    assert.match(calls.byId(id).SnapshotId ?? '', /^s-bp1/);
  });

  it('fails with a warning when an image cannot be pulled, and is kept for a day', () => {
    const id = calls.create({ 'Image.2': 'registry/does-not-exist:1' });
    calls.clock.advance(80 * second);
    const failed = calls.byId(id);
    assert.deepEqual([failed.Status, failed.Progress, failed.SnapshotId], ['Failed', '75%', undefined]);
    assert.deepEqual([failed.Events[0]?.Type, failed.Events[0]?.Reason], ['Warning', 'FailedCreate']);
    assert.match(failed.Events[1]?.Message ?? '', /does-not-exist/);
    assert.equal(failed.ExpireDateTime, '2026-11-23T03:01:05Z');
    calls.clock.advance(day - 16 * second);
    assert.equal(look(id)[0], 'Failed');
    calls.clock.advance(second);
    assert.deepEqual(calls.list({ ImageCacheId: id }), []);
  });

  it('fails without a bad image when the task is ordered to', () => {
    calls.call('CreateImageCache', { ImageCacheName: 'ordered', 'Image.1': 'a:1' }, { taskFails: true });
    calls.clock.advance(80 * second);
    assert.equal(calls.named('ordered').Status, 'Failed');
  });

  it('shows a local snapshot from half of its making when one is wanted', () => {
    const id = calls.create({ Flash: 'true' });
    calls.clock.advance(49 * second);
    assert.equal(calls.byId(id).FlashSnapshotId, undefined);
    calls.clock.advance(second);
    const half = calls.byId(id);
    assert.deepEqual([typeof half.FlashSnapshotId, half.SnapshotId], ['string', undefined]);
  });

  it('takes settings at once and stays ready', () => {
    const { ImageCacheId: id, SnapshotId: snapshot, ResourceGroupId: group } = calls.named('transcode-flash');
    const changes = {
      ImageCacheName: 'renamed',
      RetentionDays: 3,
      EliminationStrategy: 'LRU',
      ImageCacheSize: 60,
      ResourceGroupId: 'rg-other',
      'Tag.1.Key': 'a',
      'Tag.1.Value': 'b',
    };
    assert.equal(update(id, changes), 'accepted');
    const changed = calls.byId(id);
    assert.notEqual(group, 'rg-other');
    assert.deepEqual(
      [changed.Status, changed.ImageCacheName, changed.EliminationStrategy, changed.ImageCacheSize],
      ['Ready', 'renamed', 'LRU', 60],
    );
    assert.deepEqual([changed.ResourceGroupId, changed.Tags], ['rg-other', [{ Key: 'a', Value: 'b' }]]);
    assert.deepEqual([changed.ExpireDateTime, changed.SnapshotId], ['2026-11-25T03:00:00Z', snapshot]);
    assert.equal(changed.Events[0]?.Reason, 'Modified');
    calls.clock.advance(second);
    assert.equal(update(id, changes), 'NoNeedUpdate');
    assert.equal(update(id, { EliminationStrategy: '' }), 'accepted');
    assert.equal(calls.byId(id).EliminationStrategy, '');
  });

  it('refuses an update without a change, and one while another settles', () => {
    const { ImageCacheId: id } = calls.named('storefront-base');
    assert.equal(update(id, {}), 'NoNeedUpdate');
    assert.equal(update(id, { ImageCacheName: 'storefront-base' }), 'NoNeedUpdate');
    assert.equal(
      update(id, { 'ImageRegistryCredential.1.Server': 's', 'ImageRegistryCredential.1.UserName': 'u' }),
      'accepted',
    );
    assert.equal(update(id, { ImageCacheName: 'other' }), 'OperationConflict');
    calls.clock.advance(second);
    assert.equal(
      update(id, { 'ImageRegistryCredential.1.Server': 's', 'ImageRegistryCredential.1.UserName': 'u' }),
      'NoNeedUpdate',
    );
    const withPassword = {
      'ImageRegistryCredential.1.Server': 's',
      'ImageRegistryCredential.1.UserName': 'u',
      'ImageRegistryCredential.1.Password': 'p',
    };
    assert.equal(update(id, withPassword), 'accepted', 'a password cannot be compared');
  });

  it('is made anew when the images are given, the same ones too, and keeps its snapshot meanwhile', () => {
    const { ImageCacheId: id, SnapshotId: snapshot, Images: images } = calls.named('storefront-base');
    const same = Object.fromEntries(images.map((image, index) => [`Image.${index + 1}`, image]));
    assert.equal(update(id, same), 'accepted');
    assert.deepEqual(look(id), ['Updating', '0%']);
    assert.equal(update(id, { ImageCacheName: 'other' }), 'ImageCache.IncorrectStatus');
    calls.clock.advance(30 * second);
    assert.deepEqual(look(id), ['Updating', '50%']);
    assert.equal(calls.byId(id).SnapshotId, snapshot);
    calls.clock.advance(30 * second);
    assert.deepEqual(look(id), ['Ready', '100%']);
    assert.notEqual(calls.byId(id).SnapshotId, snapshot);
    assert.equal(calls.byId(id).Events[0]?.Reason, 'Completed');
  });

  it('keeps its snapshot when an update fails, and can be updated again', () => {
    const { ImageCacheId: id, SnapshotId: snapshot } = calls.named('storefront-base');
    update(id, { 'Image.1': 'a/does-not-exist' });
    calls.clock.advance(minute);
    const failed = calls.byId(id);
    assert.deepEqual([failed.Status, failed.SnapshotId, failed.ExpireDateTime], ['UpdateFailed', snapshot, undefined]);
    assert.equal(failed.Events[0]?.Reason, 'FailedUpdate');
    assert.equal(update(id, { 'Image.1': 'nginx:1.27' }), 'accepted');
    calls.clock.advance(minute);
    assert.deepEqual([look(id)[0], calls.byId(id).Images], ['Ready', ['nginx:1.27']]);
  });

  it('can be updated in two statuses only', () => {
    const accepted = new Map(
      calls
        .list()
        .map(({ Status, ImageCacheId }) => [
          Status,
          calls.codeOf('UpdateImageCache', { ImageCacheId, ImageCacheName: 'x' }),
        ]),
    );
    assert.deepEqual(Object.fromEntries(accepted), {
      Ready: 'accepted',
      UpdateFailed: 'accepted',
      Preparing: 'ImageCache.IncorrectStatus',
      Creating: 'ImageCache.IncorrectStatus',
      Failed: 'ImageCache.IncorrectStatus',
      Updating: 'ImageCache.IncorrectStatus',
    });
  });

  it('vanishes when its retention ends, counted from the last update that gave one', () => {
    const id = calls.create({ RetentionDays: 1 });
    assert.equal(calls.byId(id).ExpireDateTime, '2026-11-23T03:00:00Z');
    calls.clock.advance(23 * hour);
    update(id, { RetentionDays: 2 });
    calls.clock.advance(2 * day - second);
    assert.equal(look(id)[0], 'Ready');
    calls.clock.advance(second);
    assert.deepEqual(calls.list({ ImageCacheId: id }), []);
    assert.equal(update(id, { ImageCacheName: 'x' }), 'InvalidParameter.NotFound');
  });

  it('bears any retention an int32 can hold', () => {
    assert.equal(calls.byId(calls.create({ RetentionDays: 2 ** 31 - 1 })).ExpireDateTime, '9999-12-31T23:59:59Z');
  });

  it('is gone at once when deleted', () => {
    const id = calls.create();
    assert.equal(calls.codeOf('DeleteImageCache', { ImageCacheId: id }), 'accepted');
    assert.equal(calls.codeOf('DeleteImageCache', { ImageCacheId: id }), 'InvalidParameter.NotFound');
  });

  it('shows its events newest first, none from the future, at most fifty', () => {
    const id = calls.create(
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`Image.${index + 1}`, `i:${index}`])),
    );
    calls.clock.advance(50 * second);
    const times = calls.byId(id).Events.map((event) => event.LastTimestamp);
    assert.equal(times.length, 50);
    assert.deepEqual(times, [...times].sort().reverse());
    assert.ok((times[0] ?? '') <= '2026-11-22T03:00:50Z');
  });
});

describe('The default image caches', () => {
  it('show every status in the main region, now and a quarter of an hour later', () => {
    const calls = createImageCacheCalls();
    for (let quarter = 0; quarter < 2; quarter += 1) {
      const caches = calls.list();
      assert.equal(caches.length, 9);
      assert.deepEqual([...new Set(caches.map(({ Status }) => Status))].sort(), [...imageCacheStatuses].sort());
      calls.clock.advance(15 * minute);
    }
    assert.equal(calls.list({ RegionId: 'cn-beijing' }).length, 2);
  });

  it('have one of forty images and one that expires in two days', () => {
    const calls = createImageCacheCalls();
    assert.equal(calls.named('ci-toolchain').Images.length, 40);
    assert.equal(new Set(calls.named('ci-toolchain').Images).size, 40);
    assert.equal(calls.named('orders-services').ExpireDateTime, '2026-11-24T03:00:00Z');
  });

  it('are the same for a seed, and begin again with it', () => {
    const calls = createImageCacheCalls();
    const before = calls.list();
    assert.deepEqual(createImageCacheCalls().list(), before);
    calls.create();
    calls.product.reset();
    assert.deepEqual(calls.list(), before);
    calls.product.reset(7);
    assert.notDeepEqual(calls.list(), before);
  });
});
