import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import type { EdgeContainerAppStatus } from '../../../../../src/products/esa/wire/esa';
import { deleteVersions } from '../../../../../src/products/esa/version/delete';
import { publishToProduction, publishToStaging, rollBack } from '../../../../../src/products/esa/version/release';
import type { ActionHandler } from '../../../../../src/model/action';
import { buildRef } from '../../../../support/buildResource';
import { FakeClock } from '../../../../support/fakeClock';
import { ScriptedContext } from '../../../../support/scriptedContext';
import type { ScriptedAnswers } from '../../../../support/scriptedContext';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import type { Answer } from '../../../../support/scriptedTransport';

const version = buildRef('ver-2', { kind: 'edgeAppVersion', parent: 'app-1', name: 'release-2' });
const lost = new ApiError({ kind: 'network', message: 'no answer' });
const before: EdgeContainerAppStatus = {
  DeployStatus: 'deployed',
  PublishStatus: 'published',
  PublishPercentage: 100,
  DeployedVersion: 'ver-1',
  BaseLineVersion: 'ver-1',
};
const underWay: EdgeContainerAppStatus = {
  ...before,
  DeployStatus: 'deploying',
  PublishStatus: 'publishing',
  PublishPercentage: 5,
  ExpectPercentage: 20,
  PublishingVersion: 'ver-2',
};
const after = { ...underWay, DeployStatus: 'deployed', PublishStatus: 'published', PublishPercentage: 20 };

/** An app whose release begins when it is sent and has settled after a while. */
class Trial {
  readonly clock = new FakeClock();
  readonly transport: ScriptedTransport;
  readonly context: ScriptedContext;
  status: EdgeContainerAppStatus = before;
  phase = 'Running';

  constructor(answers: ScriptedAnswers, more: Record<string, Answer> = {}) {
    const begin = (): object => {
      this.status = underWay;
      return {};
    };
    this.transport = new ScriptedTransport({
      GetEdgeContainerAppStatus: () => ({ AppStatus: this.status }),
      GetEdgeContainerStagingDeployStatus: () => ({ Phase: this.phase }),
      GetEdgeContainerDeployRegions: { Regions: ['zhejiang', 'jiangsu'] },
      ListEdgeContainerAppVersions: {
        Versions: [
          { VersionId: 'ver-1', Name: 'release-1' },
          { VersionId: 'ver-2', Name: 'release-2' },
        ],
        TotalCount: 2,
      },
      PublishEdgeContainerAppVersion: begin,
      RollbackEdgeContainerAppVersion: begin,
      ...more,
    });
    const { transport, clock } = this;
    this.context = new ScriptedContext({ confirm: true, ...answers, transport, clock });
  }

  run(action: ActionHandler<'one'>): Promise<unknown> {
    return action(this.context, version);
  }

  /** Runs it while the release goes on, and settles that. */
  async runUntilSettled(action: ActionHandler<'one'>, end = after): Promise<void> {
    const done = this.run(action);
    await this.clock.advance(3_000);
    this.status = end;
    await this.clock.advance(20_000);
    await done;
  }

  sent(action: string): unknown {
    return this.transport.calls
      .filter((call) => call.action === action)
      .map(({ query, form }) => ({ ...query, ...form }));
  }
}

describe('publishing a version', () => {
  it('goes to staging after saying what runs there, and follows until it is complete', async () => {
    const trial = new Trial({});
    await trial.runUntilSettled(publishToStaging);
    deepEqual(trial.sent('PublishEdgeContainerAppVersion'), [
      { AppId: 'app-1', VersionId: 'ver-2', PublishEnv: 'staging' },
    ]);
    const details = trial.context.ask.confirmed[0]?.details ?? [];
    deepEqual(details.slice(0, 2), ['Account: ops-team', 'App: app-1 (app-1)']);
    equal(details.at(-1), 'Now: release-1');
    match(trial.context.show.messages[0]?.text ?? '', /^release-2 runs in staging/);
    equal(trial.context.show.messages[0]?.buttons[0]?.label, 'Publish to Production…');
  });

  it('goes to a percentage of production and reports how far it is', async () => {
    const trial = new Trial({ picks: ['Percentage of traffic (canary)…'], inputs: ['20'] });
    await trial.runUntilSettled(publishToProduction);
    deepEqual(trial.sent('PublishEdgeContainerAppVersion'), [
      { AppId: 'app-1', VersionId: 'ver-2', PublishEnv: 'prod', PublishType: 'percentage', Percentage: 20 },
    ]);
    ok(trial.context.ask.confirmed[0]?.details.includes('Traffic: 20%'));
    deepEqual(trial.context.show.progressed[0], { message: '5% → 20%', percent: 25 });
    equal(trial.context.show.messages[0]?.text, 'release-2 runs in production: 20%.');
  });

  it('takes whole numbers from 1 to 100 only', async () => {
    const trial = new Trial({ picks: ['Percentage of traffic (canary)…'] });
    await trial.run(publishToProduction);
    const problem = trial.context.ask.typed[0]?.problem;
    const wrong = ['0', '101', '1.5', '-1', '', '20%'].filter((text) => problem?.(text) === undefined);
    deepEqual([wrong, problem?.('1'), problem?.('100')], [[], undefined, undefined]);
    deepEqual(trial.sent('PublishEdgeContainerAppVersion'), []);
  });

  it('goes to the regions the service offers, or to all', async () => {
    const some = new Trial({ picks: ['Some regions…'] });
    await some.runUntilSettled(publishToProduction);
    const all = new Trial({ picks: ['All regions'] });
    await all.runUntilSettled(publishToProduction);
    deepEqual(
      [some, all].map((trial) => trial.sent('PublishEdgeContainerAppVersion')),
      [
        [
          {
            ...{ AppId: 'app-1', VersionId: 'ver-2', PublishEnv: 'prod', PublishType: 'region' },
            Regions: '["zhejiang","jiangsu"]',
          },
        ],
        [{ AppId: 'app-1', VersionId: 'ver-2', PublishEnv: 'prod', PublishType: 'region', FullRelease: true }],
      ],
    );
  });

  it('sends nothing when it is not confirmed', async () => {
    const trial = new Trial({ confirm: false });
    await trial.run(publishToStaging);
    deepEqual(trial.sent('PublishEdgeContainerAppVersion'), []);
  });

  it('says what keeps the containers from getting ready, and offers the logs', async () => {
    const trial = new Trial({});
    trial.phase = 'ImagePullBackOff';
    await trial.run(publishToStaging);
    match(trial.context.show.messages[0]?.text ?? '', /do not become ready in staging: the image cannot be pulled/);
    await trial.context.show.messages[0]?.buttons[0]?.run();
    equal(trial.context.ran[0]?.[0], 'elasticContainers.edgeApp.logs');
  });

  it('can be left alone without being stopped', async () => {
    const trial = new Trial({});
    const done = trial.run(publishToStaging);
    await trial.clock.advance(3_000);
    trial.context.show.cancel.abort();
    await done;
    match(trial.context.show.messages[0]?.text ?? '', /continues/);
  });

  it('finds that it has begun when no answer came, and does not send it again', async () => {
    const trial = new Trial(
      {},
      {
        PublishEdgeContainerAppVersion: () => {
          trial.status = underWay;
          throw lost;
        },
      },
    );
    await trial.runUntilSettled(publishToStaging);
    equal((trial.sent('PublishEdgeContainerAppVersion') as unknown[]).length, 1);
    equal(trial.context.ask.confirmed.length, 1);
  });

  it('asks before it is sent again when nothing has begun', async () => {
    let attempts = 0;
    const trial = new Trial(
      {},
      {
        PublishEdgeContainerAppVersion: () => {
          if (attempts++ === 0) {
            throw lost;
          }
          trial.status = underWay;
          return {};
        },
      },
    );
    await trial.runUntilSettled(publishToStaging);
    equal(attempts, 2);
    match(trial.context.ask.confirmed[1]?.details.join('\n') ?? '', /no answer/);
  });

  it('fails with what the service says', async () => {
    const refusal = new ApiError({ kind: 'input', message: 'refused', code: 'InvalidParameter.Percentage' });
    await rejects(new Trial({}, { PublishEdgeContainerAppVersion: refusal }).run(publishToStaging), /refused/);
  });
});

describe('rolling back', () => {
  const back = { ...after, PublishStatus: 'rollbacked', PublishPercentage: 100, RollbackTime: '2026-11-23T03:00:00Z' };

  it('brings a version back for all traffic', async () => {
    const trial = new Trial({ picks: ['All traffic'] });
    await trial.runUntilSettled(rollBack, back);
    deepEqual(trial.sent('RollbackEdgeContainerAppVersion'), [{ AppId: 'app-1', VersionId: 'ver-2' }]);
    equal(trial.context.show.messages[0]?.text, 'Production is rolled back to release-2: all traffic.');
  });

  it('sends a percentage only together with UsedPercent', async () => {
    const trial = new Trial({ picks: ['Part of the traffic…'], inputs: ['40'] });
    await trial.runUntilSettled(rollBack, back);
    deepEqual(trial.sent('RollbackEdgeContainerAppVersion'), [
      { AppId: 'app-1', VersionId: 'ver-2', UsedPercent: true, Percentage: 40 },
    ]);
  });
});

describe('deleting versions', () => {
  it('says which of them is released, and reads their app again', async () => {
    const trial = new Trial({}, { DeleteEdgeContainerAppVersion: {} });
    trial.status = after;
    const old = { ...version, id: 'ver-0', name: 'release-0' };
    const outcome = await deleteVersions(trial.context, [version, old]);
    deepEqual(trial.context.ask.confirmed[0]?.details, [
      'Account: ops-team',
      'app-1  release-2  ver-2  in production, in staging',
      'app-1  release-0  ver-0',
    ]);
    deepEqual(
      outcome?.refresh?.map(({ kind, id }) => [kind, id]),
      [['edgeApp', 'app-1']],
    );
    equal((trial.sent('DeleteEdgeContainerAppVersion') as unknown[]).length, 2);
  });
});
