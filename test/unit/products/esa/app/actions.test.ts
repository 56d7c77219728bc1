import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { showLogs, showStats } from '../../../../../src/products/esa/app/activity';
import { createApp } from '../../../../../src/products/esa/app/create';
import { validateName } from '../../../../../src/products/esa/app/createQuestions';
import { deleteApps } from '../../../../../src/products/esa/app/delete';
import { buildRef } from '../../../../support/buildResource';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import type { Answer } from '../../../../support/scriptedTransport';

const app = buildRef('app-1', { kind: 'edgeApp', name: 'shop-front' });
const noApps = { ListEdgeContainerApps: { Apps: [], TotalCount: 0 } };
const lost = new ApiError({ kind: 'network', message: 'no answer' });

/** A service that answers from a script, and contexts of actions on it. */
function createTrial(answers: Record<string, Answer>) {
  const transport = new ScriptedTransport(answers);
  const contextOf = (script: ScriptedAnswers): ScriptedContext => new ScriptedContext({ ...script, transport });
  return { transport, contextOf };
}

describe('creating an edge app', () => {
  const inputs = ['shop-front', '8080', 'the shop'];
  const picks = ['80', 'HTTP'];
  const form = {
    Name: 'shop-front',
    ServicePort: 80,
    TargetPort: 8080,
    HealthCheckType: 'l7',
    HealthCheckPort: 8080,
    HealthCheckURI: '/',
    Remarks: 'the shop',
  };

  it('asks for its fields, names the account and every value, and sends it', async () => {
    const { transport, contextOf } = createTrial({ ...noApps, CreateEdgeContainerApp: { AppId: 'app-9' } });
    const context = contextOf({ confirm: true, inputs, picks });
    const outcome = await createApp(context, undefined);
    deepEqual(transport.calls.map(({ action, form: sent }) => [action, sent]).slice(1), [
      ['CreateEdgeContainerApp', form],
    ]);
    const details = context.ask.confirmed[0]?.details.join('\n') ?? '';
    ok(details.includes('ops-team') && details.includes('ServicePort: 80') && details.includes('the shop'), details);
    equal(outcome?.message, 'Edge app shop-front is being created.');
    deepEqual(
      context.refreshed.flat().map(({ id }) => id),
      ['app-9'],
    );
  });

  it('sends nothing when it is not confirmed, or an answer is missing', async () => {
    const { transport, contextOf } = createTrial({});
    await createApp(contextOf({ confirm: false, inputs, picks }), undefined);
    await createApp(contextOf({ confirm: true, inputs: ['shop-front'], picks }), undefined);
    deepEqual(transport.actions, []);
  });

  it('looks whether it is there when no answer came, and sends nothing twice', async () => {
    const { transport, contextOf } = createTrial({ ...noApps });
    transport.answers['CreateEdgeContainerApp'] = () => {
      transport.answers['ListEdgeContainerApps'] = { Apps: [{ AppId: 'app-9', Name: 'shop-front' }], TotalCount: 1 };
      throw lost;
    };
    const outcome = await createApp(contextOf({ confirm: true, inputs, picks }), undefined);
    deepEqual(transport.actions, ['ListEdgeContainerApps', 'CreateEdgeContainerApp', 'ListEdgeContainerApps']);
    match(outcome?.message ?? '', /no clear response, but the app shop-front exists/);
  });

  it('takes an app that had the name before for another', async () => {
    const { transport, contextOf } = createTrial({
      CreateEdgeContainerApp: lost,
      ListEdgeContainerApps: { Apps: [{ AppId: 'app-1', Name: 'shop-front' }], TotalCount: 1 },
    });
    const context = contextOf({ inputs, picks });
    let questions = 0;
    context.ask.confirm = ({ message }) => {
      match(
        message,
        [/Create the edge app shop-front/, /The app shop-front was not found. Send the request again/][questions] ??
          /^$/,
      );
      return Promise.resolve(questions++ === 0);
    };
    equal(await createApp(context, undefined), undefined);
    equal(transport.actions.filter((action) => action === 'CreateEdgeContainerApp').length, 1);
    equal(questions, 2);
  });

  it('keeps the answers when the service refuses one', async () => {
    let refused = true;
    const { contextOf } = createTrial({
      ...noApps,
      CreateEdgeContainerApp: () => {
        if (refused) {
          refused = false;
          throw new ApiError({ kind: 'input', message: 'taken', code: 'NameAlreadyExists' });
        }
        return { AppId: 'app-9' };
      },
    });
    const again = [...inputs, 'shop-front-2', '8080', 'the shop'];
    const context = contextOf({ confirm: true, inputs: again, picks: [...picks, ...picks] });
    await createApp(context, undefined);
    equal(context.show.failures.length, 1);
    deepEqual(
      context.ask.typed.slice(3).map(({ value }) => value),
      ['shop-front', '8080', 'the shop'],
    );
  });

  it('warns of a port that the service may refuse, and takes it', async () => {
    const { transport, contextOf } = createTrial({ ...noApps, CreateEdgeContainerApp: { AppId: 'app-9' } });
    const context = contextOf({
      confirm: true,
      inputs: ['shop-front', '8443', '8080', ''],
      picks: ['Another port…', 'TCP'],
    });
    await createApp(context, undefined);
    match(context.ask.typed[1]?.title ?? '', /only allows 80 and 443/);
    const { ServicePort, HealthCheckType } = transport.calls[1]?.form as Record<string, unknown>;
    deepEqual([ServicePort, HealthCheckType], [8443, 'l4']);
  });

  it('checks names as the service does', () => {
    for (const good of ['shop-1', 'a23456', `a${'b'.repeat(127)}`]) {
      equal(validateName(good), undefined, good);
    }
    for (const bad of ['', 'shop1', '1shops', 'Shop-1', 'shop-1-', 'shop_11', `a${'b'.repeat(128)}`]) {
      ok(validateName(bad), bad);
    }
  });
});

describe('deleting edge apps', () => {
  it('names the domains that keep one from being deleted', async () => {
    const refusal = new ApiError({ kind: 'input', message: 'refused', code: 'Record.AlreadyExist', requestId: 'R1' });
    const { contextOf } = createTrial({
      DeleteEdgeContainerApp: refusal,
      ListEdgeContainerAppRecords: { Records: [{ RecordName: 'www.example.com' }], TotalCount: 1 },
    });
    const outcome = await deleteApps(contextOf({ confirm: true }), [app]);
    match(String(outcome?.results?.[0]?.error), /Cannot delete shop-front: .*www\.example\.com/);
  });

  it('asks first, naming account, app and id', async () => {
    const { transport, contextOf } = createTrial({});
    const context = contextOf({ confirm: false });
    await deleteApps(context, [app]);
    deepEqual(transport.actions, []);
    deepEqual(context.ask.confirmed[0]?.details, ['Account: ops-team', 'cn-hangzhou  shop-front  app-1']);
  });
});

describe('what an edge app leaves behind', () => {
  it('shows as many log lines as were asked for', async () => {
    const { transport, contextOf } = createTrial({ GetEdgeContainerLogs: { Items: ['one', 'two'] } });
    const context = contextOf({ inputs: ['50'] });
    await showLogs(context, app);
    deepEqual(transport.queriesOf('GetEdgeContainerLogs'), [{ AppId: 'app-1', Lines: 50 }]);
    deepEqual(context.show.texts.opened, [{ name: 'shop-front 2026-11-23 03.00.00.log', text: 'one\ntwo\n' }]);
    const problem = context.ask.typed[0]?.problem;
    deepEqual(
      ['0', '5001', 'x', ''].map((text) => problem?.(text) === undefined),
      [false, false, false, false],
    );
  });

  it('shows text alone: no colours, and nothing that hides or reorders what is read', async () => {
    const { contextOf } = createTrial({
      GetEdgeContainerLogs: { Items: ['\u001b[31mred\u001b[0m', 'left\u202eright'] },
    });
    const context = contextOf({ inputs: ['50'] });
    await showLogs(context, app);
    equal(context.show.texts.opened[0]?.text, 'red\nleft\ufffdright\n');
  });

  it('says so when there are none', async () => {
    const { contextOf } = createTrial({ GetEdgeContainerLogs: {} });
    const context = contextOf({ inputs: ['50'] });
    match((await showLogs(context, app))?.message ?? '', /no logs/);
  });

  it('shows figures of a period as averages, curves and points', async () => {
    const { transport, contextOf } = createTrial({
      DescribeEdgeContainerAppStats: {
        MemoryRssAvg: 1536,
        Points: [
          { Time: '2026-11-23T02:00:00Z', ContainerMemoryRss: 1024 },
          { Time: '2026-11-23T02:30:00Z', ContainerMemoryRss: 2048 },
        ],
      },
    });
    const context = contextOf({ picks: ['Last hour'] });
    await showStats(context, app);
    const [{ StartTime, EndTime } = {}] = transport.queriesOf('DescribeEdgeContainerAppStats');
    deepEqual([StartTime, EndTime], ['2026-11-23T02:00:00Z', '2026-11-23T03:00:00Z']);
    const text = context.show.texts.opened[0]?.text ?? '';
    match(text, /^Memory +1\.5 KiB +1\.0 KiB +2\.0 KiB +▁█$/m);
    match(text, /^2026-11-23T02:30:00Z .*2\.0 KiB/m);
  });

  it('draws what never changes in full, and nothing as nothing', async () => {
    const point = { PodReadyRate: 100, ContainerMemoryRss: 0 };
    const { contextOf } = createTrial({ DescribeEdgeContainerAppStats: { Points: [point, point, point] } });
    const context = contextOf({ picks: ['Last hour'] });
    await showStats(context, app);
    const text = context.show.texts.opened[0]?.text ?? '';
    match(text, /^Ready .*███$/m);
    match(text, /^Memory .*▁▁▁$/m);
  });

  it('fails as any call does', async () => {
    const { contextOf } = createTrial({ DescribeEdgeContainerAppStats: lost });
    await rejects(showStats(contextOf({ picks: ['Last hour'] }), app), /no answer/);
  });
});
