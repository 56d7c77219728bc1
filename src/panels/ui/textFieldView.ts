// One labelled text field with its unit, help and error.

import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { createElement, setText } from './dom';

/** A field of a form, whatever it is drawn with. */
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

export interface TextField {
  /** Unique in the page. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  /** Named after the value, e.g. "seconds". */
  readonly unit?: string;
  /** What an empty field stands for, or an example of a value. */
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly password?: boolean;
  /** Longer text is cut: no user types that much, and a page that keeps it with every key press becomes slow. */
  readonly cutAt?: number;
  /** Lines pasted into it become items between commas; the browser would join them without any. */
  readonly isList?: boolean;
  /** The value in a unit that is easier to grasp, for what is beside the label; empty when there is nothing to say. */
  readonly formatInOtherUnit?: (text: string) => string;
}

export interface TextFieldView extends FieldView {
  /** What a screen reader calls it, when the label shown is not enough. */
  setAccessibleLabel(label: string): void;
}

export function createTextFieldView(field: TextField, events: FieldEvents): TextFieldView {
  const id = `field-${field.name}`;
  const help = createElement('p', { class: 'help', id: `${id}-help` }, field.help ?? '');
  const error = createElement('p', { class: 'error', id: `${id}-error`, hidden: '' });
  const aside = createElement('span', { class: 'aside', id: `${id}-aside` });
  const input = createElement('vscode-textfield', {
    id,
    name: field.name,
    autocomplete: 'off',
    type: field.password === true ? 'password' : undefined,
    placeholder: field.placeholder,
  });
  // The component names its inner input by this property and knows no other relation, so the rest is handed through.
  input.label = field.unit === undefined ? field.label : `${field.label} (${field.unit})`;
  void input.updateComplete.then(() => {
    const { wrappedElement } = input;
    wrappedElement.ariaDescribedByElements = [error, help, aside];
    wrappedElement.inputMode = field.numeric === true ? 'numeric' : 'text';
    wrappedElement.spellcheck = false;
    // Its square corners would cover the round ones of the frame.
    wrappedElement.style.borderRadius = '3px';
  });
  if (field.unit !== undefined) {
    input.append(createElement('span', { slot: 'content-after', class: 'unit', 'aria-hidden': 'true' }, field.unit));
  }
  const showAside = (): void => setText(aside, field.formatInOtherUnit?.(input.value.trim()) ?? '');
  const edited = (): void => {
    if (field.cutAt !== undefined && input.value.length > field.cutAt) {
      input.value = input.value.slice(0, field.cutAt);
    }
    showAside();
    events.onInput();
  };
  input.addEventListener('input', edited);
  input.addEventListener('focusout', () => events.onLeave());
  if (field.isList === true) {
    input.addEventListener('paste', (event) => {
      const pasted = event.clipboardData?.getData('text') ?? '';
      if (!input.readonly && /[\r\n]/.test(pasted.trim())) {
        event.preventDefault();
        const { wrappedElement } = input;
        const { selectionStart: start, selectionEnd: end } = wrappedElement;
        const lines = pasted.split(/[\r\n]+/).map((line) => line.trim());
        const items = lines.filter((line) => line !== '').join(', ');
        wrappedElement.setRangeText(items, start ?? 0, end ?? 0, 'end');
        input.value = wrappedElement.value;
        edited();
      }
    });
  }

  const heading = createElement('div', { class: 'heading' }, createElement('label', { for: id }, field.label), aside);
  help.hidden = field.help === undefined;
  return {
    root: createElement('div', { class: 'field' }, heading, input, error, help),
    get value() {
      return input.value;
    },
    set value(text) {
      input.value = text;
      showAside();
    },
    setAccessibleLabel(label) {
      input.label = label;
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
    focus() {
      // A field made just now has nothing to take the focus yet.
      if (input.hasUpdated) {
        input.focus();
      } else {
        void input.updateComplete.then(() => input.focus());
      }
    },
  };
}
