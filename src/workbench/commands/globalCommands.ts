// What the commands do that are not about one kind.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UserFacingError, isCancelled, toError } from '../../base/errors';
import type { Ask } from '../../model/ports/ask';
import type { Connection, UserKeys } from '../../model/ports/connection';
import type { DescribeDocuments } from '../documents/describeDocuments';
import type { Scope } from '../../model/scope';
import type { ResourceTree } from '../tree/resourceTree';
import { isTreeNode } from '../tree/nodes/treeNode';
import type { ReadOnlyTexts } from '../documents/readOnlyTexts';
import { describeScheme } from '../documents/schemes';
import { sanitizeMessage } from '../plainText';
import { createLogCommands } from '../logs/logCommands';
import type { LogDocuments } from '../logs/logDocuments';
import type { Watches } from '../status/watches';
import { toReportRef } from '../reports/reports';
import { AccountScope, ScopedAsk } from './accountScope';
import { compare } from './compare';
import type { CompareParts } from './compare';
import type { GlobalCommandId } from './globalManifest';
import { addKey, removeKey, selectProfile } from './profileCommands';

export interface GlobalParts {
  readonly ask: Ask;
  readonly connection: Connection;
  readonly keys: UserKeys;
  readonly trees: readonly ResourceTree[];
  readonly watches: Watches;
  readonly documents: DescribeDocuments;
  readonly texts: ReadOnlyTexts;
  readonly compared: CompareParts;
  readonly logs: LogDocuments;
  readonly showLog: () => void;
  /** For when the service is unreachable. */
  readonly knownRegions: () => readonly string[];
  /** What RAM has to allow for all that the extension does. */
  readonly policy: (access: 'readOnly' | 'full') => Promise<string>;
  readonly emulator: {
    /** Starts it and signs in to it. */
    readonly start: () => Promise<void>;
    /** Stops it and signs out of it. */
    readonly stop: () => Promise<void>;
  };
}

export function bindGlobalCommands(
  parts: GlobalParts,
): Readonly<Record<GlobalCommandId, (...args: unknown[]) => Promise<void> | void>> {
  return {
    'elasticContainers.refresh': async () => {
      await Promise.all(parts.trees.map((tree) => tree.refresh()));
    },
    'elasticContainers.retry': async (node) => {
      const notice = isTreeNode(node) ? node : undefined;
      const of = notice && parts.trees.find((tree) => tree.holds(notice));
      await Promise.all((of ? [of] : parts.trees).map((tree) => tree.refresh(notice)));
    },
    'elasticContainers.copyPolicy': (node) => copyPolicy(node),
    'elasticContainers.loadMore': (node) => loadMore(parts, node, false),
    'elasticContainers.loadAll': (node) => loadMore(parts, node, true),
    'elasticContainers.stopLoading': (node) => {
      const found = findTree(parts, node);
      if (found) {
        found.tree.stopLoading(found.scope);
      } else {
        parts.trees.forEach((tree) => tree.stopLoading());
      }
    },
    'elasticContainers.selectProfile': () => selectProfile(parts),
    'elasticContainers.signInAgain': () => parts.connection.signInAgain(),
    'elasticContainers.addKey': () => addKey(parts),
    'elasticContainers.removeKey': () => removeKey(parts),
    'elasticContainers.selectRegions': () => selectRegions(parts),
    'elasticContainers.startEmulator': () =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: l10n.t('Starting the local emulator') },
        () => parts.emulator.start(),
      ) as Promise<void>,
    'elasticContainers.stopEmulator': () => parts.emulator.stop(),
    'elasticContainers.showWatches': () => parts.watches.show(),
    'elasticContainers.openWatch': async (watch) => {
      if (parts.watches.isRunning(watch)) {
        await watch.open?.();
      }
    },
    'elasticContainers.stopWatch': (watch) => {
      if (parts.watches.isRunning(watch)) {
        watch.stop();
      }
    },
    ...createLogCommands(parts.logs),
    'elasticContainers.refreshDocument': async () => {
      const uri = getShownDocument()?.document.uri;
      if (uri) {
        await parts.documents.refresh(uri);
      }
    },
    'elasticContainers.showAsJson': async () => {
      const uri = getShownDocument()?.document.uri;
      if (uri) {
        await parts.documents.switchFormat(uri);
      }
    },
    'elasticContainers.toggleValue': (address, key) => toggleValue(parts, address, key),
    'elasticContainers.copyText': async (text) => {
      if (typeof text === 'string') {
        await vscode.env.clipboard.writeText(text);
      }
    },
    'elasticContainers.compare': (...args) => compare(parts.compared, args),
    'elasticContainers.showQuotas': () => parts.documents.open(toReportRef('quotas', l10n.t('Quotas and usage'))),
    'elasticContainers.showCalls': () => parts.documents.open(toReportRef('calls', l10n.t('API calls')), 'yaml', true),
    'elasticContainers.sendReviewed': (uri) => parts.texts.answer(uri, true),
    'elasticContainers.cancelReview': (uri) => parts.texts.answer(uri, false),
    'elasticContainers.ramPolicy': () => showPolicy(parts),
    'elasticContainers.showLog': () => parts.showLog(),
  };
}

/** The editor in front, when it shows a document of ours. */
function getShownDocument(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.scheme === describeScheme ? editor : undefined;
}

/** From a button above a value, or for the value at the cursor. */
async function toggleValue({ documents }: GlobalParts, address: unknown, key: unknown): Promise<void> {
  if (typeof address === 'string' && typeof key === 'string') {
    await documents.toggleValue(vscode.Uri.parse(address, true), key);
    return;
  }
  const editor = getShownDocument();
  const found = editor && documents.getKeyAt(editor.document.uri, editor.selection.active.line);
  if (editor && found !== undefined) {
    await documents.toggleValue(editor.document.uri, found);
  } else {
    void vscode.window.showInformationMessage(
      l10n.t('There is no masked value at the cursor. Move the cursor to the line of a masked value.'),
    );
  }
}

/** The tree a notice stands in, and the list it speaks of. */
function findTree(
  { trees }: GlobalParts,
  node: unknown,
): { readonly tree: ResourceTree; readonly scope: Scope } | undefined {
  const scope = isTreeNode(node) && node.type === 'notice' && 'scope' in node.notice ? node.notice.scope : undefined;
  const tree = scope && trees.find((one) => one.holds(node));
  return tree && { tree, scope };
}

async function loadMore(parts: GlobalParts, node: unknown, all: boolean): Promise<void> {
  const found = findTree(parts, node);
  await found?.tree.loadMore(found.scope, all);
}

async function copyPolicy(node: unknown): Promise<void> {
  const error =
    isTreeNode(node) && node.type === 'notice' && node.notice.kind === 'failed' ? node.notice.error : undefined;
  const policy = error instanceof UserFacingError ? error.facts.policy : undefined;
  if (policy !== undefined) {
    await vscode.env.clipboard.writeText(policy);
    void vscode.window.showInformationMessage(l10n.t('Copied the minimal RAM policy that allows this.'));
  }
}

async function showPolicy({ ask, policy, texts }: GlobalParts): Promise<void> {
  const access = await ask.pick(l10n.t('Select what the policy allows'), [
    {
      label: l10n.t('Read only'),
      detail: l10n.t('Read all lists and details, and change nothing'),
      icon: 'eye',
      value: 'readOnly' as const,
    },
    {
      label: l10n.t('Everything'),
      detail: l10n.t('The same in a first statement, and everything that changes resources in a second'),
      icon: 'edit',
      value: 'full' as const,
    },
  ]);
  if (access) {
    await texts.open({ name: 'ram-policy.json', text: await policy(access) });
  }
}

/** The regions of the service; those this version knows of when it is unreachable. */
async function readOfferedRegions(
  { connection, knownRegions }: Pick<GlobalParts, 'connection' | 'knownRegions'>,
  signal: AbortSignal,
): Promise<{ available: readonly string[]; shown: readonly string[]; isConfirmed: boolean }> {
  try {
    const available = await connection.listAvailableRegions(signal);
    return { available, shown: await connection.listRegions(signal), isConfirmed: true };
  } catch (error) {
    // Who cannot even sign in has another problem than regions.
    if (isCancelled(error) || !(await connection.current())) {
      throw error;
    }
    const { message, hint } = error instanceof UserFacingError ? error : { message: toError(error).message, hint: '' };
    void vscode.window.showWarningMessage(
      sanitizeMessage(
        [message, hint, l10n.t('The list shows the regions known to this version.')].filter(Boolean).join(' '),
      ),
    );
    return { available: knownRegions(), shown: (await connection.getPreferredRegions()) ?? [], isConfirmed: false };
  }
}

async function selectRegions({ ask, connection, knownRegions }: GlobalParts): Promise<void> {
  const scope = await AccountScope.open(connection).catch(() => undefined);
  const { signal } = new AbortController();
  const choices = readOfferedRegions({ connection, knownRegions }, signal).then(({ available, shown, isConfirmed }) =>
    [...new Set([...available, ...shown])].map((region) => ({
      label: region,
      ...(!isConfirmed && { description: l10n.t('not confirmed by the service') }),
      picked: connection.hasChosenRegions && shown.includes(region),
      value: region,
    })),
  );
  const scoped = scope ? new ScopedAsk(ask, scope) : ask;
  const picked = await scoped.pickMany(l10n.t('Select regions to show, or none for all'), choices);
  if (picked) {
    await connection.selectRegions(picked);
  }
}
