// What the control API can do to clusters and jobs: a listing as large as a test or a bench wants it.
import { isRegion } from '../world/regions';
import type { Clusters } from './clusters';

/** A further command of POST /_emulator/world. Throws a RangeError with a reason for people. */
export type WorldCommand = (value: unknown) => object;

const maxJobs = 100_000;
const maxClusters = 2_000;

/** The commands, by name. */
export function ehpcCommands(clusters: Clusters): Readonly<Record<string, WorldCommand>> {
  return {
    ehpcJobs: (value) => {
      const { clusterId, count } = record('ehpcJobs', value);
      const cluster = typeof clusterId === 'string' ? clusters.find(clusterId) : undefined;
      if (!cluster) {
        throw new RangeError('ehpcJobs needs the clusterId of a cluster.');
      }
      clusters.setJobCount(cluster, wholeNumber(count, maxJobs));
      return {};
    },
    ehpcClusters: (value) => {
      const { regionId, count } = record('ehpcClusters', value);
      if (typeof regionId !== 'string' || !isRegion(regionId)) {
        throw new RangeError('ehpcClusters needs the regionId of a region.');
      }
      clusters.setClusterCount(regionId, wholeNumber(count, maxClusters));
      return {};
    },
  };
}

function record(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RangeError(`${name} must be an object.`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function wholeNumber(value: unknown, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) {
    throw new RangeError(`count must be a whole number from 0 to ${max}.`);
  }
  return value;
}
