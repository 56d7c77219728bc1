// Which account is signed in and which regions are looked at. One account at a time; everything a call needs hangs on it.
import * as l10n from '@vscode/l10n';
import { UserFacingError, toError } from '../base/errors';
import { Emitter } from '../base/events';
import { oneLine } from '../base/text';
import { untilAborted } from '../base/untilAborted';
import { environmentProfile, readCliProfiles } from './credentials';
import type { CliProfiles, Credential, Profile } from './credentials';
import { createClients } from './clients';
import type { Clients } from './clients';
import { isRegionId } from './endpoints';
import type { EndpointOverrides } from './endpoints';
import type { Access, Slow, Transport } from './transport/transport';

/** How the emulator answers and to whom; `access` starts it when it is not running. */
export interface EmulatorPort {
  access(): Promise<{ readonly endpoint: string; readonly credential: Credential }>;
  /** One was already running when the extension started. */
  readonly given: boolean;
}

/** What the user configured, read anew each time. */
export interface SessionSettings {
  readonly profile: string;
  readonly regions: readonly string[];
  readonly endpoints: EndpointOverrides;
}

/** What the user clicked, kept for the workspace. */
export interface SessionMemory {
  get(key: 'profile' | 'regions'): unknown;
  set(key: 'profile' | 'regions', value: unknown): Promise<void>;
}

export interface SessionOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cliConfigPath?: string;
  readonly settings: () => SessionSettings;
  readonly memory: SessionMemory;
  readonly emulator: EmulatorPort;
  readonly transport: (access: () => Promise<Access>, onSlow: (slow: Slow) => void) => Transport;
}

const emulatorId = 'emulator';

interface SignedIn {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly region: string | undefined;
  readonly clients: Clients;
  /** Regions of the service, asked for once. */
  allRegions?: Promise<readonly string[]>;
}

export class Session {
  private readonly changed = new Emitter<{ readonly account: boolean }>();
  private readonly resolved = new Emitter<SignedIn | undefined>();
  private readonly slowed = new Emitter<Slow>();
  /** Ends with the account that is signed in. */
  private life = new AbortController();
  private signedIn: Promise<SignedIn | undefined> | undefined;
  private now: SignedIn | undefined;

  readonly onDidChange = this.changed.event;
  readonly onDidResolve = this.resolved.event;
  readonly onDidSlow = this.slowed.event;

  constructor(private readonly options: SessionOptions) {}

  current(): Promise<SignedIn | undefined> {
    if (!this.signedIn) {
      const attempt = this.signIn();
      this.signedIn = attempt;
      void this.settle(attempt);
    }
    return this.signedIn;
  }

  /** The clients of the account signed in; whoever asks has seen `current()` answer before. */
  clients(): Clients {
    if (!this.now) {
      throw new UserFacingError(l10n.t('Nobody is signed in.'), l10n.t('Choose a profile, or try the local emulator.'));
    }
    return this.now.clients;
  }

  async choices(): Promise<readonly { readonly id: string; readonly label: string; readonly detail: string }[]> {
    const emulator = { id: emulatorId, ...this.emulatorWords() };
    const environment = environmentProfile(this.options.env);
    const found = environment ? [{ id: environment.id, ...wordsOf(environment) }] : [];
    try {
      const { profiles } = await readCliProfiles(this.options.cliConfigPath);
      return [...found, ...profiles.map((profile) => ({ id: profile.id, ...wordsOf(profile) })), emulator];
    } catch (error) {
      // A broken file takes away its own profiles only; choosing this entry tells what is wrong with it.
      return [...found, { id: 'cli:', label: l10n.t('aliyun CLI'), detail: toError(error).message }, emulator];
    }
  }

  async select(profileId: string | undefined): Promise<void> {
    await this.options.memory.set('profile', profileId);
    await this.options.memory.set('regions', undefined);
    this.forget();
  }

  /** Settings or files changed: find out anew who is signed in. */
  forget(): void {
    this.life.abort();
    this.life = new AbortController();
    this.signedIn = undefined;
    this.now = undefined;
    this.changed.fire({ account: true });
  }

  /** The same account looks at other regions. */
  regionsChanged(): void {
    this.changed.fire({ account: false });
  }

  get regionsAreChosen(): boolean {
    return this.chosenRegions().length > 0;
  }

  async regions(signal: AbortSignal): Promise<readonly string[]> {
    return (await this.wantedRegions()) ?? this.availableRegions(signal);
  }

  async wantedRegions(): Promise<readonly string[] | undefined> {
    const chosen = this.chosenRegions();
    if (chosen.length > 0) {
      return chosen;
    }
    const own = (await this.current())?.region;
    return own !== undefined && isRegionId(own) ? [own] : undefined;
  }

  async availableRegions(signal: AbortSignal): Promise<readonly string[]> {
    const signedIn = await this.current();
    if (!signedIn) {
      return [];
    }
    if (!signedIn.allRegions) {
      // Shared by whoever asks, so that it does not end because the first one gave up.
      const asking = signedIn.clients.eci
        .describeRegions(this.life.signal)
        .then((regions) =>
          regions.flatMap(({ RegionId: id }) => (id !== undefined && isRegionId(id) ? [id] : [])).sort(),
        );
      signedIn.allRegions = asking;
      // Also when nobody waits any more: a failure is never kept.
      asking.catch(() => delete signedIn.allRegions);
    }
    return untilAborted(signedIn.allRegions, signal);
  }

  async selectRegions(regions: readonly string[]): Promise<void> {
    await this.options.memory.set('regions', regions);
    this.regionsChanged();
  }

  /** Takes note of how an attempt ended, unless another has taken its place. */
  private async settle(attempt: Promise<SignedIn | undefined>): Promise<void> {
    let signedIn: SignedIn | undefined;
    let failed = false;
    try {
      signedIn = await attempt;
    } catch {
      failed = true;
    }
    if (this.signedIn === attempt) {
      this.now = signedIn;
      if (failed) {
        // Asked again, the files may have been mended.
        this.signedIn = undefined;
      }
      this.resolved.fire(signedIn);
    }
  }

  private chosenRegions(): readonly string[] {
    const clicked = this.options.memory.get('regions');
    const wanted = Array.isArray(clicked) && clicked.length > 0 ? clicked : this.options.settings().regions;
    return [...new Set(wanted.filter((region): region is string => typeof region === 'string' && isRegionId(region)))];
  }

  private async signIn(): Promise<SignedIn | undefined> {
    const clicked = this.options.memory.get('profile');
    if (clicked === emulatorId || (clicked === undefined && this.options.emulator.given)) {
      return this.signInToEmulator();
    }
    const environment = environmentProfile(this.options.env);
    if (
      environment &&
      this.options.settings().profile === '' &&
      (clicked === undefined || clicked === environment.id)
    ) {
      return this.signInAs(environment);
    }
    const cli = await readCliProfiles(this.options.cliConfigPath);
    const profile =
      clicked === undefined
        ? this.preferred(environment, cli)
        : [environment, ...cli.profiles].find((one) => one?.id === clicked);
    if (clicked !== undefined && !profile) {
      throw new UserFacingError(
        l10n.t(
          'The profile you chose does not exist any more: {0}.',
          typeof clicked === 'string' ? oneLine(clicked).replace(/^cli:/, '') : '',
        ),
        l10n.t('Choose another profile.'),
      );
    }
    return profile && this.signInAs(profile);
  }

  private signInAs(profile: Profile): SignedIn {
    const access = async (): Promise<Access> => ({
      credential: await profile.credential(),
      endpoints: this.options.settings().endpoints,
    });
    return {
      id: profile.id,
      ...wordsOf(profile),
      region: profile.region,
      clients: createClients(this.transport(access)),
    };
  }

  private signInToEmulator(): SignedIn {
    const access = async (): Promise<Access> => {
      const { endpoint, credential } = await this.options.emulator.access();
      return { credential, endpoints: { eci: endpoint, ehpc: endpoint, esa: endpoint } };
    };
    return {
      id: emulatorId,
      ...this.emulatorWords(),
      region: undefined,
      clients: createClients(this.transport(access)),
    };
  }

  /** What its calls wait for is told for as long as its account is signed in. */
  private transport(access: () => Promise<Access>): Transport {
    const { signal } = this.life;
    return this.options.transport(access, (slow) => {
      if (!signal.aborted) {
        this.slowed.fire(slow);
      }
    });
  }

  private emulatorWords(): { readonly label: string; readonly detail: string } {
    return {
      label: l10n.t('Local emulator'),
      detail: l10n.t('A made-up account on this machine, for trying things out'),
    };
  }

  /** Whom to sign in as when the user has clicked nothing: the setting, the environment, the CLI's current. */
  private preferred(environment: Profile | undefined, cli: CliProfiles): Profile | undefined {
    const byName = (name: string): Profile | undefined => cli.profiles.find((profile) => profile.name === name);
    const named = this.options.settings().profile;
    if (named === '') {
      return environment ?? byName(cli.current ?? 'default') ?? cli.profiles[0];
    }
    const profile = byName(named);
    if (!profile) {
      throw new UserFacingError(
        l10n.t('There is no profile named {0}.', named),
        l10n.t('Check the setting elasticContainers.profile, or run "aliyun configure --profile {0}".', named),
      );
    }
    return profile;
  }
}

function wordsOf(profile: Profile): { readonly label: string; readonly detail: string } {
  return profile.source === 'environment'
    ? { label: l10n.t('Environment'), detail: l10n.t('ALIBABA_CLOUD_ACCESS_KEY_ID and its secret') }
    : { label: profile.name, detail: l10n.t('Profile of the aliyun CLI') };
}
