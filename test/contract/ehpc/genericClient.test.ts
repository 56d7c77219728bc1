// The emulator's E-HPC against the client Alibaba Cloud publishes, used without an SDK.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { type Answer, GenericClient, catchRefusal } from './genericClient';

const ClusterId = 'ehpc-hz-FYUr32Kp8w';
const emptyCluster = 'ehpc-hz-7Wc2mXd4Rb';
/** Codes published for DescribeServerlessJobs, with status and text; a text with %s only begins like this. */
const published: readonly (readonly [number, string, string])[] = [
  [400, 'InvalidParams', 'The specified parameter'],
  [400, 'NotEnabled', 'You have not enabled this service'],
  [404, 'ClusterNotFound', 'The specified cluster does not exist.'],
  [404, 'ManagerNotFound', 'The manager nodes do not exist or their status is abnormal.'],
  [406, 'EcsError', 'An error occurred while calling the ECS API operation.'],
  [406, 'DbError', 'A database service error occurred.'],
  [406, 'RedisError', 'A Redis service error occurred.'],
  [406, 'AliyunError', 'An Alibaba Cloud product error occurred.'],
  [406, 'AgentError', 'The agent service request failed: '],
  [407, 'NotAuthorized', 'You are not authorized by RAM for this request.'],
  [500, 'UnknownError', 'An unknown error occurred.'],
  [503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server'],
];

describe('E-HPC of the emulator and the official generic client', function () {
  this.timeout(10_000);
  let emulator: Emulator;
  let client: GenericClient;

  before(async () => {
    emulator = await startEmulator();
    client = new GenericClient(emulator);
  });
  after(() => emulator.stop());
  beforeEach(async () => {
    await emulator.clearFaults();
    await emulator.reset();
    // The gateway's count of calls outlives the world; ten seconds fill it up again.
    await emulator.advance(10_000);
    await emulator.reset();
  });

  const jobsOf = (answer: Answer) => answer['Jobs'] as readonly Readonly<Record<string, unknown>>[];
  const infosOf = (answer: Answer) => answer['JobInfos'] as readonly Readonly<Record<string, unknown>>[];

  it('answer the published example to the letter', async () => {
    const example: unknown = JSON.parse(
      readFileSync(join(process.cwd(), 'test/contract/ehpc/describeServerlessJobs.json'), 'utf8'),
    );
    assert.deepEqual(await client.call('DescribeServerlessJobs', { ClusterId, JobIds: ['5'] }), example);
    assert.deepEqual(await client.call('DescribeServerlessJobs', { ClusterId, JobIds: ['5'] }, 'GET'), example);
  });

  it('agree on regions and clusters, by GET only', async () => {
    const regions = (await client.call('ListRegions', {}, 'GET'))['Regions'] as { RegionInfo: readonly Answer[] };
    assert.equal(regions.RegionInfo.length, 18);
    assert.deepEqual(
      regions.RegionInfo.find(({ RegionId }) => RegionId === 'cn-hangzhou'),
      { RegionId: 'cn-hangzhou', LocalName: '华东1（杭州）' },
    );
    const clusters = await client.call('ListClusters', { PageSize: 50 }, 'GET');
    assert.equal(clusters['TotalCount'], 8);
    for (const action of ['ListRegions', 'ListClusters']) {
      assert.equal((await catchRefusal(client.call(action))).code, 'InvalidApi.NotFound');
    }
  });

  it('page through jobs with lists as filters', async () => {
    const query = { ClusterId, RegionId: 'cn-hangzhou', SubmitOrder: 'Asc', JobNames: ['testjob', 'ci-nightly'] };
    const answer = await client.call('ListServerlessJobs', { ...query, PageSize: 1, PageNumber: 2 });
    assert.deepEqual([answer['TotalCount'], answer['PageNumber'], answer['PageSize']], [2, 2, 1]);
    assert.deepEqual(
      jobsOf(answer).map(({ JobId, Priority }) => [JobId, Priority]),
      [['20', '100']],
    );
  });

  it('list five thousand jobs within one burst', async () => {
    await emulator.control('POST', 'world', { ehpcJobs: { clusterId: emptyCluster, count: 5_000 } });
    const query = { ClusterId: emptyCluster, PageSize: 100, SubmitOrder: 'Asc' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => client.call('ListServerlessJobs', { ...query, PageNumber: index + 1 })),
    );
    const ids = answers.flatMap((answer) => jobsOf(answer).map(({ JobId }) => JobId));
    assert.deepEqual([ids.length, new Set(ids).size], [5_000, 5_000]);
  });

  it('stop jobs and move the clock', async () => {
    await client.call('StopServerlessJobs', { ClusterId, JobIds: ['17', '20'] });
    for (const id of ['17_4999', '20']) {
      const [job] = infosOf(await client.call('DescribeServerlessJobs', { ClusterId, JobIds: [id] }));
      assert.equal(job?.['State'], 'Canceled');
    }
    await emulator.advance(90 * 60_000);
    const [job] = infosOf(await client.call('DescribeServerlessJobs', { ClusterId, JobIds: ['21'] }));
    assert.equal(job?.['State'], 'Succeeded');
  });

  it('return each published code on a fault, with its status and text', async () => {
    for (const [status, code, text] of published) {
      await emulator.fault({ name: code, operation: 'DescribeServerlessJobs', count: 1 });
      const refusal = await catchRefusal(client.call('DescribeServerlessJobs', { ClusterId, JobIds: ['5'] }));
      assert.deepEqual([refusal.code, refusal.statusCode], [code, status]);
      assert.ok(refusal.message.includes(text), refusal.message);
    }
  });

  it('meet what follows from the call itself', async () => {
    const codeOf = async (action: string, query: object) => {
      const { code, statusCode } = await catchRefusal(client.call(action, query));
      return `${statusCode} ${code}`;
    };
    assert.equal(await codeOf('DescribeServerlessJobs', { ClusterId: 'x', JobIds: ['5'] }), '404 ClusterNotFound');
    assert.equal(await codeOf('ListServerlessJobs', { ClusterId: 'ehpc-hz-eXc3pT10nA' }), '404 ManagerNotFound');
    assert.equal(await codeOf('DescribeServerlessJobs', { ClusterId, JobIds: ['17'] }), '400 InvalidParams');
    assert.equal(await codeOf('DescribeServerlessJobs', { ClusterId, JobIds: ['5', '10'] }), '400 InvalidParams');
    assert.equal(await codeOf('DescribeServerlessJobs', { ClusterId }), '400 MissingJobIds');
  });

  it('is slowed down after a hundred calls', async () => {
    const calls = Array.from({ length: 110 }, () =>
      client.call('ListRegions', {}, 'GET').catch((error: unknown) => error),
    );
    const codes = (await Promise.all(calls)).map((answer) => (answer as Partial<Refusal>).code);
    const throttled = codes.filter((code) => code === 'Throttling.User').length;
    assert.ok(throttled > 0 && throttled <= 10, `${throttled} of 110`);
  });
});

type Refusal = Awaited<ReturnType<typeof catchRefusal>>;
