// The image cache operations against the client Alibaba Cloud publishes.
import assert from 'node:assert/strict';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { catchErrorCode, catchRefusal, regionId, sdk } from '../officialSdk';
import { ImageCacheClient, type ShownCache } from './officialSdkCaches';

const secret = 'registry-secret-4711';

describe('The image caches of the emulator and the official SDK', () => {
  let emulator: Emulator;
  let caches: ImageCacheClient;

  before(async () => {
    emulator = await startEmulator();
    caches = new ImageCacheClient(emulator);
  });
  after(async () => {
    await emulator.stop();
  });
  afterEach(async () => {
    await emulator.clearFaults();
    await emulator.clearRequests();
    await emulator.reset();
  });

  it('creates a cache of everything a creation can say, and fills the SDK model with it', async () => {
    const made = await caches.create({
      zoneId: 'cn-hangzhou-h',
      securityGroupId: 'sg-1',
      vSwitchId: 'vsw-1,vsw-2',
      eipInstanceId: 'eip-1',
      resourceGroupId: 'rg-mine',
      imageCacheSize: 25,
      retentionDays: 7,
      autoMatchImageCache: true,
      flash: true,
      standardCopyCount: 2,
      flashCopyCount: 3,
      eliminationStrategy: 'LRU',
      image: ['nginx:1', 'redis:7'],
      tag: [new sdk.CreateImageCacheRequestTag({ key: 'k', value: '值 &=+' })],
      imageRegistryCredential: [
        new sdk.CreateImageCacheRequestImageRegistryCredential({ server: 's', userName: 'u', password: secret }),
      ],
      acrRegistryInfo: [
        new sdk.CreateImageCacheRequestAcrRegistryInfo({
          instanceId: 'cri-1',
          instanceName: 'acr',
          regionId,
          domain: ['a.cr.aliyuncs.com', 'b.cr.aliyuncs.com'],
          arnService: 'acs:ram::1:role/a',
          arnUser: 'acs:ram::2:role/b',
        }),
      ],
    });
    assert.match(made.imageCacheId ?? '', /^imc-bp1[0-9a-z]{17}$/);
    assert.match(made.containerGroupId ?? '', /^eci-bp1/);

    const preparing = await caches.show(made.imageCacheId ?? '');
    assert.deepEqual([preparing.status, preparing.progress], ['Preparing', '0%']);
    await emulator.advance(85_000);
    const ready = await caches.show(made.imageCacheId ?? '');
    assert.deepEqual([ready.status, ready.progress, ready.images], ['Ready', '100%', ['nginx:1', 'redis:7']]);
    assert.deepEqual([ready.imageCacheSize, ready.eliminationStrategy, ready.resourceGroupId], [25, 'LRU', 'rg-mine']);
    assert.deepEqual([ready.tags?.[0]?.key, ready.tags?.[0]?.value], ['k', '值 &=+']);
    assert.equal(Date.parse(ready.expireDateTime ?? '') - Date.parse(ready.creationTime ?? ''), 7 * 86_400_000);
    assert.deepEqual([typeof ready.snapshotId, typeof ready.flashSnapshotId], ['string', 'string']);
    assert.equal(ready.containerGroupId, made.containerGroupId);
    assert.equal(ready.events?.at(-1)?.reason, 'Started');
    assert.equal(ready.events.at(-1)?.count, 1);
  });

  it('shows the default caches in pages, with all six statuses', async () => {
    const seen: ShownCache[] = [];
    let nextToken: string | undefined;
    do {
      const page = await caches.list({ limit: 4, nextToken });
      seen.push(...(page.imageCaches ?? []));
      nextToken = page.nextToken;
      assert.equal(page.totalCount, 9);
    } while (nextToken);
    assert.equal(new Set(seen.map(({ imageCacheId }) => imageCacheId)).size, 9);
    assert.equal(new Set(seen.map(({ status }) => status)).size, 6);
    assert.ok(seen.every(({ progress }) => /^\d{1,3}%$/.test(progress ?? '')));
    assert.ok(seen.some(({ events }) => events?.some(({ type }) => type === 'Warning')));
    assert.equal((await caches.list({ regionId: 'cn-beijing' })).totalCount, 2);
  });

  it('filters by lists as the client flattens them', async () => {
    const tagged = await caches.list({ tag: [new sdk.DescribeImageCachesRequestTag({ key: 'team', value: 'shop' })] });
    assert.equal(tagged.totalCount, 2);
    const [image = ''] = (await caches.show(await caches.idOf('ml-inference'))).images ?? [];
    const matched = await caches.list({ matchImage: [image, 'unknown:1'] });
    assert.equal(matched.imageCaches?.[0]?.imageCacheName, 'ml-inference');
    assert.equal((await caches.list({ matchImage: [image, 'unknown:1'], imageFullMatch: true })).totalCount, 0);
  });

  it('updates with every repeated list, a hundred images long', async () => {
    const id = await caches.idOf('storefront-base');
    const image = Array.from({ length: 100 }, (_, index) => `registry-vpc.cn-hangzhou.aliyuncs.com/shop/i:${index}`);
    await caches.update(id, {
      image,
      imageCacheName: 'all new',
      tag: [1, 2, 3].map((index) => new sdk.UpdateImageCacheRequestTag({ key: `k${index}`, value: `v${index}` })),
      imageRegistryCredential: [1, 2].map(
        (index) =>
          new sdk.UpdateImageCacheRequestImageRegistryCredential({
            server: `s${index}`,
            userName: 'u',
            password: secret,
          }),
      ),
      acrRegistryInfo: [
        new sdk.UpdateImageCacheRequestAcrRegistryInfo({ instanceId: 'cri-1', domain: ['a.cn', 'b.cn'] }),
        new sdk.UpdateImageCacheRequestAcrRegistryInfo({ instanceId: 'cri-2', regionId }),
      ],
    });
    const updating = await caches.show(id);
    assert.deepEqual([updating.status, updating.images, updating.imageCacheName], ['Updating', image, 'all new']);
    assert.deepEqual(
      updating.tags?.map(({ key, value }) => [key, value]),
      [
        ['k1', 'v1'],
        ['k2', 'v2'],
        ['k3', 'v3'],
      ],
    );
    await emulator.advance(60_000);
    assert.equal((await caches.show(id)).status, 'Ready');
  });

  it('lets an update fail for an image that is not there', async () => {
    const id = await caches.idOf('storefront-base');
    await caches.update(id, { image: ['nginx:1', 'nginx:does-not-exist'] });
    await emulator.advance(60_000);
    const failed = await caches.show(id);
    assert.deepEqual([failed.status, failed.progress, failed.events?.[0]?.type], ['UpdateFailed', '75%', 'Warning']);
  });

  it('changes settings at once, the elimination strategy to none too', async () => {
    const id = await caches.idOf('ci-toolchain');
    await caches.update(id, { eliminationStrategy: '', retentionDays: 3 });
    const changed = await caches.show(id);
    assert.deepEqual([changed.status, changed.eliminationStrategy], ['Ready', '']);
    assert.match(changed.expireDateTime ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('deletes a cache', async () => {
    const imageCacheId = await caches.idOf('storefront-base');
    await caches.sdkClient.deleteImageCache(new sdk.DeleteImageCacheRequest({ regionId, imageCacheId }));
    assert.equal((await caches.list({ imageCacheId })).totalCount, 0);
    assert.equal(
      await catchErrorCode(caches.update(imageCacheId, { imageCacheName: 'x' })),
      'InvalidParameter.NotFound',
    );
  });

  it('returns the usage, and refuses a cache beyond the quota', async () => {
    const usage = async () => {
      const { body } = await caches.sdkClient.listUsage(new sdk.ListUsageRequest({ regionId }));
      return body.attributes as Record<string, number>;
    };
    const before = await usage();
    assert.deepEqual([before['UsedImageCacheCount'], before['MaxImageCacheCount']], [9, 500]);
    await emulator.control('POST', 'world', { quota: { MaxImageCacheCount: 10 } });
    await caches.create();
    assert.equal((await usage())['UsedImageCacheCount'], 10);
    assert.deepEqual(await catchRefusal(caches.create()).then(({ code, statusCode }) => [code, statusCode]), [
      'QuotaExceeded',
      403,
    ]);
  });

  it('knows a client token again', async () => {
    const [one, other] = [await caches.create({ clientToken: 't-1' }), await caches.create({ clientToken: 't-1' })];
    assert.equal(one.imageCacheId, other.imageCacheId);
    assert.equal(
      await catchErrorCode(caches.create({ clientToken: 't-1', image: ['b:1'] })),
      'IdempotentParameterMismatch',
    );
  });

  it('answers an empty list, not a refusal, to who may not see', async () => {
    await emulator.fault({ name: 'denied-empty', operation: 'DescribeImageCaches', count: 1 });
    assert.equal((await caches.list()).totalCount, 0);
  });

  it('never shows a password, only whether one was given', async () => {
    const credential = (password?: string) =>
      new sdk.UpdateImageCacheRequestImageRegistryCredential({ server: 's', userName: 'u', password });
    await caches.update(await caches.idOf('storefront-base'), {
      imageRegistryCredential: [credential(secret), credential()],
    });
    const report = await emulator.requests();
    assert.ok(!JSON.stringify(report).includes(secret));
    const sent = report.requests.find(({ action }) => action === 'UpdateImageCache');
    assert.deepEqual(sent?.parameters['ImageRegistryCredential'], [
      { Server: 's', UserName: 'u', Password: '***' },
      { Server: 's', UserName: 'u' },
    ]);
  });

  it('takes in what is changed behind its back', async () => {
    const id = await caches.idOf('storefront-base');
    const put = { ImageCacheId: id, RegionId: regionId, Status: 'Updating', ImageCacheName: 'changed elsewhere' };
    await emulator.control('POST', 'world', { putImageCache: put });
    const changed = await caches.show(id);
    assert.deepEqual([changed.status, changed.imageCacheName], ['Updating', 'changed elsewhere']);
    assert.deepEqual(await emulator.control('POST', 'world', { removeImageCache: [id, 'imc-unknown'] }), {
      removed: 1,
    });
    assert.equal((await caches.list()).totalCount, 8);
    await assert.rejects(
      emulator.control('POST', 'world', { putImageCache: { ...put, Status: 'Dead' } }),
      /not a status/,
    );
  });
});
