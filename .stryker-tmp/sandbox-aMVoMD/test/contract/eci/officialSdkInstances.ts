import assert from 'node:assert/strict';
import type * as Sdk from '@alicloud/eci20180808';
import type { Emulator } from '../../support/emulatorProcess';
import { createSdkClient, regionId, sdk } from '../officialSdk';

/** What more than one test asks of the instances of the main region. */
export class InstanceCalls {
  readonly client: Sdk.default;

  constructor(emulator: Emulator) {
    this.client = createSdkClient(emulator);
  }

  async listAll(limit: number): Promise<Sdk.DescribeContainerGroupsResponseBodyContainerGroups[]> {
    const found: Sdk.DescribeContainerGroupsResponseBodyContainerGroups[] = [];
    let nextToken: string | undefined;
    do {
      const { body } = await this.client.describeContainerGroups(
        new sdk.DescribeContainerGroupsRequest({ regionId, limit, nextToken }),
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

  task(containerGroupId: string, opsType: string, opsValue: string, region = regionId) {
    return this.client.createInstanceOpsTask(
      new sdk.CreateInstanceOpsTaskRequest({ regionId: region, containerGroupId, opsType, opsValue }),
    );
  }

  async newestRecord(containerGroupId: string, opsType: string) {
    const { body } = await this.client.describeInstanceOpsRecords(
      new sdk.DescribeInstanceOpsRecordsRequest({ regionId, containerGroupId, opsType }),
    );
    return body.records?.[0] ?? assert.fail('no record');
  }
}
