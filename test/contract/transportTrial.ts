// A transport to a server of the test's own, with its log and its waits in view.
import type { Log } from '../../src/base/log';
import { Redactor } from '../../src/base/redact';
import type { Call } from '../../src/cloud/transport/transport';
import { Transport } from '../../src/cloud/transport/transport';
import { eciApi } from '../../src/products/eci/api';
import type { FakeClock } from '../support/fakeClock';
import { InstantClock } from '../support/fakeClock';

export interface TransportSetting {
  readonly accessKeyId?: string | undefined;
  readonly accessKeySecret?: string | undefined;
  readonly securityToken?: string | undefined;
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
  /** By default waits pass at once. */
  readonly clock?: FakeClock;
}

export class TransportTrial {
  /** What was logged. */
  readonly lines: string[] = [];
  /** How often the transport asked who calls. */
  readonly asked = { count: 0 };
  readonly clock: FakeClock;
  readonly transport: Transport;

  constructor(origin: string, setting: TransportSetting = {}) {
    this.clock = setting.clock ?? new InstantClock();
    const write = (line: string): void => void this.lines.push(line);
    const log: Log = { debug: write, info: write, warn: write, error: write };
    const {
      securityToken,
      accessKeyId = 'LTAItest',
      accessKeySecret = 'test-secret',
      endpoints = { eci: origin, ehpc: origin, esa: origin },
    } = setting;
    this.transport = new Transport({
      access: () => {
        this.asked.count++;
        const credential = { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) };
        return Promise.resolve({ credential, endpoints });
      },
      clock: this.clock,
      log,
      redactor: new Redactor(),
      userAgent: 'elastic-containers/0.0.0-test',
      deadlineMs: setting.deadlineMs ?? 10_000,
    });
  }
}

/** A call that reads, unless `over` says otherwise. */
export function call(over: Partial<Call> = {}): Call {
  return {
    api: eciApi,
    region: 'cn-hangzhou',
    action: 'DescribeContainerGroups',
    query: { RegionId: 'cn-hangzhou' },
    repeat: 'read',
    signal: new AbortController().signal,
    ...over,
  };
}
