// The buttons of the form for the step it is in, with progress and waiting time.

import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import * as l10n from '@vscode/l10n';
import { createButton, createElement, setText } from '../../../../panels/ui/dom';
import { createTwoStepButton } from '../../../../panels/ui/twoStepButton';

/** `conflict` and `done` bring their own buttons. */
export type Step = 'edit' | 'review' | 'conflict' | 'done';

export interface StepEvents {
  onReview(): void;
  onSend(): void;
  onBack(): void;
  onCancel(): void;
  onDiscard(): void;
  /** Whether discarding would lose anything. */
  hasContent(): boolean;
}

export class StepBar {
  readonly root: HTMLElement;
  private readonly status = createElement('p', { role: 'status', class: 'status' });
  private readonly progress = createElement('vscode-progress-bar', { 'aria-label': l10n.t('Sending the request…') });
  private readonly review = createButton(l10n.t('Review'), () => this.events.onReview());
  private readonly send = createButton('', () => this.events.onSend());
  private readonly back = createButton(l10n.t('Back'), () => this.events.onBack(), { secondary: '' });
  private readonly cancel = createButton(l10n.t('Cancel'), () => this.events.onCancel(), { secondary: '' });
  private readonly discard;
  private step: Step = 'edit';
  private sending = false;
  private disabledUntil = 0;
  private timer: number | undefined;

  constructor(
    private readonly events: StepEvents,
    private readonly isCreate: boolean,
  ) {
    this.discard = createTwoStepButton(
      {
        label: isCreate ? l10n.t('Clear') : l10n.t('Discard Changes'),
        question: l10n.t('Discard your changes?'),
        confirm: l10n.t('Discard'),
        keep: l10n.t('Keep'),
      },
      () => events.onDiscard(),
      () => events.hasContent(),
    );
    const { progress, review, send, back, cancel, discard, status } = this;
    this.root = createElement(
      'div',
      { class: 'actions' },
      progress,
      createElement('div', { class: 'buttons' }, review, send, back, cancel, discard.root),
      status,
    );
    this.draw();
  }

  show(step: Step, sending: boolean): void {
    const hadFocus = this.root.contains(document.activeElement);
    this.step = step;
    if (sending !== this.sending) {
      this.sending = sending;
      this.showStatus(sending ? l10n.t('Sending the request…') : '');
    }
    this.draw();
    // The pressed button is gone now: keyboard users continue from the one that replaced it.
    if (hadFocus && sending) {
      this.cancel.focus();
    }
  }

  /** Keeps sending disabled until this time (milliseconds since the epoch). */
  disableUntil(time: number): void {
    this.disabledUntil = time;
    if (time > Date.now()) {
      this.timer ??= window.setInterval(() => this.draw(), 250);
    }
    this.draw();
  }

  showStatus(text: string): void {
    setText(this.status, text);
  }

  focus(): void {
    (this.step === 'review' ? this.send : this.review).focus();
  }

  private draw(): void {
    const { step, sending, timer } = this;
    const seconds = Math.ceil((this.disabledUntil - Date.now()) / 1000);
    if (seconds <= 0 && timer !== undefined) {
      clearInterval(timer);
      this.timer = undefined;
      this.showStatus(l10n.t('You can send it now.'));
    }
    const isDisabled = !sending && seconds > 0;
    const verb = this.isCreate ? l10n.t('Create Image Cache') : l10n.t('Update Image Cache');
    setText(this.send, sending ? l10n.t('Sending…') : isDisabled ? l10n.t('Retry in {0} s', seconds) : verb);
    this.send.disabled = sending || isDisabled;
    this.send.classList.toggle('counting', isDisabled);
    this.send.hidden = step !== 'review';
    this.back.hidden = step !== 'review' || sending;
    this.review.hidden = step !== 'edit';
    this.review.disabled = sending;
    this.discard.root.hidden = step !== 'edit' || sending;
    this.cancel.hidden = !sending;
    this.progress.hidden = !sending;
    this.root.hidden = (step === 'conflict' || step === 'done') && !sending;
  }
}
