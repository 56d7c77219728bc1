// What each operation in use answers.
import { object, text } from '../../../cloud/answerShape';
import * as eci from './eci';
import * as imageCache from './imageCache';
import * as metrics from './metrics';

const onlyRequestId = object({ RequestId: text });

export const eciAnswers = {
  CreateImageCache: imageCache.createImageCacheResponseShape,
  CreateInstanceOpsTask: eci.createInstanceOpsTaskResponseShape,
  DeleteContainerGroup: onlyRequestId,
  DeleteImageCache: onlyRequestId,
  DescribeContainerGroupEvents: eci.describeContainerGroupEventsResponseShape,
  DescribeContainerGroupMetric: metrics.describeContainerGroupMetricResponseShape,
  DescribeContainerGroupStatus: eci.describeContainerGroupStatusResponseShape,
  DescribeContainerGroups: eci.describeContainerGroupsResponseShape,
  DescribeContainerLog: eci.describeContainerLogResponseShape,
  DescribeImageCaches: imageCache.describeImageCachesResponseShape,
  DescribeInstanceOpsRecords: eci.describeInstanceOpsRecordsResponseShape,
  DescribeMultiContainerGroupMetric: metrics.describeMultiContainerGroupMetricResponseShape,
  DescribeRegions: eci.describeRegionsResponseShape,
  ExecContainerCommand: eci.execContainerCommandResponseShape,
  ListUsage: imageCache.listUsageResponseShape,
  RestartContainerGroup: onlyRequestId,
  UpdateImageCache: onlyRequestId,
};
