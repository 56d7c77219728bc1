import assert from 'node:assert/strict';
import { EdgeAppCalls, type Flat, leanContainer, pick, unknownApp } from './edgeAppCalls';

const newApp = { Name: 'my-first-app', ServicePort: 80, TargetPort: 8080 } as const;

describe('The edge container apps', () => {
  let calls: EdgeAppCalls;

  beforeEach(() => {
    calls = new EdgeAppCalls();
  });

  const create = (over: Flat = {}): string =>
    calls.call('CreateEdgeContainerApp', { ...newApp, ...over })['AppId'] as string;

  it('of the default account have none, one and many versions, and every status', () => {
    const apps = calls.apps();
    assert.equal(new Set(apps.map(({ AppId }) => AppId)).size, 9);
    assert.ok(apps.every(({ AppId }) => /^app-\d{18}$/.test(AppId as string)));
    assert.deepEqual(
      new Map(apps.map(({ Name, Status, VersionCount }) => [Name, [Status, VersionCount]])),
      new Map([
        ['new-campaign', ['creating', 0]],
        ['edge-hello', ['created', 0]],
        ['legacy-portal', ['failed', 0]],
        ['video-transcode', ['created', 3]],
        ['news-frontend', ['created', 2]],
        ['image-resizer', ['created', 1]],
        ['shop-storefront', ['created', 5]],
        ['chat-gateway', ['created', 2]],
        ['checkout-api', ['created', 130]],
      ]),
    );
  });

  it('are the same for the same seed, and others for another', () => {
    const ids = (): unknown => calls.apps().map(({ AppId }) => AppId);
    const first = ids();
    create();
    calls.product.reset();
    assert.deepEqual(ids(), first);
    calls.product.reset(2);
    assert.notDeepEqual(ids(), first);
  });

  it('are created on the clock', () => {
    const AppId = create({ Remarks: 'mine', HealthCheckURI: '/ok', HealthCheckPort: 8080 });
    assert.deepEqual(pick(calls.app(AppId), 'Status', 'Name', 'ServicePort', 'TargetPort', 'Remarks'), [
      ...['creating', 'my-first-app', 80, 8080, 'mine'],
    ]);
    calls.clock.advance(9_999);
    assert.equal(calls.app(AppId)['Status'], 'creating');
    calls.clock.advance(1);
    assert.equal(calls.app(AppId)['Status'], 'created');
    assert.deepEqual(calls.app(AppId)['HealthCheck'], {
      ...{ Type: 'l7', Host: '', HttpCode: 'http_2xx', Method: 'HEAD', Uri: '/ok', Port: 8080 },
      ...{ Timeout: 3, Interval: 5, SuccTimes: 2, FailTimes: 5 },
    });
  });

  it('end failed when the task was made to fail', () => {
    const AppId = calls.call('CreateEdgeContainerApp', newApp, { taskFails: true })['AppId'] as string;
    calls.clock.advance(10_000);
    assert.equal(calls.app(AppId)['Status'], 'failed');
  });

  it('are refused with the code of what is wrong', () => {
    create();
    const cases: readonly (readonly [string, Flat])[] = [
      ['NameAlreadyExists', {}],
      ['ParamNameError', { Name: 'short' }],
      ['ParamNameError', { Name: 'Capital-app' }],
      ['ParamNameError', { Name: 'ends-with-' }],
      ['ParamNameError', { Name: `a${'b'.repeat(128)}` }],
      ['MissingName', { Name: '' }],
      ['InvalidParameter', { ServicePort: 8080 }],
      ['InvalidParameter', { TargetPort: 65_536 }],
      ['InvalidParameter', { Remarks: 'r'.repeat(1_025) }],
      ...(
        [
          ['Type', 'l5'],
          ['Host', 'a b'],
          ['HttpCode', '200'],
          ['Method', 'POST'],
          ['URI', 'ok'],
          ['Port', 0],
          ['Timeout', 101],
          ['Interval', 51],
          ['SuccTimes', 11],
          ['FailTimes', 'x'],
        ] as const
      ).map(([name, value]) => [`InvalidParameter.HealthCheck${name}`, { [`HealthCheck${name}`]: value }] as const),
    ];
    for (const [code, over] of cases) {
      assert.equal(calls.codeOf('CreateEdgeContainerApp', { ...newApp, ...over }), code, JSON.stringify(over));
    }
  });

  it('are listed in pages, in the order asked for', () => {
    const names = (parameters: Flat): readonly unknown[] => calls.apps(parameters).map(({ Name }) => Name);
    assert.deepEqual(names({ PageSize: 2 }), ['new-campaign', 'edge-hello']);
    assert.deepEqual(names({ PageSize: 2, PageNumber: 5 }), ['checkout-api']);
    assert.deepEqual(names({ PageSize: 2, PageNumber: 6 }), []);
    assert.deepEqual(names({ PageSize: 1, OrderType: 'Asc' }), ['checkout-api']);
    assert.deepEqual(names({ PageSize: 1, OrderKey: 'Name', OrderType: 'Asc' }), ['chat-gateway']);
    assert.deepEqual(names({ SearchType: 'Name', SearchKey: 'front' }).length, 2);
    assert.deepEqual(names({ SearchType: 'AppId', SearchKey: calls.idOf('image-resizer') }), ['image-resizer']);
    assert.deepEqual(pick(calls.call('ListEdgeContainerApps'), 'PageNumber', 'PageSize', 'TotalCount'), [1, 20, 9]);
  });

  it('have a listing that refuses with codes of its own', () => {
    const cases: readonly (readonly [string, Flat])[] = [
      ['InvalidParameter.PageNumber', { PageNumber: 0 }],
      ['InvalidPageSize.ValueNotSupported', { PageSize: 501 }],
      ['InvalidPageSize.ValueNotSupported', { PageSize: 'all' }],
      ['InvalidParameter.OrderKey', { OrderKey: 'Size' }],
      ['InvalidParameter.OrderType', { OrderType: 'Down' }],
      ['InvalidParameter', { SearchType: 'Remarks' }],
    ];
    for (const [code, parameters] of cases) {
      assert.equal(calls.codeOf('ListEdgeContainerApps', parameters), code);
    }
  });

  it('have their time of creation in UTC and, in listings, with nanoseconds and an offset', () => {
    const AppId = calls.idOf('edge-hello');
    const listed = calls.apps().find((app) => app['AppId'] === AppId)?.['CreateTime'] as string;
    assert.match(listed, /^2026-11-22T09:00:00\.\d{9}\+08:00$/);
    assert.equal(calls.app(AppId)['CreateTime'], '2026-11-22T01:00:00Z');
  });

  it('are deleted, but not while records lead to them', () => {
    const AppId = create();
    assert.deepEqual(calls.call('DeleteEdgeContainerApp', { AppId }), { State: 'ok' });
    assert.equal(calls.codeOf('GetEdgeContainerApp', { AppId }), 'InvalidApp.NotFound');
    const refusal = calls.refusalOf('DeleteEdgeContainerApp', { AppId: calls.idOf('shop-storefront') });
    assert.deepEqual([refusal.code, refusal.status], ['Record.AlreadyExist', 403]);
  });

  it('are known by their id in every operation, whose code for a wrong one is spelt in two ways', () => {
    const rest = {
      VersionId: 'ver-1',
      PublishEnv: 'prod',
      Lines: 1,
      RecordName: 'a.example.com',
      Name: 'x',
      Fields: 'x',
    };
    const secret = { Registry: 'r', Username: 'u', Password: 'p', Containers: '[]' };
    const withoutApp = new Set(['ListEdgeContainerApps', 'CreateEdgeContainerApp', 'ListSites']);
    const spelt = (code: string): readonly string[] =>
      calls.product.operations
        .map(({ name }) => name)
        .filter((name) => !withoutApp.has(name))
        .filter((name) => calls.codeOf(name, { AppId: 'app-1', App: 'app-1', ...rest, ...secret }) === code);
    assert.deepEqual(spelt('InvalidParameter.Appid').toSorted(), [
      'CreateEdgeContainerAppImageSecret',
      'DeleteEdgeContainerAppImageSecret',
      'GetEdgeContainerAppResourceStatus',
      'ListEdgeContainerAppImageSecrets',
    ]);
    assert.equal(spelt('InvalidParameter.appid').length, 16);
    const { code, status } = calls.refusalOf('GetEdgeContainerApp', { AppId: unknownApp });
    assert.deepEqual([code, status], ['InvalidApp.NotFound', 404]);
  });

  it('have operations that all keep to a hundred calls at once and ten a second', () => {
    assert.equal(calls.product.operations.length, 23);
    for (const { name, limit } of calls.product.operations) {
      assert.deepEqual(limit, { burst: 100, refillPerSecond: 10 }, name);
    }
  });

  describe('have versions that', () => {
    it('are created on the clock, or fail for an image that is not there', () => {
      const AppId = calls.idOf('edge-hello');
      const good = calls.create(AppId, 'version-1', [leanContainer]);
      const bad = calls.create(AppId, 'version-2', [{ ...leanContainer, Image: 'web:does-not-exist' }]);
      const statuses = (): unknown => [good, bad].map((id) => calls.version(AppId, id)['Status']);
      assert.deepEqual(statuses(), ['creating', 'creating']);
      calls.clock.advance(19_999);
      assert.deepEqual(statuses(), ['creating', 'creating']);
      calls.clock.advance(1);
      assert.deepEqual(statuses(), ['created', 'failed']);
      assert.equal(calls.app(AppId)['VersionCount'], 2);
      assert.match(good, /^ver-\d{18}$/);
    });

    it('are listed a hundred at most, without the fields that only the single version has', () => {
      const AppId = calls.idOf('checkout-api');
      const first = calls.versions(AppId);
      const second = calls.versions(AppId, { PageNumber: 2 });
      assert.deepEqual([first.length, second.length], [100, 30]);
      assert.equal(new Set([...first, ...second].map(({ VersionId }) => VersionId)).size, 130);
      assert.deepEqual([first[0]?.['Name'], second.at(-1)?.['Name']], ['build-1130', 'build-1001']);
      const codes = [{ PageSize: 101 }, { PageNumber: 0 }, { OrderKey: 'Size' }, { OrderType: 'Down' }].map((asked) =>
        calls.codeOf('ListEdgeContainerAppVersions', { AppId, ...asked }),
      );
      assert.deepEqual(codes, [
        ...['InvalidPageSize.ValueNotSupported', 'InvalidParameter'],
        ...['InvalidParameter.OrderKey', 'InvalidParameter.OrderType'],
      ]);
      const shop = calls.idOf('shop-storefront');
      const [listed] = calls.versions(shop, { SearchKey: 'release-2.12' });
      const namesOf = (version: object | undefined): readonly string[] =>
        Object.keys((version as { Containers: object[] }).Containers[0] ?? {}).toSorted();
      const single = calls.version(shop, listed?.['VersionId'] as string);
      const hidden = ['ACRImageInfo', 'IsACRImage', 'Storage'];
      assert.deepEqual([...namesOf(listed), ...hidden].toSorted(), namesOf(single));
    });

    it('are found by their id only, with codes for a wrong and for an unknown one', () => {
      const AppId = calls.idOf('edge-hello');
      const code = (VersionId: string): string => calls.codeOf('GetEdgeContainerAppVersion', { AppId, VersionId });
      assert.equal(code('version-1'), 'InvalidParameter.VersionId');
      assert.equal(code('ver-000000000000000000'), 'InvalidVersion.NotFound');
      assert.equal(code(calls.versionIdOf(calls.idOf('image-resizer'), 'resizer-1')), 'InvalidVersion.NotFound');
    });

    it('are deleted unless they are released or what a release falls back to', () => {
      const AppId = calls.idOf('shop-storefront');
      const code = (name: string): string =>
        calls.codeOf('DeleteEdgeContainerAppVersion', { AppId, VersionId: calls.versionIdOf(AppId, name) });
      assert.equal(code('release-2.13.0'), 'InvalidParameter');
      assert.equal(code('release-2.12.0'), 'InvalidParameter');
      assert.equal(code('release-2.11.0'), 'accepted');
      assert.equal(calls.app(AppId)['VersionCount'], 4);
    });
  });
});
