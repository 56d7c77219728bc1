// All edge container apps and sites of the account, and how calls find them. ESA knows no regions.
import type { ApiError } from '../gateway/apiError';
import type { Clock } from '../world/clock';
import { Random } from '../world/random';
import type { Container } from './containers';
import { type AppSettings, EdgeApp, type EdgeVersion, imageMarks, type Making, findTrouble } from './edgeApp';
import { type EnvironmentName, type Release, releaseMs } from './environment';
import { esaError } from './errors';
import type { Site } from './site';

/** Where random ids begin in a seed, apart from those of ECI. */
const idSeed = 41;
const idDigits = 18;

export class EdgeApps {
  private apps!: Map<string, EdgeApp>;
  private sequence!: number;
  sites!: readonly Site[];

  constructor(
    readonly clock: Clock,
    private seed: number,
    /** Adds the apps that are there at the start, and answers the sites. */
    private readonly populate: (apps: EdgeApps, now: number) => readonly Site[],
  ) {
    this.reset();
  }

  /** Begins again at the present emulated time. */
  reset(seed: number = this.seed): void {
    this.seed = seed;
    this.apps = new Map();
    this.sequence = 0;
    this.sites = this.populate(this, this.clock.now());
  }

  /** In order of creation. */
  all(): readonly EdgeApp[] {
    return [...this.apps.values()];
  }

  find(id: string): EdgeApp | undefined {
    return this.apps.get(id);
  }

  add(settings: AppSettings, making: Making, id = `app-${this.number()}`): EdgeApp {
    const app = new EdgeApp(id, this.sequence++, settings, making);
    this.apps.set(id, app);
    return app;
  }

  remove(ids: readonly string[]): number {
    return ids.filter((id) => this.apps.delete(id)).length;
  }

  addVersion(
    app: EdgeApp,
    origin: { readonly name: string; readonly remarks: string; readonly containers: readonly Container[] },
    making: Making,
    id = `ver-${this.number()}`,
  ): EdgeVersion {
    const fate = origin.containers.some(({ Image }) => Image.includes(imageMarks.missing)) ? 'failed' : making.end;
    const version: EdgeVersion = {
      ...origin,
      id,
      sequence: this.sequence++,
      making: { ...making, end: fate },
      published: [],
      overlay: {},
    };
    app.versions.set(id, version);
    app.changedAt = Math.max(app.changedAt, making.createdAt);
    return version;
  }

  /** Releases a version. `takesMs` is known from the kind of release unless given. */
  release(
    app: EdgeApp,
    version: EdgeVersion,
    environment: EnvironmentName,
    order: Partial<Release> & Pick<Release, 'startsAt'> & { readonly takesMs?: number },
  ): void {
    const { takesMs = order.isRollback ? releaseMs.rollback : releaseMs[environment], ...known } = order;
    const completesAt = findTrouble(version) ? Infinity : order.startsAt + takesMs;
    const whole = { isRollback: false, type: 'percentage', percentage: 100, regions: [], fullRelease: false } as const;
    app.environments[environment].add({ ...whole, completesAt: completesAt, ...known, versionId: version.id });
    if (!order.isRollback) {
      version.published = [...version.published, order.startsAt];
    }
  }

  /** Leads a domain name to an app. */
  addRecord(app: EdgeApp, site: Site, name: string, createdAt: number): void {
    const [recordId, configId] = [Number(this.number(15)), Number(this.number(15))];
    const cname = `${name}.${site.cnameZone}`;
    app.records = [...app.records, { name, siteId: site.siteId, recordId, configId, cname, createdAt }];
  }

  /** A number no other thing has. */
  number(digits = idDigits): string {
    const random = new Random(this.seed, this.sequence++, idSeed);
    const others = Array.from({ length: digits - 1 }, () => random.integer(0, 9));
    return [random.integer(1, 9), ...others].join('');
  }

  /** For curves and logs: draws that belong to an app and a moment. */
  random(app: EdgeApp, moment: number): Random {
    return new Random(this.seed, app.sequence, idSeed + 1, moment);
  }

  /**
   * The app a call is about.
   * @throws ApiError InvalidApp.NotFound
   */
  require(id: string): EdgeApp {
    const app = this.apps.get(id);
    if (!app) {
      throw esaError('InvalidApp.NotFound');
    }
    return app;
  }

  /**
   * The version of an app a call is about.
   * @throws ApiError `unknown` for one that does not exist
   */
  requireVersion(app: EdgeApp, id: string, unknown: ApiError): EdgeVersion {
    const version = app.versions.get(id);
    if (!version) {
      throw unknown;
    }
    return version;
  }
}
