import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Call } from '../../../../src/cloud/transport/transport';
import { ScriptedTransport } from '../../../support/scriptedTransport';

const { signal } = new AbortController();
const region = 'cn-hangzhou';
const clusterId = 'ehpc-hz-1';

/** Answers ListClusters from a list, by page. */
function respondPages(ids: readonly string[], total = ids.length): (call: Call) => object {
  return ({ query }) => {
    const { PageNumber: page, PageSize: size } = query as { PageNumber: number; PageSize: number };
    const shown = ids.slice((page - 1) * size, page * size);
    return { TotalCount: total, Clusters: { ClusterInfoSimple: shown.map((Id) => ({ Id, RegionId: region })) } };
  };
}

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `ehpc-hz-${index}`);
}

describe('the E-HPC client', () => {
  it('asks any region for the regions, by GET', async () => {
    const transport = new ScriptedTransport({
      ListRegions: { Regions: { RegionInfo: [{ RegionId: region, LocalName: '华东1（杭州）' }, { LocalName: '?' }] } },
    });
    deepEqual(await transport.clients.ehpc.listRegions(signal), [region]);
    const [call] = transport.calls;
    deepEqual([call?.api.id, call?.region, call?.method, call?.query], ['ehpc', undefined, 'GET', {}]);
  });

  it('lists clusters by fifty: the first page, then the others side by side', async () => {
    const ids = numbered(130);
    let open = 0;
    let most = 0;
    const answer = respondPages(ids);
    const transport = new ScriptedTransport({
      ListClusters: async (call) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        open--;
        return answer(call);
      },
    });
    const clusters = await transport.clients.ehpc.listClusters(region, signal);
    deepEqual(
      clusters.map(({ Id: id }) => id),
      ids,
    );
    deepEqual(
      transport.queriesOf('ListClusters'),
      [1, 2, 3].map((PageNumber) => ({ PageNumber, PageSize: 50 })),
    );
    deepEqual(
      transport.calls.map(({ method, repeat }) => [method, repeat]),
      Array.from({ length: 3 }, () => ['GET', 'read']),
    );
    equal(most, 2);
  });

  it('lists a cluster once that has moved to the next page meanwhile', async () => {
    const ids = [...numbered(50), 'ehpc-hz-49', 'ehpc-hz-50'];
    const transport = new ScriptedTransport({ ListClusters: respondPages(ids) });
    const clusters = await transport.clients.ehpc.listClusters(region, signal);
    deepEqual(
      clusters.map(({ Id: id }) => id),
      numbered(51),
    );
  });

  it('leaves out the clusters of other regions, which the service may list as well', async () => {
    const all = [{ Id: '1', RegionId: region }, { Id: '2', RegionId: 'cn-beijing' }, { Id: '3' }];
    const transport = new ScriptedTransport({ ListClusters: { TotalCount: 3, Clusters: { ClusterInfoSimple: all } } });
    deepEqual(await transport.clients.ehpc.listClusters(region, signal), [all[0], all[2]]);
  });

  it('lists one page of jobs, with what is asked for and nothing else', async () => {
    const answer = { TotalCount: 1, Jobs: [{ JobId: '5' }] };
    const transport = new ScriptedTransport({ ListServerlessJobs: answer });
    const { ehpc } = transport.clients;
    equal(await ehpc.listServerlessJobs(region, clusterId, { page: 1, pageSize: 100 }, signal), answer);
    await ehpc.listServerlessJobs(
      region,
      clusterId,
      {
        page: 2,
        pageSize: 20,
        state: 'Running',
        jobNames: ['a', 'b'],
        jobIds: ['5'],
        submittedFrom: 0,
        submittedTo: 1_659_521_430,
        submitOrder: 'Asc',
        startOrder: 'Desc',
      },
      signal,
    );
    const base = { RegionId: region, ClusterId: clusterId };
    deepEqual(transport.queriesOf('ListServerlessJobs'), [
      { ...base, PageNumber: 1, PageSize: 100 },
      {
        ...base,
        PageNumber: 2,
        PageSize: 20,
        State: 'Running',
        JobNames: ['a', 'b'],
        JobIds: ['5'],
        SubmitTimeStart: '0',
        SubmitTimeEnd: '1659521430',
        SubmitOrder: 'Asc',
        StartOrder: 'Desc',
      },
    ]);
  });

  it('describes one job a call', async () => {
    const transport = new ScriptedTransport({ DescribeServerlessJobs: { JobInfos: [{ JobId: '10_3' }] } });
    deepEqual(await transport.clients.ehpc.describeServerlessJob(region, clusterId, '10_3', signal), { JobId: '10_3' });
    deepEqual(transport.queriesOf('DescribeServerlessJobs'), [{ ClusterId: clusterId, JobIds: ['10_3'] }]);
  });

  it('stops jobs with a request that is never repeated', async () => {
    const transport = new ScriptedTransport({ StopServerlessJobs: { RequestId: 'R-1' } });
    await transport.clients.ehpc.stopServerlessJobs(region, clusterId, ['5', '10'], signal);
    deepEqual(
      transport.calls.map(({ repeat, query }) => [repeat, query]),
      [['refused', { ClusterId: clusterId, JobIds: ['5', '10'] }]],
    );
  });

  it('sends each call to the region, with the signal it was given', async () => {
    const transport = new ScriptedTransport({
      ListClusters: {},
      ListServerlessJobs: {},
      DescribeServerlessJobs: {},
      StopServerlessJobs: {},
    });
    const { ehpc } = transport.clients;
    await ehpc.listClusters(region, signal);
    await ehpc.listServerlessJobs(region, clusterId, { page: 1, pageSize: 1 }, signal);
    await ehpc.describeServerlessJob(region, clusterId, '5', signal);
    await ehpc.stopServerlessJobs(region, clusterId, ['5'], signal);
    deepEqual(
      transport.calls.map((call) => [call.api.id, call.region, call.signal === signal]),
      Array.from({ length: 4 }, () => ['ehpc', region, true]),
    );
  });

  it('takes an answer without lists for an empty one', async () => {
    const transport = new ScriptedTransport({ ListRegions: {}, ListClusters: {}, DescribeServerlessJobs: {} });
    const { ehpc } = transport.clients;
    deepEqual(await ehpc.listRegions(signal), []);
    deepEqual(await ehpc.listClusters(region, signal), []);
    equal(await ehpc.describeServerlessJob(region, clusterId, '5', signal), undefined);
  });

  it('fails when one of the pages of clusters does', async () => {
    const answer = respondPages(numbered(120));
    const transport = new ScriptedTransport({
      ListClusters: (call) => {
        if ((call.query as { PageNumber: number }).PageNumber === 3) {
          throw new Error('page 3');
        }
        return answer(call);
      },
    });
    await rejects(transport.clients.ehpc.listClusters(region, signal), /page 3/);
  });
});
