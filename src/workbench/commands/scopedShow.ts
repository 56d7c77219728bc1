// What an action shows, bound to the account in which it began: nothing of it outlives the account, and what happened in it is said once.
import * as l10n from '@vscode/l10n';
import { UserFacingError } from '../../base/errors';
import type { ActionManifest } from '../../model/action';
import type { HostHandlers, PanelProtocol } from '../../model/panelProtocol';
import type { PanelHandle, PanelSpec } from '../../model/ports/panel';
import type {
  Logs,
  MessageButton,
  NamedText,
  Progress,
  Show,
  TerminalSpec,
  Texts,
  WatchSpec,
} from '../../model/ports/show';
import type { ResourceRef } from '../../model/resource';
import type { AccountScope } from './accountScope';

type Handler = (params: unknown, signal: AbortSignal) => unknown;

export interface ScopedShowParts {
  readonly show: Show;
  readonly scope: AccountScope;
  readonly manifest: ActionManifest;
  /** Runs what a page asks for as part of the action. */
  readonly runInAction: <T>(work: () => Promise<T>) => Promise<T>;
}

export class ScopedShow implements Show {
  readonly revealFile: Show['revealFile'];
  readonly texts: Texts;
  readonly logs: Logs;
  /** Requests of the action's pages that are being answered. */
  private running = 0;

  constructor(private readonly parts: ScopedShowParts) {
    const { show, scope } = parts;
    this.revealFile = show.revealFile;
    this.texts = new ScopedTexts(show.texts, scope);
    this.logs = {
      open: (spec, follow) => {
        scope.require();
        return show.logs.open(spec, follow);
      },
    };
  }

  /** Says that the account has changed, unless the result was shown since. */
  reportAccountChange(error = this.parts.scope.createError()): void {
    const { show, scope } = this.parts;
    if (!scope.isEndReported) {
      scope.isEndReported = true;
      show.message([error.message, error.hint].join(' '));
    }
  }

  progress<T>(title: string, work: (progress: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    return this.parts.show.progress(title, work);
  }

  /** What is reported after a change of the account names the one it happened in. */
  message(text: string, buttons?: readonly MessageButton[]): void {
    const { show, scope } = this.parts;
    show.message(scope.isOver ? `${text} ${this.accountText}` : text, buttons);
    scope.isEndReported ||= scope.isOver;
  }

  failure(error: unknown, retry?: () => Promise<void>): void {
    const { show, scope } = this.parts;
    // In another account, the same work would be done to whatever has the same name there.
    const retryInAccount =
      retry &&
      (async () => {
        scope.require();
        await retry();
      });
    if (!scope.isOver) {
      show.failure(error, retryInAccount);
      return;
    }
    scope.isEndReported = true;
    show.failure(
      error instanceof UserFacingError
        ? new UserFacingError(error.message, [error.hint, this.accountText].filter(Boolean).join(' '), error.facts)
        : error,
    );
  }

  panel<P extends PanelProtocol>(spec: PanelSpec<P>): PanelHandle<P> {
    const { show, scope, manifest } = this.parts;
    scope.require();
    const panel = show.panel({ ...spec, handlers: this.bindHandlers<P>(spec.handlers) });
    if (manifest.access === 'write') {
      this.reportEndDuring(panel.signal);
    }
    return panel;
  }

  terminal(spec: TerminalSpec): void {
    const { show, scope } = this.parts;
    scope.require();
    show.terminal({
      ...spec,
      connect: async (size, onOutput, signal) => {
        scope.require();
        this.reportEndDuring(signal);
        return spec.connect(size, onOutput, signal);
      },
    });
  }

  async describe(ref: ResourceRef): Promise<void> {
    this.parts.scope.require();
    await this.parts.show.describe(ref);
  }

  newDocument(fileName: string, text: string, cursor: number): Promise<void> {
    return this.parts.show.newDocument(fileName, text, cursor);
  }

  /** What was started in an account that is signed out meanwhile is not watched in another. */
  watch(spec: WatchSpec): void {
    if (!this.parts.scope.isOver) {
      this.parts.show.watch(spec);
    }
  }

  copy(text: string): Promise<void> {
    return this.parts.show.copy(text);
  }

  openLink(url: string): Promise<void> {
    return this.parts.show.openLink(url);
  }

  private get accountText(): string {
    return l10n.t('Account: {0}', this.parts.scope.account?.label ?? '');
  }

  private bindHandlers<P extends PanelProtocol>(handlers: HostHandlers<P>): HostHandlers<P> {
    const bound = Object.entries(handlers as Readonly<Record<string, Handler>>).map(
      ([name, handle]) =>
        [name, (params: unknown, signal: AbortSignal) => this.handleInAccount(handle, params, signal)] as const,
    );
    // The same names with handlers of the same types.
    return Object.fromEntries(bound) as unknown as HostHandlers<P>;
  }

  private async handleInAccount(handle: Handler, params: unknown, signal: AbortSignal): Promise<unknown> {
    const { scope, runInAction } = this.parts;
    scope.require();
    this.running++;
    try {
      return await runInAction(async () => await handle(params, this.keepSending(signal)));
    } finally {
      this.running--;
      if (scope.isOver) {
        this.reportAccountChange(scope.createError('sending'));
      }
    }
  }

  /** What closes with the account says why; a request of a page that is being answered does so when it ends. */
  private reportEndDuring(open: AbortSignal): void {
    const account = this.parts.scope.account?.signal;
    const onEnd = (): void => {
      if (this.running === 0) {
        this.reportAccountChange();
      }
    };
    account?.addEventListener('abort', onEnd, { once: true });
    open.addEventListener('abort', () => account?.removeEventListener('abort', onEnd), { once: true });
  }

  /** A change of account closes the page, but a request that is being sent has its result awaited. */
  private keepSending(signal: AbortSignal): AbortSignal {
    const { scope } = this.parts;
    const kept = new AbortController();
    const onAbort = (): void => {
      if (!scope.isOver) {
        kept.abort();
      }
    };
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) {
      onAbort();
    }
    return kept.signal;
  }
}

class ScopedTexts implements Texts {
  constructor(
    private readonly texts: Texts,
    private readonly scope: AccountScope,
  ) {}

  open(text: NamedText): Promise<void> {
    return this.texts.open(text);
  }

  compare(title: string, left: NamedText, right: NamedText): Promise<void> {
    return this.texts.compare(title, left, right);
  }

  async approve(title: string, left: NamedText, right: NamedText): Promise<boolean> {
    this.scope.require();
    const isApproved = await this.texts.approve(title, left, right, this.scope.account?.signal);
    this.scope.require();
    return isApproved;
  }
}
