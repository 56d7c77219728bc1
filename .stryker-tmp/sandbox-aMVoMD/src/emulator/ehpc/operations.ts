// The operations of E-HPC that the emulator answers.
export { listClusters, listRegions } from './clusterOperations';
export { describeServerlessJobs, listServerlessJobs, stopServerlessJobs } from './jobOperations';
