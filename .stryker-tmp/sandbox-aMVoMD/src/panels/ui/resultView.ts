// How the last attempt ended: a live region that takes the focus when there is something to read before continuing.

import * as l10n from '@vscode/l10n';
import type { Problem } from '../channel/envelope';
import { createElement } from './dom';

export interface ResultView {
  readonly root: HTMLElement;
  showProblem(problem: Problem): void;
  showSuccess(message: string): void;
  /** What is neither: `hint` may be empty. */
  showNote(message: string, hint: string): void;
  clear(): void;
}

export function createResultView(): ResultView {
  const box = createElement('div', { tabindex: '-1', hidden: '' });
  const put = (style: string, ...content: HTMLElement[]): void => {
    box.className = `notice ${style}`;
    box.replaceChildren(...content);
    box.hidden = false;
  };
  const texts = (message: string, hint: string): HTMLElement[] => [
    createElement('h2', {}, message),
    ...(hint === '' ? [] : [createElement('p', {}, hint)]),
  ];
  return {
    root: createElement('div', { role: 'alert' }, box),
    showProblem({ message, hint, requestId }) {
      const id = requestId === undefined ? [] : [l10n.t('Request ID:'), ' ', createElement('code', {}, requestId)];
      put(
        'problem',
        ...texts(message, hint),
        ...(id.length === 0 ? [] : [createElement('p', { class: 'request-id' }, ...id)]),
      );
      box.focus();
    },
    showSuccess(message) {
      put('success', ...texts(message, ''));
    },
    showNote(message, hint) {
      put('success', ...texts(message, hint));
      box.focus();
    },
    clear() {
      box.hidden = true;
      box.replaceChildren();
    },
  };
}
