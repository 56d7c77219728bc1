// The blocks above the buttons: what to know before starting, and how the last attempt ended.

import * as l10n from '@vscode/l10n';
import type { Problem } from '../../protocol/envelope';
import type { TcpdumpWarning } from '../../protocol/tcpdumpForm';
import { button, element } from '../dom';

export interface WarningsView {
  readonly root: HTMLElement;
  show(warnings: readonly TcpdumpWarning[]): void;
}

/** `apply` takes the value a warning suggests. */
export function warningsView(apply: (warning: TcpdumpWarning) => void): WarningsView {
  const list = element('ul');
  const box = element(
    'section',
    { class: 'notice warning', 'aria-labelledby': 'warnings-title', hidden: '' },
    element('h2', { id: 'warnings-title' }, l10n.t('Before you start')),
    list,
  );
  let shown = '';
  return {
    // The live region is there from the start: one that appears together with its text is not read out.
    root: element('div', { 'aria-live': 'polite' }, box),
    show(warnings) {
      const key = JSON.stringify(warnings);
      if (key === shown) {
        return;
      }
      shown = key;
      box.hidden = warnings.length === 0;
      list.replaceChildren(...warnings.map((warning) => warningItem(warning, apply)));
    },
  };
}

function warningItem(warning: TcpdumpWarning, apply: (warning: TcpdumpWarning) => void): HTMLLIElement {
  const item = element('li', {}, element('span', {}, warning.message));
  if (warning.suggestion !== undefined) {
    item.append(button(l10n.t('Use {0}', warning.suggestion), () => apply(warning), { secondary: '' }));
  }
  return item;
}

export interface ResultView {
  readonly root: HTMLElement;
  showProblem(problem: Problem): void;
  showSuccess(message: string): void;
  clear(): void;
}

export function resultView(): ResultView {
  const box = element('div', { tabindex: '-1', hidden: '' });
  const put = (style: string, ...content: HTMLElement[]): void => {
    box.className = `notice ${style}`;
    box.replaceChildren(...content);
    box.hidden = false;
  };
  return {
    root: element('div', { role: 'alert' }, box),
    showProblem({ message, hint, requestId }) {
      put(
        'problem',
        element('h2', {}, message),
        ...(hint === '' ? [] : [element('p', {}, hint)]),
        ...(requestId === undefined
          ? []
          : [element('p', { class: 'request-id' }, l10n.t('Request ID:'), ' ', element('code', {}, requestId))]),
      );
      box.focus();
    },
    showSuccess(message) {
      put('success', element('h2', {}, message));
    },
    clear() {
      box.hidden = true;
      box.replaceChildren();
    },
  };
}
