// One labelled text field with its unit, help and error.

import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { formatBytes, formatSeconds } from '../../protocol/units';
import type { TcpdumpField } from '../../protocol/tcpdumpFields';
import { element, setText } from '../dom';

/** A field of the form, whatever it is drawn with. */
export interface FieldView {
  readonly root: HTMLElement;
  value: string;
  /** Shows why the value is refused; empty when it is not. */
  setError(error: string): void;
  setReadonly(readonly: boolean): void;
  focus(): void;
}

export interface FieldEvents {
  onInput(): void;
  /** The user left the field. */
  onLeave(): void;
}

export function textFieldView(field: TcpdumpField, events: FieldEvents): FieldView {
  const id = `field-${field.name}`;
  const help = element('p', { class: 'help', id: `${id}-help` }, field.help);
  const error = element('p', { class: 'error', id: `${id}-error`, hidden: '' });
  const aside = element('span', { class: 'aside', id: `${id}-aside` });
  const input = element('vscode-textfield', {
    id,
    name: field.name,
    autocomplete: 'off',
    placeholder: field.placeholder,
  });
  // The component names its inner input by this property and knows no other relation, so the rest is handed through.
  input.label = field.unit === undefined ? field.label : `${field.label} (${field.unit})`;
  void input.updateComplete.then(() => {
    const { wrappedElement } = input;
    wrappedElement.ariaDescribedByElements = [error, help, aside];
    wrappedElement.inputMode = field.numeric ? 'numeric' : 'text';
    wrappedElement.spellcheck = false;
    // Its square corners would cover the round ones of the frame.
    wrappedElement.style.borderRadius = '3px';
  });
  if (field.unit !== undefined) {
    input.append(element('span', { slot: 'content-after', class: 'unit', 'aria-hidden': 'true' }, field.unit));
  }
  const showAside = (): void => setText(aside, inOtherWords(field, input.value.trim()));
  input.addEventListener('input', () => {
    showAside();
    events.onInput();
  });
  input.addEventListener('focusout', () => events.onLeave());

  const heading = element('div', { class: 'heading' }, element('label', { for: id }, field.label), aside);
  return {
    root: element('div', { class: 'field' }, heading, input, error, help),
    get value() {
      return input.value;
    },
    set value(text) {
      input.value = text;
      showAside();
    },
    setError(message) {
      input.invalid = message !== '';
      setText(error, message);
      error.hidden = message === '';
      void input.updateComplete.then(() => input.wrappedElement.setAttribute('aria-invalid', String(message !== '')));
    },
    setReadonly(readonly) {
      input.readonly = readonly;
    },
    focus: () => input.focus(),
  };
}

/** An amount in a unit that is easier to grasp; empty when the text is no amount or is plain enough. */
function inOtherWords({ name }: TcpdumpField, text: string): string {
  const amount = /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : 0;
  if (name === 'FileSize' && amount >= 1024) {
    return `= ${formatBytes(amount)}`;
  }
  return name === 'Duration' && amount > 60 ? `= ${formatSeconds(amount)}` : '';
}
