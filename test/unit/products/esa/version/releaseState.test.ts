import { deepEqual, equal } from 'node:assert/strict';
import {
  isMoving,
  isStuck,
  formatStagingPhase,
  formatShare,
  toEdgeRelease,
} from '../../../../../src/products/esa/version/releaseState';
import type { EdgeRelease } from '../../../../../src/products/esa/version/releaseState';
import type { EdgeContainerAppStatus } from '../../../../../src/products/esa/wire/esa';

function prod(status: EdgeContainerAppStatus): EdgeRelease {
  return toEdgeRelease('prod', status);
}

const partly: EdgeContainerAppStatus = {
  DeployStatus: 'deployed',
  PublishStatus: 'published',
  PublishType: 'percentage',
  PublishPercentage: 30,
  ExpectPercentage: 30,
  PublishingVersion: 'ver-2',
  BaseLineVersion: 'ver-1',
  DeployedVersion: 'ver-2',
};

describe('the release of an environment', () => {
  it('is none when nothing is deployed', () => {
    equal(prod({ DeployStatus: 'undeploy', PublishStatus: '' }).phase, 'none');
    equal(prod({}).phase, 'none');
    equal(formatShare(prod({}), 'ver-1'), undefined);
  });

  it('shows the share of the new version and of the previous one', () => {
    const release = prod(partly);
    equal(release.phase, 'complete');
    deepEqual(
      ['ver-2', 'ver-1', 'ver-0'].map((id) => formatShare(release, id)),
      ['30%', '70%', undefined],
    );
  });

  it('shows the progress of a release', () => {
    const release = prod({ ...partly, PublishStatus: 'publishing', DeployStatus: 'deploying', PublishPercentage: 12 });
    equal(formatShare(release, 'ver-2'), '12% → 30%');
    equal(isMoving(release), true);
  });

  it('is of all traffic when the service returns no share of the released version, and of none when nothing is released', () => {
    const release = prod({ DeployStatus: 'deployed', PublishStatus: 'published', PublishingVersion: 'ver-2' });
    deepEqual([release.percentage, release.expected, formatShare(release, 'ver-2')], [100, 100, '']);
    const none = prod({ DeployStatus: 'undeploy' });
    deepEqual([none.percentage, none.expected], [0, 0]);
  });

  it('reads the misspelt word of the documents too', () => {
    equal(prod({ ...partly, PublishStatus: 'pubishing' }).phase, 'publishing');
  });

  for (const [DeployStatus, PublishStatus, phase] of [
    ['undeploying', 'published', 'leaving'],
    ['deploying', 'rollbacking', 'rollingBack'],
    ['deployed', 'rollbacked', 'complete'],
    ['deploying', '', 'publishing'],
  ] as const) {
    it(`is ${phase} when ${DeployStatus} and ${PublishStatus || 'nothing'}`, () => {
      equal(prod({ ...partly, DeployStatus, PublishStatus }).phase, phase);
    });
  }

  it('counts regions, and says nothing of a version that has everything', () => {
    const regional = { ...partly, PublishType: 'region', Regions: { Region: ['zhejiang', 'jiangsu'] } };
    equal(formatShare(prod(regional), 'ver-2'), '2 regions');
    equal(formatShare(prod(regional), 'ver-1'), 'elsewhere');
    equal(formatShare(prod({ ...regional, FullRelease: true, PublishPercentage: 100 }), 'ver-2'), '');
    equal(formatShare(toEdgeRelease('staging', partly), 'ver-2'), '');
  });
});

describe('the phases of staging', () => {
  it('are all in words, and one that is not known is shown as it is', () => {
    const phases = ['NoContainer', 'Pending', 'ContainerCreating', 'Running', 'Succeeded', 'ImagePullBackOff'];
    const texts = [...phases, 'CrashLoopBackOff', 'Failed', 'Unknown'].map(formatStagingPhase);
    equal(new Set(texts).size, 9);
    equal(formatStagingPhase('Frozen\u202e'), 'Frozen\ufffd');
    deepEqual(['Running', 'CrashLoopBackOff', 'ImagePullBackOff', 'Failed'].map(isStuck), [false, true, true, true]);
  });
});
