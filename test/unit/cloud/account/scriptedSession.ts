// A session over a CLI file, settings and memory of the test's own, whose calls are answered from a script.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Session } from '../../../../src/cloud/account/session';
import type { AskToSignIn } from '../../../../src/cloud/account/loginGate';
import type { Memory } from '../../../../src/base/memory';
import type { SecretVault } from '../../../../src/cloud/credentials/entered';
import type { Access } from '../../../../src/cloud/transport/transport';
import type { Answer } from '../../../support/scriptedTransport';
import { eci } from '../../../../src/products/eci/client';
import { listRegions } from '../../../../src/products/eci/product';
import { FakeClock } from '../../../support/fakeClock';
import { allApis, allClients } from '../../../support/kindContext';
import { MemoryVault } from '../../../support/memoryVault';
import { ScriptedTransport } from '../../../support/scriptedTransport';

export interface SessionScript {
  readonly cliConfigPath: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Setting elasticContainers.profile. */
  readonly profile?: string;
  /** Setting elasticContainers.regions. */
  readonly regions?: readonly string[];
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly clicked?: string;
  readonly clickedRegions?: readonly string[];
  readonly emulatorGiven?: boolean;
  readonly answers?: Record<string, Answer>;
  readonly clock?: FakeClock;
  readonly vault?: SecretVault;
  readonly askToSignIn?: AskToSignIn;
}

class SessionMemory implements Memory {
  constructor(readonly kept: Record<string, unknown>) {}

  get(key: string): unknown {
    return this.kept[key];
  }

  set(key: string, value: unknown): Promise<void> {
    this.kept[key] = value;
    return Promise.resolve();
  }
}

export class ScriptedSession extends Session {
  readonly memory: Readonly<Record<string, unknown>>;
  private readonly transports: ScriptedTransport[];
  private readonly accesses: ((signal: AbortSignal) => Promise<Access>)[];

  constructor(script: SessionScript) {
    const transports: ScriptedTransport[] = [];
    const accesses: ((signal: AbortSignal) => Promise<Access>)[] = [];
    const memory = new SessionMemory({ profile: script.clicked, regions: script.clickedRegions });
    super({
      env: script.env ?? {},
      clock: script.clock ?? new FakeClock(),
      vault: script.vault ?? new MemoryVault(),
      isTrusted: () => true,
      remember: () => undefined,
      askToSignIn: script.askToSignIn ?? (() => Promise.resolve(false)),
      iniPath: `${script.cliConfigPath}.ini`,
      cliConfigPath: script.cliConfigPath,
      settings: () => ({
        profile: script.profile ?? '',
        regions: script.regions ?? [],
        endpoints: script.endpoints ?? {},
      }),
      memory,
      apis: allApis,
      clients: allClients,
      listRegions,
      emulator: {
        isAlreadyRunning: script.emulatorGiven ?? false,
        access: () =>
          Promise.resolve({
            endpoint: 'http://127.0.0.1:8123',
            credential: { accessKeyId: 'emulator-key', accessKeySecret: 'emulator-secret' },
          }),
      },
      transport: (access) => {
        const transport = new ScriptedTransport({ DescribeContainerGroups: {}, ...script.answers }, access);
        transports.push(transport);
        accesses.push(access);
        return transport;
      },
    });
    this.memory = memory.kept;
    this.transports = transports;
    this.accesses = accesses;
  }

  /** Access key id of the call that the client of ECI makes now. */
  async callsGoAs(): Promise<string | undefined> {
    await this.client(eci).describeContainerGroupsById('cn-hangzhou', ['eci-1'], new AbortController().signal);
    const caller = this.transports.findLast((transport) => transport.actions.includes('DescribeContainerGroups'));
    return caller?.credentials.at(-1)?.accessKeyId;
  }

  /** What the latest account signs with and where it sends. */
  access(): Promise<Access> {
    const latest = this.accesses.at(-1);
    return latest ? latest(new AbortController().signal) : Promise.reject(new Error('You are not signed in'));
  }

  get actions(): readonly string[] {
    return this.transports.flatMap((transport) => transport.actions);
  }
}

/** A config.json in a folder of its own. The access key id of each profile is its name. */
export class CliFile {
  private folder = '';

  get path(): string {
    return join(this.folder, 'config.json');
  }

  async create(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'session-'));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true });
  }

  async writeText(text: string): Promise<void> {
    await writeFile(this.path, text);
  }

  async write({ current, profiles }: { current?: string; profiles: readonly string[] }): Promise<void> {
    const entries = profiles.map((name) => ({
      name,
      mode: 'AK',
      access_key_id: name,
      access_key_secret: `secret of ${name}`,
    }));
    await this.writeText(JSON.stringify({ current, profiles: entries }));
  }
}
