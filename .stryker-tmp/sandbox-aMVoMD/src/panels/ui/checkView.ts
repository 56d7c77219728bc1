// A check box with its help, as a field of a form. Native: vscode-checkbox takes no description.

import { createElement, setText } from './dom';
import type { FieldEvents, FieldView } from './textFieldView';

export interface CheckView extends FieldView {
  checked: boolean;
}

export function createCheckView(
  check: { readonly name: string; readonly label: string; readonly help: string },
  events: Pick<FieldEvents, 'onInput'>,
): CheckView {
  const id = `field-${check.name}`;
  const input = createElement('input', { type: 'checkbox', id, 'aria-describedby': `${id}-error ${id}-help` });
  const error = createElement('p', { class: 'error', id: `${id}-error`, hidden: '' });
  input.addEventListener('change', () => events.onInput());
  return {
    root: createElement(
      'div',
      { class: 'field check' },
      createElement('label', {}, input, check.label),
      error,
      createElement('p', { class: 'help', id: `${id}-help` }, check.help),
    ),
    get checked() {
      return input.checked;
    },
    set checked(checked) {
      input.checked = checked;
    },
    get value() {
      return String(input.checked);
    },
    set value(text) {
      input.checked = text === 'true';
    },
    setError(message) {
      setText(error, message);
      error.hidden = message === '';
    },
    setReadonly(readonly) {
      input.disabled = readonly;
    },
    focus: () => input.focus(),
  };
}
