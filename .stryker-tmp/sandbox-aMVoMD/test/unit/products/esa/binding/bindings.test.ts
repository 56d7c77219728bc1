import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { createEdgeAppRecordKind, createEdgeAppSecretKind } from '../../../../../src/products/esa/binding/kinds';
import { parseRecordId, toRecordId } from '../../../../../src/products/esa/binding/recordId';
import { addRecord, validateRecordName, removeRecords } from '../../../../../src/products/esa/binding/records';
import { addSecret, removeSecrets } from '../../../../../src/products/esa/binding/secrets';
import { buildRef } from '../../../../support/buildResource';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const app = buildRef('app-1', { kind: 'edgeApp', name: 'shop' });
const lost = new ApiError({ kind: 'network', message: 'no answer' });
const signal = new AbortController().signal;
const sites = { Sites: [{ SiteId: 7, SiteName: 'example.com', Status: 'active' }], TotalCount: 1 };

describe('domains of an edge app', () => {
  it('are rows that know their site', async () => {
    const transport = new ScriptedTransport({
      ListEdgeContainerAppRecords: { Records: [{ RecordName: 'www.example.com', SiteId: 7, Cname: 'x.y' }] },
    });
    const kind = createEdgeAppRecordKind(buildKindContext(transport));
    const [row] = (await kind.listBelow?.(app, signal)) ?? [];
    equal(row?.label, 'www.example.com');
    deepEqual(row.ref, {
      kind: 'edgeAppRecord',
      region: 'cn-hangzhou',
      parent: 'app-1',
      id: '7/www.example.com',
      name: 'www.example.com',
    });
    deepEqual(parseRecordId(toRecordId(7, 'a/b')), { SiteId: 7, RecordName: 'a/b' });
  });

  it('are added to a site of the account, after asking', async () => {
    const transport = new ScriptedTransport({ ListSites: sites, CreateEdgeContainerAppRecord: {} });
    const context = new ScriptedContext({ transport, confirm: true, inputs: ['api.example.com'] });
    await addRecord(context, app);
    deepEqual(transport.calls[1]?.form, { AppId: 'app-1', SiteId: 7, RecordName: 'api.example.com' });
    deepEqual(context.ask.confirmed[0]?.details.slice(0, 2), ['Account: ops-team', 'App: shop (app-1)']);
    deepEqual(context.revealed, [[app, 'domains']]);
  });

  it('need a site', async () => {
    const transport = new ScriptedTransport({ ListSites: {} });
    await rejects(addRecord(new ScriptedContext({ transport }), app), /no ESA site/);
  });

  it('must belong to it', () => {
    for (const good of ['example.com', 'www.example.com', 'WWW.Example.com', '*.example.com', 'a.b.example.com']) {
      equal(validateRecordName(good, 'example.com'), undefined, good);
    }
    for (const bad of ['', 'www', 'wwwexample.com', 'www.example.net', 'a b.example.com', '-a.example.com']) {
      ok(validateRecordName(bad, 'example.com'), bad);
    }
  });

  it('are removed by site and name', async () => {
    const transport = new ScriptedTransport({ DeleteEdgeContainerAppRecord: {} });
    const record = buildRef('7/www.example.com', { kind: 'edgeAppRecord', parent: 'app-1', name: 'www.example.com' });
    const context = new ScriptedContext({ transport, confirm: true });
    const outcome = await removeRecords(context, [record]);
    deepEqual(context.ask.confirmed[0]?.details, ['Account: ops-team', 'www.example.com  (app-1)']);
    deepEqual(transport.calls[0]?.form, { AppId: 'app-1', SiteId: 7, RecordName: 'www.example.com' });
    deepEqual(
      outcome?.refresh?.map(({ id }) => id),
      ['app-1'],
    );
  });
});

describe('image secrets of an edge app', () => {
  const inputs = ['registry.example.com', 'puller', 'pa55word!'];

  it('are added with a password that shows up nowhere', async () => {
    const transport = new ScriptedTransport({
      ListEdgeContainerAppImageSecrets: {},
      CreateEdgeContainerAppImageSecret: {},
    });
    const context = new ScriptedContext({ transport, confirm: true, inputs });
    const outcome = await addSecret(context, app);
    deepEqual(transport.calls.at(-1)?.query, {
      ...{ AppId: 'app-1', Registry: 'registry.example.com', Username: 'puller', Password: 'pa55word!' },
    });
    deepEqual(
      context.ask.typed.map(({ isSecret }) => isSecret ?? false),
      [false, false, true],
    );
    const shown = JSON.stringify([outcome, context.ask.confirmed, context.show.messages, context.show.titles]);
    ok(shown.includes('registry.example.com') && !shown.includes('pa55word!'), shown);
  });

  it('count as added when there is one more of them, though no answer came', async () => {
    const secret = { Name: 'reg-1', Registry: 'registry.example.com', Username: 'puller' };
    let there = [secret];
    const transport = new ScriptedTransport({
      ListEdgeContainerAppImageSecrets: () => ({ ImageSecretList: there }),
      CreateEdgeContainerAppImageSecret: () => {
        there = [secret, { ...secret, Name: 'reg-2' }];
        throw lost;
      },
    });
    const outcome = await addSecret(new ScriptedContext({ transport, confirm: true, inputs }), app);
    match(outcome?.message ?? '', /was added/);
    equal(transport.actions.filter((action) => action.startsWith('Create')).length, 1);
  });

  it('are not sent while something is missing', async () => {
    const transport = new ScriptedTransport();
    const context = new ScriptedContext({ transport, confirm: true, inputs: inputs.slice(0, 2) });
    await addSecret(context, app);
    deepEqual(transport.actions, []);
    const [registry, user] = context.ask.typed;
    ok(registry?.problem?.('https://registry.example.com/x') !== undefined && user?.problem?.(' ') !== undefined);
  });

  it('are rows by registry, removed by the name the service gave them', async () => {
    const transport = new ScriptedTransport({
      ListEdgeContainerAppImageSecrets: { ImageSecretList: [{ Name: 'reg-1', Registry: 'r.example', Username: 'u' }] },
      DeleteEdgeContainerAppImageSecret: {},
    });
    const [row] = (await createEdgeAppSecretKind(buildKindContext(transport)).listBelow?.(app, signal)) ?? [];
    deepEqual([row?.label, row?.description], ['r.example', 'u · reg-1']);
    const ref = row?.ref ?? app;
    await removeSecrets(new ScriptedContext({ transport, confirm: true }), [ref]);
    deepEqual(transport.queriesOf('DeleteEdgeContainerAppImageSecret'), [{ AppId: 'app-1', Name: 'reg-1' }]);
  });
});
