// Profiles read from files of the test's own, whose exchanges reach a server of the test's own or a scripted STS.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StsClient } from '../../../../src/cloud/account/stsClient';
import type { CliProfiles } from '../../../../src/cloud/credentials/cliProfiles';
import { readCliProfiles } from '../../../../src/cloud/credentials/cliProfiles';
import type { Credential } from '../../../../src/cloud/credentials/credential';
import type { CredentialContext } from '../../../../src/cloud/credentials/profile';
import type { Access, Call } from '../../../../src/cloud/transport/transport';
import { FakeClock } from '../../../support/fakeClock';
import type { Answer } from '../../../support/scriptedTransport';
import { ScriptedTransport } from '../../../support/scriptedTransport';

export interface Trial {
  readonly env?: Readonly<Record<string, string>>;
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly sts?: Record<string, Answer>;
  readonly isTrusted?: boolean;
}

/** What an AssumeRole answers, and what comes of it. */
export const assumed = {
  Credentials: {
    AccessKeyId: 'STS.role',
    AccessKeySecret: 'role-secret',
    SecurityToken: 'role-token',
    Expiration: '2026-11-23T04:00:00Z',
  },
};
export const roleCredential = {
  accessKeyId: 'STS.role',
  accessKeySecret: 'role-secret',
  securityToken: 'role-token',
  expiresAt: Date.parse('2026-11-23T04:00:00Z'),
};

export class TrialProfiles {
  readonly clock = new FakeClock();
  /** Calls to STS, with who made them and where they were sent. */
  readonly calls: (Call & Access)[] = [];
  readonly remembered: string[] = [];
  folder = '';
  readonly around: CredentialContext;

  constructor(trial: Trial = {}) {
    this.around = {
      env: trial.env ?? {},
      clock: this.clock,
      endpoints: () => trial.endpoints ?? {},
      remember: (secret) => {
        if (secret !== undefined) {
          this.remembered.push(secret);
        }
      },
      isTrusted: () => trial.isTrusted ?? true,
      sts: (access) => {
        const transport = new ScriptedTransport(
          trial.sts ?? { AssumeRole: assumed, AssumeRoleWithOIDC: assumed },
          access,
        );
        const call = transport.call.bind(transport);
        transport.call = async (one) => {
          this.calls.push({ ...one, ...(await access()) });
          return call(one);
        };
        return new StsClient(transport);
      },
    };
  }

  async file(name: string, text: string | Buffer): Promise<string> {
    this.folder ||= await mkdtemp(join(tmpdir(), 'credentials-'));
    const path = join(this.folder, name);
    await writeFile(path, text);
    return path;
  }

  /** The CLI's profiles in a file with this text. */
  async cli(text: string): Promise<CliProfiles> {
    return readCliProfiles(await this.file('config.json', text), this.around);
  }

  /** The credential of the first of these profiles. */
  async credentialOf(...entries: readonly object[]): Promise<Credential> {
    const { profiles } = await this.cli(JSON.stringify({ profiles: entries }));
    const [first] = profiles;
    if (!first) {
      throw new Error('The file names no profile');
    }
    return first.obtain(new AbortController().signal);
  }

  async remove(): Promise<void> {
    if (this.folder) {
      await rm(this.folder, { recursive: true });
      this.folder = '';
    }
  }
}
