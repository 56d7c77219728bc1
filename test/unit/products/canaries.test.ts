// A secret in every text field of everything the service lists: none may be seen, wherever a kind is shown.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { loadYaml } from '../../../src/base/yaml';
import type { Description } from '../../../src/model/kind';
import { isResource } from '../../../src/model/resource';
import type { Node, ResourceRef } from '../../../src/model/resource';
import { readDiagnosis } from '../../../src/products/eci/instance/observe/diagnosis';
import { copyAsCli } from '../../../src/products/ehpc/job/actions';
import { toEdgeAppRecord, toEdgeAppSecret } from '../../../src/products/esa/binding/rows';
import { toComparableTexts } from '../../../src/workbench/documents/comparable';
import { renderDescription } from '../../../src/workbench/documents/documentText';
import { toTreeItem } from '../../../src/workbench/tree/treeItem';
import { buildContainerGroup, buildOpsRecord } from '../../support/buildEciInstance';
import { buildRef } from '../../support/buildResource';
import { buildKindContext, createKinds } from '../../support/kindContext';
import { ScriptedContext } from '../../support/scriptedContext';
import { ScriptedTransport } from '../../support/scriptedTransport';
import { useVscode } from '../../support/vscode/useVscode';
import { buildDescribedJob, buildJobGroup, clusterRef, jobRef } from './ehpc/job/sampleJobs';

const canary = 'CANARY';
/** How a secret stands in a text. */
const forms: readonly string[] = [
  `--password=${canary},${canary}`,
  `--token ${canary}`,
  `DB_PASSWORD=${canary},${canary};${canary}`,
  `"secret": "${canary} ${canary}"`,
  `{"password":"${canary}"}`,
  `{\\"apiKey\\":\\"${canary}\\"}`,
  `https://user:${canary}@host.example/path`,
  `postgres://user:${canary}/${canary}@db:5432/shop`,
  `https://host.example/x?token=${canary}&y=1`,
  `Authorization: Bearer ${canary}${canary}`,
  `curl -u me:${canary} https://host.example`,
  `mysql -h db -p${canary}`,
  `docker login -u me -p ${canary}`,
  `{"auths":{"r":{"auth":"${canary}"}}}`,
  `DB_PASS=${canary} --pass ${canary} redis-cli -a ${canary}`,
  `{"name":"DB_PASSWORD","value":"${canary}"}`,
  `-----BEGIN PRIVATE KEY-----\\n${canary}\\n-----END PRIVATE KEY-----`,
];
/** Commands also come as lists of words, and as one text that the service splits. */
const words: readonly string[] = [
  '--password',
  canary,
  `-p${canary}`,
  '-u',
  `me:${canary}`,
  '-p',
  canary,
  `--key=${canary},${canary}`,
  ...forms,
];
const commandText = `run --key ${canary} -p${canary} -p ${canary} ${forms.join(' ')}`;

/** What the service chooses, and by what rows find each other. */
const isFixed =
  /Id$|^Key$|Status$|State$|Type$|Time$|^Age$|Timestamp$|Cpu|Memory|^RegionId$|Percentage|^IsArrayJob$|DeployedVersion/;

/** The same answer with a secret in every text of it. */
function poison(value: unknown, form: string, field = ''): unknown {
  if (typeof value === 'string') {
    return isFixed.test(field)
      ? value
      : /^(?:Args|Command|PostStart|PreStop)$/.test(field)
        ? commandText
        : `${value} ${form}`;
  }
  if (Array.isArray(value)) {
    const isWords = value.length > 0 && value.every((item) => typeof item === 'string');
    return isWords && /^(?:Args|Commands?|Execs)$/.test(field) ? words : value.map((item) => poison(item, form, field));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, form, name)]))
    : value;
}

const container = {
  ...{ Name: 'web', Image: 'nginx:1', Args: ['a'], Commands: ['b'], WorkingDir: '/srv' },
  EnvironmentVars: [{ Key: 'A', Value: 'b' }],
  LivenessProbe: { Execs: ['a'], HttpGet: { Path: '/x', Scheme: 'HTTP' } },
  CurrentState: { State: 'Terminated', Reason: 'Error', Message: 'failed', ExitCode: 1 },
  PreviousState: { State: 'Terminated', Reason: 'Error', Message: 'failed', ExitCode: 1 },
  VolumeMounts: [{ Name: 'v', MountPath: '/x' }],
};
const group = buildContainerGroup({
  ...{ Containers: [container], InitContainers: [{ ...container, Name: 'init' }] },
  Tags: [{ Key: 'team', Value: 'shop' }],
  Events: [{ Type: 'Warning', Reason: 'BackOff', Message: 'back-off', Name: 'e', Count: 1 }],
  Volumes: [{ Name: 'v', Type: 'FlexVolume', FlexVolumeOptions: 'x' }],
  // A version of the service after this one may return them.
  ...{ ImageRegistryCredentials: [{ Server: 'r.example', UserName: 'u', Password: canary }] },
});
const imageCache = {
  ...{ ImageCacheId: 'imc-1', ImageCacheName: 'web', Status: 'Failed', Progress: '35%', ImageCacheSize: 20 },
  ...{ Images: ['nginx:1'], Tags: [{ Key: 'team', Value: 'shop' }] },
  Events: [{ Type: 'Warning', Reason: 'Failed', Message: 'pull', Name: 'e', Count: 1 }],
};
const job = buildDescribedJob({ State: 'Failed', ContainerGroups: [buildJobGroup()] });
const cluster = {
  Id: 'ehpc-hz-1',
  Name: 'farm',
  Description: 'd',
  Status: 'running',
  DeployMode: 'Tiny',
  ClientVersion: '2',
};
const app = { AppId: 'app-1', Name: 'shop', Status: 'created', Remarks: 'x', VersionCount: 1 };
const version = {
  ...{ VersionId: 'ver-1', Name: 'release', Status: 'created', Remarks: 'first' },
  Containers: [
    {
      ...{ Name: 'web', Image: 'nginx:1', Args: 'a', Command: 'b', PostStart: 'c', PreStop: 'd', Spec: '1C2G' },
      ...{ EnvVariables: `A=${canary},${canary},B=c`, ProbeType: 'exec' },
      ProbeContent: { Command: 'e', HttpHeaders: '[{"Authorization":"x"}]', Path: '/p' },
    },
  ],
};
const record = { RecordName: 'www.example.com', SiteId: 1, Cname: 'x.example.com' };
const secret = { Name: 'pull', Registry: 'r.example', Username: 'u' };
const apps = buildRef('app-1', { kind: 'edgeApp', name: 'shop' });

const answers = {
  DescribeContainerGroups: { ContainerGroups: [group], TotalCount: 1 },
  DescribeContainerGroupStatus: { Data: [] },
  DescribeContainerGroupEvents: { Data: [] },
  DescribeInstanceOpsRecords: { Records: [buildOpsRecord()] },
  DescribeImageCaches: { ImageCaches: [imageCache] },
  ListClusters: { Clusters: { ClusterInfoSimple: [cluster] }, TotalCount: 1 },
  ListServerlessJobs: { Jobs: [job], TotalCount: 1 },
  DescribeServerlessJobs: { JobInfos: [job] },
  GetEdgeContainerApp: { App: app },
  GetEdgeContainerAppStatus: { AppStatus: { PublishStatus: 'published' } },
  GetEdgeContainerAppResourceStatus: { Regions: [] },
  ListEdgeContainerAppRecords: { Records: [record], TotalCount: 1 },
  GetEdgeContainerAppVersion: { Version: version },
  ListEdgeContainerAppVersions: { Versions: [version], TotalCount: 1 },
  ListEdgeContainerAppImageSecrets: { ImageSecrets: [secret], TotalCount: 1 },
  ListEdgeContainerApps: { Apps: [app], TotalCount: 1 },
};

const described: readonly ResourceRef[] = [
  buildRef('eci-bp1web', { kind: 'eciInstance', name: 'web' }),
  buildRef('imc-1', { kind: 'imageCache', name: 'web' }),
  clusterRef,
  jobRef('15'),
  apps,
  { ...buildRef('ver-1', { kind: 'edgeAppVersion', name: 'release' }), parent: 'app-1' },
];

const { signal } = new AbortController();
const options = { viewId: 'v', manifests: [], readOnly: false, commands: { retry: 'r', loadMore: 'm' } };

/** Whatever VS Code draws, speaks or keeps of a row and of those below it. */
async function drawRows(node: Node): Promise<readonly string[]> {
  const item = isResource(node)
    ? toTreeItem({ type: 'resource', id: 'x', resource: node } as never, options)
    : toTreeItem({ type: 'row', id: 'x', row: node } as never, options);
  const { label, description, tooltip, accessibilityInformation } = item;
  const below = (await node.children?.(signal).catch(() => [])) ?? [];
  return [
    JSON.stringify([label, description, tooltip, accessibilityInformation]),
    ...(await Promise.all(below.map(drawRows))).flat(),
  ];
}

function renderDocuments(ref: ResourceRef, description: Description): readonly string[] {
  const { text, outline, copies } = renderDescription(description, 'yaml');
  const sides = [ref, description] as const;
  const { left, right } = toComparableTexts({}, sides, sides);
  return [text, renderDescription(description, 'json').text, JSON.stringify([outline, copies]), left, right];
}

describe('a secret in every text field of a resource', () => {
  useVscode();
  before(async () => {
    await loadYaml();
  });

  for (const ref of described) {
    it(`is in no document and no row of ${ref.kind}, in whichever form`, async () => {
      for (const form of forms) {
        const poisoned = Object.fromEntries(Object.entries(answers).map(([name, one]) => [name, poison(one, form)]));
        const kinds = createKinds(buildKindContext(new ScriptedTransport(poisoned as never)));
        const kind = kinds.get(ref.kind);
        const description = await kind?.describe?.(ref, signal);
        ok(description, ref.kind);
        const rows = (await kind?.get?.([ref], signal)) ?? [];
        const texts = [...renderDocuments(ref, description), ...(await Promise.all(rows.map(drawRows))).flat()];
        const shown = texts.flatMap((text) => text.split('\n')).filter((line) => line.includes(canary));
        deepEqual(shown, [], `${ref.kind}: ${form}`);
      }
    });
  }

  it('is not on the page that says why an instance failed; what a container wrote is shown as it is', async () => {
    for (const form of forms) {
      const failing = { ...container, Name: 'web' };
      const poisoned = poison(
        {
          DescribeContainerGroups: { ContainerGroups: [{ ...group, Containers: [failing] }], TotalCount: 1 },
          DescribeContainerGroupEvents: { Data: [{ Events: group.Events }] },
        },
        form,
      );
      const transport = new ScriptedTransport({
        ...(poisoned as object),
        DescribeContainerLog: { Content: 'written' },
      });
      const { client, clock } = buildKindContext(transport);
      const diagnosis = await readDiagnosis({ client, clock }, buildRef('eci-bp1web', { kind: 'eciInstance' }), signal);
      deepEqual(
        [diagnosis.events.length, diagnosis.containers.length, diagnosis.containers[0]?.log.text],
        [1, 2, 'written'],
      );
      const message = JSON.stringify(diagnosis);
      ok(!message.includes(canary), `${form}: ${message}`);
    }
  });

  it('is in no command that is copied of a job', async () => {
    for (const form of forms) {
      const poisoned = Object.fromEntries(Object.entries(answers).map(([name, one]) => [name, poison(one, form)]));
      const kinds = createKinds(buildKindContext(new ScriptedTransport(poisoned as never)));
      const rows = (await kinds.get('serverlessJob')?.get?.([jobRef('15')], signal)) ?? [];
      ok(rows.length > 0);
      const context = new ScriptedContext();
      await copyAsCli(
        context,
        rows.map(({ ref }) => ref),
      );
      equal(context.show.copied.length, 1);
      ok(!context.show.copied.join('').includes(canary), form);
    }
  });

  it('is in no row of a domain or an image secret', async () => {
    for (const form of forms) {
      const rows = [
        toEdgeAppRecord(poison(record, form) as typeof record, apps),
        toEdgeAppSecret(poison(secret, form) as typeof secret, apps),
      ];
      const texts = (await Promise.all(rows.map(drawRows))).flat();
      deepEqual(
        texts.filter((text) => text.includes(canary)),
        [],
        form,
      );
    }
  });
});
