// What the commands do that are not about one kind.
import * as vscode from 'vscode';
import type { Ask } from '../../model/ask';
import type { Connection } from '../../model/connection';
import { describeScheme } from '../documents/describeDocuments';
import type { DescribeDocuments } from '../documents/describeDocuments';
import type { Scope } from '../../model/store/scope';
import type { ResourceTree } from '../tree/resourceTree';
import { isTreeNode } from '../tree/treeNode';
import type { ReadOnlyTexts } from '../review/readOnlyTexts';
import { logCommands } from '../logs/logCommands';
import type { LogDocuments } from '../logs/logDocuments';
import type { Watches } from '../status/watches';
import type { GlobalCommandId } from './globalManifest';

export interface GlobalParts {
  readonly ask: Ask;
  readonly connection: Connection;
  readonly trees: readonly ResourceTree[];
  readonly watches: Watches;
  readonly documents: DescribeDocuments;
  readonly texts: ReadOnlyTexts;
  readonly logs: LogDocuments;
  readonly showLog: () => void;
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
    'elasticContainers.loadMore': (node) => loadMore(parts, node, false),
    'elasticContainers.loadAll': (node) => loadMore(parts, node, true),
    'elasticContainers.stopLoading': (node) => {
      const found = treeOf(parts, node);
      if (found) {
        found.tree.stopLoading(found.scope);
      } else {
        parts.trees.forEach((tree) => tree.stopLoading());
      }
    },
    'elasticContainers.selectProfile': () => selectProfile(parts),
    'elasticContainers.selectRegions': () => selectRegions(parts),
    'elasticContainers.startEmulator': () =>
      vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Starting the local emulator') },
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
    ...logCommands(parts.logs),
    'elasticContainers.refreshDocument': async () => {
      const uri = shownDocument()?.document.uri;
      if (uri) {
        await parts.documents.refresh(uri);
      }
    },
    'elasticContainers.showAsJson': async () => {
      const uri = shownDocument()?.document.uri;
      if (uri) {
        await parts.documents.switchFormat(uri);
      }
    },
    'elasticContainers.toggleValue': (address, key) => toggleValue(parts, address, key),
    'elasticContainers.sendReviewed': (uri) => parts.texts.answer(uri, true),
    'elasticContainers.cancelReview': (uri) => parts.texts.answer(uri, false),
    'elasticContainers.showLog': () => parts.showLog(),
  };
}

/** The editor in front, when it shows a document of ours. */
function shownDocument(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.scheme === describeScheme ? editor : undefined;
}

/** From a button above a value, or for the value at the cursor. */
async function toggleValue({ documents }: GlobalParts, address: unknown, key: unknown): Promise<void> {
  if (typeof address === 'string' && typeof key === 'string') {
    await documents.toggleValue(vscode.Uri.parse(address, true), key);
    return;
  }
  const editor = shownDocument();
  const found = editor && documents.keyAt(editor.document.uri, editor.selection.active.line);
  if (editor && found !== undefined) {
    await documents.toggleValue(editor.document.uri, found);
  } else {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no masked value at the cursor. Put it on the line of one.'),
    );
  }
}

/** The tree a notice stands in, and the list it speaks of. */
function treeOf(
  { trees }: GlobalParts,
  node: unknown,
): { readonly tree: ResourceTree; readonly scope: Scope } | undefined {
  const scope = isTreeNode(node) && node.type === 'notice' && 'scope' in node.notice ? node.notice.scope : undefined;
  const tree = scope && trees.find((one) => one.holds(node));
  return tree && { tree, scope };
}

async function loadMore(parts: GlobalParts, node: unknown, all: boolean): Promise<void> {
  const found = treeOf(parts, node);
  await found?.tree.loadMore(found.scope, all);
}

async function selectProfile({ ask, connection }: GlobalParts): Promise<void> {
  const current = await connection.current().catch(() => undefined);
  const choices = connection.choices().then((profiles) =>
    profiles.map((profile) => ({
      label: profile.label,
      description: profile.id === current?.id ? vscode.l10n.t('current') : '',
      detail: profile.detail,
      icon: profile.id === current?.id ? 'check' : 'account',
      value: profile.id,
    })),
  );
  if ((await choices).length === 1) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'No credentials were found. Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET and restart VS Code, or run "aliyun configure" in a terminal and choose again.',
      ),
    );
  }
  const picked = await ask.pick(vscode.l10n.t('Choose whose resources to show'), choices);
  if (picked !== undefined) {
    await connection.select(picked);
  }
}

async function selectRegions({ ask, connection }: GlobalParts): Promise<void> {
  const { signal } = new AbortController();
  const choices = Promise.all([connection.availableRegions(signal), connection.regions(signal)]).then(
    ([available, shown]) =>
      [...new Set([...available, ...shown])].map((region) => ({
        label: region,
        picked: connection.regionsAreChosen && shown.includes(region),
        value: region,
      })),
  );
  const picked = await ask.pickMany(vscode.l10n.t('Choose regions to show; none means all'), choices);
  if (picked) {
    await connection.selectRegions(picked);
  }
}
