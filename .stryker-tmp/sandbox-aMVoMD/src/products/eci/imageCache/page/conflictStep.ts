// The cache changed while the form was open: three columns, and a decision.

import * as l10n from '@vscode/l10n';
import type { ConflictRow } from '../form/conflict';
import { createButton, createElement, setText } from '../../../../panels/ui/dom';
import { createTwoStepButton } from '../../../../panels/ui/twoStepButton';

export interface ConflictEvents {
  onOverwrite(): void;
  onStartOver(): void;
}

export interface ConflictStep {
  readonly root: HTMLElement;
  show(rows: readonly ConflictRow[]): void;
  focus(): void;
}

export function createConflictStep(events: ConflictEvents): ConflictStep {
  const title = createElement(
    'h2',
    { id: 'conflict-title', tabindex: '-1' },
    l10n.t('The image cache has changed in the meantime'),
  );
  const help = createElement('p', { class: 'help' });
  const list = createElement('div', { class: 'conflicts' });
  const startOver = createTwoStepButton(
    {
      label: l10n.t('Start Over from the Current State'),
      question: l10n.t('Your changes will be lost.'),
      confirm: l10n.t('Start Over'),
      keep: l10n.t('Keep'),
    },
    () => events.onStartOver(),
    () => true,
  );
  return {
    root: createElement(
      'section',
      { class: 'step', 'aria-labelledby': 'conflict-title' },
      title,
      help,
      list,
      createElement(
        'div',
        { class: 'buttons' },
        createButton(l10n.t('Keep Mine and Overwrite'), () => events.onOverwrite()),
        startOver.root,
      ),
    ),
    show(rows) {
      setText(
        help,
        rows.some(({ isMine }) => isMine)
          ? l10n.t(
              'Nothing was sent. If you keep your changes, they replace the values set by others. Fields you did not change keep their current values.',
            )
          : l10n.t(
              'Nothing was sent. You changed none of these fields: they keep their current values if you keep your changes.',
            ),
      );
      list.replaceChildren(...rows.map(createRowView));
    },
    focus: () => title.focus(),
  };
}

function createRowView({ label, opened, mine, now, isMine }: ConflictRow): HTMLElement {
  // Of long lists only what differs somewhere is worth reading.
  const same = opened.length > 1 ? opened.filter((line) => now.includes(line) && (!isMine || mine.includes(line))) : [];
  const createLines = (lines: readonly string[]): HTMLElement[] => {
    const shown = lines.filter((line) => !same.includes(line));
    return shown.length === 0
      ? [createElement('span', {}, lines.length === 0 ? l10n.t('none') : l10n.t('nothing else'))]
      : shown.map((line) => createElement('span', opened.includes(line) ? {} : { class: 'new' }, line));
  };
  const column = (title: string, lines: HTMLElement[]): HTMLElement =>
    createElement('div', {}, createElement('dt', {}, title), createElement('dd', {}, ...lines));
  return createElement(
    'section',
    { class: 'conflict' },
    createElement('h3', {}, label),
    createElement(
      'dl',
      {},
      column(l10n.t('When you opened it'), createLines(opened)),
      column(
        l10n.t('Yours'),
        isMine ? createLines(mine) : [createElement('span', { class: 'aside' }, l10n.t('not changed by you'))],
      ),
      column(l10n.t('Now'), createLines(now)),
    ),
    ...(same.length === 0 ? [] : [createElement('p', { class: 'help' }, l10n.t('The same in all: {0}', same.length))]),
  );
}
