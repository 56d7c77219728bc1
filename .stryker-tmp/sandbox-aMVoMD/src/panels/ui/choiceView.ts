// A choice as a row of radio buttons. Native ones: vscode-radio is announced as a check box, and vscode-single-select
// gives its list no name (both measured in Chromium's accessibility tree).

import { createElement, setText } from './dom';
import type { FieldEvents, FieldView } from './textFieldView';

export interface Choice {
  /** Unique in the page. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Value and label of each, the first being what is chosen when the value is none of them. */
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function createChoiceView(choice: Choice, events: Pick<FieldEvents, 'onInput'>): FieldView {
  const id = `field-${choice.name}`;
  const inputs = choice.options.map(([value, label]) => {
    const input = createElement('input', { type: 'radio', name: choice.name, value });
    input.addEventListener('change', () => events.onInput());
    return { input, label: createElement('label', {}, input, label) };
  });
  const help = createElement('p', { class: 'help', id: `${id}-help` }, choice.help ?? '');
  help.hidden = choice.help === undefined;
  const error = createElement('p', { class: 'error', id: `${id}-error`, hidden: '' });
  const root = createElement(
    'fieldset',
    { class: 'field choice', 'aria-describedby': `${id}-error ${id}-help` },
    createElement('legend', {}, choice.label),
    createElement('div', { class: 'options' }, ...inputs.map(({ label }) => label)),
    error,
    help,
  );
  return {
    root,
    get value() {
      return inputs.find(({ input }) => input.checked)?.input.value ?? '';
    },
    set value(text) {
      const chosen = inputs.find(({ input }) => input.value === text) ?? inputs[0];
      inputs.forEach((one) => (one.input.checked = one === chosen));
    },
    setError(message) {
      setText(error, message);
      error.hidden = message === '';
    },
    setReadonly(readonly) {
      root.disabled = readonly;
    },
    focus: () => inputs.find(({ input }) => input.checked)?.input.focus(),
  };
}
