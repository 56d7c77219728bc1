import assert from 'node:assert/strict';
import { deployRegions } from '../../../../src/emulator/esa/releaseOperations';
import { EdgeAppCalls, type Flat, pick, startedAt } from './edgeAppCalls';

const progress = ['DeployStatus', 'PublishStatus', 'PublishPercentage', 'ExpectPercentage'] as const;
const versions = ['PublishingVersion', 'BaseLineVersion', 'DeployedVersion'] as const;

describe('A release', () => {
  let calls: EdgeAppCalls;
  let AppId: string;
  let one: string;
  let two: string;

  beforeEach(() => {
    calls = new EdgeAppCalls();
    AppId = calls.idOf('edge-hello');
    one = calls.made(AppId, 'version-1');
    two = calls.made(AppId, 'version-2');
  });

  it('has not been there before the first', () => {
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['undeploy', '', 0, 0]);
    assert.deepEqual(pick(calls.status(AppId), ...versions, 'PublishTime'), ['', '', '', '']);
    assert.equal(calls.staging(AppId)['Phase'], 'NoContainer');
    assert.deepEqual(calls.call('GetEdgeContainerAppResourceStatus', { AppId }), { Regions: [] });
  });

  it('goes on the clock from publishing to published', () => {
    calls.publish(AppId, one);
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['deploying', 'publishing', 0, 100]);
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['deploying', 'publishing', 50, 100]);
    assert.deepEqual(pick(calls.status(AppId), ...versions), [one, '', '']);
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['deployed', 'published', 100, 100]);
    assert.deepEqual(pick(calls.status(AppId), ...versions), ['', one, one]);
    assert.deepEqual(pick(calls.status(AppId), 'PublishType', 'PublishTime', 'DeployTime'), [
      ...['percentage', '2026-11-22T03:00:40Z', '2026-11-22T03:01:40Z'],
    ]);
    assert.deepEqual(pick(calls.version(AppId, one), 'PublishTime', 'LastPublishTime'), [
      ...['2026-11-22T03:00:40Z', '2026-11-22T03:00:40Z'],
    ]);
  });

  it('to a part of the traffic keeps the version before as what the rest gets', () => {
    calls.publish(AppId, one);
    calls.clock.advance(60_000);
    calls.publish(AppId, two, { Percentage: 20 });
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['deploying', 'publishing', 10, 20]);
    assert.deepEqual(pick(calls.status(AppId), ...versions), [two, one, one]);
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['deployed', 'published', 20, 20]);
    assert.deepEqual(pick(calls.status(AppId), ...versions), [two, one, two]);
    assert.equal(calls.apps().find((app) => app['AppId'] === AppId)?.['Percentage'], 20);

    calls.publish(AppId, two, { Percentage: 60 });
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), 'PublishPercentage', 'ExpectPercentage'), [40, 60]);
    calls.clock.advance(30_000);
    calls.publish(AppId, two);
    calls.clock.advance(60_000);
    assert.deepEqual(pick(calls.status(AppId), ...versions), ['', two, two]);
  });

  it('that never became whole is no version to fall back to', () => {
    calls.publish(AppId, one);
    calls.clock.advance(10_000);
    calls.publish(AppId, two);
    assert.deepEqual(pick(calls.status(AppId), ...versions), [two, '', '']);
  });

  it('by region names its regions, all of them for a full release', () => {
    const regions = (): unknown => calls.status(AppId)['Regions'];
    calls.publish(AppId, one, { PublishType: 'region', Regions: '["zhejiang","jiangsu"]' });
    calls.clock.advance(60_000);
    assert.deepEqual(regions(), { Region: ['zhejiang', 'jiangsu'] });
    assert.deepEqual(pick(calls.status(AppId), 'PublishType', 'FullRelease', 'BaseLineVersion'), ['region', false, '']);
    calls.publish(AppId, one, { PublishType: 'region', FullRelease: true });
    calls.clock.advance(60_000);
    assert.deepEqual(regions(), { Region: deployRegions });
    assert.deepEqual(pick(calls.status(AppId), 'PublishType', 'FullRelease', 'BaseLineVersion'), ['region', true, one]);
    assert.deepEqual(calls.call('GetEdgeContainerDeployRegions', { AppId })['Regions'], deployRegions);
  });

  it('may begin later, and leaves what is there until then', () => {
    calls.publish(AppId, one);
    calls.clock.advance(60_000);
    calls.publish(AppId, two, { StartTime: '2026-11-22T04:00:00Z' });
    calls.clock.advance(60_000);
    assert.deepEqual(pick(calls.status(AppId), ...versions), ['', one, one]);
    assert.equal(calls.version(AppId, two)['PublishTime'], '');
    assert.equal(calls.codeOf('DeleteEdgeContainerAppVersion', { AppId, VersionId: two }), 'InvalidParameter');
    calls.publish(AppId, one);
    calls.clock.advance(startedAt + 3_600_000 - calls.clock.now());
    assert.deepEqual(pick(calls.status(AppId), ...versions), [two, one, one]);
  });

  it('can be rolled back, wholly or by a percentage', () => {
    const rollback = (VersionId: string, over: Flat = {}): unknown =>
      calls.call('RollbackEdgeContainerAppVersion', { AppId, VersionId, ...over });
    [one, two].forEach((id) => {
      calls.publish(AppId, id);
      calls.clock.advance(60_000);
    });
    rollback(one, { Percentage: 5 });
    assert.deepEqual(pick(calls.status(AppId), ...progress), ['deploying', 'rollbacking', 0, 100]);
    assert.notEqual(calls.status(AppId)['RollbackTime'], '');
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), ...progress, ...versions), [
      ...['deployed', 'rollbacked', 100, 100],
      ...['', one, one],
    ]);
    assert.equal(calls.version(AppId, one)['LastPublishTime'], '2026-11-22T03:00:40Z');
    rollback(two, { UsedPercent: true, Percentage: 5 });
    calls.clock.advance(30_000);
    assert.deepEqual(pick(calls.status(AppId), 'PublishPercentage', ...versions), [5, two, one, two]);
  });

  it('is refused with the code of what is wrong', () => {
    const failed = calls.made(AppId, 'version-3', { Image: 'web:does-not-exist' });
    const creating = calls.create(AppId, 'version-4', [
      {
        ...{ Name: 'a', Image: 'a', IsACRImage: false, Spec: '1C2G', Storage: '10G' },
        ...{ ProbeType: 'exec', ProbeContent: { Command: 'true' } },
      },
    ]);
    const cases: readonly (readonly [string, Flat])[] = [
      ['InvalidParameter.PublishEnv', { PublishEnv: 'production' }],
      ['MissingPublishEnv', { PublishEnv: '' }],
      ['InvalidParameter.Percentage', { Percentage: 0 }],
      ['InvalidParameter.Percentage', { Percentage: 101 }],
      ['InvalidParameter.Percentage', { Percentage: 'half' }],
      ['InvalidParameter.VersionId', { VersionId: 'v1' }],
      ['InvalidParameter.VersionId', { VersionId: 'ver-000000000000000000' }],
      ['InvalidParameter', { VersionId: failed }],
      ['InvalidParameter', { VersionId: creating }],
      ['InvalidParameter', { PublishType: 'country' }],
      ['InvalidParameter', { PublishType: 'region' }],
      ['InvalidParameter', { PublishType: 'region', Regions: '["huadong"]' }],
      ['InvalidParameter', { PublishType: 'region', Regions: 'zhejiang' }],
      ['InvalidParameter', { StartTime: 'tomorrow' }],
      ['InvalidParameter', { Remarks: 'r'.repeat(1_025) }],
    ];
    for (const [code, over] of cases) {
      const parameters = { AppId, VersionId: one, PublishEnv: 'prod', ...over };
      assert.equal(calls.codeOf('PublishEdgeContainerAppVersion', parameters), code, JSON.stringify(over));
    }
    const rollback = (over: Flat): string =>
      calls.codeOf('RollbackEdgeContainerAppVersion', { AppId, VersionId: one, ...over });
    assert.equal(rollback({}), 'InvalidParameter', 'nothing to roll back');
    calls.publish(AppId, one);
    assert.equal(rollback({ UsedPercent: true }), 'InvalidParameter');
    assert.equal(rollback({ Percentage: 0 }), 'InvalidParameter');
    assert.equal(rollback({ VersionId: 'v1' }), 'InvalidParameter.VersionId');
    assert.equal(calls.codeOf('GetEdgeContainerAppStatus', { AppId, PublishEnv: 'test' }), 'InvalidParameter');
  });

  it('to staging is on its own, and its containers come up step by step', () => {
    const phases: unknown[] = [];
    calls.publish(AppId, one, { PublishEnv: 'staging', Percentage: 10 });
    for (const ms of [0, 3_000, 16_999, 1]) {
      calls.clock.advance(ms);
      phases.push(pick(calls.staging(AppId), 'Phase', 'Scheduled', 'ContainersReady', 'Ready'));
    }
    assert.deepEqual(phases, [
      ['Pending', 'unready', 'unready', 'unready'],
      ['ContainerCreating', 'ok', 'unready', 'unready'],
      ['ContainerCreating', 'ok', 'unready', 'unready'],
      ['Running', 'ok', 'ok', 'ok'],
    ]);
    assert.equal((calls.staging(AppId)['VIPs'] as string[]).length, 2);
    assert.deepEqual(pick(calls.status(AppId, 'staging'), ...progress), ['deployed', 'published', 100, 100]);
    assert.equal(calls.status(AppId)['DeployStatus'], 'undeploy');
  });

  it('of containers that crash or cannot be pulled never gets there', () => {
    for (const [mark, phase] of [
      ['crash-loop', 'CrashLoopBackOff'],
      ['pull-denied', 'ImagePullBackOff'],
    ] as const) {
      const bad = calls.made(AppId, `version-${mark}`, { Image: `web:${mark}` });
      calls.publish(AppId, bad, { PublishEnv: 'staging' });
      calls.clock.advance(600_000);
      assert.equal(calls.staging(AppId)['Phase'], phase);
      assert.equal(calls.status(AppId, 'staging')['PublishStatus'], 'publishing');
    }
    const { RestartCount } = calls.staging(calls.idOf('video-transcode'))['PodRestartState'] as {
      RestartCount: number;
    };
    assert.ok(RestartCount > 1);
  });

  it('shows its replicas getting ready', () => {
    const ready = (): readonly number[] => {
      const regions = calls.call('GetEdgeContainerAppResourceStatus', { AppId })['Regions'] as {
        Total: number;
        Ready: number;
        IsStaging: boolean;
      }[];
      return [
        regions.length,
        ...['Total' as const, 'Ready' as const].map((key) => regions.reduce((sum, one) => sum + one[key], 0)),
      ];
    };
    calls.publish(AppId, one);
    const [, total = 0, none] = ready();
    assert.equal(none, 0);
    calls.clock.advance(59_000);
    assert.ok((ready()[2] ?? 0) < total && (ready()[2] ?? 0) > 0);
    calls.clock.advance(1_000);
    assert.deepEqual(ready(), [5, total, total]);
    calls.publish(AppId, one, { PublishEnv: 'staging' });
    assert.deepEqual(ready(), [6, total + 1, total]);
  });

  it('is found in every state in the default account', () => {
    const shown = ['shop-storefront', 'news-frontend', 'chat-gateway', 'checkout-api', 'legacy-portal'].map((name) =>
      pick(calls.status(calls.idOf(name)), 'PublishStatus', 'PublishType', 'ExpectPercentage').join(' '),
    );
    assert.deepEqual(shown, [
      ...['published percentage 30', 'publishing percentage 60', 'rollbacked percentage 100', 'published region 100'],
      '  0',
    ]);
  });
});
