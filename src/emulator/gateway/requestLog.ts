// What clients have requested, for tests that check how a client behaves. Parameters only: no header, so no signature.
import type { Nested, NestedParameters } from './parameters';

const keptRequests = 1_000;
const windowMs = 60_000;

/** A call while it is being answered. */
export interface OpenRequest {
  /** Called once; `status` is undefined when no answer was sent. */
  finish(outcome: {
    readonly status?: number;
    readonly parameters?: NestedParameters;
    readonly throttled?: boolean;
    readonly overLimit?: boolean;
  }): void;
}

interface Tally {
  calls: number;
  throttled: number;
  /** Of the throttled, those that no fault was ordered for. */
  overLimit: number;
  maxIn60s: number;
  recent: number[];
}

/** Recent requests and counts per API. */
export class RequestLog {
  private requests: object[] = [];
  private tallies = new Map<string, Tally>();
  /** APIs whose limit was ever exceeded; `clear` does not forget it. */
  private readonly exceeded = new Set<string>();
  private open = 0;
  private peakConcurrency = 0;

  /** `now` is the emulated clock, on which rate limits count. */
  constructor(
    private readonly now: () => number,
    private readonly onFinished: (line: string) => void = () => undefined,
  ) {}

  begin(action: string): OpenRequest {
    const startedAt = performance.now();
    const tally = this.ensureTally(action);
    count(tally, this.now());
    this.open += 1;
    this.peakConcurrency = Math.max(this.peakConcurrency, this.open);
    return {
      finish: ({ status, parameters = {}, throttled = false, overLimit = false }) => {
        const ms = Math.round((performance.now() - startedAt) * 10) / 10;
        this.open -= 1;
        tally.throttled += throttled ? 1 : 0;
        if (overLimit) {
          tally.overLimit += 1;
          this.exceeded.add(action);
        }
        this.requests.push({ action, parameters: maskSecrets(parameters), status: status ?? null, ms });
        if (this.requests.length > keptRequests) {
          this.requests.shift();
        }
        this.onFinished(`${action} ${status ?? 'no answer'} ${ms} ms`);
      },
    };
  }

  /** The answer of GET /_emulator/requests. */
  report(): object {
    const throttled = [...this.tallies.values()].reduce((sum, tally) => sum + tally.throttled, 0);
    return {
      requests: this.requests,
      apis: this.tallied(),
      throttled,
      limitsExceeded: [...this.exceeded],
      peakConcurrency: this.peakConcurrency,
    };
  }

  /** The counts per API alone. */
  tallied(): object {
    const apis = [...this.tallies].map(([action, { calls, throttled, overLimit, maxIn60s }]) => [
      action,
      { calls, throttled, overLimit, maxIn60s },
    ]);
    return Object.fromEntries(apis) as object;
  }

  clear(): void {
    this.requests = [];
    this.tallies = new Map();
    this.peakConcurrency = this.open;
  }

  private ensureTally(action: string): Tally {
    let tally = this.tallies.get(action);
    if (!tally) {
      tally = { calls: 0, throttled: 0, overLimit: 0, maxIn60s: 0, recent: [] };
      this.tallies.set(action, tally);
    }
    return tally;
  }
}

/** Names of parameters whose values are secret, or would hold one if a client wrote them as one text. */
const secretNames = /password|^ImageRegistryCredential$/i;

/** Values of environment variables inside a parameter that is JSON in one text, as ESA takes containers. */
const secretsInJson = /("EnvVariables"\s*:\s*")(?:[^"\\]|\\.)+/g;

/** Parameters without their secrets. That one was given stays visible; an empty one does not count as given. */
function maskSecrets(parameters: NestedParameters): NestedParameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, maskSecret(name, value)]));
}

function maskSecret(name: string, value: Nested): Nested {
  if (typeof value === 'string') {
    return value !== '' && secretNames.test(name) ? '***' : value.replace(secretsInJson, '$1***');
  }
  return Array.isArray(value)
    ? value.map((item: Nested) => maskSecret(name, item))
    : maskSecrets(value as NestedParameters);
}

function count(tally: Tally, now: number): void {
  tally.calls += 1;
  tally.recent.push(now);
  const firstInside = tally.recent.findIndex((time) => time > now - windowMs);
  // Cut in large steps only: each cut copies what is left.
  if (firstInside > keptRequests) {
    tally.recent = tally.recent.slice(firstInside);
    tally.maxIn60s = Math.max(tally.maxIn60s, tally.recent.length);
  } else {
    tally.maxIn60s = Math.max(tally.maxIn60s, tally.recent.length - firstInside);
  }
}
