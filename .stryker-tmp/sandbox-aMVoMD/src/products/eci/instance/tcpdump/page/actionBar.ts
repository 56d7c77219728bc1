// The buttons of the form: start, with its progress and its waiting time, cancel, and reset in two steps.

import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import * as l10n from '@vscode/l10n';
import { createButton, createElement, setText } from '../../../../../panels/ui/dom';
import { createTwoStepButton } from '../../../../../panels/ui/twoStepButton';

export interface ActionEvents {
  onStart(): void;
  onCancel(): void;
  onReset(): void;
  /** Whether a reset would lose anything. */
  hasContent(): boolean;
}

export interface ActionBar {
  readonly root: HTMLElement;
  setSending(sending: boolean): void;
  /** Keeps start disabled until this time (milliseconds since the epoch); 0 means not at all. */
  disableUntil(time: number, purpose: 'retry' | 'again'): void;
}

export function createActionBar(events: ActionEvents): ActionBar {
  let sending = false;
  let disabledUntil = 0;
  let retrying = false;
  let timer: number | undefined;

  const status = createElement('p', { role: 'status', class: 'status' });
  const progress = createElement('vscode-progress-bar', { 'aria-label': l10n.t('Starting the capture') });
  const start = createButton(l10n.t('Start Capture'), () => events.onStart());
  const cancel = createButton(l10n.t('Cancel'), () => events.onCancel(), { secondary: '' });
  const reset = createTwoStepButton(
    {
      label: l10n.t('Reset'),
      question: l10n.t('Clear all input?'),
      confirm: l10n.t('Clear All Fields'),
      keep: l10n.t('Keep'),
    },
    () => events.onReset(),
    () => events.hasContent(),
  );

  function formatWaiting(seconds: number): string {
    return retrying ? l10n.t('Retry in {0} s', seconds) : l10n.t('Start again in {0} s', seconds);
  }

  function draw(): void {
    const seconds = Math.ceil((disabledUntil - Date.now()) / 1000);
    if (seconds <= 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
      setText(status, l10n.t('You can start a capture now.'));
    }
    const isDisabled = !sending && seconds > 0;
    setText(start, sending ? l10n.t('Starting…') : isDisabled ? formatWaiting(seconds) : l10n.t('Start Capture'));
    start.disabled = sending || isDisabled;
    start.classList.toggle('counting', isDisabled);
    cancel.hidden = !sending;
    reset.setDisabled(sending);
    progress.hidden = !sending;
  }

  draw();
  return {
    root: createElement(
      'div',
      { class: 'actions' },
      progress,
      createElement('div', { class: 'buttons' }, start, cancel, reset.root),
      status,
    ),
    setSending(now) {
      const hadFocus = document.activeElement === start || document.activeElement === cancel;
      sending = now;
      setText(status, sending ? l10n.t('Sending the request…') : '');
      draw();
      // The pressed button is gone or disabled now: keyboard users continue from the one that replaced it.
      if (hadFocus) {
        (sending ? cancel : start).focus();
      }
    },
    disableUntil(time, purpose) {
      disabledUntil = time;
      retrying = purpose === 'retry';
      if (time > Date.now()) {
        timer ??= window.setInterval(draw, 250);
      }
      draw();
    },
  };
}
