// The composition root: makes the parts and joins them. Loaded when the first of them is used; reads no credential and makes no
// call before a view or a command asks.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CallHistory } from './base/callHistory';
import { systemClock } from './base/clock';
import type { DisposableStore } from './base/disposables';
import type { Redactor } from './base/redact';
import { EnteredKeys } from './cloud/account/enteredKeys';
import { Session } from './cloud/account/session';
import { createExtensionPolicy } from './cloud/errors/ramPolicy';
import { Pacer } from './cloud/transport/pacer';
import { Transport } from './cloud/transport/transport';
import { eciProduct, listKnownRegions, listRegions } from './products/eci/product';
import { ehpcProduct } from './products/ehpc/product';
import { esaProduct } from './products/esa/product';
import type { KindContext } from './products/product';
import { askToSignIn } from './workbench/commands/loginTerminal';
import { createWorkbench } from './workbench/createWorkbench';
import type { Workbench, WorkbenchParts } from './workbench/createWorkbench';
import { EmulatorLauncher, parseEmulatorAccess } from './workbench/emulatorLauncher';
import { sanitizeMessage } from './workbench/plainText';
import { setContextKey } from './workbench/settings/contextKeys';
import { SecretVault } from './workbench/settings/secretVault';
import { onDidChangeSettings, settings } from './workbench/settings/settings';
import { WorkspaceChoices } from './workbench/settings/workspaceChoices';

export interface CompositionParts extends Pick<WorkbenchParts, 'context' | 'views' | 'log'> {
  readonly redactor: Redactor;
}

const products = [eciProduct, ehpcProduct, esaProduct];
const apis = products.map(({ api }) => api);

/** @param owned ends with the extension */
export function compose({ context, views, log, redactor }: CompositionParts, owned: DisposableStore): Workbench {
  const { version } = context.extension.packageJSON as { readonly version: string };

  const launcher = owned.add(
    new EmulatorLauncher(
      context.asAbsolutePath('dist/emulator.js'),
      parseEmulatorAccess(process.env['ELASTIC_CONTAINERS_EMULATOR']),
    ),
  );
  const memory = new WorkspaceChoices(context.workspaceState);
  const pacer = new Pacer(systemClock);
  const calls = new CallHistory();
  const vault = new SecretVault(context);
  const session = new Session({
    env: process.env,
    clock: systemClock,
    vault,
    isTrusted: () => vscode.workspace.isTrusted,
    remember: (secret) => redactor.remember(secret),
    askToSignIn,
    settings: () => ({ profile: settings.profile(), regions: settings.regions(), endpoints: settings.endpoints() }),
    memory,
    apis,
    clients: products.flatMap(({ clients }) => clients),
    listRegions,
    emulator: {
      isAlreadyRunning: launcher.given !== undefined,
      access: async () => {
        const { endpoint, accessKeyId, accessKeySecret } = await launcher.access();
        return { endpoint, credential: { accessKeyId, accessKeySecret } };
      },
    },
    transport: (access, onSlow) =>
      new Transport({
        ...{ access, clock: systemClock, log, redactor, userAgent: `elastic-containers/${version}`, pacer, onSlow },
        history: calls,
        onSkew: (words) =>
          void vscode.window.showWarningMessage(
            sanitizeMessage(l10n.t('{0} Until it is corrected, requests use the service time.', words)),
          ),
        readOnly: () => settings.readOnly(),
      }),
  });
  owned.add(session);
  const emulator = {
    start: async () => {
      await launcher.access();
      await session.select('emulator');
    },
    stop: async () => {
      // Sign out first: a poll in between would start it again.
      if ((await session.current())?.id === 'emulator') {
        await session.select(undefined);
      }
      launcher.stop();
    },
  };
  const kindContext: KindContext = {
    client: session.client,
    clock: systemClock,
    memory,
    wantedRegions: () => session.getPreferredRegions(),
  };
  const kinds = new Map(
    products.flatMap(({ createKinds }) => createKinds(kindContext)).map((kind) => [kind.manifest.id, kind] as const),
  );
  const keys = new EnteredKeys(vault, session);
  const policy = (access: 'readOnly' | 'full'): Promise<string> => Promise.resolve(createExtensionPolicy(apis, access));
  const services = {
    kinds,
    connection: session,
    keys,
    emulator,
    policy,
    knownRegions: listKnownRegions,
    clock: systemClock,
    memory,
    log,
    calls,
  };
  const workbench = createWorkbench({ context, views, ...services }, owned);
  owned.add(launcher.onDidChange(() => setContextKey('elasticContainers.emulatorRunning', launcher.isRunning)));
  owned.add(onDidChangeSettings(['profile', 'endpoints'], () => session.reset()));
  owned.add(onDidChangeSettings(['regions'], () => session.notifyRegionsChanged()));
  return workbench;
}
