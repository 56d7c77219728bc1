// The cache changed while the form was open: three columns, and a decision.

import * as l10n from '@vscode/l10n';
import type { ConflictRow } from '../form/conflict';
import { button, element, setText } from '../../../../panels/ui/dom';
import { twoStepButton } from '../../../../panels/ui/twoStepButton';

export interface ConflictEvents {
  onOverwrite(): void;
  onStartOver(): void;
}

export interface ConflictStep {
  readonly root: HTMLElement;
  show(rows: readonly ConflictRow[]): void;
  focus(): void;
}

export function conflictStep(events: ConflictEvents): ConflictStep {
  const title = element(
    'h2',
    { id: 'conflict-title', tabindex: '-1' },
    l10n.t('The image cache has changed meanwhile'),
  );
  const help = element('p', { class: 'help' });
  const list = element('div', { class: 'conflicts' });
  const startOver = twoStepButton(
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
    root: element(
      'section',
      { class: 'step', 'aria-labelledby': 'conflict-title' },
      title,
      help,
      list,
      element(
        'div',
        { class: 'buttons' },
        button(l10n.t('Keep mine and overwrite'), () => events.onOverwrite()),
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
      list.replaceChildren(...rows.map(rowView));
    },
    focus: () => title.focus(),
  };
}

function rowView({ label, opened, mine, now, isMine }: ConflictRow): HTMLElement {
  // Of long lists only what differs somewhere is worth reading.
  const same = opened.length > 1 ? opened.filter((line) => now.includes(line) && (!isMine || mine.includes(line))) : [];
  const linesOf = (lines: readonly string[]): HTMLElement[] => {
    const shown = lines.filter((line) => !same.includes(line));
    return shown.length === 0
      ? [element('span', {}, lines.length === 0 ? l10n.t('none') : l10n.t('no others'))]
      : shown.map((line) => element('span', opened.includes(line) ? {} : { class: 'new' }, line));
  };
  const column = (title: string, lines: HTMLElement[]): HTMLElement =>
    element('div', {}, element('dt', {}, title), element('dd', {}, ...lines));
  return element(
    'section',
    { class: 'conflict' },
    element('h3', {}, label),
    element(
      'dl',
      {},
      column(l10n.t('When you opened it'), linesOf(opened)),
      column(
        l10n.t('Yours'),
        isMine ? linesOf(mine) : [element('span', { class: 'aside' }, l10n.t('not changed by you'))],
      ),
      column(l10n.t('Now'), linesOf(now)),
    ),
    ...(same.length === 0 ? [] : [element('p', { class: 'help' }, l10n.t('The same in all: {0}', same.length))]),
  );
}
