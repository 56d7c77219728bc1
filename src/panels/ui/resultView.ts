// How the last attempt ended: a live region that takes the focus when there is something to read before going on.

import * as l10n from '@vscode/l10n';
import type { Problem } from '../channel/envelope';
import { element } from './dom';

export interface ResultView {
  readonly root: HTMLElement;
  showProblem(problem: Problem): void;
  showSuccess(message: string): void;
  /** What is neither: `hint` may be empty. */
  showNote(message: string, hint: string): void;
  clear(): void;
}

export function resultView(): ResultView {
  const box = element('div', { tabindex: '-1', hidden: '' });
  const put = (style: string, ...content: HTMLElement[]): void => {
    box.className = `notice ${style}`;
    box.replaceChildren(...content);
    box.hidden = false;
  };
  const words = (message: string, hint: string): HTMLElement[] => [
    element('h2', {}, message),
    ...(hint === '' ? [] : [element('p', {}, hint)]),
  ];
  return {
    root: element('div', { role: 'alert' }, box),
    showProblem({ message, hint, requestId }) {
      const id = requestId === undefined ? [] : [l10n.t('Request ID:'), ' ', element('code', {}, requestId)];
      put(
        'problem',
        ...words(message, hint),
        ...(id.length === 0 ? [] : [element('p', { class: 'request-id' }, ...id)]),
      );
      box.focus();
    },
    showSuccess(message) {
      put('success', ...words(message, ''));
    },
    showNote(message, hint) {
      put('success', ...words(message, hint));
      box.focus();
    },
    clear() {
      box.hidden = true;
      box.replaceChildren();
    },
  };
}
