// What tests can do to clusters and jobs: a listing as large as a test or a bench wants it.
import { defineWorldCommand } from '../gateway/worldCommand';
import { regionIds } from '../world/regions';
import type { Clusters } from './clusters';

export const ehpcCommands = [
  defineWorldCommand({
    name: 'ehpcJobs',
    value: {
      type: 'object',
      fields: {
        clusterId: { type: 'string', required: true },
        count: { type: 'integer', required: true, min: 0, max: 100_000 },
      },
    },
    run: ({ clusterId, count }, clusters: Clusters) => {
      const cluster = clusters.find(clusterId);
      if (!cluster) {
        throw new RangeError('ehpcJobs needs the clusterId of a cluster.');
      }
      clusters.setJobCount(cluster, count);
      return {};
    },
  }),
  defineWorldCommand({
    name: 'ehpcClusters',
    value: {
      type: 'object',
      fields: {
        regionId: { type: 'string', required: true, oneOf: regionIds, expected: 'a region' },
        count: { type: 'integer', required: true, min: 0, max: 2_000 },
      },
    },
    run: ({ regionId, count }, clusters: Clusters) => {
      clusters.setClusterCount(regionId, count);
      return {};
    },
  }),
] as const;
