import { deepEqual, equal, ok } from 'node:assert/strict';
import { toEdgeRelease } from '../../../../../src/products/esa/version/releaseState';
import type { EdgeContainerApp, EdgeContainerAppStatus } from '../../../../../src/products/esa/wire/esa';
import { toEdgeApp } from '../../../../../src/products/esa/app/row';
import type { AppPlace, AppState } from '../../../../../src/products/esa/app/row';
import { edgeAppFields } from '../../../../../src/products/esa/app/fields';
import { toAppStatus } from '../../../../../src/products/esa/app/status';
import type { AppFacts } from '../../../../../src/products/esa/app/status';

const place: AppPlace = { region: 'cn-hangzhou', pace: '', children: () => () => Promise.resolve([]) };
const wire: EdgeContainerApp = {
  AppId: 'app-1',
  Name: 'shop-front',
  Status: 'created',
  VersionCount: 2,
};
const whole: EdgeContainerAppStatus = {
  DeployStatus: 'deployed',
  PublishStatus: 'published',
  PublishPercentage: 100,
  DeployedVersion: 'ver-1',
  BaseLineVersion: 'ver-1',
};
const partly = { ...whole, PublishPercentage: 30, ExpectPercentage: 30, PublishingVersion: 'ver-2' };

function state(
  prod: EdgeContainerAppStatus,
  staging: EdgeContainerAppStatus = {},
  over: Partial<AppState> = {},
): AppState {
  return {
    releases: [toEdgeRelease('prod', prod), toEdgeRelease('staging', staging)],
    names: new Map([
      ['ver-1', 'release-1'],
      ['ver-2', 'release-2'],
    ]),
    isCreating: false,
    ...over,
  };
}

describe('an edge app as a row', () => {
  it('names what runs where once that has been read', () => {
    equal(
      toEdgeApp(wire, place, state(partly, whole)).description,
      'Published · release-2 30%, release-1 70% · staging release-1',
    );
    equal(toEdgeApp(wire, place, state({})).description, 'Not published');
    equal(
      toEdgeApp(wire, place, state({}, {}, { isCreating: true })).description,
      'Not published · creating a version',
    );
  });

  it('is to be completed until then, and keeps what was known when it is listed again', () => {
    const listed = toEdgeApp(wire, place);
    ok(listed.isPartial);
    equal(listed.description, 'Ready');
    const full = toEdgeApp(wire, place, state(partly));
    const again = toEdgeApp({ ...wire, Remarks: 'changed' }, place).mergeDetails?.(full);
    equal(again?.description, full.description);
    ok(again?.isPartial);
  });

  it('has the same stamp with and without details, and another when what is listed changes', () => {
    // Only the list has the percentage.
    const listed = toEdgeApp({ ...wire, Percentage: 30 }, place);
    equal(listed.revision, toEdgeApp(wire, place, state(partly)).revision);
    for (const change of [{ Percentage: 60 }, { VersionCount: 3 }, { Status: 'failed' }, { UpdateTime: 'x' }]) {
      ok(
        toEdgeApp({ ...wire, ...change }, place).revision !== toEdgeApp(wire, place).revision,
        Object.keys(change).join(),
      );
    }
  });

  it('shows text of the service as text', () => {
    equal(toEdgeApp({ ...wire, Name: 'a\u202eb' }, place).label, 'a\ufffdb');
  });

  it('can be found by what is released and where it is reached', () => {
    const row = toEdgeApp({ ...wire, DomainName: 'www.example.com' }, place, state(partly, whole));
    const text = edgeAppFields.map((field) => field.find?.(row) ?? '').join('\n');
    for (const word of ['shop-front', 'app-1', 'release-2', 'release-1', 'www.example.com', 'Published']) {
      ok(text.includes(word), word);
    }
  });
});

describe('the status of an edge app', () => {
  const releases = (prod: EdgeContainerAppStatus, staging: EdgeContainerAppStatus = {}): AppFacts => ({
    code: 'created',
    releases: state(prod, staging).releases,
  });
  const moving = { ...whole, DeployStatus: 'deploying', PublishStatus: 'publishing' };
  const cases: readonly (readonly [string, AppFacts, string, boolean])[] = [
    ['creating', { code: 'creating' }, 'Creating', true],
    ['failed', { code: 'failed' }, 'Failed', false],
    ['not read yet', { code: 'created' }, 'Ready', false],
    ['nothing published', releases({}), 'Not published', false],
    ['in staging only', releases({}, whole), 'In staging only', false],
    ['on its way to staging', releases(whole, moving), 'Deploying to staging', true],
    ['on its way to production', releases(moving, moving), 'Publishing', true],
    ['on its way back', releases({ ...moving, PublishStatus: 'rollbacking' }), 'Rolling back', true],
    ['taken down', releases({ ...whole, DeployStatus: 'undeploying' }), 'Undeploying', true],
    ['published', releases(whole), 'Published', false],
    ['rolled back', releases({ ...whole, PublishStatus: 'rollbacked' }), 'Rolled back', false],
    ['in trouble', { ...releases({}, moving), problem: 'Staging: failed' }, 'Staging: failed', true],
  ];
  for (const [what, facts, text, transitional] of cases) {
    it(`says ${text} when ${what}`, () => {
      const status = toAppStatus(facts);
      deepEqual([status.text, status.transitional], [text, transitional]);
    });
  }

  it('has a shape of its own each, and shows one it does not know as it is', () => {
    const shapes = cases.map(([, facts]) => toAppStatus(facts).icon.name);
    equal(new Set(shapes).size, cases.length);
    equal(toAppStatus({ code: 'frozen' }).text, 'frozen');
  });

  it('is looked at again while a version is being made', () => {
    equal(toAppStatus({ ...releases(whole), isCreating: true }).transitional, true);
  });
});
