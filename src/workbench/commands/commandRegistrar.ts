// What commands do, by their ids: finds what a command acts on, runs it, shows how it ended.
import * as vscode from 'vscode';
import { asAsked } from '../../base/asked';
import { UserFacingError } from '../../base/errors';
import type { Log } from '../../base/log';
import type { ActionContext, ActionManifest, Drafts, Outcome } from '../../model/action';
import { commandId } from '../../model/commandId';
import type { ProfileChoice } from '../../model/ports/connection';
import { actionOf } from '../../model/kind';
import type { AnyKind } from '../../model/kind';
import type { ResourceRef } from '../../model/resource';
import type { Show } from '../../model/ports/show';
import type { SpecDocument } from '../../model/spec/document';
import type { ViewPort } from '../../model/viewPort';
import { globalCommands } from './globalManifest';
import type { GlobalCommand } from './globalManifest';
import { notInThisState, showResults } from './outcomes';
import type { Skipped } from './outcomes';
import { mayDestroy } from './production';
import { clickedRefs, ownerOf, parseRef, pickRegion, pickTargets, splitByAllowed } from './targets';
import type { TargetSources } from './targets';
import { isRowLost } from '../tree/nodes/treeNode';

export interface RegistrarParts extends TargetSources {
  readonly show: Show;
  readonly log: Log;
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

/** Commands of rows that are no resources, or of any. */
const rowCommands: ReadonlySet<string> = new Set(
  Object.entries<GlobalCommand>(globalCommands)
    .filter(([, { onNotice, onDescribed, onWatch }]) => (onNotice ?? onDescribed ?? onWatch) !== undefined)
    .map(([id]) => id),
);

export class CommandRegistrar implements vscode.Disposable {
  private readonly commands = new Map<string, (args: readonly unknown[]) => Promise<void>>();
  /** Ends what is still running when the extension is shut down. */
  private readonly life = new AbortController();

  constructor(private readonly parts: RegistrarParts) {}

  /** Registers a command that is not about one resource. */
  register(id: string, run: (...args: unknown[]) => Promise<void> | void): void {
    const isOnRow = rowCommands.has(id);
    this.commands.set(id, async (args) => {
      if (isOnRow && this.saysRowIsLost(args)) {
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
      this.commands.set(commandId(kind.manifest.id, name), (args) => this.runAction(kind, name, args));
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
    this.life.abort();
  }

  private async runAction(kind: AnyKind, name: string, args: readonly unknown[]): Promise<void> {
    const action = kind.manifest.actions[name];
    if (!action) {
      throw new Error(`No action ${name}`);
    }
    try {
      this.refuseWhenReadOnly(action);
      if (action.target === 'none') {
        await this.runOn(kind, name, [], parseRef(args[0]));
        return;
      }
      if (action.target === 'document') {
        await this.runOnDocument(kind, name, args[0]);
        return;
      }
      if (this.saysRowIsLost(args)) {
        return;
      }
      const many = action.target === 'many';
      const owner = ownerOf(this.parts, action, kind.manifest.id, args[0]);
      const clicked = owner ? [owner] : clickedRefs(args, action.on ?? kind.manifest.id, many);
      // Given what its kind lies below, only what is there is picked among.
      const place = parseRef(args[0]);
      const refs = clicked.length > 0 ? clicked : await pickTargets(this.parts, kind, name, many, { place });
      const [first] = refs ?? [];
      if (refs && first) {
        const { allowed, skipped } = action.on
          ? { allowed: refs, skipped: [] }
          : splitByAllowed(this.parts, refs, name);
        if (allowed.length === 0) {
          throw notInThisState(skipped);
        }
        await this.runOn(kind, name, skipped, many ? allowed : allowed[0]);
      }
    } catch (error) {
      this.parts.show.failure(error, () => this.runAction(kind, name, args));
    }
  }

  private async runOnDocument(kind: AnyKind, name: string, argument: unknown): Promise<void> {
    const document = await this.parts.specs.target(kind.manifest.id, argument);
    if (document) {
      // Tried again on the text as it is by then.
      await this.runOn(kind, name, [], document, () => this.runAction(kind, name, [document.uri]));
    }
  }

  private async runOn(
    kind: AnyKind,
    name: string,
    skipped: readonly Skipped[],
    target: ResourceRef | readonly ResourceRef[] | SpecDocument | undefined,
    // Retry means the same resources, not another pick.
    retry = (): Promise<void> => this.runOn(kind, name, skipped, target),
  ): Promise<void> {
    const context = await this.context(kind);
    try {
      if (!(await mayDestroy(this.parts, kind.manifest.actions[name], target))) {
        return;
      }
      const outcome = await asAsked(() => actionOf(kind, name)(context, target));
      await this.finish(kind, context, outcome, skipped);
    } catch (error) {
      this.parts.show.failure(error, retry);
    }
  }

  private async context(kind: AnyKind): Promise<ActionContext> {
    const { ask, show, log, connection, drafts, store, reveal, focus, view } = this.parts;
    const current = await connection.current();
    return {
      ask,
      show,
      log,
      signal: this.life.signal,
      account: current?.label ?? '',
      drafts: drafts(current?.id ?? ''),
      pickRegion: () => pickRegion(this.parts),
      find: (ref) => store(ref.kind)?.find(ref),
      refresh: (refs) => this.refresh(refs),
      reveal,
      focus,
      get view() {
        return view(kind.manifest.id);
      },
      run: (command, target) => this.run(command, [target]),
    };
  }

  private async refresh(refs: readonly ResourceRef[]): Promise<void> {
    const kinds = new Set(refs.map((ref) => ref.kind));
    for (const kind of kinds) {
      const ofKind = refs.filter((ref) => ref.kind === kind);
      await this.parts.store(kind)?.refreshOnly(ofKind, this.life.signal);
    }
  }

  private async finish(
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
  private saysRowIsLost(args: readonly unknown[]): boolean {
    const isLost = isRowLost(args);
    if (isLost) {
      this.parts.show.message(
        vscode.l10n.t('Nothing was done: the rows were drawn anew at that very moment. Choose it once more.'),
      );
    }
    return isLost;
  }

  private refuseWhenReadOnly(action: ActionManifest): void {
    if (action.access === 'write' && this.parts.readOnly()) {
      throw new UserFacingError(
        vscode.l10n.t('Read-only mode is on: nothing may be changed.'),
        vscode.l10n.t('Turn off the setting elasticContainers.readOnly to allow it.'),
      );
    }
  }
}
