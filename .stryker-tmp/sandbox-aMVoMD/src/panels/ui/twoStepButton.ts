// A button that asks before it throws something away. Escape keeps it.

import { createButton, createElement } from './dom';

export interface TwoStepTexts {
  readonly label: string;
  readonly question: string;
  readonly confirm: string;
  readonly keep: string;
}

export interface TwoStepButton {
  readonly root: HTMLElement;
  setDisabled(disabled: boolean): void;
  focus(): void;
}

/** `hasContent`: false when there is nothing to lose, and so nothing to ask. */
export function createTwoStepButton(texts: TwoStepTexts, act: () => void, hasContent: () => boolean): TwoStepButton {
  const id = `question-${++count}`;
  const first = createButton(texts.label, () => ask(true), { secondary: '' });
  const confirm = createButton(texts.confirm, () => actNow(), { secondary: '' });
  const keep = createButton(texts.keep, () => ask(false), { secondary: '' });
  const question = createElement(
    'div',
    { class: 'buttons', role: 'group', 'aria-labelledby': id, hidden: '' },
    createElement('span', { id }, texts.question),
    confirm,
    keep,
  );
  question.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      ask(false);
    }
  });

  function ask(asking: boolean): void {
    if (asking && !hasContent()) {
      act();
      return;
    }
    question.hidden = !asking;
    first.hidden = asking;
    (asking ? keep : first).focus();
  }

  function actNow(): void {
    // Back to the button first: acting may move the focus elsewhere.
    ask(false);
    act();
  }

  return {
    root: createElement('div', { class: 'two-step' }, first, question),
    setDisabled(disabled) {
      first.disabled = disabled;
      confirm.disabled = disabled;
    },
    focus: () => first.focus(),
  };
}

let count = 0;
