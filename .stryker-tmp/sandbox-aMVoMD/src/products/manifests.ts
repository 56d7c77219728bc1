// What package.json is generated from and what activation needs to know of the kinds. Data only.
import type { KindManifest } from '../model/kind';
import { eciContainerManifest } from './eci/container/manifest';
import { eciInstanceManifest } from './eci/instance/manifest';
import { edgeAppRecordManifest, edgeAppSecretManifest } from './esa/binding/manifests';
import { edgeAppManifest } from './esa/app/manifest';
import { edgeAppVersionManifest, edgeEnvironmentManifest } from './esa/version/manifest';
import { edgeSpecManifest } from './esa/spec/manifest';
import { ehpcClusterManifest } from './ehpc/cluster/manifest';
import { imageCacheManifest } from './eci/imageCache/manifest';
import { opsRecordManifest } from './eci/opsRecord/manifest';
import { serverlessJobManifest } from './ehpc/job/manifest';

/** In the order of the views. */
export const kindManifests = [
  eciInstanceManifest,
  eciContainerManifest,
  opsRecordManifest,
  imageCacheManifest,
  ehpcClusterManifest,
  serverlessJobManifest,
  edgeAppManifest,
  edgeEnvironmentManifest,
  edgeAppVersionManifest,
  edgeAppRecordManifest,
  edgeAppSecretManifest,
  edgeSpecManifest,
] as const satisfies readonly KindManifest[];
