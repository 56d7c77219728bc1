// The image caches of the default world: every status in the main region, and the cases a developer wants to have met.
import type { WireTag } from '../../world/wire';
import { type WorkloadName, workloads } from '../../world/workloads';
import type { RegionId } from '../../world/regions';
import type { ImageCaches } from './imageCaches';
import { missingImageMark, type Settings } from './imageCache';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Caches in transition at the start stay so for about half an hour. */
const slowPace = { preparingMs: 30 * minute, pullingMs: 30 * minute };
const registry = 'registry-vpc.cn-hangzhou.aliyuncs.com/shop';

/** The images instances of these workloads run, each once: these caches are of use to them. */
function listImages(...names: readonly WorkloadName[]): readonly string[] {
  const containers = names.flatMap((name) => [
    ...(workloads[name].initContainers ?? []),
    ...workloads[name].containers,
  ]);
  return [...new Set(containers.map(({ Image }) => Image))];
}

function tags(team: string, environment: string): readonly WireTag[] {
  return [
    { Key: 'team', Value: team },
    { Key: 'env', Value: environment },
  ];
}

/** Forty images, the length of a list a form must bear. */
const toolchain = [
  ...['18', '20', '22', '24'].map((version) => `${registry}/toolchain/node:${version}-bookworm`),
  ...['3.10', '3.11', '3.12', '3.13'].map((version) => `${registry}/toolchain/python:${version}-slim`),
  ...['11', '17', '21', '25'].map((version) => `${registry}/toolchain/temurin:${version}-jdk`),
  ...['1.22', '1.23', '1.24', '1.25'].map((version) => `${registry}/toolchain/golang:${version}`),
  ...['8.2', '8.3', '8.4'].map((version) => `${registry}/toolchain/php:${version}-cli`),
  ...['3.2', '3.3', '3.4'].map((version) => `${registry}/toolchain/ruby:${version}`),
  ...['13', '14', '15'].map((version) => `${registry}/toolchain/gcc:${version}`),
  ...['17', '18', '19'].map((version) => `${registry}/toolchain/clang:${version}`),
  ...['8.10', '8.14', '9.1'].map((version) => `${registry}/toolchain/gradle:${version}`),
  ...['1.80', '1.85', '1.90'].map((version) => `${registry}/toolchain/rust:${version}`),
  ...['buildkit:v0.17', 'helm:3.16', 'kubectl:1.31', 'trivy:0.57', 'cosign:2.4', 'hadolint:2.12'].map(
    (name) => `${registry}/toolchain/${name}`,
  ),
];

/** Fills a world that has none yet. */
export function seededImageCaches(caches: ImageCaches, now: number, groups: readonly [string, string]): void {
  const main: RegionId = 'cn-hangzhou';
  const [common, special] = groups;

  const readyIn =
    (region: RegionId) =>
    (name: string, ageMs: number, images: readonly string[], settings: Partial<Settings> = {}) => {
      const origin = { images, settings: { ResourceGroupId: common, ...settings, ImageCacheName: name } };
      return caches.add(region, { ...origin, createdAt: now - ageMs });
    };
  const ready = readyIn(main);
  const readyInBeijing = readyIn('cn-beijing');

  ready('storefront-base', 12 * day, listImages('storefront', 'checkout'), {
    Tag: tags('shop', 'prod'),
  }).lastMatchedAt = now - 20 * minute;
  // In two days it is gone.
  ready('orders-services', 5 * day, listImages('orders', 'cache'), {
    Tag: tags('shop', 'prod'),
    RetentionDays: 7,
  }).lastMatchedAt = now - 3 * hour;
  ready('ci-toolchain', 33 * day, toolchain, {
    Tag: [...tags('platform', 'ci'), { Key: 'owner', Value: '构建平台' }],
    ImageCacheSize: 200,
    EliminationStrategy: 'LRU',
    ResourceGroupId: special,
    StandardCopyCount: 3,
  }).lastMatchedAt = now - 2 * minute;
  ready('transcode-flash', 2 * day, listImages('transcode'), { Flash: true, ImageCacheSize: 40 });

  caches.add(main, {
    images: listImages('etl', 'report'),
    settings: { ImageCacheName: 'nightly-etl', ResourceGroupId: common, Tag: tags('analytics', 'prod') },
    createdAt: now - minute,
    pace: slowPace,
  });
  caches.add(main, {
    images: listImages('ci', 'orders'),
    settings: { ImageCacheName: 'ci-runners', ResourceGroupId: special, RetentionDays: 30 },
    // A third of its images pulled.
    createdAt: now - slowPace.preparingMs - 10 * minute,
    pace: slowPace,
  });
  ready('checkout-canary', 5 * hour, [...listImages('checkout'), `${registry}/checkout-canary:${missingImageMark}`]);

  const updating = ready('ml-inference', 9 * day, listImages('inference'), {
    Tag: tags('ml', 'prod'),
    ImageCacheSize: 120,
    ResourceGroupId: special,
  });
  updating.begin(caches.updateRun(updating, now - 6 * minute, updating.run.images, { pace: slowPace }));

  const updateFailed = ready('billing-legacy', 40 * day, listImages('billing'), { Tag: tags('finance', 'prod') });
  updateFailed.lastMatchedAt = now - 4 * day;
  updateFailed.begin(
    caches.updateRun(updateFailed, now - 3 * hour, [
      ...listImages('billing'),
      `${registry}/ledger:${missingImageMark}`,
    ]),
  );

  readyInBeijing('storefront-base', 20 * day, listImages('storefront'), {
    Tag: tags('shop', 'prod'),
  }).lastMatchedAt = now - hour;
  readyInBeijing('etl-reports', 8 * day, listImages('etl', 'report'), { EliminationStrategy: 'LRU' });
}
