import assert from 'node:assert/strict';
import { EdgeAppCalls, type Fields, type Flat } from './edgeAppCalls';

describe('What is bound to an edge container app', () => {
  let calls: EdgeAppCalls;
  let AppId: string;
  let SiteId: number;

  beforeEach(() => {
    calls = new EdgeAppCalls();
    AppId = calls.idOf('edge-hello');
    SiteId = sites({ SiteName: 'example.com', SiteSearchType: 'exact' })[0]?.['SiteId'] as number;
  });

  const sites = (parameters: Flat = {}): readonly Fields[] =>
    calls.call('ListSites', parameters)['Sites'] as readonly Fields[];
  const records = (): readonly Fields[] =>
    calls.call('ListEdgeContainerAppRecords', { AppId })['Records'] as readonly Fields[];
  const secrets = (): readonly Fields[] =>
    calls.call('ListEdgeContainerAppImageSecrets', { AppId })['ImageSecretList'] as readonly Fields[];

  it('are records of a site, created, listed and deleted', () => {
    const names = ['a.example.com', '*.example.com', 'example.com'];
    names.forEach((RecordName) => calls.call('CreateEdgeContainerAppRecord', { AppId, SiteId, RecordName }));
    assert.deepEqual(new Set(records().map(({ RecordName }) => RecordName)), new Set(names));
    assert.ok(records().every((record) => Number.isSafeInteger(record['RecordId']) && record['SiteId'] === SiteId));
    assert.equal(calls.app(AppId)['DomainName'], 'a.example.com');
    assert.equal(calls.codeOf('DeleteEdgeContainerApp', { AppId }), 'Record.AlreadyExist');
    names.forEach((RecordName) => calls.call('DeleteEdgeContainerAppRecord', { AppId, SiteId, RecordName }));
    assert.deepEqual(records(), []);
    assert.equal(calls.codeOf('DeleteEdgeContainerApp', { AppId }), 'accepted');
  });

  it('refuse a record that is there, of no site, or of no name', () => {
    const create = (over: Flat): string =>
      calls.codeOf('CreateEdgeContainerAppRecord', { AppId, SiteId, RecordName: 'a.example.com', ...over });
    assert.equal(create({ RecordName: 'www.example.com' }), 'ParameterAlreadyExist');
    assert.equal(create({ RecordName: 'a.example.net' }), 'InvalidParameter');
    assert.equal(create({ RecordName: 'notexample.com' }), 'InvalidParameter');
    assert.equal(create({ RecordName: 'a b.example.com' }), 'InvalidParameter');
    assert.equal(create({ SiteId: 7 }), 'InvalidParameter');
    assert.equal(create({ RecordName: '' }), 'MissingRecordName');
    const { code, status } = calls.refusalOf('CreateEdgeContainerAppRecord', { AppId, RecordName: 'a.example.com' });
    assert.deepEqual([code, status], ['InternalError', 400], 'as the service answers without a SiteId');
    const remove = { AppId, SiteId, RecordName: 'a.example.com' };
    assert.equal(calls.codeOf('DeleteEdgeContainerAppRecord', remove), 'InvalidParameter');
  });

  it('are secrets, whose passwords are never answered', () => {
    const secret = { Registry: 'registry.example.com', Username: 'robot', Password: 'secret-4711' };
    calls.call('CreateEdgeContainerAppImageSecret', { AppId, ...secret });
    const [one] = secrets();
    assert.deepEqual(Object.keys(one ?? {}).toSorted(), ['Name', 'Registry', 'Username']);
    assert.match(one?.['Name'] as string, /^reg-\d{12}$/);
    const remove = (Name: string): string => calls.codeOf('DeleteEdgeContainerAppImageSecret', { AppId, Name });
    assert.equal(remove('reg-1'), 'InvalidParameter');
    assert.equal(remove(one?.['Name'] as string), 'accepted');
    assert.deepEqual(secrets(), []);
    for (const name of ['Registry', 'Username', 'Password']) {
      const parameters = { AppId, ...secret, [name]: '' };
      assert.equal(calls.codeOf('CreateEdgeContainerAppImageSecret', parameters), `Missing${name}`);
    }
  });

  it('belong to sites, found by name and status', () => {
    assert.deepEqual(
      sites().map(({ SiteName, Status }) => [SiteName, Status]),
      [
        ['example.com', 'active'],
        ['example.net', 'active'],
        ['example.org', 'pending'],
      ],
    );
    assert.ok(sites().every((site) => Number.isSafeInteger(site['SiteId'])));
    assert.equal(sites({ SiteName: 'example', SiteSearchType: 'prefix', Status: 'active' }).length, 2);
    assert.equal(sites({ SiteName: '.net', SiteSearchType: 'suffix' }).length, 1);
    assert.equal(sites({ PageSize: 2, PageNumber: 2 }).length, 1);
    assert.equal(calls.codeOf('ListSites', { PageSize: 501 }), 'InvalidParameter');
  });
});
