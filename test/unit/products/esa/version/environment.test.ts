import { deepEqual, equal, ok } from 'node:assert/strict';
import { allowsAction } from '../../../../../src/model/allowsAction';
import { findAction } from '../../../../../src/model/kind';
import type { Resource } from '../../../../../src/model/resource';
import { createEdgeEnvironmentKind } from '../../../../../src/products/esa/version/environment';
import { toEdgeEnvironment } from '../../../../../src/products/esa/version/environmentRow';
import { edgeEnvironmentManifest } from '../../../../../src/products/esa/version/manifest';
import { indexVersionNames, toEdgeRelease } from '../../../../../src/products/esa/version/releaseState';
import type { EdgeContainerAppStatus, EdgePublishEnv } from '../../../../../src/products/esa/wire/esa';
import { buildRef } from '../../../../support/buildResource';
import { buildKindContext } from '../../../../support/kindContext';
import { ScriptedContext } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';

const { signal } = new AbortController();
const app = buildRef('app-1', { kind: 'edgeApp', name: 'shop' });
const partly: EdgeContainerAppStatus = {
  DeployStatus: 'deployed',
  PublishStatus: 'published',
  PublishPercentage: 20,
  DeployedVersion: 'ver-2',
  BaseLineVersion: 'ver-1',
};
const Versions = [
  { VersionId: 'ver-1', Name: 'release-1', Status: 'created' },
  { VersionId: 'ver-2', Name: 'release-2', Status: 'created' },
];

function trial(status: EdgeContainerAppStatus = partly) {
  const transport = new ScriptedTransport({
    GetEdgeContainerAppStatus: { AppStatus: status },
    ListEdgeContainerAppVersions: { Versions, TotalCount: 2 },
    GetEdgeContainerAppResourceStatus: { Regions: [{ Region: 'zhejiang', Isp: 'telecom', Ready: 1, Total: 2 }] },
    GetEdgeContainerStagingDeployStatus: { Phase: 'Running', VIPs: ['1.2.3.4'] },
  });
  const kindContext = buildKindContext(transport);
  const kind = createEdgeEnvironmentKind(kindContext);
  const row = (environment: EdgePublishEnv): Resource =>
    toEdgeEnvironment(kindContext, app, toEdgeRelease(environment, status), indexVersionNames(Versions));
  const run = async (action: string, environment: EdgePublishEnv): Promise<ScriptedContext> => {
    const context = new ScriptedContext({ transport });
    const outcome = await findAction(kind, action).run(context, row(environment).ref as never);
    if (outcome?.message !== undefined) {
      context.show.message(outcome.message);
    }
    return context;
  };
  return { kind, row, run };
}

function listAllowed(row: Resource): readonly string[] {
  return Object.keys(edgeEnvironmentManifest.actions).filter((name) =>
    allowsAction(edgeEnvironmentManifest, row, name),
  );
}

describe('an environment of an edge app', () => {
  it('shows the share of each version, under the ids by which it is revealed', () => {
    const { row } = trial();
    deepEqual([row('prod').id, row('staging').id], ['production', 'staging']);
    equal(row('prod').description, 'Published · release-2 20%, release-1 80%');
    deepEqual(row('prod').ref, {
      ...buildRef('production', { kind: 'edgeEnvironment', name: 'Production' }),
      parent: 'app-1',
    });
    ok(row('prod').children);
  });

  it('offers to publish always, to roll back where there is something in production', () => {
    deepEqual(listAllowed(trial().row('prod')), ['publish', 'rollBack', 'copyReleased']);
    deepEqual(listAllowed(trial().row('staging')), ['publish', 'copyReleased']);
    deepEqual(listAllowed(trial({}).row('prod')), ['publish']);
    const inTransition = { ...partly, DeployStatus: 'undeploying' };
    deepEqual(listAllowed(trial(inTransition).row('prod')), ['publish', 'rollBack', 'copyReleased']);
  });

  it('publishes and rolls back by the actions of versions, given the app', async () => {
    const { run } = trial();
    const ran = await Promise.all([run('publish', 'prod'), run('publish', 'staging'), run('rollBack', 'prod')]);
    deepEqual(
      ran.flatMap((context) => context.ran.map(([command, { kind, id }]) => [command, kind, id])),
      [
        ['elasticContainers.edgeAppVersion.publishToProduction', 'edgeApp', 'app-1'],
        ['elasticContainers.edgeAppVersion.publishToStaging', 'edgeApp', 'app-1'],
        ['elasticContainers.edgeAppVersion.rollBack', 'edgeApp', 'app-1'],
      ],
    );
  });

  it('copies the ids of what is released, the newest first, and says so when nothing is', async () => {
    deepEqual((await trial().run('copyReleased', 'prod')).show.copied, ['ver-2\nver-1']);
    const nothing = await trial({}).run('copyReleased', 'prod');
    deepEqual(nothing.show.copied, []);
    deepEqual(
      nothing.show.messages.map(({ text }) => text),
      ['Nothing is published in Production.'],
    );
  });

  it('opens into the shares of its versions, then its replicas or its containers', async () => {
    const { row } = trial();
    const describeRows = async (environment: EdgePublishEnv) =>
      ((await row(environment).children?.(signal)) ?? []).map(
        ({ label, description }) => `${label}: ${description ?? ''}`,
      );
    deepEqual(await describeRows('prod'), ['release-2: 20%', 'release-1: 80%', 'zhejiang · telecom: 1 of 2 ready']);
    deepEqual(await describeRows('staging'), [
      'release-2: ',
      'release-1: until then',
      'Containers: running',
      'Address: 1.2.3.4',
    ]);
    equal(trial({}).row('prod').children, undefined);
    const whole = trial({ DeployStatus: 'deployed', PublishStatus: 'published', DeployedVersion: 'ver-2' });
    const [version] = (await whole.row('prod').children?.(signal)) ?? [];
    equal(version?.description, 'all traffic');
  });

  it('is found below its app for the palette', async () => {
    const found = await trial().kind.listBelow?.(app, signal);
    deepEqual(
      found?.map(({ label }) => label),
      ['Production', 'Staging'],
    );
  });
});
