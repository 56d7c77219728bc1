// What commands do, by their ids: finds what a command acts on, runs it, shows how it ended.
import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { runUserInitiated } from '../../base/asked';
import { AccountChangedError, UserFacingError, isCancelled } from '../../base/errors';
import type { Log } from '../../base/log';
import { runWithWriteCheck } from '../../base/writeCheck';
import type { ActionContext, ActionManifest, BoundAction, Drafts, Outcome } from '../../model/action';
import type { Clock } from '../../base/clock';
import type { Memory } from '../../base/memory';
import type { Ask } from '../../model/ports/ask';
import { toCommandId } from '../../model/commandId';
import type { ProfileChoice } from '../../model/ports/connection';
import { findAction } from '../../model/kind';
import type { AnyKind } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import type { Show } from '../../model/ports/show';
import type { SpecDocument } from '../../model/spec/document';
import type { ViewPort } from '../../model/viewPort';
import { AccountScope, ScopedAsk } from './accountScope';
import { globalCommands } from './globalManifest';
import type { GlobalCommand } from './globalManifest';
import { createStateError, showResults } from './outcomes';
import type { Skipped } from './outcomes';
import { ProductionRule } from './production';
import { ScopedShow } from './scopedShow';
import { getClickedRefs, findOwner, parseRef, pickRegion, pickTargets, splitByAllowed } from './targets';
import type { TargetSources } from './targets';
import { isRowLost } from '../tree/nodes/treeNode';

export interface RegistrarParts extends TargetSources {
  readonly show: Show;
  readonly log: Log;
  readonly clock: Clock;
  readonly memory: Memory;
  /** Unsent work of one account, by its profile's id. */
  readonly drafts: (account: string) => Drafts;
  readonly readOnly: () => boolean;
  /** The user marked the profile as one that must not be hurt by mistake. */
  readonly isProduction: (profile: ProfileChoice) => boolean;
  /** The open documents that hold a kind's spec. */
  readonly specs: { target(kindId: string, argument: unknown): Promise<SpecDocument | undefined> };
  readonly reveal: (ref: ResourceRef, childId?: string) => Promise<void>;
  readonly focus: (ref: ResourceRef) => Promise<boolean>;
  /** The view that lists a kind, or one of the kind it lies below. */
  readonly view: (kindId: string) => ViewPort;
}

/** One run of an action in the account it was started in. */
interface Run {
  readonly kind: AnyKind;
  readonly manifest: ActionManifest;
  readonly scope: AccountScope;
  readonly ask: Ask;
  readonly show: ScopedShow;
  readonly production: ProductionRule;
}

/** What a run was found to act on. */
interface Work {
  readonly targets: readonly ResourceRef[];
  readonly skipped?: readonly Skipped[];
  readonly run: (context: ActionContext) => Promise<Outcome | undefined>;
  readonly retry?: () => Promise<void>;
}

/** Commands of rows that are no resources, or of any. The title of a view, unlike a row, may pass nothing as an argument. */
const rowCommands: ReadonlySet<string> = new Set(
  Object.entries<GlobalCommand>(globalCommands)
    .filter(
      ([, { onNotice, onDescribed, onWatch, viewTitle }]) =>
        (onNotice ?? onDescribed ?? onWatch) !== undefined && viewTitle === undefined,
    )
    .map(([id]) => id),
);

/** `scope` is the account of the action that runs it. */
type Command = (args: readonly unknown[], scope?: AccountScope) => Promise<void>;

export class CommandRegistrar implements vscode.Disposable {
  private readonly commands = new Map<string, Command>();
  /** Ends what is still running when the extension is shut down. */
  private readonly lifetime = new AbortController();

  constructor(private readonly parts: RegistrarParts) {}

  /** Registers a command that is not about one resource. */
  register(id: string, run: (...args: unknown[]) => Promise<void> | void): void {
    const isOnRow = rowCommands.has(id);
    this.commands.set(id, async (args) => {
      if (isOnRow && this.reportLostRow(args)) {
        return;
      }
      try {
        await run(...args);
      } catch (error) {
        if (error instanceof AccountChangedError) {
          this.parts.show.message([error.message, error.hint].join(' '));
        } else {
          this.parts.show.failure(error, () => Promise.resolve(run(...args)));
        }
      }
    });
  }

  registerKind(kind: AnyKind): void {
    for (const name of Object.keys(kind.manifest.actions)) {
      this.commands.set(toCommandId(kind.manifest, name), (args, scope) => this.runAction(kind, name, args, scope));
    }
  }

  /** Runs a command as VS Code does, with what it passes. */
  async run(id: string, args: readonly unknown[]): Promise<void> {
    await this.getCommand(id)(args);
  }

  dispose(): void {
    this.lifetime.abort();
  }

  private getCommand(id: string): Command {
    const command = this.commands.get(id);
    if (!command) {
      throw new Error(`No command ${id}`);
    }
    return command;
  }

  /** @param given the account of the action that runs this one */
  private async runAction(kind: AnyKind, name: string, args: readonly unknown[], given?: AccountScope): Promise<void> {
    const manifest = kind.manifest.actions[name];
    const action = findAction(kind, name);
    if (!manifest) {
      throw new Error(`No action ${name}`);
    }
    const isOnRows = action.target === 'one' || action.target === 'many';
    if (isOnRows && this.reportLostRow(args)) {
      return;
    }
    let run: Run | undefined;
    const retry = (): Promise<void> => this.runAction(kind, name, args, given);
    try {
      this.refuseWhenReadOnly(manifest);
      run = this.begin(kind, manifest, given ?? (await AccountScope.open(this.parts.connection)));
      const work = await this.findWork(run, name, action, args);
      if (work) {
        await this.runOn(run, work);
      } else if (run.scope.isOver) {
        run.show.reportAccountChange();
      }
    } catch (error) {
      // Nothing was sent yet: what failed is the list of the account before.
      this.showFailure(run, run?.scope.isOver ? run.scope.createError() : error, retry);
    }
  }

  private begin(kind: AnyKind, manifest: ActionManifest, scope: AccountScope): Run {
    const { isProduction, show } = this.parts;
    const ask = new ScopedAsk(this.parts.ask, scope);
    const production = new ProductionRule({ ask, profile: scope.account, action: manifest, isProduction });
    const runInAction = <T>(work: () => Promise<T>): Promise<T> => runWithWriteCheck(() => production.check(), work);
    return { kind, manifest, scope, ask, production, show: new ScopedShow({ show, scope, manifest, runInAction }) };
  }

  /** What the action is to act on; undefined when the user gave up. */
  private async findWork(
    run: Run,
    name: string,
    action: BoundAction,
    args: readonly unknown[],
  ): Promise<Work | undefined> {
    switch (action.target) {
      case 'none': {
        const target = parseRef(args[0]);
        return { targets: target ? [target] : [], run: (context) => action.run(context, target) };
      }
      case 'document': {
        const { kind } = run;
        const document = await this.parts.specs.target(kind.manifest.id, args[0]);
        // A retry works on the text as it is by then.
        return (
          document && {
            targets: [],
            run: (context) => action.run(context, document),
            retry: () => this.runAction(kind, name, [document.uri]),
          }
        );
      }
      default:
        return this.findResources(run, name, action, args);
    }
  }

  private async findResources(
    { kind, manifest, ask, scope }: Run,
    name: string,
    action: Extract<BoundAction, { readonly target: 'one' | 'many' }>,
    args: readonly unknown[],
  ): Promise<Work | undefined> {
    const sources = { ...this.parts, ask, requireAccount: () => scope.require() };
    const many = action.target === 'many';
    const owner = findOwner(sources, manifest, kind.manifest.id, args[0]);
    const clicked = owner ? [owner] : getClickedRefs(args, manifest.on ?? kind.manifest.id, many);
    // Given what its kind lies below, only what is there is picked among.
    const parent = parseRef(args[0]);
    const refs = clicked.length > 0 ? clicked : await pickTargets(sources, kind, { action: name, many, parent });
    if (!refs || refs.length === 0) {
      return undefined;
    }
    const { allowed, skipped } = manifest.on ? { allowed: refs, skipped: [] } : splitByAllowed(sources, refs, name);
    const [first] = allowed;
    if (!first) {
      throw createStateError(skipped);
    }
    const targets = many ? allowed : [first];
    const run = (context: ActionContext): Promise<Outcome | undefined> =>
      action.target === 'many' ? action.run(context, targets) : action.run(context, first);
    return { targets, skipped, run };
  }

  private async runOn(run: Run, work: Work): Promise<void> {
    const { scope, production, show } = run;
    try {
      if (!(await production.confirm(work.targets))) {
        return;
      }
      const context = this.createContext(run);
      const outcome = await runWithWriteCheck(
        () => production.check(),
        () => runUserInitiated(() => work.run(context)),
      );
      await this.showOutcome(run, context, outcome, work.skipped ?? []);
      if (scope.isOver) {
        show.reportAccountChange();
      }
    } catch (error) {
      // Retry means the same resources, not another pick.
      this.showFailure(run, error, work.retry ?? (() => this.retry(run, work)));
    }
  }

  private async retry({ kind, manifest, scope }: Run, work: Work): Promise<void> {
    this.refuseWhenReadOnly(manifest);
    await this.runOn(this.begin(kind, manifest, scope), work);
  }

  private createContext({ kind, scope, ask, show }: Run): ActionContext {
    const { log, clock, memory, connection, drafts, store, reveal, focus, view } = this.parts;
    const { account } = scope;
    const inAccount = async <T>(read: () => Promise<T>): Promise<T> => {
      scope.require();
      const found = await read();
      scope.require();
      return found;
    };
    return {
      ask,
      show,
      log,
      clock,
      memory,
      signal: account ? AbortSignal.any([this.lifetime.signal, account.signal]) : this.lifetime.signal,
      client: scope.client,
      account: account?.label ?? '',
      drafts: drafts(account?.id ?? ''),
      pickRegion: () => inAccount(() => pickRegion({ ...this.parts, ask })),
      wantedRegions: () => inAccount(() => connection.getPreferredRegions()),
      // The lists are those of the account that is signed in now.
      find: (ref) => (scope.isOver ? undefined : store(ref.kind)?.find(ref)),
      refresh: (refs) => (scope.isOver ? Promise.resolve() : this.refresh(refs)),
      reveal: (ref, childId) => (scope.isOver ? Promise.resolve() : reveal(ref, childId)),
      focus: (ref) => (scope.isOver ? Promise.resolve(false) : focus(ref)),
      get view() {
        return view(kind.manifest.id);
      },
      run: async (manifest, action, target) => {
        scope.require();
        await this.getCommand(toCommandId(manifest, action))([target], scope);
      },
    };
  }

  private async refresh(refs: readonly ResourceRef[]): Promise<void> {
    const kinds = new Set(refs.map((ref) => ref.kind));
    for (const kind of kinds) {
      const ofKind = refs.filter((ref) => ref.kind === kind);
      await this.parts.store(kind)?.refreshOnly(ofKind, this.lifetime.signal);
    }
  }

  private async showOutcome(
    { kind, ask, show }: Run,
    context: ActionContext,
    outcome: Outcome | undefined,
    skipped: readonly Skipped[],
  ): Promise<void> {
    if (outcome?.results) {
      const { results, message } = outcome;
      showResults({ ask, show, reveal: (ref) => context.reveal(ref) }, kind, { results, skipped, message });
    } else if (outcome?.message !== undefined) {
      show.message(outcome.message);
    }
    if (outcome?.refresh) {
      await context.refresh(outcome.refresh);
    }
  }

  private showFailure(run: Run | undefined, error: unknown, retry: () => Promise<void>): void {
    if (!run) {
      this.parts.show.failure(error, retry);
    } else if (error instanceof AccountChangedError) {
      run.show.reportAccountChange(error);
    } else if (isCancelled(error) && run.scope.isOver) {
      run.show.reportAccountChange();
    } else {
      run.show.failure(error, retry);
    }
  }

  /** Nothing is done then: to ask which one was meant would put another row in the place of the one that was clicked. */
  private reportLostRow(args: readonly unknown[]): boolean {
    const isLost = isRowLost(args);
    if (isLost) {
      this.parts.show.message(l10n.t('The list was refreshing. Try again.'));
    }
    return isLost;
  }

  private refuseWhenReadOnly(action: ActionManifest): void {
    if (action.access === 'write' && this.parts.readOnly()) {
      throw new UserFacingError(
        l10n.t('Read-only mode is on. Changes are not allowed.'),
        l10n.t('Turn off the setting elasticContainers.readOnly to allow it.'),
      );
    }
  }
}
