// A part of the form that can be folded. Folded, its heading tells what is set and whether something is wrong inside.

import * as l10n from '@vscode/l10n';
import { element, setText } from '../../../../panels/ui/dom';

export interface GroupView {
  readonly root: HTMLDetailsElement;
  /** `summary`: what is set. `wrong`: how many errors are shown inside. */
  show(summary: string, wrong: number): void;
}

export function groupView(title: string, help: string, ...content: readonly HTMLElement[]): GroupView {
  const setText_ = element('span', { class: 'aside' });
  const wrongText = element('span', { class: 'wrong' });
  const root = element(
    'details',
    { class: 'group' },
    element('summary', {}, element('span', { class: 'title' }, title), ' ', setText_, ' ', wrongText),
    element('p', { class: 'help' }, help),
    ...content,
  );
  return {
    root,
    show(summary, wrong) {
      setText(setText_, summary);
      setText(wrongText, wrong === 0 ? '' : l10n.t('To correct: {0}', wrong));
    },
  };
}

/** A part that is always open. */
export function sectionView(title: string, help: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element(
    'fieldset',
    { class: 'group' },
    element('legend', {}, title),
    element('p', { class: 'help' }, help),
    ...content,
  );
}
