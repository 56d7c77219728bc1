import assert from 'node:assert/strict';
import type * as Sdk from '@alicloud/eci20180808';
import type { Emulator } from '../../support/emulatorProcess';
import { createSdkClient, regionId, sdk } from '../officialSdk';

export type ShownCache = Sdk.DescribeImageCachesResponseBodyImageCaches;

/** Image cache calls in the main region; `fields` are those of the client's request models. */
export class ImageCacheClient {
  readonly sdkClient: Sdk.default;

  constructor(emulator: Emulator) {
    this.sdkClient = createSdkClient(emulator);
  }

  async list(fields: object = {}): Promise<Sdk.DescribeImageCachesResponseBody> {
    const request = new sdk.DescribeImageCachesRequest({ regionId, limit: 50, ...fields });
    return (await this.sdkClient.describeImageCaches(request)).body;
  }

  async show(imageCacheId: string): Promise<ShownCache> {
    return (await this.list({ imageCacheId })).imageCaches?.[0] ?? assert.fail(`${imageCacheId} is not listed`);
  }

  async idOf(name: string): Promise<string> {
    return (await this.list({ imageCacheName: name })).imageCaches?.[0]?.imageCacheId ?? assert.fail(name);
  }

  async create(fields: object = {}): Promise<Sdk.CreateImageCacheResponseBody> {
    const request = new sdk.CreateImageCacheRequest({
      regionId,
      imageCacheName: 'mine',
      image: ['nginx:1'],
      ...fields,
    });
    return (await this.sdkClient.createImageCache(request)).body;
  }

  update(imageCacheId: string, fields: object = {}): Promise<unknown> {
    return this.sdkClient.updateImageCache(new sdk.UpdateImageCacheRequest({ regionId, imageCacheId, ...fields }));
  }
}
