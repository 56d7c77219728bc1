import assert from 'node:assert/strict';
import { EdgeAppCalls, type Fields, type Flat, startedAt } from './edgeAppCalls';

const allFields = [
  ...['pod_ready_rate', 'container_cpu_usage_seconds_quota_rate', 'container_cpu_usage_seconds_total'],
  ...['container_memory_rss', 'container_memory_rss_quota_rate', 'container_fs_reads_bytes_avg'],
  'container_fs_writes_bytes_avg',
].join(',');

describe('The log of an edge container app', () => {
  let calls: EdgeAppCalls;

  beforeEach(() => {
    calls = new EdgeAppCalls();
  });

  it('grows on the clock and keeps the lines there are', () => {
    const AppId = calls.idOf('shop-storefront');
    const before = calls.logs(AppId, 50);
    calls.clock.advance(20_000);
    const after = calls.logs(AppId, 50);
    assert.equal(before.length, 50);
    assert.deepEqual(after.slice(0, 40), before.slice(10));
    assert.equal(new Set(after).size, 50);
    assert.ok(after.at(-1)?.startsWith('2026-11-22T03:00:20'));
  });

  it('may say the same again and again', () => {
    assert.deepEqual(new Set(calls.logs(calls.idOf('image-resizer'))), new Set(['heartbeat ok']));
  });

  it('begins with the first containers that are ready', () => {
    const AppId = calls.idOf('edge-hello');
    assert.deepEqual(calls.logs(AppId), []);
    calls.publish(AppId, calls.made(AppId, 'version-1'), { PublishEnv: 'staging' });
    calls.clock.advance(20_000);
    assert.deepEqual(calls.logs(AppId), []);
    calls.clock.advance(10_000);
    assert.equal(calls.logs(AppId).length, 5);
    assert.deepEqual(calls.logs(calls.idOf('video-transcode')), []);
  });

  it('is answered from one line to five thousand', () => {
    const AppId = calls.idOf('checkout-api');
    assert.equal(calls.logs(AppId, 1).length, 1);
    assert.equal(calls.logs(AppId, 5_000).length, 5_000);
    for (const Lines of [0, 5_001, 'all']) {
      assert.equal(calls.codeOf('GetEdgeContainerLogs', { AppId, Lines }), 'InvalidParameter');
    }
    assert.equal(calls.codeOf('GetEdgeContainerLogs', { AppId }), 'MissingLines');
  });
});

describe('The figures of an edge container app', () => {
  let calls: EdgeAppCalls;
  let App: string;

  beforeEach(() => {
    calls = new EdgeAppCalls();
    App = calls.idOf('shop-storefront');
  });

  const stats = (over: Flat = {}): Fields =>
    calls.call('DescribeEdgeContainerAppStats', { App, Fields: allFields, ...over });
  const points = (answer: Fields): readonly Record<string, number>[] => answer['Points'] as Record<string, number>[];

  it('are curves of the last hour, with their averages', () => {
    const answer = stats();
    assert.equal(points(answer).length, 61);
    assert.equal(points(answer)[0]?.['Time'], '2026-11-22T02:00:00Z');
    assert.deepEqual(answer, stats(), 'the same moment has the same figures');
    const averages: readonly (readonly [string, string])[] = [
      ['PodReadyRateAvg', 'PodReadyRate'],
      ['CpuUsageSecondsQuotaRateAvg', 'ContainerCpuUsageSecondsQuotaRate'],
      ['CpuUsageSecondsTotalAvg', 'ContainerCpuUsageSecondsTotal'],
      ['MemoryRssAvg', 'ContainerMemoryRss'],
      ['MemoryRssQuotaRateAvg', 'ContainerMemoryRssQuotaRate'],
      ['FsReadsBytesAvgAvg', 'ContainerFsReadsBytesAvg'],
      ['FsWritesBytesAvgAvg', 'ContainerFsWritesBytesAvg'],
    ];
    for (const [average, name] of averages) {
      const values = points(answer).map((point) => point[name] ?? Number.NaN);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      assert.ok(Math.abs(mean - (answer[average] as number)) < 0.01, name);
      assert.ok(
        values.every((value) => value >= 0 && (!name.endsWith('Rate') || value <= 100)),
        name,
      );
    }
  });

  it('are those asked for only', () => {
    const answer = stats({ Fields: 'container_memory_rss' });
    assert.deepEqual(Object.keys(answer), ['MemoryRssAvg', 'Points']);
    assert.deepEqual(Object.keys(points(answer)[0] ?? {}), ['Time', 'ContainerMemoryRss']);
  });

  it('are not more points for a longer time', () => {
    const week = stats({ StartTime: '2026-11-15T03:00:00Z', EndTime: '2026-11-22T03:00:00Z' });
    const count = points(week).length;
    assert.ok(count > 100 && count <= 121, String(count));
    const cpu = points(week).map((point) => point['ContainerCpuUsageSecondsQuotaRate'] ?? 0);
    assert.ok(Math.max(...cpu) - Math.min(...cpu) > 25, 'the day is to be seen');
  });

  it('are not there before there are containers, nor after now', () => {
    assert.deepEqual(points(stats({ App: calls.idOf('edge-hello') })), []);
    const later = { StartTime: '2026-11-22T03:00:00Z', EndTime: '2026-11-22T04:00:00Z' };
    assert.equal(points(stats(later)).length, 1);
    const app = calls.idOf('edge-hello');
    calls.publish(app, calls.made(app, 'version-1'));
    calls.clock.advance(startedAt + 600_000 - calls.clock.now());
    assert.equal(points(stats({ App: app }))[0]?.['Time'], '2026-11-22T03:02:00Z');
  });

  it('are refused with the code of what is wrong', () => {
    const code = (over: Flat): string =>
      calls.codeOf('DescribeEdgeContainerAppStats', { App, Fields: allFields, ...over });
    assert.equal(code({ StartTime: 'yesterday' }), 'InvalidStartTime.Malformed');
    assert.equal(code({ EndTime: '2026-11-22 03:00' }), 'InvalidEndTime.Malformed');
    assert.equal(
      code({ StartTime: '2026-11-22T03:00:00Z', EndTime: '2026-11-22T02:59:59Z' }),
      'InvalidEndTime.Mismatch',
    );
    assert.equal(code({ Fields: 'pod_ready_rate,load' }), 'InvalidParameter');
    assert.equal(code({ Fields: '' }), 'MissingFields');
  });
});

describe('The control of edge container apps', () => {
  let calls: EdgeAppCalls;

  beforeEach(() => {
    calls = new EdgeAppCalls();
  });

  it('adds an app, changes it and takes it away', () => {
    const AppId = 'app-100000000000000001';
    calls.control('putEdgeApp', { AppId });
    assert.deepEqual([calls.app(AppId)['Status'], calls.app(AppId)['Name']], ['created', AppId]);
    calls.control('putEdgeApp', { AppId, Name: 'renamed', Status: 'creating', QuicCid: 'true' });
    const changed = calls.app(AppId);
    assert.deepEqual([changed['Status'], changed['Name'], changed['QuicCid']], ['creating', 'renamed', 'true']);
    calls.clock.advance(60_000);
    assert.equal(calls.app(AppId)['Status'], 'created');
    assert.deepEqual(calls.control('removeEdgeApp', [AppId, 'app-2']), { removed: 1 });
    assert.equal(calls.apps().length, 9);
  });

  it('adds a version and changes it', () => {
    const AppId = calls.idOf('edge-hello');
    const VersionId = 'ver-100000000000000001';
    calls.control('putEdgeAppVersion', { AppId, VersionId, Name: 'put-one', Status: 'failed', Remarks: 'r' });
    const shown = calls.version(AppId, VersionId);
    assert.deepEqual([shown['Name'], shown['Status'], shown['Remarks']], ['put-one', 'failed', 'r']);
    calls.control('putEdgeAppVersion', { AppId, VersionId, Status: 'creating' });
    assert.equal(calls.versions(AppId)[0]?.['Status'], 'creating');
  });

  it('lays over what a release is like, until the next one', () => {
    const AppId = calls.idOf('image-resizer');
    calls.control('putEdgeAppStatus', { AppId, PublishEnv: 'prod', PublishStatus: 'pubishing' });
    calls.control('putEdgeStagingStatus', { AppId, Phase: 'Unknown' });
    assert.equal(calls.status(AppId)['PublishStatus'], 'pubishing');
    assert.equal(calls.staging(AppId)['Phase'], 'Unknown');
    const VersionId = calls.versionIdOf(AppId, 'resizer-1');
    calls.publish(AppId, VersionId);
    calls.publish(AppId, VersionId, { PublishEnv: 'staging' });
    assert.equal(calls.status(AppId)['PublishStatus'], 'publishing');
    assert.equal(calls.staging(AppId)['Phase'], 'Pending');
  });

  it('writes lines into a log, adds a crowd, and all is gone with a reset', () => {
    const AppId = calls.idOf('edge-hello');
    calls.control('writeEdgeLogs', { AppId, Lines: ['one', 'two'] });
    assert.deepEqual(calls.logs(AppId), ['one', 'two']);
    assert.deepEqual(calls.logs(AppId, 1), ['two']);
    assert.deepEqual(calls.control('addEdgeApps', 1_200), { added: 1_200 });
    assert.equal(calls.call('ListEdgeContainerApps')['TotalCount'], 1_209);
    calls.product.reset();
    assert.equal(calls.apps().length, 9);
    assert.deepEqual(calls.logs(AppId), []);
  });

  it('refuses what it cannot do, and changes nothing then', () => {
    const AppId = calls.idOf('edge-hello');
    const wrong: readonly (readonly [string, unknown])[] = [
      ['putEdgeApp', 'app-1'],
      ['putEdgeApp', { Name: 'x' }],
      ['putEdgeApp', { AppId, Status: 'gone', Name: 'x' }],
      ['putEdgeApp', { AppId, Strange: 1, Name: 'x' }],
      ['putEdgeAppVersion', { AppId: 'app-2', VersionId: 'ver-1' }],
      ['putEdgeAppVersion', { AppId, VersionId: 'ver-1', Containers: [{}] }],
      ['putEdgeAppStatus', { AppId, PublishEnv: 'test' }],
      ['putEdgeAppStatus', { AppId, PublishEnv: 'prod', Phase: 'x' }],
      ['putEdgeStagingStatus', { AppId, Strange: 1 }],
      ['writeEdgeLogs', { AppId, Lines: 'one' }],
      ['addEdgeApps', 0],
      ['addEdgeApps', 5_001],
      ['removeEdgeApp', AppId],
    ];
    for (const [command, value] of wrong) {
      assert.throws(() => calls.control(command, value), RangeError, JSON.stringify([command, value]));
    }
    assert.equal(calls.app(AppId)['Name'], 'edge-hello');
    assert.deepEqual(calls.versions(AppId), []);
  });
});
