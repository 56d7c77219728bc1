// Which account is signed in and which regions are selected. One account at a time; everything a call needs hangs on it.
import * as l10n from '@vscode/l10n';
import type { GetClient } from '../../base/clientKey';
import type { Disposable } from '../../base/disposables';
import { UserFacingError, isCancelled } from '../../base/errors';
import { Emitter } from '../../base/events';
import type { Memory } from '../../base/memory';
import { raceWithAbort } from '../../base/async/untilAborted';
import type { Profile } from '../credentials/profile';
import { isRegionId } from '../endpoints';
import type { EndpointOverrides } from '../endpoints';
import type { Slowdown } from '../transport/transport';
import { watchFiles } from './fileWatch';
import { identify, isSameProfile, renewSignIn } from './identity';
import { LoginGate } from './loginGate';
import type { AskToSignIn } from './loginGate';
import { SignIn, emulatorId } from './signIn';
import type { SignInOptions, SignedInParts } from './signIn';
import type { ProfileSummary, SignedIn } from './signedIn';

/** The user's configuration, re-read each time. */
interface SessionSettings {
  readonly profile: string;
  readonly regions: readonly string[];
  readonly endpoints: EndpointOverrides;
}

export interface SessionOptions extends SignInOptions {
  readonly settings: () => SessionSettings;
  /** What the user clicked, kept for the workspace under `profile` and `regions`. */
  readonly memory: Memory;
  /** Asks the service for the regions there are. */
  readonly listRegions: (client: GetClient, signal: AbortSignal) => Promise<readonly string[]>;
  readonly askToSignIn: AskToSignIn;
}

export class Session implements Disposable {
  private readonly changed = new Emitter<{ readonly account: boolean }>();
  private readonly resolved = new Emitter<SignedIn | undefined>();
  private readonly slowed = new Emitter<Slowdown>();
  private readonly gate: LoginGate;
  private readonly signIns: SignIn;
  /** Ends with the account that is signed in. */
  private lifetime = new AbortController();
  private signedIn: Promise<SignedIn | undefined> | undefined;
  private now: SignedIn | undefined;
  private watching: Disposable | undefined;
  /** One change of the files after the other. */
  private handling: Promise<void> = Promise.resolve();
  private isDisposed = false;

  readonly onDidChange = this.changed.event;
  readonly onDidResolve = this.resolved.event;
  readonly onDidSlow = this.slowed.event;

  constructor(private readonly options: SessionOptions) {
    this.gate = new LoginGate(options.askToSignIn);
    this.signIns = new SignIn(options, () => options.settings().endpoints, this.gate);
  }

  dispose(): void {
    this.isDisposed = true;
    this.lifetime.abort();
    this.watching?.dispose();
  }

  current(): Promise<SignedIn | undefined> {
    if (!this.signedIn) {
      const attempt = this.signIn();
      this.signedIn = attempt;
      void this.finishSignIn(attempt);
      this.watch();
    }
    return this.signedIn;
  }

  /** @throws UserFacingError before `current()` has given an account. */
  readonly client: GetClient = (key) => {
    if (!this.now) {
      throw new UserFacingError(
        l10n.t('You are not signed in.'),
        l10n.t('Select a profile, or try the local emulator.'),
      );
    }
    return this.now.client(key);
  };

  listChoices(): Promise<readonly ProfileSummary[]> {
    return this.signIns.listChoices();
  }

  async select(profileId: string | undefined): Promise<void> {
    await this.options.memory.set('profile', profileId);
    await this.options.memory.set('regions', undefined);
    this.reset();
  }

  /** A profile is no more: signs out when it is the one in use. */
  async handleProfileRemoved(profileId: string): Promise<void> {
    if (this.now?.id === profileId || this.options.memory.get('profile') === profileId) {
      await this.select(undefined);
    }
  }

  /** The user signs in again, by the command line that the profile has for it. */
  async signInAgain(): Promise<void> {
    const { now } = this;
    const command = now?.blocked?.facts.login;
    if (!now || !command) {
      throw new UserFacingError(
        l10n.t('There is nothing to sign in to again.'),
        l10n.t('Select another profile, or change this one with the aliyun CLI.'),
      );
    }
    await this.gate.wait({ profile: now.label, command, isUserInitiated: true }, now.signal);
  }

  /** Settings or files changed: determine again who is signed in. */
  reset(): void {
    this.lifetime.abort();
    this.lifetime = new AbortController();
    this.signedIn = undefined;
    this.now = undefined;
    this.changed.fire({ account: true });
  }

  /** The same account switches to other regions. */
  notifyRegionsChanged(): void {
    this.changed.fire({ account: false });
  }

  get hasChosenRegions(): boolean {
    return this.getChosenRegions().length > 0;
  }

  async listRegions(signal: AbortSignal): Promise<readonly string[]> {
    return (await this.getPreferredRegions()) ?? this.listAvailableRegions(signal);
  }

  async getPreferredRegions(): Promise<readonly string[] | undefined> {
    const chosen = this.getChosenRegions();
    if (chosen.length > 0) {
      return chosen;
    }
    const own = (await this.current())?.region;
    return own !== undefined && isRegionId(own) ? [own] : undefined;
  }

  async listAvailableRegions(signal: AbortSignal): Promise<readonly string[]> {
    const signedIn = await this.current();
    if (!signedIn) {
      return [];
    }
    if (!signedIn.allRegions) {
      // Shared by all callers, so that it does not end because the first one gave up.
      const asking = this.options
        .listRegions(signedIn.client, this.lifetime.signal)
        .then((regions) => regions.filter(isRegionId).sort());
      signedIn.allRegions = asking;
      // Also when no caller waits any more: a failure is never kept.
      asking.catch(() => delete signedIn.allRegions);
    }
    return raceWithAbort(signedIn.allRegions, signal);
  }

  async selectRegions(regions: readonly string[]): Promise<void> {
    await this.options.memory.set('regions', regions);
    this.notifyRegionsChanged();
  }

  /** Takes note of how an attempt ended, unless another has taken its place. */
  private async finishSignIn(attempt: Promise<SignedIn | undefined>): Promise<void> {
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
        // On a user-initiated retry, the files may have been fixed.
        this.signedIn = undefined;
      }
      this.resolved.fire(signedIn);
    }
  }

  private getChosenRegions(): readonly string[] {
    const clicked = this.options.memory.get('regions');
    const configured = Array.isArray(clicked) && clicked.length > 0 ? clicked : this.options.settings().regions;
    return [
      ...new Set(configured.filter((region): region is string => typeof region === 'string' && isRegionId(region))),
    ];
  }

  private getRegionSource(region: string): string {
    const clicked = this.options.memory.get('regions');
    if (Array.isArray(clicked) && clicked.includes(region)) {
      return l10n.t('the selected regions');
    }
    const { profile } = this.now ?? {};
    if (this.options.settings().regions.includes(region) || !profile) {
      return 'elasticContainers.regions';
    }
    return profile.regionVariable ?? l10n.t('{0} of the profile {1}', 'region_id', profile.name);
  }

  private async signIn(): Promise<SignedIn | undefined> {
    const { signal } = this.lifetime;
    const chosen = await this.choose();
    const parts = this.createSignInParts(signal);
    return chosen === emulatorId
      ? this.signIns.signInAsEmulator(signal, parts)
      : chosen && this.signIns.signInAs(chosen, signal, parts);
  }

  private choose(): ReturnType<SignIn['choose']> {
    return this.signIns.choose(this.options.memory.get('profile'), this.options.settings().profile);
  }

  /** Changes of an account are reported for as long as it is signed in. */
  private createSignInParts(signal: AbortSignal): SignedInParts {
    const notify = (one: SignedIn): void => {
      if (!signal.aborted && this.now === one) {
        this.resolved.fire(one);
      }
    };
    return {
      onSlow: (slow) => {
        if (!signal.aborted) {
          this.slowed.fire(slow);
        }
      },
      getRegionSource: (region) => this.getRegionSource(region),
      onBlocked: notify,
      onProfileChanged: () => this.handleFilesChanged(),
      onCall: (one) => {
        void identify(one, this.options.settings().endpoints).then((isNews) => isNews && notify(one));
      },
    };
  }

  /** From the first request for the account on, files are polled: a login in a terminal takes effect automatically. */
  private watch(): void {
    if (!this.isDisposed) {
      this.watching ??= watchFiles(this.signIns.listWatchedFiles(), () => void this.handleFilesChanged());
    }
  }

  private handleFilesChanged(): Promise<void> {
    this.handling = this.handling.then(() => this.compareProfiles());
    return this.handling;
  }

  private async compareProfiles(): Promise<void> {
    const { signedIn } = this;
    // A sign-in that is in progress when a file changes finishes first; a failure is retried.
    const now = await signedIn?.catch(() => undefined);
    try {
      const chosen = await this.choose();
      if (this.signedIn === signedIn) {
        await this.handleChosen(now, chosen);
      }
    } catch (error) {
      // A file in the middle of being written is read again when it is whole; who is signed in stays so until then.
      if (!isCancelled(error) && this.signedIn === signedIn && !now) {
        this.reset();
      }
    }
  }

  /** Signs in again when the files now name another account; a profile that was signed in to again keeps what it has. */
  private async handleChosen(now: SignedIn | undefined, chosen: Awaited<ReturnType<SignIn['choose']>>): Promise<void> {
    if (chosen === emulatorId) {
      if (now?.id !== emulatorId) {
        this.reset();
      }
    } else if (!now || !chosen || !isSameProfile(now, chosen)) {
      this.reset();
    } else if (now.profile?.revision !== chosen.revision) {
      await this.handleRenewed(now, chosen);
    }
  }

  /** Waiting calls continue, unless another identity has signed in by the name of the profile. */
  private async handleRenewed(one: SignedIn, profile: Profile): Promise<void> {
    const wasBlocked = one.blocked !== undefined;
    const renewal = renewSignIn(one, profile, this.options.settings().endpoints).then((found) => {
      if (found === 'other' && !one.signal.aborted) {
        this.reset();
      }
      return found;
    });
    one.renewing = renewal;
    const outcome = await renewal;
    delete one.renewing;
    if (one.signal.aborted) {
      return;
    }
    this.resolved.fire(one);
    if (outcome === 'same') {
      this.gate.open();
      if (wasBlocked) {
        this.changed.fire({ account: false });
      }
    }
  }
}
