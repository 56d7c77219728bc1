// The apps of the default world: none, one and many versions, every state of a release, and the cases a developer wants to have met.
import { toWireTime } from '../world/clock';
import type { Container } from './containers';
import { defaultHealthCheck, type EdgeApp, type EdgeVersion, imageMarks, type Making } from './edgeApp';
import type { EdgeApps } from './edgeApps';
import type { Site } from './site';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** What is in transition at the start stays so for half an hour. */
const slowMs = 30 * minute;
const registry = 'registry-vpc.cn-hangzhou.aliyuncs.com/edge';

function container(name: string, tag: string, over: Partial<Container> = {}): Container {
  return {
    Name: name,
    Image: `${registry}/${name}:${tag}`,
    IsACRImage: false,
    Spec: '1C2G',
    Storage: '0.5G',
    ProbeType: 'httpGet',
    ProbeContent: { InitialDelaySeconds: 5, PeriodSeconds: 10, Port: 8080, Path: '/healthz', Scheme: 'http' },
    ...over,
  };
}

/** A container that uses every field there is. */
function fullContainer(name: string, tag: string): Container {
  const image = `${registry}/${name}:${tag}`;
  return container(name, tag, {
    IsACRImage: true,
    ACRImageInfo: {
      IsEnterpriseRegistry: false,
      Domain: 'registry-vpc.cn-hangzhou.aliyuncs.com',
      RegionId: 'cn-hangzhou',
      RepoId: 'crr-h1ghghu60ct00001',
      RepoName: name,
      RepoNamespace: 'edge',
      Tag: tag,
      TagUrl: image,
    },
    Spec: '2C4G',
    Storage: '10G',
    Command: '/bin/sh',
    Args: '-c ./serve',
    EnvVariables: 'NODE_ENV=production,APP_TITLE=My Shop',
    PostStart: 'sh poststart.sh "warm up"',
    PreStop: 'sh prestop.sh',
    ProbeContent: {
      InitialDelaySeconds: 10,
      TimeoutSeconds: 3,
      PeriodSeconds: 10,
      SuccessThreshold: 1,
      FailureThreshold: 3,
      Port: 8080,
      Host: 'www.example.com',
      Path: '/healthz',
      Scheme: 'http',
      HttpHeaders: '[{"Accept":"application/json"}]',
    },
  });
}

const logShipper = container('log-shipper', '0.9.2', {
  ProbeType: 'exec',
  ProbeContent: { Command: 'test -e /ready' },
});
const gateway = (tag: string): Container =>
  container('gateway', tag, { ProbeType: 'tcpSocket', ProbeContent: { Port: 9000, PeriodSeconds: 5 } });

const done = (at: number): Making => ({ createdAt: at, completesAt: at + minute, end: 'created' });

/** Fills an account that has nothing yet; answers its sites. */
export function populate(apps: EdgeApps, now: number): readonly Site[] {
  const site = (name: string, ageMs: number, plan: Pick<Site, 'status' | 'accessType' | 'coverage'>): Site => {
    const [siteId, createdAt] = [Number(apps.number(15)), now - ageMs];
    return { siteId, name, ...plan, cnameZone: `${name}.atrump-cname.com`, createdAt };
  };
  const shop = site('example.com', 400 * day, { status: 'active', accessType: 'NS', coverage: 'global' });
  const sites = [
    shop,
    site('example.net', 90 * day, { status: 'active', accessType: 'CNAME', coverage: 'domestic' }),
    site('example.org', 2 * day, { status: 'pending', accessType: 'NS', coverage: 'overseas' }),
  ];

  const app = (name: string, ageMs: number, remarks = '', making: Partial<Making> = {}): EdgeApp => {
    const settings = { Name: name, Remarks: remarks, ServicePort: 80, TargetPort: 8080 };
    const HealthCheck = { ...defaultHealthCheck, Uri: '/healthz', Port: 8080 };
    return apps.add({ ...settings, HealthCheck }, { ...done(now - ageMs), ...making });
  };
  const version = (owner: EdgeApp, name: string, ageMs: number, containers: readonly Container[]): EdgeVersion =>
    apps.addVersion(owner, { name, remarks: '', containers }, done(now - ageMs));

  // Released to 30 % of the traffic, the rest on the version before; one version failed, one is being created.
  const storefront = app('shop-storefront', 40 * day, 'The shop of example.com');
  const releases = ['2.11.0', '2.12.0', '2.13.0'].map((tag, index) =>
    version(storefront, `release-${tag}`, (30 - index * 10) * day, [fullContainer('storefront', tag), logShipper]),
  );
  version(storefront, 'release-2.14.0-rc1', day, [container('storefront', imageMarks.missing)]);
  const creating = version(storefront, 'release-2.14.0', 3 * minute, [
    fullContainer('storefront', '2.14.0'),
    logShipper,
  ]);
  creating.making = { ...creating.making, completesAt: now + slowMs };
  releases.slice(0, 2).forEach((one, index) => {
    apps.release(storefront, one, 'prod', { startsAt: now - (29 - index * 10) * day });
  });
  releases.slice(2).forEach((one) => {
    apps.release(storefront, one, 'staging', { startsAt: now - 9 * day });
    apps.release(storefront, one, 'prod', { startsAt: now - 2 * hour, percentage: 30 });
  });
  apps.addRecord(storefront, shop, 'www.example.com', now - 28 * day);
  apps.addRecord(storefront, shop, 'shop.example.com', now - 20 * day);
  const username = 'edge-puller@example';
  storefront.secrets = [{ Name: `reg-${apps.number(12)}`, Registry: 'registry.example.com', Username: username }];

  const resizer = app('image-resizer', 25 * day, 'Writes the same line to its log again and again');
  const only = version(resizer, 'resizer-1', 25 * day, [container('resizer', '1.0.0')]);
  apps.release(resizer, only, 'staging', { startsAt: now - 24 * day });
  apps.release(resizer, only, 'prod', { startsAt: now - 23 * day });
  resizer.logging = { everyMs: 5_000, style: 'heartbeat' };

  app('edge-hello', 2 * hour);

  // More versions than a page holds; released by region.
  const checkout = app('checkout-api', 200 * day, 'Built every day');
  const builds = Array.from({ length: 130 }, (_, index) =>
    version(checkout, `build-${1001 + index}`, (130 - index) * day, [container('checkout', `b${1001 + index}`)]),
  );
  builds.slice(-2, -1).forEach((one) => {
    apps.release(checkout, one, 'prod', { startsAt: now - 2 * day });
  });
  builds.slice(-1).forEach((one) => {
    const regions = ['zhejiang', 'jiangsu'];
    apps.release(checkout, one, 'prod', { startsAt: now - 20 * hour, type: 'region', regions });
  });
  apps.addRecord(checkout, shop, 'api.example.com', now - 190 * day);
  checkout.logging = { everyMs: 200, style: 'access' };

  const video = app('video-transcode', 6 * day);
  version(video, 'transcode-1', 6 * day, [container('transcode', '1.0.0', { Spec: '8C16G', Storage: '30G' })]);
  version(video, 'transcode-2', 4 * day, [container('transcode', '1.1.0', { Spec: '8C16G', Storage: '30G' })]);
  const crashing = version(video, 'transcode-3', hour, [container('transcode', `1.2.0-${imageMarks.crashes}`)]);
  apps.release(video, crashing, 'staging', { startsAt: now - 50 * minute });

  app('legacy-portal', 3 * day, '', { end: 'failed' });
  app('new-campaign', minute, '', { completesAt: now + slowMs });

  const news = app('news-frontend', 15 * day);
  const today = version(news, 'news-2025', 15 * day, [container('news', '5.0.0')]);
  const tomorrow = version(news, 'news-2026', day, [container('news', '6.0.0')]);
  apps.release(news, today, 'prod', { startsAt: now - 14 * day });
  apps.release(news, tomorrow, 'prod', {
    startsAt: now - 10 * minute,
    percentage: 60,
    takesMs: slowMs + 10 * minute,
  });

  const chat = app('chat-gateway', 60 * day);
  const stable = version(chat, 'gateway-3.4', 60 * day, [gateway('3.4.1')]);
  const broken = version(chat, 'gateway-4.0', 5 * day, [gateway('4.0.0')]);
  apps.release(chat, stable, 'prod', { startsAt: now - 59 * day });
  apps.release(chat, broken, 'prod', { startsAt: now - 5 * hour });
  apps.release(chat, stable, 'prod', { startsAt: now - 4 * hour, isRollback: true });
  return sites;
}

/** A site as ListSites answers it. */
export function describeSite(site: Site): Readonly<Record<string, unknown>> {
  return {
    SiteId: site.siteId,
    SiteName: site.name,
    Status: site.status,
    AccessType: site.accessType,
    Coverage: site.coverage,
    CnameZone: site.cnameZone,
    NameServerList: site.accessType === 'NS' ? 'male1-1.ialicdn.com,female1-1.ialicdn.com' : '',
    InstanceId: `esa-site-${site.siteId}`,
    PlanName: 'standardplan',
    PlanSpecName: 'standard',
    ResourceGroupId: 'rg-acfmxyzexample1',
    VerifyCode: `verify_${site.siteId}`,
    Tags: {},
    CreateTime: toWireTime(site.createdAt),
    UpdateTime: toWireTime(site.createdAt),
    VisitTime: toWireTime(site.createdAt),
    OfflineReason: '',
  };
}
