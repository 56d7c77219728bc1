// Joins the parts of the workbench for any list of kinds: views, commands, panels, documents, status bar.
import * as vscode from 'vscode';
import type { Clock } from '../base/clock';
import { DisposableStore } from '../base/disposables';
import { toError } from '../base/errors';
import type { Disposable } from '../base/disposables';
import { commandId } from '../model/commandId';
import type { Connection } from '../model/connection';
import type { AnyKind } from '../model/kind';
import type { ResourceRef } from '../model/resource';
import { ResourceStore } from '../model/resourceStore';
import { CommandRegistrar } from './commands/commandRegistrar';
import { bindGlobalCommands } from './commands/globalCommands';
import type { GlobalParts } from './commands/globalCommands';
import { DescribeDocuments } from './documents/describeDocuments';
import { PanelHost } from './panels/panelHost';
import type { OutputLog } from './settings/outputLog';
import { onDidChangeSettings, settings } from './settings/settings';
import { WorkspaceDrafts } from './settings/workspaceDrafts';
import { StatusBar } from './statusBar';
import { ResourceTree } from './tree/resourceTree';
import { VscodeAsk } from './vscodeAsk';
import { VscodeShow } from './vscodeShow';
import { Watches } from './watches';

export interface WorkbenchParts {
  readonly context: vscode.ExtensionContext;
  readonly kinds: ReadonlyMap<string, AnyKind>;
  readonly connection: Connection;
  readonly emulator: GlobalParts['emulator'];
  readonly clock: Clock;
  readonly log: OutputLog;
}

export function createWorkbench({ context, kinds, connection, emulator, clock, log }: WorkbenchParts): Disposable {
  const owned = new DisposableStore();
  const showLog = (): void => log.show();
  const readOnly = (): boolean => settings.readOnly();
  const manifests = [...kinds.values()].map(({ manifest }) => manifest);

  const watches: Watches = owned.add(new Watches((error) => show.failure(error)));
  const documents = owned.add(new DescribeDocuments((id) => kinds.get(id)));
  const panels = owned.add(
    new PanelHost(context.extensionUri, log, {
      panels: manifests.flatMap(({ id, panels: restorable }) =>
        (restorable ?? []).map(({ name, actions }) => ({
          name,
          commands: actions.map((action) => commandId(id, action)),
        })),
      ),
      rerun: async (command, target) => {
        await vscode.commands.executeCommand(command, target);
      },
    }),
  );
  const ask = new VscodeAsk();
  const show: VscodeShow = new VscodeShow({ panels, watches, documents, log, showLog });

  const stores = new Map<string, ResourceStore>();
  const trees: ResourceTree[] = [];
  for (const kind of kinds.values()) {
    const { id, view } = kind.manifest;
    if (view) {
      const store = owned.add(new ResourceStore(kind, clock));
      stores.set(id, store);
      const retryCommand = 'elasticContainers.retry';
      const options = { viewId: view.id, store, connection, manifests, readOnly, retryCommand };
      trees.push(owned.add(new ResourceTree(options)));
    }
  }

  const registrar = owned.add(
    new CommandRegistrar({
      ask,
      show,
      log,
      connection,
      drafts: (account) => new WorkspaceDrafts(context.workspaceState, account),
      readOnly,
      kind: (id) => kinds.get(id),
      store: (id) => stores.get(id),
      reveal: async (ref: ResourceRef, childId?: string) => {
        try {
          await Promise.all(trees.map((tree) => tree.reveal(ref, childId)));
        } catch (error) {
          // The row may have gone, or not been drawn yet; whatever was done stays done.
          log.warn(`Could not reveal ${ref.kind} ${ref.id}: ${toError(error).message}`);
        }
      },
    }),
  );
  kinds.forEach((kind) => registrar.registerKind(kind));
  const globals = bindGlobalCommands({ ask, connection, trees, watches, documents, showLog, emulator });
  Object.entries(globals).forEach(([id, run]) => registrar.register(id, run));

  owned.add(
    connection.onDidChange(({ account }) => {
      if (account) {
        // An open form says in whose name it sends: it must not outlive that.
        panels.closeAll();
        watches.stopAll();
      }
    }),
  );
  owned.add(onDidChangeSettings(['readOnly'], () => trees.forEach((tree) => tree.redrawAll())));
  const commands = {
    selectProfile: 'elasticContainers.selectProfile',
    showWatches: 'elasticContainers.showWatches',
  };
  owned.add(new StatusBar(connection, watches, commands));
  return owned;
}
