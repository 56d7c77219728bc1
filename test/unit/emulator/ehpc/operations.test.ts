import assert from 'node:assert/strict';
import { unpublishedLimit } from '../../../../src/emulator/ehpc/product';
import { emptyCluster, EhpcCalls, flat, mainCluster } from './ehpcCalls';

type Fields = Readonly<Record<string, unknown>>;

/** Names and types of a row, as documented for ListServerlessJobs: times and Priority are text. */
const documentedRow = {
  EndTime: 'string',
  IsArrayJob: 'boolean',
  JobId: 'string',
  JobName: 'string',
  Priority: 'string',
  Queue: 'string',
  StartTime: 'string',
  State: 'string',
  SubmitTime: 'string',
  User: 'string',
};

/** The same for DescribeServerlessJobs: numbers. */
const documentedJob = {
  ...documentedRow,
  ArrayProperties: 'object',
  ContainerGroups: 'object',
  EndTime: 'number',
  LastModifyTime: 'number',
  Priority: 'number',
  StartTime: 'number',
  SubmitTime: 'number',
};

const documentedCluster =
  'AccountType BaseOsTag ClientVersion ComputeSpotPriceLimit ComputeSpotStrategy Computes Count CreateTime DeployMode Description EhpcVersion HasPlugin Id ImageId ImageOwnerAlias InstanceChargeType InstanceType IsComputeEss Location LoginNodes Managers Name NodePrefix NodeSuffix OsTag RegionId ResourceGroupId SchedulerType Status TotalResources UsedResources VSwitchId VpcId ZoneId';

const documentedGroup =
  'ContainerGroupId ContainerGroupName Status InstanceType SpotStrategy SpotPriceLimit Cpu Memory Containers Volumes Events CreationTime SucceededTime ExpiredTime FailedTime Discount DnsConfig EciSecurityContext EniInstanceId EphemeralStorage HostAliases InitContainers InternetIp IntranetIp Ipv6Address RamRoleName RegionId ResourceGroupId RestartPolicy SecurityGroupId Tags VSwitchId VpcId ZoneId';

function typesOf(objects: readonly Fields[]): Record<string, string> {
  const pairs = objects.flatMap((object) => Object.entries(object).map(([name, value]) => [name, typeof value]));
  return Object.fromEntries(pairs.sort(([one = ''], [other = '']) => one.localeCompare(other))) as Record<
    string,
    string
  >;
}

function clustersIn(answer: Fields): readonly Fields[] {
  return (answer['Clusters'] as { ClusterInfoSimple: readonly Fields[] }).ClusterInfoSimple;
}

describe('The answers of E-HPC', () => {
  const calls = new EhpcCalls();
  const jobs = ['11', '12', '16', '18', '19', '20', '21', '17_0', '23'].map((id) => calls.describe(id));

  it('have the documented fields of a row and of a job, and no other', () => {
    assert.deepEqual(typesOf(calls.list() as unknown as readonly Fields[]), documentedRow);
    const sorted = Object.fromEntries(Object.entries(documentedJob).sort(([one], [other]) => one.localeCompare(other)));
    assert.deepEqual(typesOf(jobs as unknown as readonly Fields[]), sorted);
  });

  it('have the documented fields of a container group, and no other', () => {
    const groups = jobs.flatMap(({ ContainerGroups }) => ContainerGroups) as unknown as readonly Fields[];
    const all = calls.world.inRegion('cn-hangzhou').length;
    assert.ok(groups.length > 5 && all > 5);
    const undocumented = Object.keys(typesOf(groups)).filter((name) => !documentedGroup.split(' ').includes(name));
    assert.deepEqual(undocumented, []);
  });

  it('have the documented fields of a cluster, and no other, in every status', () => {
    const clusters = clustersIn(calls.call('ListClusters'));
    assert.deepEqual(Object.keys(typesOf(clusters)).sort(), documentedCluster.split(' ').sort());
    assert.deepEqual([...new Set(clusters.map(({ Status }) => Status))].sort(), [
      'creating',
      'exception',
      'init',
      'releasing',
      'running',
      'uninit',
    ]);
    assert.match(String(clusters[0]?.['CreateTime']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

describe('ListClusters', () => {
  it('returns ten clusters a page by default, of all regions', () => {
    const calls = new EhpcCalls();
    calls.control('ehpcClusters', { regionId: 'cn-shanghai', count: 120 });
    const { PageNumber, PageSize, TotalCount, ...first } = calls.call('ListClusters');
    assert.deepEqual([PageNumber, PageSize, TotalCount], [1, 10, 128]);
    assert.equal(clustersIn(first).length, 10);
    const seen = [1, 2, 3, 4].flatMap((page) =>
      clustersIn(calls.call('ListClusters', { PageNumber: page, PageSize: 50 })).map(({ Id }) => Id),
    );
    assert.deepEqual([seen.length, new Set(seen).size, seen[0]], [128, 128, mainCluster]);
    for (const page of [{ PageSize: 51 }, { PageSize: 0 }, { PageNumber: 0 }, { PageNumber: 'two' }]) {
      assert.match(
        calls.refusalOf('ListClusters', page),
        /^400 InvalidParams: The specified parameter Page\w+ is invalid\.$/,
      );
    }
  });
});

describe('E-HPC refuses', () => {
  const jobCalls = ['ListServerlessJobs', 'DescribeServerlessJobs', 'StopServerlessJobs'];
  const one = flat('JobIds', ['20']);
  const calls = new EhpcCalls();

  it('a cluster that is not there, or in another region than said', () => {
    for (const name of jobCalls) {
      assert.match(calls.refusalOf(name, { ...one, ClusterId: 'ehpc-hz-nowhere' }), /^404 ClusterNotFound: /);
    }
    assert.equal(calls.codeOf('ListServerlessJobs', { RegionId: 'cn-beijing' }), 'ClusterNotFound');
    assert.equal(calls.codeOf('ListServerlessJobs', { RegionId: 'cn-hangzhou' }), 'accepted');
  });

  it('a cluster that does not run', () => {
    for (const id of ['ehpc-hz-eXc3pT10nA', 'ehpc-hz-uN1n1tQ5Zs', 'ehpc-hz-cReaT1ngB7', 'ehpc-hz-reLe4s1ngD']) {
      for (const name of jobCalls) {
        assert.match(calls.refusalOf(name, { ...one, ClusterId: id }), /^404 ManagerNotFound: /);
      }
    }
  });

  it('what is not as documented, naming the parameter', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => String(index));
    const cases: readonly (readonly [string, Readonly<Record<string, string | number>>, string])[] = [
      ['ListServerlessJobs', { PageSize: 101 }, 'PageSize'],
      ['ListServerlessJobs', { PageNumber: 0 }, 'PageNumber'],
      ['ListServerlessJobs', { SubmitOrder: 'asc' }, 'SubmitOrder'],
      ['ListServerlessJobs', { StartOrder: 'up' }, 'StartOrder'],
      ['ListServerlessJobs', { SubmitTimeStart: '2026-11-22' }, 'SubmitTimeStart'],
      ['ListServerlessJobs', flat('JobIds', many(11)), 'JobIds'],
      ['ListServerlessJobs', flat('JobNames', many(11)), 'JobNames'],
      ['ListServerlessJobs', { JobNames: '["testjob"]' }, 'JobNames'],
      ['DescribeServerlessJobs', flat('JobIds', ['5', '10']), 'JobIds'],
      ['DescribeServerlessJobs', flat('JobIds', ['job']), 'JobIds'],
      ['DescribeServerlessJobs', flat('JobIds', ['5_1_1']), 'JobIds'],
      ['StopServerlessJobs', flat('JobIds', many(101)), 'JobIds'],
      ['StopServerlessJobs', flat('JobIds', ['999']), 'JobIds'],
    ];
    for (const [name, parameters, parameter] of cases) {
      assert.equal(
        calls.refusalOf(name, parameters),
        `400 InvalidParams: The specified parameter ${parameter} is invalid.`,
      );
    }
    assert.equal(calls.codeOf('DescribeServerlessJobs'), 'MissingJobIds');
    assert.equal(calls.codeOf('StopServerlessJobs'), 'MissingJobIds');
    assert.equal(calls.codeOf('ListServerlessJobs', { ClusterId: '' }), 'MissingClusterId');
  });

  it('what is too much for the product as a whole, until the clock has moved on', () => {
    const paced = new EhpcCalls(undefined, unpublishedLimit);
    for (let call = 0; call < 50; call += 1) {
      paced.call('ListServerlessJobs');
      paced.call('ListClusters');
    }
    assert.match(paced.refusalOf('ListRegions'), /^400 Throttling\.User: /);
    paced.clock.advance(1_000);
    for (let call = 0; call < 10; call += 1) {
      paced.call('ListRegions');
    }
    assert.equal(paced.codeOf('ListServerlessJobs'), 'Throttling.User');
    paced.product.reset();
    assert.equal(paced.codeOf('ListServerlessJobs'), 'accepted');
  });
});

describe('World control of E-HPC', () => {
  it('fills a cluster with as many jobs as asked for, in every state', () => {
    const calls = new EhpcCalls();
    calls.control('ehpcJobs', { clusterId: emptyCluster, count: 5_000 });
    const states = new Set<string>();
    let count = 0;
    for (let page = 1; page <= 50; page += 1) {
      const jobs = calls.list({ ClusterId: emptyCluster, PageNumber: page });
      jobs.forEach(({ State }) => states.add(State));
      count += jobs.length;
    }
    assert.deepEqual([count, states.size], [5_000, 6]);
    assert.equal(calls.list().length, 15, 'other clusters keep theirs');
    calls.control('ehpcJobs', { clusterId: emptyCluster, count: 3 });
    assert.equal(calls.list({ ClusterId: emptyCluster }).length, 3);
    calls.product.reset();
    assert.deepEqual(calls.list({ ClusterId: emptyCluster }), []);
  });

  it('gives a reason for what it refuses', () => {
    const calls = new EhpcCalls();
    const refused: readonly (readonly [string, unknown, RegExp])[] = [
      ['ehpcJobs', 5, /must be an object/],
      ['ehpcJobs', { clusterId: 'ehpc-hz-nowhere', count: 1 }, /clusterId of a cluster/],
      ['ehpcJobs', { clusterId: mainCluster, count: -1 }, /whole number from 0/],
      ['ehpcJobs', { clusterId: mainCluster, count: 100_001 }, /to 100000/],
      ['ehpcClusters', { regionId: 'cn-nowhere', count: 1 }, /regionId must be a region/],
      ['ehpcClusters', { regionId: 'cn-hangzhou' }, /needs a count/],
    ];
    for (const [command, value, reason] of refused) {
      assert.throws(() => calls.control(command, value), { name: 'RangeError', message: reason });
    }
    assert.equal(calls.list().length, 15);
  });
});
