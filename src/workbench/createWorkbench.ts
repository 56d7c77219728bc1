// Joins the parts of the workbench for any list of kinds: trees, commands, panels, documents, status bar. Loaded with the first use
// of anything that registerWorkbench.ts has registered.
import * as vscode from 'vscode';
import type { CallHistory } from '../base/callHistory';
import type { Clock } from '../base/clock';
import { Lazy } from '../base/async/lazy';
import type { Memory } from '../base/memory';
import type { DisposableStore } from '../base/disposables';
import { toCommandId } from '../model/commandId';
import type { Connection, ProfileChoice, UserKeys } from '../model/ports/connection';
import type { AnyKind } from '../model/kind';
import { CommandRegistrar } from './commands/commandRegistrar';
import { bindGlobalCommands } from './commands/globalCommands';
import type { GlobalParts } from './commands/globalCommands';
import { DescribeDocuments } from './documents/describeDocuments';
import { LogDocuments } from './logs/logDocuments';
import { LogStructure } from './logs/logStructure';
import { PanelHost } from './panels/panelHost';
import { ReadOnlyTexts } from './documents/readOnlyTexts';
import { describeReports, reportKind } from './reports/reports';
import type { OutputLog } from './settings/outputLog';
import { onDidChangeSettings, settings } from './settings/settings';
import { WorkspaceDrafts } from './settings/workspaceDrafts';
import { listSpecKinds } from './specs/specFiles';
import { SpecSession } from './specs/specSession';
import { StatusBar } from './status/statusBar';
import { TerminalHost } from './terminals/terminalHost';
import type { KindViews } from './tree/lazyTree';
import type { ResourceTree } from './tree/resourceTree';
import { Views } from './tree/views';
import { VscodeAsk } from './ports/vscodeAsk';
import { VscodeShow } from './ports/vscodeShow';
import { Watches } from './status/watches';
import { WatchesView } from './status/watchesView';

export interface WorkbenchParts {
  readonly context: vscode.ExtensionContext;
  readonly views: KindViews;
  readonly kinds: ReadonlyMap<string, AnyKind>;
  readonly connection: Connection;
  readonly keys: UserKeys;
  readonly emulator: GlobalParts['emulator'];
  readonly policy: GlobalParts['policy'];
  readonly knownRegions: GlobalParts['knownRegions'];
  readonly clock: Clock;
  readonly memory: Memory;
  readonly log: OutputLog;
  readonly calls: CallHistory;
}

/** What is behind that which VS Code knows by its name. */
export interface Workbench {
  run(commandId: string, args: readonly unknown[]): Promise<void>;
  tree(viewId: string): ResourceTree;
  restorePanel(name: string, tab: vscode.WebviewPanel, state: unknown): Promise<void>;
  readonly documents: DescribeDocuments;
  readonly logs: LogDocuments;
  readonly texts: ReadOnlyTexts;
  /** Made with the first spec document. */
  readonly specs: Lazy<SpecSession>;
}

/** @param owned ends with the extension */
export function createWorkbench(parts: WorkbenchParts, owned: DisposableStore): Workbench {
  const { context, kinds, connection, keys, emulator, policy, knownRegions, clock, memory, log, calls } = parts;
  const showLog = (): void => log.show();
  const readOnly = (): boolean => settings.readOnly();
  const isProduction = ({ id, label }: ProfileChoice): boolean =>
    settings.productionProfiles().some((name) => name === label || name === id);
  const manifests = [...kinds.values()].map(({ manifest }) => manifest);

  const reports = describeReports({ kinds, connection, calls });
  const watches: Watches = owned.add(new Watches((error) => show.failure(error)));
  const documents = owned.add(
    new DescribeDocuments((id) => (id === reportKind ? reports : kinds.get(id)?.describe), connection),
  );
  const panels = owned.add(
    new PanelHost(context.extensionUri, log, {
      panels: manifests.flatMap((manifest) =>
        (manifest.panels ?? []).map(({ name, actions }) => ({
          name,
          commands: actions.map((action) => toCommandId(manifest, action)),
        })),
      ),
      rerun: async (command, target, selection) => {
        await vscode.commands.executeCommand(command, target, selection);
      },
    }),
  );
  const texts = owned.add(new ReadOnlyTexts());
  const terminals = owned.add(new TerminalHost(log));
  const ask = new VscodeAsk();
  const logs = owned.add(new LogDocuments({ ask, show: () => show, clock, maxLines: () => settings.logMaxLines() }));
  owned.add(new LogStructure(logs, 'elasticContainers.loadOlderLog'));
  owned.add(new WatchesView(watches, 'elasticContainers.openWatch'));
  const show: VscodeShow = new VscodeShow({ panels, watches, documents, texts, terminals, logs, log, showLog });

  const views = owned.add(new Views({ views: parts.views, kinds, connection, clock, memory, readOnly, log }));
  const { trees } = views;

  const specs = owned.add(
    Lazy.create(
      () => Promise.resolve(),
      (_code, made) =>
        made.add(new SpecSession({ context, ask, connection, clock, log }, listSpecKinds(kinds.values()))),
    ),
  );

  const sources = {
    ask,
    connection,
    kind: (id: string) => kinds.get(id),
    store: (id: string) => views.getStore(id),
  };
  const registrar = owned.add(
    new CommandRegistrar({
      ...sources,
      show,
      log,
      clock,
      memory,
      drafts: (account) => new WorkspaceDrafts(context.workspaceState, account),
      readOnly,
      isProduction,
      specs: { target: async (kindId, argument) => (await specs.get()).findTarget(kindId, argument) },
      view: (id) => views.getPort(id),
      reveal: (ref, childId) => views.reveal(ref, childId),
      focus: (ref) => views.focus(ref),
    }),
  );
  kinds.forEach((kind) => registrar.registerKind(kind));
  const globals = bindGlobalCommands({
    ...{ ask, connection, keys, trees, watches, documents, texts, logs, showLog, policy, knownRegions, emulator },
    compared: { sources, kinds: [...kinds.values()], texts },
  });
  Object.entries(globals).forEach(([id, run]) => registrar.register(id, run));

  owned.add(
    connection.onDidChange(({ account }) => {
      if (account) {
        // A form names the account it sends as: it must not outlive that. Questions and reviews end with the signal of their action.
        panels.closeAll();
        watches.stopAll();
        logs.endAll();
        terminals.closeAll();
      }
    }),
  );
  owned.add(
    onDidChangeSettings(['readOnly'], () => {
      trees.forEach((tree) => tree.redrawAll());
      if (readOnly()) {
        // What is typed there changes things.
        terminals.closeAll();
      }
    }),
  );
  const commands = {
    selectProfile: 'elasticContainers.selectProfile',
    signInAgain: 'elasticContainers.signInAgain',
    showWatches: 'elasticContainers.showWatches',
    goToLogEnd: 'elasticContainers.goToLogEnd',
  };
  owned.add(new StatusBar({ connection, watches, logs, isProduction }, commands));
  return {
    run: (id, args) => registrar.run(id, args),
    tree: (viewId) => views.getTree(viewId),
    restorePanel: (name, tab, state) => panels.restoreTab(name, tab, state),
    ...{ documents, logs, texts, specs },
  };
}
