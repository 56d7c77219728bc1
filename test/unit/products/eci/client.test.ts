import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../src/base/errors';
import type { Call } from '../../../../src/cloud/transport/transport';
import { ScriptedTransport } from '../../../support/scriptedTransport';

const { signal } = new AbortController();
const region = 'cn-hangzhou';

const groupsAsked = ({ query }: Call): object => ({
  ContainerGroups: (JSON.parse((query as { ContainerGroupIds: string }).ContainerGroupIds) as string[]).map((id) => ({
    ContainerGroupId: id,
  })),
});

describe('the ECI client', () => {
  it('asks the region-free host for the regions', async () => {
    const transport = new ScriptedTransport({ DescribeRegions: { Regions: [{ RegionId: region }] } });
    deepEqual(await transport.client.describeRegions(signal), [{ RegionId: region }]);
    equal(transport.calls[0]?.region, undefined);
    deepEqual(transport.calls[0]?.query, {});
  });

  it('lists groups page by page with the token of the page before', async () => {
    const pages: Record<string, object> = { first: { NextToken: 't1' }, t1: { NextToken: '' } };
    const transport = new ScriptedTransport({
      DescribeContainerGroups: ({ query }) => pages[(query as { NextToken?: string }).NextToken ?? 'first'] ?? {},
    });
    const seen = [];
    for await (const page of transport.client.describeContainerGroups(region, signal)) {
      seen.push(page);
    }
    equal(seen.length, 2);
    deepEqual(transport.queriesOf('DescribeContainerGroups'), [
      { RegionId: region, Limit: 20 },
      { RegionId: region, Limit: 20, NextToken: 't1' },
    ]);
  });

  it('lists states by two hundred', async () => {
    const transport = new ScriptedTransport({ DescribeContainerGroupStatus: {} });
    await transport.client.describeContainerGroupStatus(region, signal).next();
    deepEqual(transport.queriesOf('DescribeContainerGroupStatus'), [{ RegionId: region, Limit: 200 }]);
  });

  it('lists by what is asked for, with the token of the page before', async () => {
    const filter = { ZoneId: 'cn-hangzhou-i', Tag: [{ Key: 'team', Value: 'shop' }] };
    const transport = new ScriptedTransport({
      DescribeContainerGroups: {},
      DescribeContainerGroupStatus: ({ query }) => ('NextToken' in query ? {} : { NextToken: 't' }),
    });
    await transport.client.describeContainerGroups(region, signal, { ...filter, Status: 'Running' }).next();
    deepEqual(transport.queriesOf('DescribeContainerGroups'), [
      { RegionId: region, Limit: 20, ...filter, Status: 'Running' },
    ]);
    const pages = transport.client.describeContainerGroupStatus(region, signal, filter);
    await pages.next();
    await pages.next();
    deepEqual(transport.queriesOf('DescribeContainerGroupStatus'), [
      { RegionId: region, Limit: 200, ...filter },
      { RegionId: region, Limit: 200, ...filter, NextToken: 't' },
    ]);
  });

  it('asks for what changed in whole seconds, as far back as the service can look', async () => {
    const since = async (ms: number): Promise<unknown> => {
      const transport = new ScriptedTransport({ DescribeContainerGroupStatus: {} });
      await transport.client.describeContainerGroupStatus(region, signal, {}, ms).next();
      return transport.queriesOf('DescribeContainerGroupStatus')[0]?.['SinceSecond'];
    };
    deepEqual(await Promise.all([0, 59_000, 60_001, 3_599_999, 9_000_000].map(since)), [60, 60, 61, 3600, 3600]);
  });

  it('counts by asking for a single row', async () => {
    const transport = new ScriptedTransport({
      DescribeContainerGroupStatus: { TotalCount: 7, Data: [{ ContainerGroupId: 'eci-1' }] },
    });
    equal(await transport.client.countContainerGroups(region, { ZoneId: 'i' }, signal), 7);
    deepEqual(transport.queriesOf('DescribeContainerGroupStatus'), [{ RegionId: region, Limit: 1, ZoneId: 'i' }]);
    transport.answers['DescribeContainerGroupStatus'] = {};
    equal(await transport.client.countContainerGroups(region, {}, signal), undefined);
  });

  it('asks for known groups by twenty and puts the answers together in order', async () => {
    const ids = Array.from({ length: 45 }, (_, index) => `eci-${index}`);
    const transport = new ScriptedTransport({ DescribeContainerGroups: groupsAsked });
    const groups = await transport.client.describeContainerGroupsById(region, ids, signal);
    deepEqual(
      groups.map(({ ContainerGroupId: id }) => id),
      ids,
    );
    deepEqual(
      transport
        .queriesOf('DescribeContainerGroups')
        .map(({ ContainerGroupIds: list }) => (JSON.parse(String(list)) as string[]).length),
      [20, 20, 5],
    );
  });

  it('asks for nothing when no group is named', async () => {
    const transport = new ScriptedTransport();
    deepEqual(await transport.client.describeContainerGroupsById(region, [], signal), []);
    deepEqual(transport.calls, []);
  });

  it('asks for the zones of all regions once, also when several ask side by side', async () => {
    const transport = new ScriptedTransport({
      DescribeRegions: { Regions: [{ RegionId: region, Zones: ['h', 'i'] }, { RegionId: 'cn-beijing' }] },
    });
    const { client } = transport;
    deepEqual(await Promise.all([region, 'cn-beijing', 'cn-unknown'].map((id) => client.listZones(id, signal))), [
      ['h', 'i'],
      [],
      [],
    ]);
    deepEqual(await client.listZones(region, signal), ['h', 'i']);
    deepEqual(transport.actions, ['DescribeRegions']);
  });

  it('asks for the zones again after a failure', async () => {
    const transport = new ScriptedTransport({ DescribeRegions: new Error('down') });
    const { client } = transport;
    await rejects(client.listZones(region, signal), /down/);
    transport.answers['DescribeRegions'] = { Regions: [{ RegionId: region, Zones: ['h'] }] };
    deepEqual(await client.listZones(region, signal), ['h']);
  });

  it('gives the zones to who still waits when who asked first gives up', async () => {
    let arrive: (answer: object) => void = () => undefined;
    const transport = new ScriptedTransport({ DescribeRegions: () => new Promise((resolve) => (arrive = resolve)) });
    const { client } = transport;
    const hasty = new AbortController();
    const first = client.listZones(region, hasty.signal);
    const second = client.listZones(region, signal);
    hasty.abort();
    await rejects(first, CancelledError);
    arrive({ Regions: [{ RegionId: region, Zones: ['h'] }] });
    deepEqual(await second, ['h']);
  });

  it('takes an answer without lists for an empty one', async () => {
    const transport = new ScriptedTransport({
      DescribeRegions: {},
      DescribeContainerGroups: {},
      DescribeContainerGroupEvents: {},
      DescribeInstanceOpsRecords: {},
    });
    const { client } = transport;
    deepEqual(await client.describeRegions(signal), []);
    deepEqual(await client.describeContainerGroupsById(region, ['eci-1'], signal), []);
    deepEqual(await client.describeContainerGroupEvents(region, 'eci-1', signal), []);
    deepEqual(await client.describeInstanceOpsRecords(region, 'eci-1', 'tcpdump', signal), []);
  });

  it('writes each call as documented and says what may be sent again', async () => {
    const ok = {};
    const transport = new ScriptedTransport({
      DescribeContainerGroupEvents: ok,
      DescribeInstanceOpsRecords: ok,
      CreateInstanceOpsTask: ok,
      RestartContainerGroup: ok,
      DeleteContainerGroup: ok,
    });
    const { client } = transport;
    await client.describeContainerGroupEvents(region, 'eci-1', signal);
    await client.describeInstanceOpsRecords(region, 'eci-1', 'coredump', signal);
    await client.createInstanceOpsTask(region, 'eci-1', { opsType: 'coredump', opsValue: 'enable' }, signal);
    await client.restartContainerGroup(region, 'eci-1', 'token-1', signal);
    await client.deleteContainerGroup(region, 'eci-1', 'token-2', signal);
    const base = { RegionId: region };
    deepEqual(
      transport.calls.map(({ action, repeat, query }) => [action, repeat, query]),
      [
        ['DescribeContainerGroupEvents', 'read', { ...base, ContainerGroupIds: '["eci-1"]', Limit: 200 }],
        ['DescribeInstanceOpsRecords', 'read', { ...base, ContainerGroupId: 'eci-1', OpsType: 'coredump' }],
        [
          'CreateInstanceOpsTask',
          'refused',
          { ...base, ContainerGroupId: 'eci-1', OpsType: 'coredump', OpsValue: 'enable' },
        ],
        ['RestartContainerGroup', 'token', { ...base, ContainerGroupId: 'eci-1', ClientToken: 'token-1' }],
        ['DeleteContainerGroup', 'token', { ...base, ContainerGroupId: 'eci-1', ClientToken: 'token-2' }],
      ],
    );
    equal(
      transport.calls.every((call) => call.region === region),
      true,
    );
    equal(
      transport.calls.every((call) => call.signal === signal),
      true,
    );
  });

  it('writes image caches as documented, with a token that makes repeats harmless', async () => {
    const transport = new ScriptedTransport({ CreateImageCache: {}, UpdateImageCache: {}, DeleteImageCache: {} });
    const { client } = transport;
    await client.createImageCache(region, { ImageCacheName: 'web' }, 'token-1', signal);
    await client.updateImageCache(region, { ImageCacheId: 'imc-1', ImageCacheName: 'web' }, 'token-2', signal);
    await client.deleteImageCache(region, 'imc-1', 'token-3', signal);
    deepEqual(
      transport.calls.map(({ action, repeat, query }) => [action, repeat, query]),
      [
        ['CreateImageCache', 'token', { RegionId: region, ImageCacheName: 'web', ClientToken: 'token-1' }],
        [
          'UpdateImageCache',
          'token',
          { RegionId: region, ImageCacheId: 'imc-1', ImageCacheName: 'web', ClientToken: 'token-2' },
        ],
        ['DeleteImageCache', 'token', { RegionId: region, ImageCacheId: 'imc-1', ClientToken: 'token-3' }],
      ],
    );
  });

  it('takes no other image cache for the one it asked for', async () => {
    const transport = new ScriptedTransport({ DescribeImageCaches: { ImageCaches: [{ ImageCacheId: 'imc-2' }] } });
    equal(await transport.client.describeImageCache(region, 'imc-1', signal), undefined);
    equal((await transport.client.describeImageCache(region, 'imc-2', signal))?.ImageCacheId, 'imc-2');
  });
});
