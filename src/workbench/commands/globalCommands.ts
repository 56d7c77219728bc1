// What the commands do that are not about one kind.
import * as vscode from 'vscode';
import type { Ask } from '../../model/ask';
import type { Connection } from '../../model/connection';
import { describeScheme } from '../documents/describeDocuments';
import type { DescribeDocuments } from '../documents/describeDocuments';
import type { ResourceTree } from '../tree/resourceTree';
import { isTreeNode } from '../tree/treeNode';
import type { Watches } from '../watches';
import type { GlobalCommandId } from './globalManifest';

export interface GlobalParts {
  readonly ask: Ask;
  readonly connection: Connection;
  readonly trees: readonly ResourceTree[];
  readonly watches: Watches;
  readonly documents: DescribeDocuments;
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
      await Promise.all(parts.trees.map((tree) => tree.refresh(notice)));
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
    'elasticContainers.refreshDocument': async () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      if (uri?.scheme === describeScheme) {
        await parts.documents.refresh(uri);
      }
    },
    'elasticContainers.showLog': () => parts.showLog(),
  };
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
