// The official client over a running emulator, and the instance calls tests make with it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type * as Sdk from '@alicloud/eci20180808';
import type * as OpenApi from '@alicloud/openapi-client';
import type { Emulator } from '../support/emulatorProcess';

// Outside the bundle and by require: the client must run on its own HTTP layer, not on ours.
const installed = createRequire(import.meta.url);
export const sdk = installed('@alicloud/eci20180808') as typeof Sdk;
const { Config } = installed('@alicloud/openapi-client') as typeof OpenApi;

export const region = 'cn-hangzhou';

export function createClient(
  emulator: Emulator,
  keys: { accessKeySecret?: string; accessKeyId?: string; securityToken?: string } = {},
): Sdk.default {
  const { accessKeyId, accessKeySecret } = emulator.ready;
  return new sdk.default(
    new Config({ accessKeyId, accessKeySecret, ...keys, endpoint: new URL(emulator.endpoint).host, protocol: 'http' }),
  );
}

export async function codeOf(call: Promise<unknown>): Promise<{ code: string; statusCode: number }> {
  const error: unknown = await call.then(
    () => assert.fail('the call was answered without an error'),
    (thrown: unknown) => thrown,
  );
  const { code, statusCode } = error as { code: string; statusCode: number };
  return { code, statusCode };
}

/** What more than one test asks of the instances of the main region. */
export class InstanceCalls {
  readonly client: Sdk.default;

  constructor(emulator: Emulator) {
    this.client = createClient(emulator);
  }

  async listAll(limit: number): Promise<Sdk.DescribeContainerGroupsResponseBodyContainerGroups[]> {
    const found: Sdk.DescribeContainerGroupsResponseBodyContainerGroups[] = [];
    let nextToken: string | undefined;
    do {
      const { body } = await this.client.describeContainerGroups(
        new sdk.DescribeContainerGroupsRequest({ regionId: region, limit, nextToken }),
      );
      found.push(...(body.containerGroups ?? []));
      nextToken = body.nextToken;
      assert.equal(body.totalCount, 18);
    } while (nextToken);
    return found;
  }

  async idOf(status: string, name = ''): Promise<string> {
    const groups = await this.listAll(20);
    const group = groups.find((one) => one.status === status && one.containerGroupName?.startsWith(name));
    return group?.containerGroupId ?? assert.fail(`no ${name} is ${status}`);
  }

  task(containerGroupId: string, opsType: string, opsValue: string, regionId = region) {
    return this.client.createInstanceOpsTask(
      new sdk.CreateInstanceOpsTaskRequest({ regionId, containerGroupId, opsType, opsValue }),
    );
  }

  async newestRecord(containerGroupId: string, opsType: string) {
    const { body } = await this.client.describeInstanceOpsRecords(
      new sdk.DescribeInstanceOpsRecordsRequest({ regionId: region, containerGroupId, opsType }),
    );
    return body.records?.[0] ?? assert.fail('no record');
  }
}
