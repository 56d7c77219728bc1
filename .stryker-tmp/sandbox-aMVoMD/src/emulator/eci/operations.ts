// The operations of ECI that the emulator answers.
export {
  describeContainerGroupEvents,
  describeContainerGroups,
  describeContainerGroupStatus,
  describeRegions,
} from './describeOperations';
export { execContainerCommand } from './exec/operation';
export { describeImageCaches, listUsage } from './imageCache/readOperations';
export { createImageCache, deleteImageCache, updateImageCache } from './imageCache/writeOperations';
export { deleteContainerGroup, restartContainerGroup } from './lifecycleOperations';
export { describeContainerLog } from './logs/logOperation';
export { describeContainerGroupMetric, describeMultiContainerGroupMetric } from './metrics/metricOperations';
export { createInstanceOpsTask, describeInstanceOpsRecords } from './opsOperations';
