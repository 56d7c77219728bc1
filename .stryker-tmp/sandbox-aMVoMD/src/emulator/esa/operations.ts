// The operations of ESA that the emulator answers.
export { describeEdgeContainerAppStats, getEdgeContainerLogs } from './activityOperations';
export {
  createEdgeContainerApp,
  deleteEdgeContainerApp,
  getEdgeContainerApp,
  listEdgeContainerApps,
} from './appOperations';
export {
  createEdgeContainerAppImageSecret,
  deleteEdgeContainerAppImageSecret,
  listEdgeContainerAppImageSecrets,
} from './imageSecretOperations';
export {
  createEdgeContainerAppRecord,
  deleteEdgeContainerAppRecord,
  listEdgeContainerAppRecords,
} from './recordOperations';
export {
  getEdgeContainerAppResourceStatus,
  getEdgeContainerAppStatus,
  getEdgeContainerDeployRegions,
  getEdgeContainerStagingDeployStatus,
  publishEdgeContainerAppVersion,
  rollbackEdgeContainerAppVersion,
} from './releaseOperations';
export { listSites } from './siteOperations';
export {
  createEdgeContainerAppVersion,
  deleteEdgeContainerAppVersion,
  getEdgeContainerAppVersion,
  listEdgeContainerAppVersions,
} from './versionOperations';
