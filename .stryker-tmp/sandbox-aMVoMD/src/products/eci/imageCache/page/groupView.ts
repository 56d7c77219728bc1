// A collapsible section of the form. When collapsed, its heading shows what is set and whether it contains an error.

import * as l10n from '@vscode/l10n';
import { createElement, setText } from '../../../../panels/ui/dom';

export interface GroupView {
  readonly root: HTMLDetailsElement;
  /** `summary`: what is set. `wrong`: how many errors are shown inside. */
  show(summary: string, wrong: number): void;
}

export function createGroupView(title: string, help: string, ...content: readonly HTMLElement[]): GroupView {
  const setText_ = createElement('span', { class: 'aside' });
  const wrongText = createElement('span', { class: 'wrong' });
  const root = createElement(
    'details',
    { class: 'group' },
    createElement('summary', {}, createElement('span', { class: 'title' }, title), ' ', setText_, ' ', wrongText),
    createElement('p', { class: 'help' }, help),
    ...content,
  );
  return {
    root,
    show(summary, wrong) {
      setText(setText_, summary);
      setText(wrongText, wrong === 0 ? '' : l10n.t('To fix: {0}', wrong));
    },
  };
}

/** A part that is always open. */
export function createSectionView(title: string, help: string, ...content: readonly HTMLElement[]): HTMLElement {
  return createElement(
    'fieldset',
    { class: 'group' },
    createElement('legend', {}, title),
    createElement('p', { class: 'help' }, help),
    ...content,
  );
}
