// Where a role is taken on: by the profile, by the environment, and as the aliyun CLI reads both.
import { equal, match, rejects } from 'node:assert/strict';
import { stsApi } from '../../../../../src/cloud/account/stsApi';
import { readEnvironmentProfile } from '../../../../../src/cloud/credentials/environment';
import { readIniProfiles } from '../../../../../src/cloud/credentials/iniProfiles';
import type { Profile } from '../../../../../src/cloud/credentials/profile';
import { resolveEndpoint } from '../../../../../src/cloud/endpoints';
import { TrialProfiles } from '../trialProfiles';

const { signal } = new AbortController();
type Fields = Readonly<Record<string, unknown>>;
type Variables = Readonly<Record<string, string>>;
const role = { access_key_id: 'LTAI1', access_key_secret: 's', ram_role_arn: 'acs:ram::1:role/r' };

describe('the host where a role is taken on', () => {
  let trial: TrialProfiles;
  afterEach(() => trial.remove());

  async function hostOf(find: () => Promise<Profile | undefined>): Promise<string> {
    await (await find())?.obtain(signal);
    const [asked] = trial.calls;
    if (!asked) {
      return 'not called';
    }
    const { protocol, host } = resolveEndpoint(stsApi, asked.region, asked.endpoints, asked.vpc);
    return protocol === 'https' ? host : `${protocol}://${host}`;
  }

  async function findCli(fields: Fields, env: Variables = {}, endpoints: Variables = {}): Promise<Profile | undefined> {
    trial = new TrialProfiles({ env, endpoints });
    return (await trial.cli(JSON.stringify({ profiles: [{ name: 'one', mode: 'RamRoleArn', ...role, ...fields }] })))
      .profiles[0];
  }

  const vpc = 'sts-vpc.cn-hangzhou.aliyuncs.com';
  const regional = 'sts.cn-hangzhou.aliyuncs.com';
  const region = { region_id: 'cn-hangzhou' };

  const written: readonly (readonly [Fields, string])[] = [
    [{}, 'sts.aliyuncs.com'],
    [region, 'sts.aliyuncs.com'],
    [{ sts_region: 'cn-hangzhou' }, regional],
    // The forms that the CLI takes: https://github.com/aliyun/aliyun-cli/pull/1372
    [{ sts_endpoint: vpc }, vpc],
    [{ sts_endpoint: `https://${vpc}` }, vpc],
    [{ sts_endpoint: `  https://${vpc}/  ` }, vpc],
    [{ sts_endpoint: `http://${vpc}` }, vpc],
    [{ sts_endpoint: `HTTP://${vpc}//` }, vpc],
    [{ sts_endpoint: `${vpc}:443/` }, vpc],
    [{ sts_endpoint: `${vpc}:8443` }, `${vpc}:8443`],
    [{ sts_endpoint: 'http://127.0.0.1:8123/' }, 'http://127.0.0.1:8123'],
    [{ sts_endpoint: vpc, sts_region: 'cn-beijing', endpoint_type: 'vpc' }, vpc],
    [{ endpoint_type: 'vpc', ...region }, vpc],
    [{ endpoint_type: 'VPC', sts_region: 'cn-hangzhou', region_id: 'cn-beijing' }, vpc],
    [{ endpoint_type: 'vpc' }, 'sts.aliyuncs.com'],
    [{ enable_vpc: true, sts_region: 'cn-hangzhou' }, vpc],
    [{ enable_vpc: 'true', ...region }, vpc],
    [{ enable_vpc: false, ...region }, 'sts.aliyuncs.com'],
  ];
  for (const [fields, host] of written) {
    it(`is ${host} with ${JSON.stringify(fields)} in the profile`, async () => {
      equal(await hostOf(() => findCli(fields)), host);
    });
  }

  const variables: readonly (readonly [Variables, Fields, string])[] = [
    [{ ALIBABA_CLOUD_STS_ENDPOINT: vpc }, {}, vpc],
    [{ ALIBABA_CLOUD_STS_ENDPOINT: `https://${vpc}/` }, { sts_region: 'cn-beijing' }, vpc],
    [
      { ALIBABA_CLOUD_STS_ENDPOINT: vpc },
      { sts_endpoint: 'sts.cn-beijing.aliyuncs.com' },
      'sts.cn-beijing.aliyuncs.com',
    ],
    [{ ALIBABACLOUD_STS_ENDPOINT: vpc }, {}, 'sts.aliyuncs.com'],
    [{ ALIBABA_CLOUD_STS_REGION: 'cn-hangzhou' }, {}, regional],
    [{ ALIBABA_CLOUD_ENDPOINT_TYPE: 'vpc' }, region, vpc],
    [{ ENDPOINT_TYPE: 'vpc' }, region, vpc],
    [{ ALIBABA_CLOUD_ENDPOINT_TYPE: 'vpc' }, { ...region, endpoint_type: 'public' }, 'sts.aliyuncs.com'],
    [{ ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'true', ALIBABA_CLOUD_STS_REGION: 'cn-hangzhou' }, {}, vpc],
    [{ ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'TRUE' }, region, vpc],
    [{ ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'false' }, region, 'sts.aliyuncs.com'],
  ];
  for (const [env, fields, host] of variables) {
    it(`is ${host} with ${JSON.stringify(env)} around ${JSON.stringify(fields)}`, async () => {
      equal(await hostOf(() => findCli(fields, env)), host);
    });
  }

  it('is that of the machine’s settings before any other', async () => {
    const find = () =>
      findCli({ sts_endpoint: vpc }, { ALIBABA_CLOUD_ENDPOINT_TYPE: 'vpc' }, { sts: 'https://sts.corp' });
    equal(await hostOf(find), 'sts.corp');
  });

  for (const text of [
    'https://',
    'sts.example.com/path',
    'https://user@sts.example.com',
    'sts.example.com?x=1',
    'a b',
  ]) {
    it(`is none with ${JSON.stringify(text)}, and the message names the field`, async () => {
      const profile = await findCli({ sts_endpoint: text });
      await rejects(profile?.obtain(signal) ?? Promise.resolve(), (error: Error) => {
        match(error.message, /^The profile one cannot be used: sts_endpoint is not an address\.$/);
        return true;
      });
      equal(trial.calls.length, 0);
    });
  }

  it('is none with a zone in sts_region, and the message names the region', async () => {
    const profile = await findCli({ sts_region: 'cn-hangzhou-b' });
    await rejects(profile?.obtain(signal) ?? Promise.resolve(), (error: Error) => {
      equal(error.message, 'cn-hangzhou-b in sts_region of the profile one is a zone of cn-hangzhou.');
      return true;
    });
    equal(trial.calls.length, 0);
  });

  it('is none with a zone in the variable of its region, which the message names', async () => {
    const profile = await findCli({}, { ALIBABA_CLOUD_STS_REGION: 'cn-hangzhou-b' });
    const message = 'cn-hangzhou-b in ALIBABA_CLOUD_STS_REGION is a zone of cn-hangzhou.';
    await rejects(profile?.obtain(signal) ?? Promise.resolve(), { message });
    equal(trial.calls.length, 0);
  });

  it('is in the region of a zone inside a VPC: only what is listed there needs the region itself', async () => {
    for (const fields of [
      { region_id: 'cn-hangzhou-b', endpoint_type: 'vpc' },
      { region_id: 'cn-hangzhou-b', enable_vpc: true },
    ]) {
      const profile = await findCli(fields);
      equal(await hostOf(() => Promise.resolve(profile)), vpc);
      equal(profile?.stsOrigin, `https://${vpc}`);
      await trial.remove();
    }
    const { stsOrigin } = (await findCli({ sts_region: 'cn-hangzhou-b', endpoint_type: 'vpc' })) ?? {};
    equal(stsOrigin, `https://${vpc}`);
  });

  /** What the ACK pod identity webhook puts into a pod, and what https://github.com/aliyun/aliyun-cli/issues/1371 reports. */
  const pods: readonly (readonly [string, Variables, string, boolean])[] = [
    [
      'the webhook of ACK',
      {
        ALIBABA_CLOUD_STS_ENDPOINT: vpc,
        ALIBABA_CLOUD_STS_REGION: 'cn-hangzhou',
        ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'true',
      },
      vpc,
      true,
    ],
    [
      'aliyun-cli#1371',
      {
        ALIBABA_CLOUD_REGION_ID: 'ap-northeast-2',
        ALIBABA_CLOUD_ENDPOINT_TYPE: 'vpc',
        ALIBABA_CLOUD_STS_ENDPOINT: 'sts-vpc.ap-northeast-2.aliyuncs.com',
      },
      'sts-vpc.ap-northeast-2.aliyuncs.com',
      true,
    ],
    [
      'a region and the switch alone',
      { ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou', ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'true' },
      vpc,
      true,
    ],
    [
      'public endpoints but STS in the VPC',
      {
        ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
        ALIBABA_CLOUD_ENDPOINT_TYPE: 'public',
        ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'true',
      },
      vpc,
      false,
    ],
    ['no word of a VPC', { ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou' }, 'sts.aliyuncs.com', false],
  ];
  for (const [name, env, host, isInVpc] of pods) {
    it(`is ${host} in a pod with ${name}, for the environment and for an OIDC profile of the CLI`, async () => {
      for (const source of ['environment', 'cli'] as const) {
        trial = new TrialProfiles();
        const oidc = {
          ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'p',
          ALIBABA_CLOUD_OIDC_TOKEN_FILE: await trial.file('token', 'jwt'),
          ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/r',
        };
        Object.assign(trial.around.env, oidc, env);
        const profile =
          source === 'environment'
            ? readEnvironmentProfile(trial.around)
            : (await trial.cli('{"profiles":[{"name":"default","mode":"OIDC"}]}')).profiles[0];
        equal(await hostOf(() => Promise.resolve(profile)), host, source);
        equal(profile?.isInVpc ?? false, isInVpc, source);
        // GetCallerIdentity is asked there too: no other host may answer in a VPC.
        equal(profile?.stsOrigin, host === 'sts.aliyuncs.com' ? undefined : `https://${host}`);
        await trial.remove();
      }
    });
  }

  it('is by the environment for the SDK credentials file as well', async () => {
    trial = new TrialProfiles({
      env: { ALIBABA_CLOUD_STS_REGION: 'cn-hangzhou', ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED: 'true' },
    });
    const text = '[default]\ntype = ram_role_arn\naccess_key_id = a\naccess_key_secret = b\nrole_arn = r\n';
    const path = await trial.file('ini', text);
    equal(await hostOf(async () => (await readIniProfiles(path, trial.around))[0]), vpc);
  });
});
