// A user who goes through with whatever is asked: takes the first choice, types what is accepted, presses the first button, sends what
// is reviewed, submits the form. A test acts at each step, before the answer.
import { deepEqual } from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Disposable } from '../../../src/base/disposables';
import { emptyImageCacheDraft, toDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheInit } from '../../../src/products/eci/imageCache/form/panel';
import { emptyTcpdumpDraft } from '../../../src/products/eci/instance/tcpdump/tcpdumpForm';
import { commands, TabInputTextDiff, TabInputWebview, window } from '../vscode';
import type { InputQuestion, MessageQuestion, Question } from '../vscode/questions';
import { onQuestion, openQuestions, shown } from '../vscode/useVscode';

/** Where the user is when a test may act. */
export interface UserStep {
  readonly name: string;
  /** An extension cannot close it. */
  readonly isModal: boolean;
  readonly isOpen: () => boolean;
}

export interface UserParts {
  /** The user does nothing before. */
  readonly ready: () => Promise<void>;
  /** Called before each answer. */
  readonly onStep: (step: UserStep) => void;
  /** Something is shown that needs no answer. */
  readonly onNotification: (notification: MessageQuestion) => void;
}

interface PageRequest {
  readonly name: string;
  readonly params: unknown;
}

/** What the pages of panels that change something send, by the name of the panel. */
const submissions: Readonly<Record<string, (init: unknown) => PageRequest>> = {
  tcpdump: () => ({ name: 'start', params: { draft: { ...emptyTcpdumpDraft, Duration: '60' } } }),
  imageCache: (init) => {
    const { opened, prefill = emptyImageCacheDraft } = init as ImageCacheInit;
    const draft = opened
      ? { ...toDraft(opened), name: `${opened.name}-2` }
      : { ...prefill, name: 'cache-1', images: ['nginx:1.27'], securityGroupId: 'sg-1', vSwitchId: 'vsw-1' };
    return { name: 'submit', params: { draft, overwrite: false } };
  },
};

/** Something in each form that is asked for. */
const typed = ['registry.example.com', 'name-1', '50'];

export class ObligingUser implements Disposable {
  /** Which of the choices is taken, question by question; the first when there are no more. */
  choices: readonly number[] = [];
  private readonly owned: Disposable[];
  private picks = 0;
  private requests = 0;

  constructor(private readonly parts: UserParts) {
    this.owned = [
      onQuestion((question) => void this.answer(question)),
      window.tabGroups.onDidChangeTabs(({ opened }) => opened.forEach((tab) => void this.handleTab(tab))),
    ];
  }

  dispose(): void {
    this.owned.forEach((one) => one.dispose());
  }

  private async answer(question: Question): Promise<void> {
    if (question.type === 'message' && !question.isModal) {
      this.parts.onNotification(question);
      return;
    }
    const isModal = question.type === 'message' || question.type === 'save';
    const isOpen = (): boolean => openQuestions().includes(question);
    if (!(await this.step({ name: `${question.type} "${question.title}"`, isModal, isOpen }))) {
      return;
    }
    switch (question.type) {
      case 'pick': {
        const index = this.choices[this.picks++] ?? 0;
        const item = question.items[Math.min(index, question.items.length - 1)];
        question.take(item?.label ?? '');
        // Some want a text that is typed.
        if (isOpen()) {
          question.type_('true');
          question.accept();
        }
        break;
      }
      case 'input':
        fillIn(question);
        break;
      case 'message':
        question.press(question.buttons[0] ?? '');
        break;
      case 'save':
        question.cancel();
        break;
    }
  }

  /** False when it was closed before the answer. */
  private async step(step: UserStep): Promise<boolean> {
    await this.parts.ready();
    if (step.isOpen()) {
      this.parts.onStep(step);
    }
    return step.isOpen();
  }

  private async handleTab({ input }: { readonly input: unknown }): Promise<void> {
    if (input instanceof TabInputTextDiff) {
      await this.sendReviewed(input.modified);
    } else if (input instanceof TabInputWebview) {
      await this.parts.ready();
      this.submit(input.viewType);
    }
  }

  private async sendReviewed(uri: vscode.Uri): Promise<void> {
    const isOpen = (): boolean =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some((tab) => tab.input instanceof TabInputTextDiff && tab.input.modified.toString() === uri.toString());
    if (await this.step({ name: 'review', isModal: false, isOpen })) {
      await commands.executeCommand('elasticContainers.sendReviewed', uri);
    }
  }

  private submit(viewType: string): void {
    const panel = shown.panels().find((one) => viewType.endsWith(one.viewType));
    const submission = submissions[viewType.split('.').at(-1) ?? ''];
    if (!panel || !submission) {
      throw new Error(`This user does not know the page of ${viewType}`);
    }
    const posted = panel.webview.onDidPost((message) => {
      const { type, params } = message as { readonly type: string; readonly params: unknown };
      if (type === 'init') {
        posted.dispose();
        void this.step({ name: `form ${viewType}`, isModal: false, isOpen: () => shown.panels().includes(panel) }).then(
          (isOpen) =>
            isOpen && panel.webview.receive({ type: 'request', id: `user-${this.requests++}`, ...submission(params) }),
        );
      }
    });
    panel.webview.receive({ type: 'ready' });
  }
}

function fillIn(question: InputQuestion): void {
  const profile = /^(\S+) is a production profile/.exec(question.title)?.[1];
  for (const text of [...(profile === undefined ? [question.value] : [profile]), ...typed]) {
    question.type_(text);
    if (text !== '' && question.problem === '') {
      question.accept();
      return;
    }
  }
  deepEqual(question.problem, '', `Nothing fits "${question.title}"`);
}
