// A check box with its help, as a field of a form. Native: vscode-checkbox takes no description.

import { element, setText } from './dom';
import type { FieldEvents, FieldView } from './textFieldView';

export interface CheckView extends FieldView {
  checked: boolean;
}

export function checkView(
  check: { readonly name: string; readonly label: string; readonly help: string },
  events: Pick<FieldEvents, 'onInput'>,
): CheckView {
  const id = `field-${check.name}`;
  const input = element('input', { type: 'checkbox', id, 'aria-describedby': `${id}-error ${id}-help` });
  const error = element('p', { class: 'error', id: `${id}-error`, hidden: '' });
  input.addEventListener('change', () => events.onInput());
  return {
    root: element(
      'div',
      { class: 'field check' },
      element('label', {}, input, check.label),
      error,
      element('p', { class: 'help', id: `${id}-help` }, check.help),
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
