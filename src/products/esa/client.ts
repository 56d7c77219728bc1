// One typed method per operation of ESA edge containers in use; nothing else. Errors are ApiError. ESA is one service behind
// two entry points, so the first parameter of every method is one of esaEntryPoints instead of a region.
import { ClientKey } from '../../base/clientKey';
import { esaApi } from './api';
import { collectItems, readNumberedPages } from '../../cloud/paging';
import type { Decoded } from '../../cloud/answerShape';
import type { Call, Transport } from '../../cloud/transport/transport';
import { esaAnswers } from './wire/answers';
import type * as wire from './wire/esa';
import type * as bound from './wire/esaBindings';

/** Largest pages that are documented. */
const appsPerPage = 500;
const versionsPerPage = 100;
const recordsPerPage = 500;
const sitesPerPage = 500;

/** Oldest first: what is created during the listing comes last and does not shift the pages. */
const inOrder = { OrderKey: 'CreateTime', OrderType: 'Asc' } as const;

type EsaAction = keyof typeof esaAnswers;
type Answer<A extends EsaAction> = Decoded<(typeof esaAnswers)[A]>;
type Request<A extends EsaAction> = Pick<Call, 'method' | 'query' | 'form'> & { readonly action: A };

export const esa = new ClientKey<EsaClient>('esa');

export class EsaClient {
  constructor(private readonly transport: Transport) {}

  /** ListEdgeContainerApps, 500 a page, oldest first. The first page has the total; the others are read in parallel. */
  listEdgeContainerApps(
    entryPoint: string,
    signal: AbortSignal,
  ): AsyncGenerator<wire.ListEdgeContainerAppsResponse, void, undefined> {
    return readNumberedPages(
      appsPerPage,
      ({ Apps }) => Apps,
      (page) => this.read(entryPoint, { action: 'ListEdgeContainerApps', query: { ...page, ...inOrder } }, signal),
    );
  }

  /** GetEdgeContainerApp. */
  async getEdgeContainerApp(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<wire.EdgeContainerApp | undefined> {
    const request = { action: 'GetEdgeContainerApp' as const, query: { AppId: appId } };
    return (await this.read(entryPoint, request, signal)).App;
  }

  /** CreateEdgeContainerApp. Has no ClientToken: never sent twice. */
  createEdgeContainerApp(
    entryPoint: string,
    app: wire.CreateEdgeContainerAppRequest,
    signal: AbortSignal,
  ): Promise<wire.CreateEdgeContainerAppResponse> {
    return this.write(entryPoint, { action: 'CreateEdgeContainerApp', query: {}, form: app }, signal);
  }

  /** DeleteEdgeContainerApp. Refused while records lead to the app. */
  async deleteEdgeContainerApp(entryPoint: string, appId: string, signal: AbortSignal): Promise<void> {
    await this.write(entryPoint, { action: 'DeleteEdgeContainerApp', query: { AppId: appId } }, signal);
  }

  /** ListEdgeContainerAppVersions: all versions of an app, newest first, without the fields that only getEdgeContainerAppVersion returns. */
  async listEdgeContainerAppVersions(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<readonly wire.EdgeContainerAppVersion[]> {
    const pages = readNumberedPages(
      versionsPerPage,
      ({ Versions }: wire.ListEdgeContainerAppVersionsResponse) => Versions,
      (page) =>
        this.read(
          entryPoint,
          { action: 'ListEdgeContainerAppVersions', method: 'GET', query: { AppId: appId, ...page, ...inOrder } },
          signal,
        ),
    );
    return (await collectItems(pages, ({ Versions }) => Versions)).reverse();
  }

  /** GetEdgeContainerAppVersion: everything about one version, its containers in full. */
  async getEdgeContainerAppVersion(
    entryPoint: string,
    appId: string,
    versionId: string,
    signal: AbortSignal,
  ): Promise<wire.EdgeContainerAppVersion | undefined> {
    const response = await this.read(
      entryPoint,
      { action: 'GetEdgeContainerAppVersion', method: 'GET', query: { AppId: appId, VersionId: versionId } },
      signal,
    );
    return response.Version;
  }

  /** CreateEdgeContainerAppVersion. Has no ClientToken: never sent twice. */
  createEdgeContainerAppVersion(
    entryPoint: string,
    version: wire.CreateEdgeContainerAppVersionRequest,
    signal: AbortSignal,
  ): Promise<wire.CreateEdgeContainerAppVersionResponse> {
    const form = { ...version, Containers: JSON.stringify(version.Containers) };
    return this.write(entryPoint, { action: 'CreateEdgeContainerAppVersion', query: {}, form }, signal);
  }

  /** DeleteEdgeContainerAppVersion. */
  async deleteEdgeContainerAppVersion(
    entryPoint: string,
    appId: string,
    versionId: string,
    signal: AbortSignal,
  ): Promise<void> {
    const query = { AppId: appId, VersionId: versionId };
    await this.write(entryPoint, { action: 'DeleteEdgeContainerAppVersion', query }, signal);
  }

  /** PublishEdgeContainerAppVersion to an environment, by percentage or by region. */
  async publishEdgeContainerAppVersion(
    entryPoint: string,
    publication: wire.PublishEdgeContainerAppVersionRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const { VersionId, PublishType, Regions, FullRelease, ...form } = publication;
    const query = {
      VersionId,
      ...(PublishType && { PublishType }),
      ...(Regions && { Regions: JSON.stringify(Regions) }),
      ...(FullRelease !== undefined && { FullRelease }),
    };
    await this.write(entryPoint, { action: 'PublishEdgeContainerAppVersion', query, form }, signal);
  }

  /** RollbackEdgeContainerAppVersion of the production environment to an earlier version. */
  async rollbackEdgeContainerAppVersion(
    entryPoint: string,
    rollback: wire.RollbackEdgeContainerAppVersionRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const { AppId, Remarks, ...query } = rollback;
    const form = { AppId, ...(Remarks !== undefined && { Remarks }) };
    await this.write(entryPoint, { action: 'RollbackEdgeContainerAppVersion', query, form }, signal);
  }

  /** GetEdgeContainerAppStatus: what is released in an environment and how far. */
  async getEdgeContainerAppStatus(
    entryPoint: string,
    appId: string,
    publishEnv: wire.EdgePublishEnv,
    signal: AbortSignal,
  ): Promise<wire.EdgeContainerAppStatus> {
    const request = { action: 'GetEdgeContainerAppStatus' as const, query: { AppId: appId, PublishEnv: publishEnv } };
    return (await this.read(entryPoint, request, signal)).AppStatus ?? {};
  }

  /** GetEdgeContainerStagingDeployStatus: how the containers of the staging environment are. */
  getEdgeContainerStagingDeployStatus(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<wire.GetEdgeContainerStagingDeployStatusResponse> {
    const action = 'GetEdgeContainerStagingDeployStatus';
    return this.read(entryPoint, { action, method: 'GET', query: { AppId: appId } }, signal);
  }

  /** GetEdgeContainerDeployRegions: the codes that a release by region may name. */
  async getEdgeContainerDeployRegions(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const response = await this.read(
      entryPoint,
      { action: 'GetEdgeContainerDeployRegions', method: 'GET', query: { AppId: appId } },
      signal,
    );
    return response.Regions ?? [];
  }

  /** GetEdgeContainerAppResourceStatus: replicas by region and network. */
  async getEdgeContainerAppResourceStatus(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<readonly wire.EdgeContainerAppResource[]> {
    const request = { action: 'GetEdgeContainerAppResourceStatus' as const, query: { AppId: appId } };
    return (await this.read(entryPoint, request, signal)).Regions ?? [];
  }

  /** ListEdgeContainerAppRecords: all domain names that lead to an app. */
  listEdgeContainerAppRecords(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<readonly bound.EdgeContainerAppRecord[]> {
    const pages = readNumberedPages(
      recordsPerPage,
      ({ Records }: bound.ListEdgeContainerAppRecordsResponse) => Records,
      (page) =>
        this.read(
          entryPoint,
          { action: 'ListEdgeContainerAppRecords', method: 'GET', query: { AppId: appId, ...page } },
          signal,
        ),
    );
    return collectItems(pages, ({ Records }) => Records);
  }

  /** CreateEdgeContainerAppRecord. Has no ClientToken: never sent twice. */
  async createEdgeContainerAppRecord(
    entryPoint: string,
    record: bound.EdgeContainerAppRecordRequest,
    signal: AbortSignal,
  ): Promise<void> {
    await this.write(entryPoint, { action: 'CreateEdgeContainerAppRecord', query: {}, form: record }, signal);
  }

  /** DeleteEdgeContainerAppRecord. */
  async deleteEdgeContainerAppRecord(
    entryPoint: string,
    record: bound.EdgeContainerAppRecordRequest,
    signal: AbortSignal,
  ): Promise<void> {
    await this.write(entryPoint, { action: 'DeleteEdgeContainerAppRecord', query: {}, form: record }, signal);
  }

  /** ListEdgeContainerAppImageSecrets: logins to registries, without their passwords. */
  async listEdgeContainerAppImageSecrets(
    entryPoint: string,
    appId: string,
    signal: AbortSignal,
  ): Promise<readonly bound.EdgeContainerAppImageSecret[]> {
    const request = { action: 'ListEdgeContainerAppImageSecrets' as const, query: { AppId: appId } };
    const response = await this.read(entryPoint, request, signal);
    return response.ImageSecretList ?? [];
  }

  /** CreateEdgeContainerAppImageSecret. Has no ClientToken: never sent twice. */
  async createEdgeContainerAppImageSecret(
    entryPoint: string,
    secret: bound.CreateEdgeContainerAppImageSecretRequest,
    signal: AbortSignal,
  ): Promise<void> {
    await this.write(entryPoint, { action: 'CreateEdgeContainerAppImageSecret', query: secret }, signal);
  }

  /** DeleteEdgeContainerAppImageSecret, by the name the service gave it. */
  async deleteEdgeContainerAppImageSecret(
    entryPoint: string,
    appId: string,
    name: string,
    signal: AbortSignal,
  ): Promise<void> {
    const query = { AppId: appId, Name: name };
    await this.write(entryPoint, { action: 'DeleteEdgeContainerAppImageSecret', query }, signal);
  }

  /** ListSites: all sites of the account; a record belongs to one. */
  listSites(entryPoint: string, signal: AbortSignal): Promise<readonly bound.EsaSite[]> {
    const pages = readNumberedPages(
      sitesPerPage,
      ({ Sites }: bound.ListSitesResponse) => Sites,
      (query) => this.read(entryPoint, { action: 'ListSites', method: 'GET', query }, signal),
    );
    return collectItems(pages, ({ Sites }) => Sites);
  }

  /** GetEdgeContainerLogs: the last lines of the whole app, 5000 at most. There is no cursor and no selector. */
  async getEdgeContainerLogs(
    entryPoint: string,
    appId: string,
    lines: number,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const response = await this.read(
      entryPoint,
      { action: 'GetEdgeContainerLogs', method: 'GET', query: { AppId: appId, Lines: lines } },
      signal,
    );
    return response.Items ?? [];
  }

  /** DescribeEdgeContainerAppStats: curves of an app and their averages. */
  describeEdgeContainerAppStats(
    entryPoint: string,
    requested: bound.DescribeEdgeContainerAppStatsRequest,
    signal: AbortSignal,
  ): Promise<bound.DescribeEdgeContainerAppStatsResponse> {
    const query = { ...requested, Fields: requested.Fields.join(',') };
    return this.read(entryPoint, { action: 'DescribeEdgeContainerAppStats', method: 'GET', query }, signal);
  }

  private read<A extends EsaAction>(entryPoint: string, request: Request<A>, signal: AbortSignal): Promise<Answer<A>> {
    return this.call(entryPoint, request, 'read', signal);
  }

  private write<A extends EsaAction>(entryPoint: string, request: Request<A>, signal: AbortSignal): Promise<Answer<A>> {
    return this.call(entryPoint, request, 'refused', signal);
  }

  private call<A extends EsaAction>(
    entryPoint: string,
    request: Request<A>,
    repeat: Call['repeat'],
    signal: AbortSignal,
  ): Promise<Answer<A>> {
    const shape = esaAnswers[request.action];
    return this.transport.callFor(shape, { api: esaApi, region: entryPoint, ...request, repeat, signal });
  }
}
