import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { createEdgeAppKind } from '../../../../../src/products/esa/app/kind';
import { resolveEntryPoint } from '../../../../../src/products/esa/app/entryPoint';
import { allowsAction } from '../../../../../src/model/allowsAction';
import { findAction } from '../../../../../src/model/kind';
import type { AnyKind } from '../../../../../src/model/kind';
import { isResource } from '../../../../../src/model/resource';
import { buildRef } from '../../../../support/buildResource';
import { FakeMemory } from '../../../../support/fakeMemory';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import type { Answer } from '../../../../support/scriptedTransport';

const signal = new AbortController().signal;
const app = buildRef('app-1', { kind: 'edgeApp', name: 'shop-front' });
const wire = { AppId: 'app-1', Name: 'shop-front', Status: 'created', VersionCount: 1 };
const whole = {
  DeployStatus: 'deployed',
  PublishStatus: 'published',
  PublishPercentage: 100,
  DeployedVersion: 'ver-1',
};

class Trial {
  readonly transport: ScriptedTransport;
  readonly kind: AnyKind;
  private readonly memory = new FakeMemory();

  constructor(
    answers: Record<string, Answer> = {},
    private readonly regions?: readonly string[],
  ) {
    this.transport = new ScriptedTransport({
      ListEdgeContainerApps: { Apps: [wire], TotalCount: 1 },
      GetEdgeContainerApp: { App: wire },
      GetEdgeContainerAppStatus: { AppStatus: whole },
      ListEdgeContainerAppVersions: {
        Versions: [{ VersionId: 'ver-1', Name: 'release-1', Status: 'created' }],
        TotalCount: 1,
      },
      ListEdgeContainerAppRecords: { Records: [{ RecordName: 'www.example.com', SiteId: 7 }], TotalCount: 1 },
      ListEdgeContainerAppImageSecrets: { ImageSecretList: [] },
      ...answers,
    });
    const { memory } = this;
    this.kind = createEdgeAppKind(buildKindContext(this.transport, { memory, ...(regions && { regions }) }));
  }

  async run(action: string, answers: ScriptedAnswers, target: unknown = app): Promise<ScriptedContext> {
    const { transport, memory, regions } = this;
    const context = new ScriptedContext({ ...answers, transport, memory, ...(regions && { regions }) });
    await findAction(this.kind, action).run(context, target as never);
    return context;
  }
}

describe('where ESA is asked', () => {
  for (const [regions, wanted] of [
    [undefined, 'cn-hangzhou'],
    [['cn-beijing', 'us-west-1'], 'cn-hangzhou'],
    [['eu-central-1'], 'ap-southeast-1'],
  ] as const) {
    it(`is ${wanted} for ${regions?.join() ?? 'no region'}`, async () => {
      deepEqual(await new Trial({}, regions).kind.listRegions?.(undefined, signal), [wanted]);
    });
  }

  it('is what the user chose, kept until the user goes back', async () => {
    const trial = new Trial({}, ['cn-beijing']);
    const context = await trial.run('chooseEntryPoint', { picks: ['International'] }, undefined);
    deepEqual(context.view.updates, [{}]);
    deepEqual(await trial.kind.listRegions?.(undefined, signal), ['ap-southeast-1']);
    await trial.run('chooseEntryPoint', { picks: ['Automatic, by the regions in use'] }, undefined);
    deepEqual(await trial.kind.listRegions?.(undefined, signal), ['cn-hangzhou']);
  });

  it('is never anything else that was kept', async () => {
    const memory = new FakeMemory();
    await memory.set('esaEntryPoint', 'evil.example');
    equal(await resolveEntryPoint({ memory, wantedRegions: () => Promise.resolve(undefined) }), 'cn-hangzhou');
  });
});

describe('reading edge apps', () => {
  it('lists names first and reads what runs where for rows that are seen', async () => {
    const trial = new Trial();
    const pages = trial.kind.list?.({ region: 'cn-hangzhou' }, { query: undefined, wantedRows: Infinity, signal });
    for await (const { resources, total } of pages ?? []) {
      deepEqual([resources.map(({ isPartial }) => isPartial), total], [[true], 1]);
    }
    deepEqual(trial.transport.actions, ['ListEdgeContainerApps']);
    const [row] = (await trial.kind.details?.read([app], signal)) ?? [];
    equal(row?.description, 'Published · release-1 · staging release-1');
    equal(row.isPartial, undefined);
  });

  it('does not list the versions again while their number stays', async () => {
    const trial = new Trial();
    await trial.kind.get?.([app], signal);
    await trial.kind.get?.([app], signal);
    equal(trial.transport.actions.filter((action) => action === 'ListEdgeContainerAppVersions').length, 1);
  });

  it('lists them again for a released one it does not know, once', async () => {
    const trial = new Trial();
    const { answers } = trial.transport;
    await trial.kind.get?.([app], signal);
    answers['GetEdgeContainerAppStatus'] = { AppStatus: { ...whole, DeployedVersion: 'ver-2' } };
    answers['ListEdgeContainerAppVersions'] = {
      Versions: [{ VersionId: 'ver-2', Name: 'release-2', Status: 'created' }],
      TotalCount: 1,
    };
    const [row] = (await trial.kind.get?.([app], signal)) ?? [];
    equal(row?.description, 'Published · release-2 · staging release-2');
    answers['GetEdgeContainerAppStatus'] = { AppStatus: { ...whole, DeployedVersion: 'ver-gone' } };
    await trial.kind.get?.([app], signal);
    await trial.kind.get?.([app], signal);
    equal(trial.transport.actions.filter((action) => action === 'ListEdgeContainerAppVersions').length, 3);
  });

  it('lists them again while one is being made', async () => {
    const Versions = [{ VersionId: 'ver-1', Name: 'release-1', Status: 'creating' }];
    const trial = new Trial({ ListEdgeContainerAppVersions: { Versions, TotalCount: 1 } });
    const [row] = (await trial.kind.get?.([app], signal)) ?? [];
    ok(row?.status.transitional);
    await trial.kind.get?.([app], signal);
    equal(trial.transport.actions.filter((action) => action === 'ListEdgeContainerAppVersions').length, 2);
  });

  it('says what keeps staging from getting ready', async () => {
    const trial = new Trial({
      GetEdgeContainerAppStatus: { AppStatus: { ...whole, DeployStatus: 'deploying', PublishStatus: 'publishing' } },
      GetEdgeContainerStagingDeployStatus: { Phase: 'CrashLoopBackOff' },
    });
    const [row] = (await trial.kind.get?.([app], signal)) ?? [];
    equal(row?.status.text, 'Staging: a container is crash-looping');
  });

  it('leaves out what is gone, and fails for anything else', async () => {
    const gone = new ApiError({ kind: 'input', message: 'gone', code: 'InvalidApp.NotFound' });
    deepEqual(await new Trial({ GetEdgeContainerApp: gone }).kind.get?.([app], signal), []);
    const down = new ApiError({ kind: 'network', message: 'down' });
    await rejects(new Trial({ GetEdgeContainerApp: down }).kind.get?.([app], signal) ?? Promise.resolve(), /down/);
  });

  it('opens into environments, versions, domains and secrets', async () => {
    const trial = new Trial();
    const [row] = (await trial.kind.get?.([app], signal)) ?? [];
    const rows = (await row?.children?.(signal)) ?? [];
    deepEqual(
      rows.slice(0, 2).map((row) => isResource(row) && [row.ref.kind, row.ref.parent]),
      [
        ['edgeEnvironment', 'app-1'],
        ['edgeEnvironment', 'app-1'],
      ],
    );
    deepEqual(
      rows.slice(2).map(({ id, description }) => [id, description]),
      [
        ['versions', '1'],
        ['domains', '1'],
        ['secrets', '0'],
      ],
    );
    const [version] = (await rows[2]?.children?.(signal)) ?? [];
    equal(version?.description, 'production · staging');
    const [domain] = (await rows[3]?.children?.(signal)) ?? [];
    deepEqual(
      [version, domain].map((node) => node && isResource(node) && [node.ref.kind, node.ref.id, node.ref.parent]),
      [
        ['edgeAppVersion', 'ver-1', 'app-1'],
        ['edgeAppRecord', '7/www.example.com', 'app-1'],
      ],
    );
  });

  it('opens the console of the site that its entry point belongs to', async () => {
    const trial = new Trial();
    const links = await Promise.all(
      ['cn-hangzhou', 'ap-southeast-1'].map(async (region) => {
        const context = await trial.run('openInConsole', {}, { ...app, region });
        return context.show.links;
      }),
    );
    deepEqual(links.flat(), ['https://esa.console.aliyun.com/', 'https://esa.console.alibabacloud.com/']);
  });

  it('allows every action on a row, in any status', async () => {
    const { kind } = new Trial({ GetEdgeContainerApp: { App: { ...wire, Status: 'somethingNew' } } });
    const [row] = (await kind.get?.([app], signal)) ?? [];
    const names = ['logs', 'stats', 'describe', 'refresh', 'openInConsole', 'copyId', 'copyName', 'delete'];
    deepEqual(
      names.filter((name) => row && !allowsAction(kind.manifest, row, name)),
      [],
    );
  });

  it('shows the rest when the secrets may not be seen', async () => {
    const denied = new ApiError({ kind: 'denied', message: 'not allowed', denied: true });
    const trial = new Trial({ ListEdgeContainerAppImageSecrets: denied });
    const [row] = (await trial.kind.get?.([app], signal)) ?? [];
    const rows = (await row?.children?.(signal)) ?? [];
    equal(rows.length, 5);
    await rejects(rows[4]?.children?.(signal) ?? Promise.resolve(), /not allowed/);
  });
});
