// What package.json is generated from and what activation needs to know of the kinds. Data only.
import type { KindManifest } from '../model/kind';
import { eciContainerManifest } from './eciContainer/manifest';
import { eciInstanceManifest } from './eciInstance/manifest';
import { edgeAppRecordManifest, edgeAppSecretManifest } from './edgeAppBinding/manifests';
import { edgeAppManifest } from './edgeApp/manifest';
import { edgeAppVersionManifest, edgeEnvironmentManifest } from './edgeAppVersion/manifest';
import { edgeSpecManifest } from './edgeSpec/manifest';
import { ehpcClusterManifest } from './ehpcCluster/manifest';
import { imageCacheManifest } from './imageCache/manifest';
import { opsRecordManifest } from './opsRecord/manifest';
import { serverlessJobManifest } from './serverlessJob/manifest';

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
