// The only place that registers commands. What they do is loaded with the first that is run (commandRegistrar.ts).
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/disposables';
import { toCommandId } from '../../model/commandId';
import type { KindManifest } from '../../model/kind';
import { globalCommands } from './globalManifest';

export function registerCommands(
  manifests: readonly KindManifest[],
  run: (id: string, args: readonly unknown[]) => Promise<void>,
): Disposable {
  const ofKinds = manifests.flatMap((manifest) =>
    Object.keys(manifest.actions).map((name) => toCommandId(manifest, name)),
  );
  const owned = new DisposableStore();
  for (const id of [...ofKinds, ...Object.keys(globalCommands)]) {
    owned.add(vscode.commands.registerCommand(id, (...args: unknown[]) => run(id, args)));
  }
  return owned;
}
