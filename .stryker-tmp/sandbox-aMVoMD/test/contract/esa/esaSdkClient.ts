// The official client of ESA, and the same requests in its names.
import { createRequire } from 'node:module';
import type * as Sdk from '@alicloud/esa20240910';
import type * as OpenApiCore from '@alicloud/openapi-core';

// Outside the bundle and by require: the client must run on its own HTTP layer, not on ours.
const installed = createRequire(import.meta.url);
export const sdk = installed('@alicloud/esa20240910') as typeof Sdk;
// Its core is no dependency of ours: it is found from where the client is.
const { $OpenApiUtil } = createRequire(installed.resolve('@alicloud/esa20240910'))(
  '@alicloud/openapi-core',
) as typeof OpenApiCore;

export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** An official client that calls `origin`. */
export function createOfficialClient(origin: string, { accessKeyId, accessKeySecret }: Keys): Sdk.default {
  const endpoint = new URL(origin).host;
  return new sdk.default(new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'http' }));
}

/** A request in the names of the official client's models: VersionId is versionId, and ACRImageInfo its one oddity. */
export function toSdkNames(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(toSdkNames);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [sdkName(name), toSdkNames(one)]))
    : value;
}

function sdkName(name: string): string {
  return name === 'ACRImageInfo' ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
