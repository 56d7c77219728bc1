// Finds the profiles there are and makes one of them the account that is signed in. Reading and exchanges load when first needed.
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock';
import { isUserInitiated } from '../../base/asked';
import { AccountChangedError, CancelledError, UserFacingError, isCancelled, toError } from '../../base/errors';
import { toSingleLine } from '../../base/text';
import { raceWithAbort } from '../../base/async/untilAborted';
import type { Credential } from '../credentials/credential';
import type { SecretVault } from '../credentials/entered';
import { formatMode, modes } from '../credentials/modes';
import { ProfileChangedError } from '../credentials/profile';
import type { Profile, CredentialContext } from '../credentials/profile';
import { choosePreferredProfile, findProfiles, listWatchedFiles } from '../credentials/profiles';
import type { FoundProfiles, ProfilePaths } from '../credentials/profiles';
import { RenewedCredential } from '../credentials/renewal';
import type { EndpointOverrides } from '../endpoints';
import type { ProductApi } from '../product';
import type { Access, Slowdown, Transport } from '../transport/transport';
import type { LoginGate } from './loginGate';
import type { ProfileSummary, SignedIn } from './signedIn';
import { clientsOver } from './clients';
import type { ClientFactory } from './clients';
import { stsApi } from './stsApi';
import { StsClient } from './stsClient';

/** The emulator's endpoint and credential; `access` starts the emulator when it is not running. */
interface EmulatorPort {
  access(): Promise<{ readonly endpoint: string; readonly credential: Credential }>;
  /** One was already running when the extension started. */
  readonly isAlreadyRunning: boolean;
}

export interface SignInOptions {
  /** The APIs an account is used for; STS is always included. */
  readonly apis: readonly ProductApi[];
  readonly clients: readonly ClientFactory[];
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly cliConfigPath?: string;
  readonly iniPath?: string;
  readonly vault: SecretVault;
  /** Programs may be started. */
  readonly isTrusted: () => boolean;
  /** Takes a secret out of all text from now on. */
  readonly remember: (secret: string | undefined) => void;
  readonly emulator: EmulatorPort;
  readonly transport: (access: (signal: AbortSignal) => Promise<Access>, onSlow: (slow: Slowdown) => void) => Transport;
}

export const emulatorId = 'emulator';

export class SignIn {
  private readonly context: CredentialContext;
  private readonly paths: ProfilePaths;

  constructor(
    private readonly options: SignInOptions,
    private readonly endpoints: () => EndpointOverrides,
    private readonly gate: LoginGate,
  ) {
    const { env, clock, isTrusted, remember, transport, vault, cliConfigPath, iniPath } = options;
    this.context = {
      ...{ env, clock, endpoints, isTrusted, remember },
      sts: (access) => new StsClient(transport(access, () => undefined)),
    };
    this.paths = { vault, cliConfigPath, iniPath };
  }

  find(): Promise<FoundProfiles> {
    return findProfiles(this.paths, this.context);
  }

  /** The emulator's id, a profile, or undefined when there is none. `clicked` is what the user chose, if anything. */
  async choose(clicked: unknown, setting: string): Promise<Profile | typeof emulatorId | undefined> {
    if (clicked === emulatorId || (clicked === undefined && this.options.emulator.isAlreadyRunning)) {
      return emulatorId;
    }
    const found = await this.find();
    if (clicked === undefined) {
      return choosePreferredProfile(found, setting, this.options.env);
    }
    const profile = found.profiles.find(({ id }) => id === clicked);
    if (profile) {
      return profile;
    }
    const source = typeof clicked === 'string' ? clicked.split(':', 1)[0] : undefined;
    const failure = found.failures.find((one) => one.source === source);
    if (failure) {
      throw failure.error;
    }
    throw new UserFacingError(
      l10n.t(
        'The selected profile no longer exists: {0}.',
        typeof clicked === 'string' ? toSingleLine(clicked).replace(/^[a-z]+:/, '') : '',
      ),
      l10n.t('Select another profile.'),
      { chooseProfile: true },
    );
  }

  /** All profiles by source, the broken ones with the reason, and the emulator last. */
  async listChoices(): Promise<readonly ProfileSummary[]> {
    const { profiles, failures } = await this.find();
    const known = (mode: string): string => {
      const found = modes.find((one) => one === mode);
      return found ? formatMode(found) : mode;
    };
    return [
      ...profiles.map((profile) => ({ ...summarizeProfile(profile), mode: known(profile.mode) })),
      // A broken file takes away its own profiles only; choosing this entry shows what is wrong with it.
      ...failures.map(({ source, error }) => ({
        ...{ id: `${source}:`, label: describeSource(source).label, detail: describeSource(source).detail },
        problem: toError(error).message,
      })),
      { id: emulatorId, ...describeEmulator() },
    ];
  }

  listWatchedFiles(): readonly string[] {
    return listWatchedFiles(this.paths, this.options.env);
  }

  /** `signal` aborts when the account is signed out; `parts` is notified of calls, slowdowns, and changes in the need for a login. */
  signInAs(profile: Profile, signal: AbortSignal, parts: SignedInParts): SignedIn {
    const credential = new RenewedCredential(
      (lifetime, refusedTokens) => (one.profile ?? profile).obtain(lifetime, refusedTokens),
      this.options.clock,
    );
    signal.addEventListener('abort', () => credential.dispose(), { once: true });
    const mode = modes.find((one) => one === profile.mode);
    const toAccess = (found: Credential): Access => {
      const { isInVpc, vpcRegion, stsOrigin } = one.profile ?? profile;
      const vpc = isInVpc ? { region: vpcRegion } : undefined;
      const endpoints = { ...(stsOrigin !== undefined && { [stsApi.id]: stsOrigin }), ...this.endpoints() };
      return {
        ...{ credential: found, endpoints, vpc, regionSource: parts.getRegionSource },
        payer: { profile: one.id, account: one.account },
        refused: () => credential.reportRefused(found),
        account: { label: one.label, signal },
      };
    };
    const sts = this.options.transport(async (ofCall) => {
      requireSignedIn(one);
      return toAccess(await getCredential(one, ofCall, parts));
    }, parts.onSlow);
    const transport = this.options.transport(async (ofCall) => {
      const found = await this.obtainCredential(one, ofCall, parts);
      parts.onCall(one);
      return toAccess(found);
    }, parts.onSlow);
    const one: SignedIn = {
      ...summarizeProfile(profile),
      ...(mode && { mode: formatMode(mode) }),
      ...{ profile, credential, signal },
      ...{ client: clientsOver(transport, this.options.clients), sts: new StsClient(sts) },
    };
    return one;
  }

  signInAsEmulator(signal: AbortSignal, parts: SignedInParts): SignedIn {
    const transport = this.options.transport(async () => {
      requireSignedIn(one);
      const { endpoint, credential } = await this.options.emulator.access();
      parts.onCall(one);
      const endpoints = Object.fromEntries([...this.options.apis, stsApi].map(({ id }) => [id, endpoint]));
      return {
        ...{ credential, endpoints, regionSource: parts.getRegionSource },
        ...{ payer: { profile: emulatorId }, account: { label: one.label, signal } },
      };
    }, parts.onSlow);
    const clients = { client: clientsOver(transport, this.options.clients), sts: new StsClient(transport) };
    const one: SignedIn = { id: emulatorId, ...describeEmulator(), signal, ...clients };
    return one;
  }

  /**
   * Waits until a new login of the profile is known to be of the same account, and for the user to sign in where only that helps, but
   * only in user-initiated work.
   */
  private async obtainCredential(one: SignedIn, signal: AbortSignal, parts: SignedInParts): Promise<Credential> {
    let isCompared = false;
    for (;;) {
      await raceWithAbort(one.renewing ?? Promise.resolve(), signal);
      requireSignedIn(one);
      try {
        const found = await getCredential(one, signal, parts);
        if (!one.renewing) {
          return found;
        }
      } catch (error) {
        if (error instanceof ProfileChangedError && !isCompared) {
          isCompared = true;
          await raceWithAbort(parts.onProfileChanged(), signal);
          continue;
        }
        const command = error instanceof UserFacingError ? error.facts.login : undefined;
        if (!command || !isUserInitiated()) {
          throw error;
        }
        await this.gate.wait({ profile: one.label, command }, AbortSignal.any([signal, one.signal]));
      }
    }
  }
}

/** Notes whether the user has to sign in again. */
async function getCredential(one: SignedIn, signal: AbortSignal, parts: SignedInParts): Promise<Credential> {
  try {
    const found = await one.credential?.get(signal);
    if (!found) {
      throw new CancelledError();
    }
    unblock(one, parts);
    return found;
  } catch (error) {
    if (isCancelled(error) && !signal.aborted) {
      requireSignedIn(one);
    }
    if (error instanceof UserFacingError && error.facts.login && !one.signal.aborted) {
      one.blocked = error;
      parts.onBlocked(one);
    }
    throw error;
  }
}

/** An account that is signed out calls nothing any more. */
function requireSignedIn({ signal, label }: SignedIn): void {
  if (signal.aborted) {
    throw new AccountChangedError(label);
  }
}

/** Callbacks that report on an account while it is signed in. */
export interface SignedInParts {
  readonly onSlow: (slow: Slowdown) => void;
  /** Where a region that is called was written. */
  readonly getRegionSource: (region: string) => string;
  /** A call is about to be made. */
  readonly onCall: (one: SignedIn) => void;
  /** The profile holds something else than it was signed in with: ends the account, or takes the new login of it. */
  readonly onProfileChanged: () => Promise<void>;
  /** Whether the user has to sign in again has changed. */
  readonly onBlocked: (one: SignedIn) => void;
}

/** A credential is available again: the user does not have to sign in any more. */
function unblock(one: SignedIn, parts: SignedInParts): void {
  if (one.blocked) {
    delete one.blocked;
    parts.onBlocked(one);
  }
}

function describeEmulator(): { readonly label: string; readonly detail: string } {
  return {
    label: l10n.t('Local emulator'),
    detail: l10n.t('A simulated account on this machine, to try the extension'),
  };
}

function summarizeProfile(profile: Profile): ProfileSummary {
  const { id, source, name, region, problem } = profile;
  const texts = describeSource(source);
  return {
    ...{ id, detail: texts.detail, label: source === 'environment' ? texts.label : name },
    ...(region !== undefined && { region }),
    ...(problem !== undefined && { problem }),
  };
}

function describeSource(source: Profile['source']): { readonly label: string; readonly detail: string } {
  switch (source) {
    case 'environment':
      return { label: l10n.t('Environment'), detail: l10n.t('Environment variables') };
    case 'cli':
      return { label: l10n.t('aliyun CLI'), detail: l10n.t('Profile of the aliyun CLI') };
    case 'ini':
      return { label: l10n.t('SDK credentials file'), detail: l10n.t('SDK credentials file') };
    case 'entered':
      return { label: l10n.t('Entered keys'), detail: l10n.t('Entered here, stored in the secret storage of VS Code') };
  }
}
