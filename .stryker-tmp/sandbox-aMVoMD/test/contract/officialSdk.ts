// The official client over a running emulator, as every test that asks it for a second opinion sets it up.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as Sdk from '@alicloud/eci20180808';
import type * as OpenApi from '@alicloud/openapi-client';
import type { Emulator } from '../support/emulatorProcess';

// Outside the bundle and by require: the client must run on its own HTTP layer, not on ours.
const installed = createRequire(import.meta.url);
export const sdk = installed('@alicloud/eci20180808') as typeof Sdk;
const { Config } = installed('@alicloud/openapi-client') as typeof OpenApi;

/** The region of the default world in which most is going on. */
export const regionId = 'cn-hangzhou';

export function createSdkClient(
  emulator: Emulator,
  keys: { accessKeySecret?: string; accessKeyId?: string; securityToken?: string } = {},
): Sdk.default {
  const { accessKeyId, accessKeySecret } = emulator.ready;
  return new sdk.default(
    new Config({ accessKeyId, accessKeySecret, ...keys, endpoint: new URL(emulator.endpoint).host, protocol: 'http' }),
  );
}

/** What the client throws. */
export interface Refusal {
  readonly code: string;
  readonly statusCode: number;
  readonly message: string;
}

export async function catchRefusal(call: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await call.then(
    () => assert.fail('the call was answered without an error'),
    (thrown: unknown) => thrown,
  );
  return error as Refusal;
}

export async function catchErrorCode(call: Promise<unknown>): Promise<string> {
  return (await catchRefusal(call)).code;
}
