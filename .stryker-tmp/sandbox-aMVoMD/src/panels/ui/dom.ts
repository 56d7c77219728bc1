// Elements made by calls, never from markup: text from outside stays text.

import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/index.js';

/** `attributes` that are undefined are left out. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

export function createButton(
  label: string,
  onClick: () => void,
  attributes: Record<string, string> = {},
): VscodeButton {
  const made = createElement('vscode-button', attributes, label);
  made.addEventListener('click', onClick);
  // The component acts on Space but lets the page scroll as well.
  made.addEventListener('keydown', (event) => {
    if (event.key === ' ') {
      event.preventDefault();
    }
  });
  return made;
}

/** Replaces text only when it differs, so that a live region announces it once. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) {
    target.textContent = text;
  }
}
