// The composition root: makes the parts and joins them. Activation reads no credential and makes no call.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from './base/clock';
import { DisposableStore } from './base/disposables';
import { Redactor } from './base/redact';
import { Session } from './cloud/session';
import type { Access } from './cloud/transport';
import { Transport } from './cloud/transport';
import { EmulatorLauncher, parseEmulatorAccess } from './emulator/launcher';
import { createKinds } from './kinds';
import { commandId } from './model/commandId';
import { ResourceStore } from './model/resourceStore';
import { CommandRegistrar } from './workbench/commands/commandRegistrar';
import { bindGlobalCommands } from './workbench/commands/globalCommands';
import { DescribeDocuments } from './workbench/documents/describeDocuments';
import { PanelHost } from './workbench/panels/panelHost';
import { setContextKey } from './workbench/settings/contextKeys';
import { OutputLog } from './workbench/settings/outputLog';
import { onDidChangeSettings, settings } from './workbench/settings/settings';
import { WorkspaceChoices } from './workbench/settings/workspaceChoices';
import { WorkspaceDrafts } from './workbench/settings/workspaceDrafts';
import { StatusBar } from './workbench/statusBar';
import { ResourceTree } from './workbench/tree/resourceTree';
import { VscodeAsk } from './workbench/vscodeAsk';
import { VscodeShow } from './workbench/vscodeShow';
import { Watches } from './workbench/watches';

export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const owned = new DisposableStore();
  context.subscriptions.push(owned);

  const redactor = new Redactor();
  const log = owned.add(new OutputLog(redactor));
  const showLog = (): void => log.show();
  const { version } = context.extension.packageJSON as { readonly version: string };

  const emulator = owned.add(
    new EmulatorLauncher(
      context.asAbsolutePath('dist/emulator.js'),
      parseEmulatorAccess(process.env['ELASTIC_CONTAINERS_EMULATOR']),
    ),
  );
  const session = new Session({
    env: process.env,
    settings: () => ({ profile: settings.profile(), regions: settings.regions(), endpoints: settings.endpoints() }),
    memory: new WorkspaceChoices(context.workspaceState),
    emulator: {
      given: emulator.given !== undefined,
      access: async () => {
        const { endpoint, accessKeyId, accessKeySecret } = await emulator.access();
        return { endpoint, credential: { accessKeyId, accessKeySecret } };
      },
    },
    transport: (access: () => Promise<Access>) =>
      new Transport({ access, clock: systemClock, log, redactor, userAgent: `elastic-containers/${version}` }),
  });

  const kinds = createKinds({ eci: () => session.eci(), clock: systemClock });
  const stores = new Map(
    [...kinds.values()]
      .filter((kind) => kind.manifest.view)
      .map((kind) => [kind.manifest.id, owned.add(new ResourceStore(kind, systemClock))] as const),
  );

  const ask = new VscodeAsk();
  const watches: Watches = owned.add(new Watches((error) => show.failure(error)));
  const panels = owned.add(
    new PanelHost(context.extensionUri, log, {
      panels: [...kinds.values()].flatMap(({ manifest }) =>
        (manifest.panels ?? []).map(({ name, actions }) => ({
          name,
          commands: actions.map((action) => commandId(manifest.id, action)),
        })),
      ),
      rerun: async (command, target) => {
        await vscode.commands.executeCommand(command, target);
      },
    }),
  );
  const documents = owned.add(new DescribeDocuments((id) => kinds.get(id)));
  const show: VscodeShow = new VscodeShow({ panels: () => panels, watches, documents, log, showLog });

  const readOnly = (): boolean => settings.readOnly();
  const trees = [...stores.values()].flatMap((store) => {
    const { view } = store.kind.manifest;
    return view
      ? [
          owned.add(
            new ResourceTree({
              viewId: view.id,
              store,
              connection: session,
              manifests: [...kinds.values()].map(({ manifest }) => manifest),
              readOnly,
              retryCommand: 'elasticContainers.retry',
            }),
          ),
        ]
      : [];
  });

  const registrar = owned.add(
    new CommandRegistrar({
      ask,
      show,
      log,
      connection: session,
      drafts: new WorkspaceDrafts(context.workspaceState),
      readOnly,
      kind: (id) => kinds.get(id),
      store: (id) => stores.get(id),
      reveal: async (ref, childId) => {
        await Promise.all(trees.map((tree) => tree.reveal(ref, childId)));
      },
    }),
  );
  kinds.forEach((kind) => registrar.registerKind(kind));
  const globals = bindGlobalCommands({
    ask,
    connection: session,
    trees,
    watches,
    documents,
    showLog,
    emulator: {
      start: async () => {
        await emulator.access();
        await session.select('emulator');
      },
      stop: async () => {
        emulator.stop();
        if ((await session.current())?.id === 'emulator') {
          await session.select(undefined);
        }
      },
    },
  });
  Object.entries(globals).forEach(([id, run]) => registrar.register(id, run));

  owned.add(emulator.onDidChange(() => setContextKey('elasticContainers.emulatorRunning', emulator.isRunning)));
  owned.add(session.onDidChange(() => watches.stopAll()));
  owned.add(onDidChangeSettings(['profile', 'endpoints', 'regions'], () => session.forget()));
  owned.add(onDidChangeSettings(['readOnly'], () => trees.forEach((tree) => tree.redrawAll())));
  owned.add(
    new StatusBar(session, watches, {
      selectProfile: 'elasticContainers.selectProfile',
      showWatches: 'elasticContainers.showWatches',
    }),
  );
}
