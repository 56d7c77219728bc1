// The official client over a running emulator, and the image cache calls tests make with it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as Sdk from '@alicloud/eci20180808';
import type * as OpenApi from '@alicloud/openapi-client';
import type { Emulator } from '../support/emulatorProcess';

// Outside the bundle and by require: the client must run on its own HTTP layer, not on ours.
const installed = createRequire(import.meta.url);
export const sdk = installed('@alicloud/eci20180808') as typeof Sdk;
const { Config } = installed('@alicloud/openapi-client') as typeof OpenApi;

export const regionId = 'cn-hangzhou';
export type ShownCache = Sdk.DescribeImageCachesResponseBodyImageCaches;

/** What the client throws. */
export interface Refusal {
  readonly code: string;
  readonly statusCode: number;
  readonly message: string;
}

export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => assert.fail('the call was answered without an error'),
    (thrown: unknown) => thrown,
  );
  return error as Refusal;
}

export async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await refusalOf(call)).code;
}

/** Image cache calls in the main region; `fields` are those of the client's request models. */
export class ImageCacheClient {
  readonly sdkClient: Sdk.default;

  constructor(emulator: Emulator) {
    const { accessKeyId, accessKeySecret } = emulator.ready;
    this.sdkClient = new sdk.default(
      new Config({ accessKeyId, accessKeySecret, endpoint: new URL(emulator.endpoint).host, protocol: 'http' }),
    );
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
