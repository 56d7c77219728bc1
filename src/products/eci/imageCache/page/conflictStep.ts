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
    l10n.t('The image cache has changed meanwhile'),
  );
  const help = createElement('p', { class: 'help' });
  const list = createElement('div', { class: 'conflicts' });
  const startOver = createTwoStepButton(
    {
      label: l10n.t('Start over from the current state'),
      question: l10n.t('Your changes will be lost.'),
      confirm: l10n.t('Start over'),
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
        createButton(l10n.t('Keep mine and overwrite'), () => events.onOverwrite()),
        startOver.root,
      ),
    ),
    show(rows) {
      setText(
        help,
        rows.some(({ isMine }) => isMine)
          ? l10n.t(
              'Nothing was sent. If you keep yours, it replaces what others set; what you did not change stays as it is now.',
            )
          : l10n.t('Nothing was sent. You changed none of these, so they stay as they are now if you keep yours.'),
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
      ? [createElement('span', {}, lines.length === 0 ? l10n.t('none') : l10n.t('no others'))]
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
