// What package.json is generated from and what activation needs to know of the kinds. Data only.
import type { KindManifest } from '../model/kind';
import { eciInstanceManifest } from './eciInstance/manifest';
import { edgeSpecManifest } from './edgeSpec/manifest';
import { imageCacheManifest } from './imageCache/manifest';
import { opsRecordManifest } from './opsRecord/manifest';

/** In the order of the views. */
export const kindManifests = [
  eciInstanceManifest,
  opsRecordManifest,
  imageCacheManifest,
  edgeSpecManifest,
] as const satisfies readonly KindManifest[];
