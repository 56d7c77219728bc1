// What to know before starting, above the buttons.

import * as l10n from '@vscode/l10n';
import type { TcpdumpWarning } from '../tcpdumpForm';
import { createButton, createElement } from '../../../../../panels/ui/dom';

export interface WarningsView {
  readonly root: HTMLElement;
  show(warnings: readonly TcpdumpWarning[]): void;
}

/** `apply` takes the value a warning suggests. */
export function createWarningsView(apply: (warning: TcpdumpWarning) => void): WarningsView {
  const list = createElement('ul');
  const box = createElement(
    'section',
    { class: 'notice warning', 'aria-labelledby': 'warnings-title', hidden: '' },
    createElement('h2', { id: 'warnings-title' }, l10n.t('Before you start')),
    list,
  );
  let shown = '';
  return {
    // The live region is there from the start: one that appears together with its text is not read out.
    root: createElement('div', { 'aria-live': 'polite' }, box),
    show(warnings) {
      const key = JSON.stringify(warnings);
      if (key === shown) {
        return;
      }
      shown = key;
      box.hidden = warnings.length === 0;
      list.replaceChildren(...warnings.map((warning) => createWarningItem(warning, apply)));
    },
  };
}

function createWarningItem(warning: TcpdumpWarning, apply: (warning: TcpdumpWarning) => void): HTMLLIElement {
  const item = createElement('li', {}, createElement('span', {}, warning.message));
  if (warning.suggestion !== undefined) {
    item.append(createButton(l10n.t('Use {0}', warning.suggestion), () => apply(warning), { secondary: '' }));
  }
  return item;
}
