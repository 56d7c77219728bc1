// Activation: what VS Code has to find at once is registered, and the rest is loaded when the first of it is used. Reads no
// credential and makes no call.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Lazy } from './base/async/lazy';
import { DisposableStore } from './base/disposables';
import { Redactor } from './base/redact';
import { kindManifests } from './products/manifests';
import type { Workbench } from './workbench/createWorkbench';
import { registerWorkbench } from './workbench/registerWorkbench';
import { OutputLog } from './workbench/settings/outputLog';

export function activate(context: vscode.ExtensionContext): void {
  // First of all: every text asks for its translation when it is shown.
  if (vscode.l10n.bundle) {
    l10n.config({ contents: vscode.l10n.bundle });
  }
  const owned = new DisposableStore();
  context.subscriptions.push(owned);
  const redactor = new Redactor();
  const log = owned.add(new OutputLog(redactor));
  const workbench: Lazy<Workbench> = Lazy.create(
    () => import('./composition'),
    ({ compose }, made) => compose({ context, views, log, redactor }, made),
  );
  const { views } = owned.add(registerWorkbench({ manifests: kindManifests, workbench, log }));
  // Let go of before what it is reached by.
  owned.add(workbench);
}
