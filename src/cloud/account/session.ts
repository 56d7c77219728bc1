// Which account is signed in and which regions are looked at. One account at a time; everything a call needs hangs on it.
import * as l10n from '@vscode/l10n';
import type { Disposable } from '../../base/disposables';
import { UserFacingError, isCancelled } from '../../base/errors';
import { Emitter } from '../../base/events';
import { untilAborted } from '../../base/async/untilAborted';
import type { Clients } from '../clients';
import type { Profile } from '../credentials/profile';
import { isRegionId } from '../endpoints';
import type { EndpointOverrides } from '../endpoints';
import type { Slow } from '../transport/transport';
import { watchFiles } from './fileWatch';
import { identify, isSameProfile, signedInAnew } from './identity';
import { LoginGate } from './loginGate';
import type { AskToSignIn } from './loginGate';
import { SignIn, emulatorId } from './signIn';
import type { SignInOptions, SignedInParts } from './signIn';
import type { ProfileWords, SignedIn } from './signedIn';

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

export interface SessionOptions extends SignInOptions {
  readonly settings: () => SessionSettings;
  readonly memory: SessionMemory;
  readonly askToSignIn: AskToSignIn;
}

export class Session implements Disposable {
  private readonly changed = new Emitter<{ readonly account: boolean }>();
  private readonly resolved = new Emitter<SignedIn | undefined>();
  private readonly slowed = new Emitter<Slow>();
  private readonly gate: LoginGate;
  private readonly signIns: SignIn;
  /** Ends with the account that is signed in. */
  private life = new AbortController();
  private signedIn: Promise<SignedIn | undefined> | undefined;
  private now: SignedIn | undefined;
  private watching: Promise<Disposable> | undefined;
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
    this.life.abort();
    void this.watching?.then((watch) => watch.dispose());
  }

  current(): Promise<SignedIn | undefined> {
    if (!this.signedIn) {
      const attempt = this.signIn();
      this.signedIn = attempt;
      void this.settle(attempt);
      this.watch();
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

  choices(): Promise<readonly ProfileWords[]> {
    return this.signIns.choices();
  }

  async select(profileId: string | undefined): Promise<void> {
    await this.options.memory.set('profile', profileId);
    await this.options.memory.set('regions', undefined);
    this.forget();
  }

  /** A profile is no more: signs out when it is the one in use. */
  async gone(profileId: string): Promise<void> {
    if (this.now?.id === profileId || this.options.memory.get('profile') === profileId) {
      await this.select(undefined);
    }
  }

  /** The user wants to sign in anew, by the command line that the profile has for it. */
  async signInAgain(): Promise<void> {
    const { now } = this;
    const command = now?.blocked?.facts.login;
    if (!now || !command) {
      throw new UserFacingError(
        l10n.t('There is nothing to sign in to again.'),
        l10n.t('Choose another profile, or change this one with the aliyun CLI.'),
      );
    }
    await this.gate.wait({ profile: now.label, command, isWanted: true }, now.signal);
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
    const { signal } = this.life;
    const chosen = await this.choose();
    const parts = this.partsOf(signal);
    return chosen === emulatorId
      ? this.signIns.asEmulator(signal, parts)
      : chosen && this.signIns.as(chosen, signal, parts);
  }

  private choose(): ReturnType<SignIn['choose']> {
    return this.signIns.choose(this.options.memory.get('profile'), this.options.settings().profile);
  }

  /** What becomes of an account is told for as long as it is signed in. */
  private partsOf(signal: AbortSignal): SignedInParts {
    const tell = (one: SignedIn): void => {
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
      onBlocked: tell,
      onCall: (one) => {
        void identify(one, this.options.settings().endpoints).then((isNews) => isNews && tell(one));
      },
    };
  }

  /** From the first question on who is signed in, files are looked at: a login in a terminal takes effect by itself. */
  private watch(): void {
    this.watching ??= this.signIns.watchedFiles().then((paths) => {
      const watch = watchFiles(paths, () => void this.filesChanged());
      if (this.isDisposed) {
        watch.dispose();
      }
      return watch;
    });
  }

  private async filesChanged(): Promise<void> {
    const { signedIn } = this;
    // Whoever is being signed in while a file changes is signed in first; a failure is looked at anew.
    const now = await signedIn?.catch(() => undefined);
    try {
      const chosen = await this.choose();
      if (this.signedIn !== signedIn || (chosen === emulatorId && now?.id === emulatorId)) {
        return;
      }
      if (!now || !chosen || chosen === emulatorId || !isSameProfile(now, chosen)) {
        this.forget();
      } else if (now.profile?.revision !== chosen.revision) {
        await this.renewed(now, chosen);
      }
    } catch (error) {
      // A file in the middle of being written is read again when it is whole; who is signed in stays so until then.
      if (!isCancelled(error) && this.signedIn === signedIn && !now) {
        this.forget();
      }
    }
  }

  /** What waits goes on, unless somebody else came in by the name of the profile. */
  private async renewed(one: SignedIn, profile: Profile): Promise<void> {
    const wasBlocked = one.blocked !== undefined;
    const outcome = await signedInAnew(one, profile, this.options.settings().endpoints);
    if (one.signal.aborted) {
      return;
    }
    if (outcome === 'other') {
      this.forget();
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
