// A piece of code with a button that copies it.

import * as l10n from '@vscode/l10n';
import { createButton, createElement } from './dom';

export interface SnippetView {
  readonly root: HTMLElement;
  /** Without text there is an error to correct first. */
  show(text: string | undefined): void;
}

export function createSnippetView(title: string, copyLabel: string, copy: (text: string) => void): SnippetView {
  const code = createElement('code');
  const empty = createElement('p', { class: 'help' }, l10n.t('Fix the marked fields first.'));
  const box = createElement('pre', {}, code);
  const copyButton = createButton(l10n.t('Copy'), () => copy(code.textContent), {
    secondary: '',
    'aria-label': copyLabel,
  });
  return {
    root: createElement(
      'div',
      { class: 'snippet' },
      createElement('div', { class: 'heading' }, createElement('h3', {}, title), copyButton),
      box,
      empty,
    ),
    show(text) {
      // Broken where an option begins, if at all; selected by hand it is still one line.
      code.replaceChildren(...(text ?? '').split(/(?= --)/).map((part) => createElement('span', {}, part)));
      box.hidden = text === undefined;
      empty.hidden = text !== undefined;
      copyButton.disabled = text === undefined;
    },
  };
}
