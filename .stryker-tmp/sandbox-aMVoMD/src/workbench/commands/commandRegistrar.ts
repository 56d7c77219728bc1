// What commands do, by their ids: finds what a command acts on, runs it, shows how it ended.
import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { runUserInitiated } from '../../base/asked';
import { UserFacingError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { ActionContext, ActionManifest, BoundAction, Drafts, Outcome } from '../../model/action';
import type { Clock } from '../../base/clock';
import type { Memory } from '../../base/memory';
import { toCommandId } from '../../model/commandId';
import type { ProfileChoice } from '../../model/ports/connection';
import { findAction } from '../../model/kind';
import type { AnyKind } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import type { Show } from '../../model/ports/show';
import type { SpecDocument } from '../../model/spec/document';
import type { ViewPort } from '../../model/viewPort';
import { globalCommands } from './globalManifest';
import type { GlobalCommand } from './globalManifest';
import { createStateError, showResults } from './outcomes';
import type { Skipped } from './outcomes';
import { confirmDestruction } from './production';
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

/** One run of an action on what it was found to act on. */
interface Work {
  readonly kind: AnyKind;
  readonly manifest: ActionManifest;
  readonly targets: readonly ResourceRef[];
  readonly skipped?: readonly Skipped[];
  readonly run: (context: ActionContext) => Promise<Outcome | undefined>;
  readonly retry?: () => Promise<void>;
}

/** Commands of rows that are no resources, or of any. */
const rowCommands: ReadonlySet<string> = new Set(
  Object.entries<GlobalCommand>(globalCommands)
    .filter(([, { onNotice, onDescribed, onWatch }]) => (onNotice ?? onDescribed ?? onWatch) !== undefined)
    .map(([id]) => id),
);

export class CommandRegistrar implements vscode.Disposable {
  private readonly commands = new Map<string, (args: readonly unknown[]) => Promise<void>>();
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
        this.parts.show.failure(error, () => Promise.resolve(run(...args)));
      }
    });
  }

  registerKind(kind: AnyKind): void {
    for (const name of Object.keys(kind.manifest.actions)) {
      this.commands.set(toCommandId(kind.manifest, name), (args) => this.runAction(kind, name, args));
    }
  }

  /** Runs a command as VS Code does, with what it passes. */
  async run(id: string, args: readonly unknown[]): Promise<void> {
    const command = this.commands.get(id);
    if (!command) {
      throw new Error(`No command ${id}`);
    }
    await command(args);
  }

  dispose(): void {
    this.lifetime.abort();
  }

  private async runAction(kind: AnyKind, name: string, args: readonly unknown[]): Promise<void> {
    const manifest = kind.manifest.actions[name];
    const action = findAction(kind, name);
    if (!manifest) {
      throw new Error(`No action ${name}`);
    }
    try {
      this.refuseWhenReadOnly(manifest);
      switch (action.target) {
        case 'none': {
          const target = parseRef(args[0]);
          const targets = target ? [target] : [];
          await this.runOn({ kind, manifest, targets, run: (context) => action.run(context, target) });
          return;
        }
        case 'document': {
          const document = await this.parts.specs.target(kind.manifest.id, args[0]);
          if (document) {
            // A retry works on the text as it is by then.
            const retry = (): Promise<void> => this.runAction(kind, name, [document.uri]);
            await this.runOn({ kind, manifest, targets: [], run: (context) => action.run(context, document), retry });
          }
          return;
        }
        default:
          await this.runOnResources(kind, name, action, args);
      }
    } catch (error) {
      this.parts.show.failure(error, () => this.runAction(kind, name, args));
    }
  }

  private async runOnResources(
    kind: AnyKind,
    name: string,
    action: Extract<BoundAction, { readonly target: 'one' | 'many' }>,
    args: readonly unknown[],
  ): Promise<void> {
    const manifest = kind.manifest.actions[name];
    if (!manifest || this.reportLostRow(args)) {
      return;
    }
    const many = action.target === 'many';
    const owner = findOwner(this.parts, manifest, kind.manifest.id, args[0]);
    const clicked = owner ? [owner] : getClickedRefs(args, manifest.on ?? kind.manifest.id, many);
    // Given what its kind lies below, only what is there is picked among.
    const parent = parseRef(args[0]);
    const refs = clicked.length > 0 ? clicked : await pickTargets(this.parts, kind, { action: name, many, parent });
    if (!refs || refs.length === 0) {
      return;
    }
    const { allowed, skipped } = manifest.on ? { allowed: refs, skipped: [] } : splitByAllowed(this.parts, refs, name);
    const [first] = allowed;
    if (!first) {
      throw createStateError(skipped);
    }
    const targets = many ? allowed : [first];
    const run = (context: ActionContext): Promise<Outcome | undefined> =>
      action.target === 'many' ? action.run(context, targets) : action.run(context, first);
    await this.runOn({ kind, manifest, targets, skipped, run });
  }

  private async runOn(work: Work): Promise<void> {
    const { kind, manifest, targets, skipped = [], run } = work;
    const context = await this.createContext(kind);
    try {
      if (!(await confirmDestruction(this.parts, manifest, targets))) {
        return;
      }
      const outcome = await runUserInitiated(() => run(context));
      await this.showOutcome(kind, context, outcome, skipped);
    } catch (error) {
      // Retry means the same resources, not another pick.
      this.parts.show.failure(error, work.retry ?? (() => this.runOn(work)));
    }
  }

  private async createContext(kind: AnyKind): Promise<ActionContext> {
    const { ask, show, log, clock, memory, connection, drafts, store, reveal, focus, view } = this.parts;
    const current = await connection.current();
    return {
      ask,
      show,
      log,
      clock,
      memory,
      signal: this.lifetime.signal,
      client: current?.client ?? connection.client,
      account: current?.label ?? '',
      drafts: drafts(current?.id ?? ''),
      pickRegion: () => pickRegion(this.parts),
      wantedRegions: () => connection.getPreferredRegions(),
      find: (ref) => store(ref.kind)?.find(ref),
      refresh: (refs) => this.refresh(refs),
      reveal,
      focus,
      get view() {
        return view(kind.manifest.id);
      },
      run: (manifest, action, target) => this.run(toCommandId(manifest, action), [target]),
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
    kind: AnyKind,
    context: ActionContext,
    outcome: Outcome | undefined,
    skipped: readonly Skipped[],
  ): Promise<void> {
    if (outcome?.results) {
      showResults(this.parts, kind, { results: outcome.results, skipped, message: outcome.message });
    } else if (outcome?.message !== undefined) {
      context.show.message(outcome.message);
    }
    if (outcome?.refresh) {
      await context.refresh(outcome.refresh);
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
