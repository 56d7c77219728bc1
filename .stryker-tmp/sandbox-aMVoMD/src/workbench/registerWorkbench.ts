// What VS Code has to find once the extension has been activated: its views, commands, documents and panels by their names, and
// an eye on spec documents. None of it does anything yet: the workbench is loaded when the first of them is used.
import * as vscode from 'vscode';
import type { LazyPart } from '../base/async/lazy';
import { DisposableStore } from '../base/disposables';
import type { Disposable } from '../base/disposables';
import { toError } from '../base/errors';
import type { KindManifest } from '../model/kind';
import { registerCommands } from './commands/registerCommands';
import type { Workbench } from './createWorkbench';
import { registerDocuments } from './documents/lazyDocuments';
import { formatFailure, showFailure } from './errorMessage';
import { toPanelViewType } from './panels/panelRestore';
import { setContextKey } from './settings/contextKeys';
import type { OutputLog } from './settings/outputLog';
import { onDidChangeSettings, settings } from './settings/settings';
import { watchForSpecs } from './specs/openSpecs';
import { LazyTree } from './tree/lazyTree';
import type { KindViews } from './tree/lazyTree';
import type { TreeNode } from './tree/nodes/treeNode';

export interface RegistrationParts {
  readonly manifests: readonly KindManifest[];
  readonly workbench: LazyPart<Workbench>;
  readonly log: OutputLog;
}

export function registerWorkbench(parts: RegistrationParts): Disposable & { readonly views: KindViews } {
  const { manifests, workbench, log } = parts;
  const owned = new DisposableStore();
  /** Of loading; the loaded part reports what fails afterwards. */
  const reportFailure = (error: unknown): void =>
    void showFailure(error, { log, showLog: () => log.show() }).catch((again: unknown) =>
      log.error(toError(again).message),
    );

  const viewIds = manifests.flatMap(({ view }) => (view ? [view.id] : []));
  const views = new Map(viewIds.map((id) => [id, registerView(parts, owned, id)]));
  owned.add(
    registerCommands(manifests, async (id, args) => {
      try {
        await (await workbench.get()).run(id, args);
      } catch (error) {
        reportFailure(error);
      }
    }),
  );
  owned.add(registerDocuments(workbench));
  for (const { name } of manifests.flatMap(({ panels = [] }) => panels)) {
    owned.add(
      vscode.window.registerWebviewPanelSerializer(toPanelViewType(name), {
        deserializeWebviewPanel: async (tab, state) => {
          try {
            await (await workbench.get()).restorePanel(name, tab, state);
          } catch (error) {
            reportFailure(error);
            // VS Code then shows its error page in the tab.
            throw error;
          }
        },
      }),
    );
  }
  owned.add(
    watchForSpecs(manifests, () => {
      workbench
        .get()
        .then(({ specs }) => specs.get())
        .catch(reportFailure);
    }),
  );
  const notifyReadOnly = (): void => setContextKey('elasticContainers.readOnly', settings.readOnly());
  notifyReadOnly();
  owned.add(onDidChangeSettings(['readOnly'], notifyReadOnly));
  return { views, dispose: () => owned.dispose() };
}

function registerView(
  { workbench, log }: RegistrationParts,
  owned: DisposableStore,
  viewId: string,
): vscode.TreeView<TreeNode> {
  const onFailure = (error: unknown): void => {
    log.error(`${viewId}: ${toError(error).message}`);
    view.message = formatFailure(error);
  };
  const treeDataProvider = owned.add(new LazyTree({ viewId, workbench, onFailure }));
  const options = { treeDataProvider, canSelectMany: true, showCollapseAll: true };
  const view: vscode.TreeView<TreeNode> = owned.add(vscode.window.createTreeView(viewId, options));
  return view;
}
