// One request per operation, sent by our client and by the official one.
import type * as Sdk from '@alicloud/esa20240910';
import type { EsaClient } from '../../../src/products/esa/client';
import type * as wire from '../../../src/products/esa/wire/esa';
import { toSdkNames, sdk } from './esaSdkClient';

const entryPoint = 'cn-hangzhou';
const { signal } = new AbortController();

/** Every field there is, with characters that must be escaped somewhere. */
export function fullVersion(AppId: string): wire.CreateEdgeContainerAppVersionRequest {
  return {
    AppId,
    Name: 'version one & two',
    Remarks: '50 % + 值 "quoted" a=b',
    Containers: [
      {
        Name: 'web',
        Image: 'registry-vpc.cn-shenzhen.aliyuncs.com/team/web:3.40.2',
        IsACRImage: true,
        ACRImageInfo: {
          IsEnterpriseRegistry: false,
          Domain: '1500.example.net',
          InstanceId: 'xcdn-9axbo0000',
          RegionId: 'cn-shanghai',
          RepoId: 'crr-h1ghghu60ct0000',
          RepoName: 'web',
          RepoNamespace: 'team',
          Tag: '3.40.2',
          TagUrl: 'registry-vpc.cn-shenzhen.aliyuncs.com/team/web:3.40.2',
        },
        Spec: '4C8G',
        Storage: '10G',
        Command: 'openresty -g "daemon off;"',
        Args: "-c 'hello world'",
        EnvVariables: 'APP_TITLE=My App,QUERY=a%20b',
        PostStart: 'sh poststart.sh "echo hello world"',
        PreStop: 'sh prestop.sh "echo hello world"',
        ProbeType: 'httpGet',
        ProbeContent: {
          InitialDelaySeconds: 1,
          TimeoutSeconds: 2,
          PeriodSeconds: 3,
          SuccessThreshold: 1,
          FailureThreshold: 3,
          Port: 9991,
          Host: 'www.example.com',
          Path: '/health?full=1&x=%20',
          Scheme: 'http',
          HttpHeaders: '[{"Content-Type":"application/json"},{"Accept":"*/*"}]',
        },
      },
      {
        Name: 'side',
        Image: 'busybox',
        IsACRImage: false,
        Spec: '1C2G',
        Storage: '0.5G',
        ProbeType: 'exec',
        ProbeContent: { Command: 'echo ok' },
      },
    ],
  };
}

/** The same for the official client, with models inside models: the official client writes plain objects as they are. */
export function versionModel({ Containers, ...version }: wire.CreateEdgeContainerAppVersionRequest) {
  return new sdk.CreateEdgeContainerAppVersionRequest({
    ...(toSdkNames(version) as object),
    containers: Containers.map(
      ({ ACRImageInfo, ProbeContent, ...container }) =>
        new sdk.CreateEdgeContainerAppVersionRequestContainers({
          ...(toSdkNames(container) as object),
          probeContent: new sdk.CreateEdgeContainerAppVersionRequestContainersProbeContent(
            toSdkNames(ProbeContent) as object,
          ),
          ...(ACRImageInfo && {
            ACRImageInfo: new sdk.CreateEdgeContainerAppVersionRequestContainersACRImageInfo(
              toSdkNames(ACRImageInfo) as object,
            ),
          }),
        }),
    ),
  });
}

export interface RequestPair {
  readonly action: string;
  ours(client: EsaClient): Promise<unknown>;
  official(client: Sdk.default): Promise<unknown>;
}

/** What the requests are about. */
export interface Subjects {
  readonly AppId: string;
  readonly VersionId: string;
  readonly SiteId: number;
  readonly secretName: string;
}

/** Every method of our client, in an order an account can stand. */
export function requestPairs({ AppId, VersionId, SiteId, secretName }: Subjects): readonly RequestPair[] {
  const pages = { PageNumber: 1, PageSize: 500 };
  const inOrder = { OrderKey: 'CreateTime', OrderType: 'Asc' };
  const named = (fields: object) => toSdkNames(fields) as Record<string, unknown>;
  const app: wire.CreateEdgeContainerAppRequest = {
    Name: 'contract-app',
    ServicePort: 443,
    TargetPort: 8080,
    Remarks: 'a & b',
    HealthCheckType: 'l7',
    HealthCheckHost: 'www.example.com',
    HealthCheckHttpCode: 'http_3xx',
    HealthCheckMethod: 'GET',
    HealthCheckURI: '/ok',
    HealthCheckPort: 8080,
    HealthCheckTimeout: 4,
    HealthCheckInterval: 6,
    HealthCheckSuccTimes: 3,
    HealthCheckFailTimes: 4,
  };
  const publication: wire.PublishEdgeContainerAppVersionRequest = {
    AppId,
    VersionId,
    PublishEnv: 'prod',
    PublishType: 'region',
    FullRelease: false,
    Percentage: 40,
    Regions: ['jiangsu', 'zhejiang'],
    StartTime: '2026-11-22T03:00:00Z',
    Remarks: 'r & d',
  };
  const rollback = { AppId, VersionId, UsedPercent: true, Percentage: 50, Remarks: 'back' };
  const record = { AppId, SiteId, RecordName: 'contract.example.com' };
  const secret = { AppId, Registry: 'registry.example.com', Username: 'robot', Password: 'p a&ss=+word密码' };
  const stats = {
    App: AppId,
    ...{ Locate: 'huizhou', Isp: 'unicom', StartTime: '2026-11-22T03:00:00Z', EndTime: '2026-11-22T04:00:00Z' },
  };
  return [
    {
      action: 'ListEdgeContainerApps',
      ours: (c) => c.listEdgeContainerApps(entryPoint, signal).next(),
      official: (c) => c.listEdgeContainerApps(new sdk.ListEdgeContainerAppsRequest(named({ ...pages, ...inOrder }))),
    },
    {
      action: 'GetEdgeContainerApp',
      ours: (c) => c.getEdgeContainerApp(entryPoint, AppId, signal),
      official: (c) => c.getEdgeContainerApp(new sdk.GetEdgeContainerAppRequest({ appId: AppId })),
    },
    {
      action: 'CreateEdgeContainerApp',
      ours: (c) => c.createEdgeContainerApp(entryPoint, app, signal),
      official: (c) => c.createEdgeContainerApp(new sdk.CreateEdgeContainerAppRequest(named(app))),
    },
    {
      action: 'ListEdgeContainerAppVersions',
      ours: (c) => c.listEdgeContainerAppVersions(entryPoint, AppId, signal),
      official: (c) =>
        c.listEdgeContainerAppVersions(
          new sdk.ListEdgeContainerAppVersionsRequest(named({ AppId, ...pages, PageSize: 100, ...inOrder })),
        ),
    },
    {
      action: 'GetEdgeContainerAppVersion',
      ours: (c) => c.getEdgeContainerAppVersion(entryPoint, AppId, VersionId, signal),
      official: (c) =>
        c.getEdgeContainerAppVersion(new sdk.GetEdgeContainerAppVersionRequest(named({ AppId, VersionId }))),
    },
    {
      action: 'CreateEdgeContainerAppVersion',
      ours: (c) => c.createEdgeContainerAppVersion(entryPoint, fullVersion(AppId), signal),
      official: (c) => c.createEdgeContainerAppVersion(versionModel(fullVersion(AppId))),
    },
    {
      action: 'PublishEdgeContainerAppVersion',
      ours: (c) => c.publishEdgeContainerAppVersion(entryPoint, publication, signal),
      official: (c) =>
        c.publishEdgeContainerAppVersion(new sdk.PublishEdgeContainerAppVersionRequest(named(publication))),
    },
    {
      action: 'RollbackEdgeContainerAppVersion',
      ours: (c) => c.rollbackEdgeContainerAppVersion(entryPoint, rollback, signal),
      official: (c) =>
        c.rollbackEdgeContainerAppVersion(new sdk.RollbackEdgeContainerAppVersionRequest(named(rollback))),
    },
    {
      action: 'GetEdgeContainerAppStatus',
      ours: (c) => c.getEdgeContainerAppStatus(entryPoint, AppId, 'prod', signal),
      official: (c) =>
        c.getEdgeContainerAppStatus(new sdk.GetEdgeContainerAppStatusRequest({ appId: AppId, publishEnv: 'prod' })),
    },
    {
      action: 'GetEdgeContainerStagingDeployStatus',
      ours: (c) => c.getEdgeContainerStagingDeployStatus(entryPoint, AppId, signal),
      official: (c) =>
        c.getEdgeContainerStagingDeployStatus(new sdk.GetEdgeContainerStagingDeployStatusRequest({ appId: AppId })),
    },
    {
      action: 'GetEdgeContainerDeployRegions',
      ours: (c) => c.getEdgeContainerDeployRegions(entryPoint, AppId, signal),
      official: (c) => c.getEdgeContainerDeployRegions(new sdk.GetEdgeContainerDeployRegionsRequest({ appId: AppId })),
    },
    {
      action: 'GetEdgeContainerAppResourceStatus',
      ours: (c) => c.getEdgeContainerAppResourceStatus(entryPoint, AppId, signal),
      official: (c) =>
        c.getEdgeContainerAppResourceStatus(new sdk.GetEdgeContainerAppResourceStatusRequest({ appId: AppId })),
    },
    {
      action: 'ListEdgeContainerAppRecords',
      ours: (c) => c.listEdgeContainerAppRecords(entryPoint, AppId, signal),
      official: (c) =>
        c.listEdgeContainerAppRecords(new sdk.ListEdgeContainerAppRecordsRequest(named({ AppId, ...pages }))),
    },
    {
      action: 'CreateEdgeContainerAppRecord',
      ours: (c) => c.createEdgeContainerAppRecord(entryPoint, record, signal),
      official: (c) => c.createEdgeContainerAppRecord(new sdk.CreateEdgeContainerAppRecordRequest(named(record))),
    },
    {
      action: 'DeleteEdgeContainerAppRecord',
      ours: (c) => c.deleteEdgeContainerAppRecord(entryPoint, record, signal),
      official: (c) => c.deleteEdgeContainerAppRecord(new sdk.DeleteEdgeContainerAppRecordRequest(named(record))),
    },
    {
      action: 'ListEdgeContainerAppImageSecrets',
      ours: (c) => c.listEdgeContainerAppImageSecrets(entryPoint, AppId, signal),
      official: (c) =>
        c.listEdgeContainerAppImageSecrets(new sdk.ListEdgeContainerAppImageSecretsRequest({ appId: AppId })),
    },
    {
      action: 'CreateEdgeContainerAppImageSecret',
      ours: (c) => c.createEdgeContainerAppImageSecret(entryPoint, secret, signal),
      official: (c) =>
        c.createEdgeContainerAppImageSecret(new sdk.CreateEdgeContainerAppImageSecretRequest(named(secret))),
    },
    {
      action: 'DeleteEdgeContainerAppImageSecret',
      ours: (c) => c.deleteEdgeContainerAppImageSecret(entryPoint, AppId, secretName, signal),
      official: (c) =>
        c.deleteEdgeContainerAppImageSecret(
          new sdk.DeleteEdgeContainerAppImageSecretRequest({ appId: AppId, name: secretName }),
        ),
    },
    {
      action: 'ListSites',
      ours: (c) => c.listSites(entryPoint, signal),
      official: (c) => c.listSites(new sdk.ListSitesRequest(named(pages))),
    },
    {
      action: 'GetEdgeContainerLogs',
      ours: (c) => c.getEdgeContainerLogs(entryPoint, AppId, 500, signal),
      official: (c) => c.getEdgeContainerLogs(new sdk.GetEdgeContainerLogsRequest({ appId: AppId, lines: 500 })),
    },
    {
      action: 'DescribeEdgeContainerAppStats',
      ours: (c) => c.describeEdgeContainerAppStats(entryPoint, { ...stats, Fields: ['pod_ready_rate'] }, signal),
      official: (c) =>
        c.describeEdgeContainerAppStats(
          new sdk.DescribeEdgeContainerAppStatsRequest(named({ ...stats, Fields: 'pod_ready_rate' })),
        ),
    },
    {
      action: 'DeleteEdgeContainerAppVersion',
      ours: (c) => c.deleteEdgeContainerAppVersion(entryPoint, AppId, VersionId, signal),
      official: (c) =>
        c.deleteEdgeContainerAppVersion(new sdk.DeleteEdgeContainerAppVersionRequest(named({ AppId, VersionId }))),
    },
    {
      action: 'DeleteEdgeContainerApp',
      ours: (c) => c.deleteEdgeContainerApp(entryPoint, AppId, signal),
      official: (c) => c.deleteEdgeContainerApp(new sdk.DeleteEdgeContainerAppRequest({ appId: AppId })),
    },
  ];
}
