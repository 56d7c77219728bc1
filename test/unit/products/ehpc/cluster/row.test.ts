import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { CancelledError } from '../../../../../src/base/errors';
import { ApiError } from '../../../../../src/cloud/errors/apiError';
import { toEhpcCluster } from '../../../../../src/products/ehpc/cluster/row';
import { createEhpcClusterKind } from '../../../../../src/products/ehpc/cluster/kind';
import { clusterStatuses } from '../../../../../src/products/ehpc/cluster/status';
import type { AnyKind, ListPage } from '../../../../../src/model/kind';
import { buildKindContext } from '../../../../support/kindContext';
import type { Answer } from '../../../../support/scriptedTransport';
import { ScriptedTransport } from '../../../../support/scriptedTransport';
import { matchesGolden } from '../../golden';
import { printRows } from '../../printRows';

const { signal } = new AbortController();
const statuses = ['uninit', 'creating', 'init', 'running', 'exception', 'releasing'];
const wire = {
  ...{ Id: 'ehpc-hz-1', Name: 'farm', Description: 'Renders\n', RegionId: 'cn-hangzhou', Status: 'running' },
  ...{ SchedulerType: 'slurm', CreateTime: '2026-11-20T03:00:00Z', VpcId: 'vpc-1' },
  Computes: { Total: 16, NormalCount: 14, ExceptionCount: 2 },
  Managers: { Total: 2, ExceptionCount: 1 },
};

function buildClusterKind(answers: Record<string, Answer>): {
  readonly kind: AnyKind;
  readonly transport: ScriptedTransport;
} {
  const transport = new ScriptedTransport(answers);
  return { kind: createEhpcClusterKind(buildKindContext(transport)), transport };
}

describe('an E-HPC cluster as a row', () => {
  it('looks and sounds as agreed, in each status', async () => {
    const rows = [...statuses, 'Odd'].map((Status) => toEhpcCluster({ ...wire, Id: Status, Status }, 'cn-hangzhou'));
    await matchesGolden('ehpcCluster.txt', await printRows(rows));
  });

  it('has a shape of its own for each status', () => {
    const icons = [...statuses, 'Odd'].map((code) => clusterStatuses.get(code).icon.name);
    equal(new Set(icons).size, icons.length);
  });

  it('is on its way while it is made, installed or released', () => {
    deepEqual(
      statuses.filter((code) => clusterStatuses.get(code).transitional),
      ['creating', 'init', 'releasing'],
    );
  });

  it('opens, since jobs are listed below it, and is a row when everything is left out', () => {
    ok(toEhpcCluster(wire, 'cn-hangzhou').children);
    equal(toEhpcCluster({}, 'cn-hangzhou').label, '');
  });

  it('is drawn again only when something changed', () => {
    const stamp = (over: object) => toEhpcCluster({ ...wire, ...over }, 'cn-hangzhou').revision;
    equal(stamp({}), stamp({}));
    ok(stamp({}) !== stamp({ Status: 'exception' }));
  });
});

describe('clusters', () => {
  const clusters = { TotalCount: 2, Clusters: { ClusterInfoSimple: [wire, { ...wire, Id: 'ehpc-hz-2' }] } };

  it('are listed, read again and described by the same call', async () => {
    const { kind, transport } = buildClusterKind({ ListClusters: clusters });
    const pages: ListPage[] = [];
    for await (const page of kind.list?.(
      { region: 'cn-hangzhou' },
      { query: undefined, wantedRows: Infinity, signal },
    ) ?? []) {
      pages.push(page);
    }
    deepEqual(
      pages.map(({ resources, total }) => [resources.map(({ id }) => id), total]),
      [[['ehpc-hz-1', 'ehpc-hz-2'], 2]],
    );
    const ref = { kind: 'ehpcCluster', region: 'cn-hangzhou', id: 'ehpc-hz-2', name: 'farm' };
    deepEqual(
      (await kind.get?.([ref, { ...ref, id: 'gone' }], signal))?.map(({ id }) => id),
      ['ehpc-hz-2'],
    );
    const described = await kind.describe?.(ref, signal);
    equal((described?.body as typeof wire).Id, 'ehpc-hz-2');
    ok(described?.summary.some((line) => line === 'Unhealthy nodes: 3'));
    equal(await kind.describe?.({ ...ref, id: 'gone' }, signal), undefined);
    deepEqual(new Set(transport.actions), new Set(['ListClusters']));
  });
});

describe('regions with E-HPC', () => {
  const regionsOf = (...ids: readonly string[]) => ({ Regions: { RegionInfo: ids.map((RegionId) => ({ RegionId })) } });

  it('are all there are, or those of the chosen ones that have it', async () => {
    const { kind } = buildClusterKind({ ListRegions: regionsOf('cn-hangzhou', 'cn-beijing') });
    deepEqual(await kind.listRegions?.(undefined, signal), ['cn-hangzhou', 'cn-beijing']);
    deepEqual(await kind.listRegions?.(['us-west-1', 'cn-beijing'], signal), ['cn-beijing']);
  });

  it('are asked for once an account', async () => {
    const { kind, transport } = buildClusterKind({ ListRegions: regionsOf('cn-hangzhou') });
    await kind.listRegions?.(undefined, signal);
    await kind.listRegions?.(['cn-hangzhou'], signal);
    deepEqual(transport.actions, ['ListRegions']);
  });

  it('are the chosen ones, or well-known ones, when the service does not say', async () => {
    for (const answer of [new ApiError({ kind: 'denied', message: 'no' }), {}]) {
      const { kind } = buildClusterKind({ ListRegions: answer });
      deepEqual(await kind.listRegions?.(['us-west-1'], signal), ['us-west-1']);
      ok((await kind.listRegions?.(undefined, signal))?.includes('cn-hangzhou'));
    }
  });

  it('are asked for again after a failure', async () => {
    const { kind, transport } = buildClusterKind({ ListRegions: new ApiError({ kind: 'network', message: 'lost' }) });
    await kind.listRegions?.(undefined, signal);
    transport.answers['ListRegions'] = regionsOf('eu-central-1');
    deepEqual(await kind.listRegions?.(undefined, signal), ['eu-central-1']);
  });

  it('are not guessed when the caller cancels', async () => {
    const { kind } = buildClusterKind({ ListRegions: new CancelledError() });
    await rejects(async () => kind.listRegions?.(undefined, signal), CancelledError);
  });
});
