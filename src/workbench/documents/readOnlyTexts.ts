// Texts to read: alone, side by side, or side by side with the question whether to continue. They live as long as their editors.
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { NamedText, Texts } from '../../model/ports/show';
import { sanitizeFileName } from '../plainText';
import { reviewScheme, textScheme } from './schemes';

export class ReadOnlyTexts implements Texts, vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly owned = new DisposableStore();
  private readonly texts = new Map<string, string>();
  /** Open questions, by the address of the text under review. */
  private readonly openQuestions = new Map<string, (send: boolean) => void>();
  private count = Date.now();

  constructor() {
    this.owned.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.texts.delete(uri.toString());
      }),
    );
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.dropClosed(closed)));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? l10n.t('This text is no longer available.');
  }

  async open(text: NamedText): Promise<void> {
    await vscode.window.showTextDocument(this.store(textScheme, text), { preview: false });
  }

  async compare(title: string, left: NamedText, right: NamedText): Promise<void> {
    await showDiff(title, this.store(textScheme, left), this.store(textScheme, right));
  }

  async approve(title: string, left: NamedText, right: NamedText, signal?: AbortSignal): Promise<boolean> {
    const uri = this.store(reviewScheme, right);
    const key = uri.toString();
    await showDiff(title, this.store(textScheme, left), uri);
    const reject = (): void => this.answer(uri, false);
    try {
      return await new Promise<boolean>((resolve) => {
        this.openQuestions.set(key, resolve);
        signal?.addEventListener('abort', reject, { once: true });
        if (signal?.aborted) {
          reject();
        }
      });
    } finally {
      signal?.removeEventListener('abort', reject);
      this.openQuestions.delete(key);
      await vscode.window.tabGroups.close(listTabs(key));
    }
  }

  /** Answers the question in this editor, or in the one that is shown. */
  answer(of: unknown, send: boolean): void {
    const uri = of instanceof vscode.Uri ? of : getReviewedUri(vscode.window.tabGroups.activeTabGroup.activeTab);
    this.openQuestions.get(uri?.toString() ?? '')?.(send);
  }

  dispose(): void {
    this.openQuestions.forEach((resolve) => resolve(false));
    this.owned.dispose();
  }

  /** Closed without an answer; a tab that was moved is open elsewhere. */
  private dropClosed(closed: readonly vscode.Tab[]): void {
    for (const tab of closed) {
      const key = getReviewedUri(tab)?.toString() ?? '';
      if (listTabs(key).length === 0) {
        this.openQuestions.get(key)?.(false);
      }
    }
  }

  private store(scheme: string, { name, text }: NamedText): vscode.Uri {
    this.count += 1;
    const uri = vscode.Uri.from({ scheme, path: `/${this.count}/${sanitizeFileName(name)}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }
}

async function showDiff(title: string, left: vscode.Uri, right: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: false });
}

function listTabs(key: string): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) =>
    tabs.filter((tab) => getReviewedUri(tab)?.toString() === key),
  );
}

/** The address of the text that a tab asks about. */
function getReviewedUri(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const uri = tab?.input instanceof vscode.TabInputTextDiff ? tab.input.modified : undefined;
  return uri?.scheme === reviewScheme ? uri : undefined;
}
