// A real extension host behaves as what stands for VS Code in unit and contract tests (test/unit/support/fakeVscode.test.ts).
import { after, before, describe } from 'mocha';
import * as vscode from 'vscode';
import { declareConformance } from '../support/vscode/conformance';
import { hideViews } from '../support/canary/hostSettings';

/** Of an extension that comes with VS Code, and empty until a user searches for references. */
const viewId = 'references-view.tree';
const isShown = 'reference-list.isActive';
const receiver = 'conformance.receive';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** What has not been shown yet takes no key. */
async function press(command: string, isOver: () => boolean): Promise<void> {
  await pause();
  while (!isOver()) {
    await vscode.commands.executeCommand(command);
    await pause();
  }
}

describe('VS Code, compared with what stands for it', () => {
  let received: unknown;
  let registration: vscode.Disposable;

  before(async () => {
    registration = vscode.commands.registerCommand(receiver, (row: unknown) => (received = row));
    await vscode.commands.executeCommand('setContext', isShown, true);
    await vscode.commands.executeCommand(`${viewId}.focus`);
    // It fills its view when it starts: ours come after that.
    await vscode.extensions.getExtension('vscode.references-view')?.activate();
  });
  after(async () => {
    registration.dispose();
    await vscode.commands.executeCommand('setContext', isShown, undefined);
    await hideViews();
  });

  declareConformance({
    viewId,
    showView: async () => {
      await vscode.commands.executeCommand(`${viewId}.focus`);
    },
    receive: async (itemId) => {
      received = undefined;
      // Through the window, which knows rows by their handles only.
      const args = [{ $treeViewId: viewId, $treeItemHandle: `1/${itemId}` }];
      await vscode.commands.executeCommand('runCommands', { commands: [{ command: receiver, args }] });
      return received;
    },
    accept: (isOver) => press('workbench.action.acceptSelectedQuickOpenItem', isOver),
    cancel: (isOver) => press('workbench.action.closeQuickOpen', isOver),
    takeErrors: () => 0,
  });
});
