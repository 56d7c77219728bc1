// An edge container app: its settings, versions and environments, and what is bound to it.
import type { Container } from './containers';
import { Environment, type EnvironmentName } from './environment';

/** How a thing comes to be: it is creating until `completesAt`. */
export interface Making {
  readonly createdAt: number;
  readonly completesAt: number;
  readonly end: 'created' | 'failed';
}
export type MakingStatus = 'creating' | 'created' | 'failed';

export function getStatus({ completesAt: completesAt, end }: Making, now: number): MakingStatus {
  return now < completesAt ? 'creating' : end;
}

/** How long creation takes when a call has started it. */
export const makingMs = { app: 10_000, version: 20_000 } as const;

/** Images with these in their reference end otherwise than well. */
export const imageMarks = { missing: 'does-not-exist', crashes: 'crash-loop', denied: 'pull-denied' } as const;

export interface HealthCheck {
  readonly Type: string;
  readonly Host: string;
  readonly HttpCode: string;
  readonly Method: string;
  readonly Uri: string;
  readonly Port: number;
  readonly Timeout: number;
  readonly Interval: number;
  readonly SuccTimes: number;
  readonly FailTimes: number;
}

export const defaultHealthCheck: HealthCheck = {
  Type: 'l7',
  Host: '',
  HttpCode: 'http_2xx',
  Method: 'HEAD',
  Uri: '/',
  Port: 80,
  Timeout: 3,
  Interval: 5,
  SuccTimes: 2,
  FailTimes: 5,
};

export interface AppSettings {
  readonly Name: string;
  readonly Remarks: string;
  readonly ServicePort: number;
  readonly TargetPort: number;
  readonly HealthCheck: HealthCheck;
}

/** How an app writes its log. */
export interface Logging {
  readonly everyMs: number;
  /** `access`: lines that differ; `heartbeat`: the same line again and again, without a time. */
  readonly style: 'access' | 'heartbeat';
}

export interface EdgeVersion {
  readonly id: string;
  readonly sequence: number;
  readonly remarks: string;
  name: string;
  containers: readonly Container[];
  making: Making;
  /** Moments at which it was published, to any environment. */
  published: readonly number[];
  /** Response fields a test has put. */
  overlay: Readonly<Record<string, unknown>>;
}

export interface EdgeRecord {
  readonly name: string;
  readonly siteId: number;
  readonly recordId: number;
  readonly configId: number;
  readonly cname: string;
  readonly createdAt: number;
}

/** A login to a registry. The password is not kept. */
export interface ImageSecret {
  readonly Name: string;
  readonly Registry: string;
  readonly Username: string;
}

export class EdgeApp {
  readonly versions = new Map<string, EdgeVersion>();
  records: readonly EdgeRecord[] = [];
  secrets: readonly ImageSecret[] = [];
  readonly environments: Readonly<Record<EnvironmentName, Environment>> = {
    prod: new Environment('prod'),
    staging: new Environment('staging'),
  };
  logging: Logging = { everyMs: 2_000, style: 'access' };
  /** Lines a test has written, with their moments. */
  writtenLines: readonly { readonly at: number; readonly text: string }[] = [];
  overlay: Readonly<Record<string, unknown>> = {};
  changedAt: number;

  constructor(
    readonly id: string,
    readonly sequence: number,
    public settings: AppSettings,
    public making: Making,
  ) {
    this.changedAt = making.createdAt;
  }

  status(now: number): MakingStatus {
    return getStatus(this.making, now);
  }

  /** Since when containers run anywhere; undefined when none ever got ready. */
  readySince(now: number): number | undefined {
    const moments = Object.values(this.environments).flatMap((environment) => environment.readySince(now) ?? []);
    return moments.length === 0 ? undefined : Math.min(...moments);
  }
}

/** Why containers of a version never get ready; undefined when they do. */
export function findTrouble({ containers }: Pick<EdgeVersion, 'containers'>): 'crashes' | 'denied' | undefined {
  const has = (mark: string): boolean => containers.some(({ Image }) => Image.includes(mark));
  return has(imageMarks.crashes) ? 'crashes' : has(imageMarks.denied) ? 'denied' : undefined;
}
