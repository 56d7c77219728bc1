// The emulator as tests use it: a process of its own, driven through its control API.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/harness/install.mjs';
import type { WorldCommand } from '../../src/emulator/emulator';
import type { Quirk } from '../../src/emulator/quirks';

/** How to start it; see docs/emulator.md. */
export interface EmulatorProcessOptions {
  readonly instances?: number;
  readonly seed?: number;
  readonly latencyMs?: number;
  /** `NAME[:Operation[:count]]` */
  readonly faults?: readonly string[];
  readonly quirks?: readonly Quirk[];
  /** A name of a gateway in front of it. */
  readonly host?: string;
  /** Log every request to standard error. */
  readonly verbose?: boolean;
  /** Fixed keys instead of random ones. */
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
}

/** A fault to order. */
export interface FaultOrder {
  readonly name: string;
  readonly operation?: string;
  readonly count?: number;
}

/** One call the emulator has answered; `status` is null when no answer was sent. */
interface LoggedRequest {
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly status: number | null;
  readonly ms: number;
}

/** What the emulator has seen. */
export interface RequestReport {
  readonly requests: readonly LoggedRequest[];
  readonly apis: Readonly<
    Record<
      string,
      { readonly calls: number; readonly throttled: number; readonly overLimit: number; readonly maxIn60s: number }
    >
  >;
  readonly throttled: number;
  /** APIs whose limit was ever exceeded, whatever was cleared since. */
  readonly limitsExceeded: readonly string[];
  readonly peakConcurrency: number;
}

/** The line the emulator prints when it is ready. */
interface ReadyLine {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  readonly controlToken: string;
  readonly regions: readonly string[];
}

/** What the log of a container is fed with from now on; what is left out stays as it was. */
export interface LogFeed {
  readonly id: string;
  readonly container: string;
  readonly perSecond?: number;
  readonly upTo?: number;
  readonly linesPerFile?: number;
  readonly bytes?: number;
  /** Lines word by word, written now. */
  readonly append?: readonly string[];
}

/** A running emulator. */
export class Emulator {
  constructor(
    private readonly process: ChildProcess,
    readonly ready: ReadyLine,
    private readonly errors: readonly string[],
  ) {}

  /** What it has written to standard error. */
  get said(): string {
    return this.errors.join('');
  }

  get endpoint(): string {
    return this.ready.endpoint;
  }

  /** Moves the emulated clock on; answers the emulated time. */
  async advance(ms: number): Promise<Date> {
    const { now } = (await this.control('POST', 'clock', { advanceMs: ms })) as { now: string };
    return new Date(now);
  }

  async fault(order: FaultOrder): Promise<void> {
    await this.control('POST', 'fault', order);
  }

  async clearFaults(): Promise<void> {
    await this.control('POST', 'fault', { clear: true });
  }

  /** Begins the world again, without what calls have left behind. */
  async reset(options: { readonly instances?: number; readonly seed?: number } = {}): Promise<void> {
    await this.world({ reset: options });
  }

  /** Adds a container group, or overwrites these wire fields of it. */
  async put(
    group: { readonly ContainerGroupId: string; readonly RegionId: string } & Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.control('POST', 'world', { put: group });
  }

  async remove(...ids: readonly string[]): Promise<void> {
    await this.world({ remove: ids });
  }

  /** Lets the first container of a group die by a segmentation fault. */
  async crash(id: string): Promise<void> {
    await this.world({ crash: { id } });
  }

  /** Feeds the log of a main container; answers how many numbered lines were written so far. */
  async log(feed: LogFeed): Promise<number> {
    return ((await this.world({ log: feed })) as { written: number }).written;
  }

  async requests(): Promise<RequestReport> {
    return (await this.control('GET', 'requests')) as RequestReport;
  }

  async clearRequests(): Promise<void> {
    await this.control('DELETE', 'requests');
  }

  /** Changes the world behind the client's back; throws with the emulator's reason when it is refused. */
  world(command: WorldCommand): Promise<unknown> {
    return this.control('POST', 'world', command);
  }

  /** Any control request; throws with the emulator's reason when it is refused. */
  async control(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.endpoint}/_emulator/${path}`, {
      method,
      headers: { 'x-emulator-token': this.ready.controlToken },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Error(`The emulator refused ${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  /** Ends the process; answers its exit code. */
  async stop(signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM'): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exited = once(this.process, 'exit');
      this.process.kill(signal);
      await exited;
    }
    return this.process.exitCode;
  }
}

/** Starts `dist/emulator.js` on a free port. */
export async function startEmulator(options: EmulatorProcessOptions = {}): Promise<Emulator> {
  const child = spawnEmulator(buildArguments(options), {
    ...(options.accessKeyId && { EMULATOR_ACCESS_KEY_ID: options.accessKeyId }),
    ...(options.accessKeySecret && { EMULATOR_ACCESS_KEY_SECRET: options.accessKeySecret }),
  });
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const line = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => text as string),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The emulator ended with ${String(code)} before it was ready: ${errors.join('')}`);
    }),
  ]);
  return new Emulator(child, JSON.parse(line) as ReadyLine, errors);
}

/** The process alone, for tests of its command line. */
export function spawnEmulator(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ReturnType<typeof spawnPiped> {
  return spawnPiped([join(root, 'dist/emulator.js'), ...args], environment);
}

function spawnPiped(args: readonly string[], environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
      // Inside the desktop's extension host, Electron runs as Node when this variable is set.
      ...(process.versions['electron'] && { ELECTRON_RUN_AS_NODE: '1' }),
      ...environment,
    },
  });
}

function buildArguments(options: EmulatorProcessOptions): readonly string[] {
  return [
    // A test run that is killed leaves no emulator behind.
    ...['--exit-with-parent', '--port', '0'],
    ...(options.instances === undefined ? [] : ['--instances', String(options.instances)]),
    ...(options.seed === undefined ? [] : ['--seed', String(options.seed)]),
    ...(options.latencyMs === undefined ? [] : ['--latency', String(options.latencyMs)]),
    ...(options.host === undefined ? [] : ['--host', options.host]),
    ...(options.verbose ? ['--verbose'] : []),
    ...(options.faults ?? []).flatMap((fault) => ['--fault', fault]),
    ...(options.quirks ?? []).flatMap((quirk) => ['--quirk', quirk]),
  ];
}
