// What each operation in use answers.
import { object, text } from '../../../cloud/answerShape';
import * as esa from './esa';
import * as bindings from './esaBindings';

const onlyRequestId = object({ RequestId: text });

export const esaAnswers = {
  CreateEdgeContainerApp: esa.createEdgeContainerAppResponseShape,
  CreateEdgeContainerAppImageSecret: onlyRequestId,
  CreateEdgeContainerAppRecord: onlyRequestId,
  CreateEdgeContainerAppVersion: esa.createEdgeContainerAppVersionResponseShape,
  DeleteEdgeContainerApp: onlyRequestId,
  DeleteEdgeContainerAppImageSecret: onlyRequestId,
  DeleteEdgeContainerAppRecord: onlyRequestId,
  DeleteEdgeContainerAppVersion: onlyRequestId,
  DescribeEdgeContainerAppStats: bindings.describeEdgeContainerAppStatsResponseShape,
  GetEdgeContainerApp: esa.getEdgeContainerAppResponseShape,
  GetEdgeContainerAppResourceStatus: esa.getEdgeContainerAppResourceStatusResponseShape,
  GetEdgeContainerAppStatus: esa.getEdgeContainerAppStatusResponseShape,
  GetEdgeContainerAppVersion: esa.getEdgeContainerAppVersionResponseShape,
  GetEdgeContainerDeployRegions: esa.getEdgeContainerDeployRegionsResponseShape,
  GetEdgeContainerLogs: bindings.getEdgeContainerLogsResponseShape,
  GetEdgeContainerStagingDeployStatus: esa.getEdgeContainerStagingDeployStatusResponseShape,
  ListEdgeContainerAppImageSecrets: bindings.listEdgeContainerAppImageSecretsResponseShape,
  ListEdgeContainerAppRecords: bindings.listEdgeContainerAppRecordsResponseShape,
  ListEdgeContainerAppVersions: esa.listEdgeContainerAppVersionsResponseShape,
  ListEdgeContainerApps: esa.listEdgeContainerAppsResponseShape,
  ListSites: bindings.listSitesResponseShape,
  PublishEdgeContainerAppVersion: onlyRequestId,
  RollbackEdgeContainerAppVersion: onlyRequestId,
};
