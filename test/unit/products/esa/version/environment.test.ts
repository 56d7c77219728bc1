import { deepEqual, equal, ok } from 'node:assert/strict';
import { toEdgeRelease } from '../../../../../src/products/esa/version/releaseState';
import type { EdgeContainerAppStatus } from '../../../../../src/products/esa/wire/esa';
import { createEdgeEnvironmentKind } from '../../../../../src/products/esa/version/environment';
import { actionOf } from '../../../../../src/model/kind';
import type { Resource } from '../../../../../src/model/resource';
import { buildRef } from '../../../../support/buildResource';
import { FakeClock } from '../../../../support/fakeClock';
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
  });
  const kind = createEdgeEnvironmentKind({ client: () => transport.clients.esa, clock: new FakeClock() });
  const row = (environment: 'prod' | 'staging'): Resource =>
    kind.fromWire(
      { release: toEdgeRelease(environment, status), versions: Versions },
      { region: app.region, parent: app },
    );
  const run = async (action: string, environment: 'prod' | 'staging'): Promise<ScriptedContext> => {
    const context = new ScriptedContext();
    const outcome = await actionOf(kind, action)(context, row(environment).ref);
    if (outcome?.message !== undefined) {
      context.show.message(outcome.message);
    }
    return context;
  };
  return { kind, row, run };
}

describe('an environment of an edge app', () => {
  it('tells which version has which share, under the ids by which it is revealed', () => {
    const { row } = trial();
    deepEqual([row('prod').id, row('staging').id], ['production', 'staging']);
    equal(row('prod').description, 'Published · release-2 20 %, release-1 80 %');
    deepEqual(row('prod').ref, {
      ...buildRef('production', { kind: 'edgeEnvironment', name: 'Production' }),
      parent: 'app-1',
    });
    ok(row('prod').children);
  });

  it('offers to publish always, to roll back where there is something in production', () => {
    deepEqual([...trial().row('prod').allows], ['publish', 'copyReleased', 'rollBack']);
    deepEqual([...trial().row('staging').allows], ['publish', 'copyReleased']);
    deepEqual([...trial({}).row('prod').allows], ['publish']);
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
      ['Nothing is released in Production.'],
    );
  });

  it('is found below its app for the palette', async () => {
    const found = await trial().kind.listBelow?.(app, signal);
    deepEqual(
      found?.map(({ label }) => label),
      ['Production', 'Staging'],
    );
  });
});
