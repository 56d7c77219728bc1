import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import * as vscode from 'vscode';
import { ReadOnlyTexts } from '../../../../src/workbench/documents/readOnlyTexts';
import { reviewScheme, textScheme } from '../../../../src/workbench/documents/schemes';
import { flushTasks } from '../../../support/fakeClock';
import { closeTab, openTab } from '../../../support/vscode/documents';
import type { Tab } from '../../../support/vscode/documents';
import { services, useVscode } from '../../../support/vscode/useVscode';

const [left, right] = [
  { name: 'old.yaml', text: 'a: 1' },
  { name: 'new/1.yaml', text: 'a: 2' },
];

describe('Texts to read', () => {
  useVscode();
  let texts: ReadOnlyTexts;
  const answers: boolean[] = [];

  beforeEach(() => {
    texts = new ReadOnlyTexts();
    answers.splice(0);
    for (const scheme of [textScheme, reviewScheme]) {
      vscode.workspace.registerTextDocumentContentProvider(scheme, texts);
    }
  });

  afterEach(() => texts.dispose());

  const tabs = (): readonly Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs) as unknown as Tab[];
  const diffTab = (): Tab => {
    const found = tabs().findLast(({ input }) => input instanceof vscode.TabInputTextDiff);
    ok(found);
    return found;
  };
  const modified = (tab = diffTab()): vscode.Uri => (tab.input as vscode.TabInputTextDiff).modified;
  const ask = async (signal?: AbortSignal): Promise<{ readonly answer: Promise<boolean> }> => {
    const asked = texts.approve('Create version?', left, right, signal);
    void asked.then((answer) => answers.push(answer));
    await flushTasks();
    return { answer: asked };
  };
  const answered = async (): Promise<readonly boolean[]> => {
    await flushTasks();
    return answers;
  };

  it('are opened in a tab that stays, each under an address of its own', async () => {
    await texts.open(right);
    equal(tabs()[0]?.isPreview, false);
    const first = vscode.window.activeTextEditor?.document;
    deepEqual([first?.getText(), first?.uri.scheme, first?.uri.path.split('/')[2]], ['a: 2', textScheme, 'new_1.yaml']);
    await texts.open(right);
    notEqual(vscode.window.activeTextEditor?.document.uri.toString(), first?.uri.toString());
  });

  it('are forgotten with their editor, and say so when VS Code brings it back', async () => {
    await texts.open(right);
    const uri = vscode.window.activeTextEditor?.document.uri;
    ok(uri);
    equal(texts.provideTextDocumentContent(uri), 'a: 2');
    closeTab(tabs()[0] as Tab);
    equal(texts.provideTextDocumentContent(uri), 'This text is no longer available.');
  });

  it('are compared side by side, without a question', async () => {
    await texts.compare('web and web-2', left, right);
    const [{ id, args }] = services.executed() as [{ id: string; args: [vscode.Uri, vscode.Uri, string, unknown] }];
    deepEqual([id, args[2], args[3]], ['vscode.diff', 'web and web-2', { preview: false }]);
    deepEqual(
      [args[0], args[1]].map((uri) => [uri.scheme, texts.provideTextDocumentContent(uri)]),
      [
        [textScheme, 'a: 1'],
        [textScheme, 'a: 2'],
      ],
    );
  });

  describe('that are sent when the user agrees', () => {
    it('are shown under a title with Send and Cancel, and closed with the answer', async () => {
      for (const send of [true, false]) {
        const { answer } = await ask();
        deepEqual([diffTab().label, modified().scheme], ['Create version?', reviewScheme]);
        texts.answer(modified(), send);
        equal(await answer, send);
        deepEqual(
          tabs().filter(({ input }) => input instanceof vscode.TabInputTextDiff),
          [],
        );
      }
    });

    it('are answered in front when no editor is named, and nowhere else', async () => {
      await ask();
      texts.answer(undefined, true);
      deepEqual(await answered(), [true]);
      await ask();
      openTab('other', new vscode.TabInputTextDiff(vscode.Uri.file('/a'), vscode.Uri.file('/b')));
      texts.answer(undefined, true);
      texts.answer('text', true);
      texts.answer(vscode.Uri.file('/b'), true);
      deepEqual(await answered(), [true], 'another comparison is in front');
    });

    it('are each answered on their own', async () => {
      await ask();
      const first = modified();
      await ask();
      texts.answer(first, false);
      deepEqual(await answered(), [false]);
      texts.answer(first, true);
      deepEqual(await answered(), [false], 'it was answered');
      texts.answer(modified(), true);
      deepEqual(await answered(), [false, true]);
    });

    it('are not sent when they are closed without an answer', async () => {
      await ask();
      closeTab(diffTab());
      deepEqual(await answered(), [false]);
    });

    it('wait on when one of two tabs was closed, or a tab of something else', async () => {
      await ask();
      const tab = diffTab();
      const moved = openTab(tab.label, tab.input);
      closeTab(openTab('other', new vscode.TabInputText(vscode.Uri.file('/a'))));
      closeTab(openTab('other', new vscode.TabInputTextDiff(vscode.Uri.file('/a'), vscode.Uri.file('/b'))));
      closeTab(tab);
      deepEqual(await answered(), []);
      closeTab(moved);
      deepEqual(await answered(), [false]);
    });

    it('are not sent once the account has changed, also when it changed before they are shown', async () => {
      const account = new AbortController();
      await ask(account.signal);
      account.abort();
      deepEqual(await answered(), [false]);
      await ask(account.signal);
      deepEqual(await answered(), [false, false]);
    });

    it('are not sent when the extension ends', async () => {
      await ask();
      texts.dispose();
      deepEqual(await answered(), [false]);
    });
  });
});
