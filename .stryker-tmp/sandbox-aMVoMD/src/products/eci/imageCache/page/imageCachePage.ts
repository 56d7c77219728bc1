// The form as a whole: edit, review, send, and what comes of it.

import * as l10n from '@vscode/l10n';
import { listChanges } from '../form/changes';
import { findConflicts, rebaseDraft } from '../form/conflict';
import { type ImageCacheFields, isSameImageCache } from '../form/fields';
import type { ImageCacheAnswer, ImageCacheInit, ImageCachePanel } from '../form/panel';
import { type ImageCacheFindings, validateImageCacheDraft } from '../form/validate';
import type { PanelClient } from '../../../../panels/ui/client';
import { createButton, createElement } from '../../../../panels/ui/dom';
import { createResultView } from '../../../../panels/ui/resultView';
import { createConflictStep } from './conflictStep';
import { DraftKeeper } from './draftKeeper';
import { EditForm } from './editForm';
import { createHeaderView, createOpeningNotices } from './opening';
import {
  type PageState,
  createDecidedState,
  createFreshState,
  isSameDraft,
  restoreState,
  startDraft,
} from './pageState';
import { createReviewStep } from './reviewStep';
import { type Step, StepBar } from './stepBar';
import { Submission } from './submission';

export class ImageCachePage {
  readonly root: HTMLElement;
  private readonly header = createHeaderView();
  private readonly notices = createOpeningNotices(() => this.startOver());
  private readonly result = createResultView();
  private readonly form: EditForm;
  private readonly review = createReviewStep((text) => this.client.sendCommand('copy', { what: 'cli', text }));
  private readonly conflict = createConflictStep({
    onOverwrite: () => this.overwrite(),
    onStartOver: () => this.startOver(),
  });
  private readonly again: HTMLElement;
  private readonly bar: StepBar;
  private readonly submission: Submission;
  private readonly keeper: DraftKeeper;
  private step: Step = 'edit';
  private state: PageState;
  /** The service's message about a field, until the user types. */
  private refused: { readonly path: string; readonly message: string } | undefined;
  /** The last request went out again because a conflict was none; a second one is shown. */
  private wasResent = false;

  constructor(
    private readonly client: PanelClient<ImageCachePanel>,
    private init: ImageCacheInit,
  ) {
    const isCreate = init.mode === 'create';
    this.state = createFreshState(init);
    this.keeper = new DraftKeeper(client);
    this.submission = new Submission(client, {
      onChange: (isRunning) => this.sendingChanged(isRunning),
      onAnswer: (answer) => this.handleAnswer(answer),
    });
    const formEvents = {
      onInput: () => this.handleEdited(),
      onLeave: () => this.validate(),
      onReview: () => this.showReview(),
      announce: (text: string) => this.bar.showStatus(text),
    };
    this.form = new EditForm(formEvents, isCreate ? undefined : (init.opened?.eliminationStrategy ?? ''));
    const stepEvents = {
      onReview: () => this.showReview(),
      onSend: () => this.send(),
      onBack: () => this.show('edit', true),
      onCancel: () => this.submission.cancel(),
      onDiscard: () => this.startOver(),
      hasContent: () => this.hasContent,
    };
    this.bar = new StepBar(stepEvents, isCreate);
    this.again = createButton(isCreate ? l10n.t('Create Another') : l10n.t('Edit Again'), () => this.startOver());
    const steps = [this.form, this.review, this.conflict, { root: this.again }];
    const parts = [this.header, this.result, this.notices, ...steps, this.bar].map(({ root }) => root);
    this.root = createElement('div', { class: 'page' }, ...parts);
  }

  /** Draws what the page kept, else what the extension did, else a fresh form. Call once, when the page is shown. */
  begin(): void {
    const { draft, state } = restoreState(this.init, this.client.kept);
    this.form.draft = draft;
    this.state = state;
    if (!this.mergeServiceChange()) {
      this.saveDraft(); // Hiding the tab may have come before the pause in typing.
    }
    this.bar.disableUntil(this.state.retryAt);
    const { done, conflict } = this.state;
    this.show(done === undefined ? 'edit' : 'done');
    if (done !== undefined) {
      this.result.showSuccess(done);
    } else if (conflict) {
      this.showConflict(conflict);
    }
    this.submission.resume();
  }

  /** Continues with another account, a renamed cache, or a re-read one; the user's input stays. */
  reinitialize(init: ImageCacheInit): void {
    this.init = init;
    if (this.step === 'done') {
      this.startOver();
    } else if (this.mergeServiceChange()) {
      this.show('edit');
    }
    this.header.show(init, this.state.base);
  }

  private get hasContent(): boolean {
    return !isSameDraft(this.form.draft, startDraft(this.init, this.state));
  }

  /** When the extension reports that the cache changed: updates the fields that the user did not edit. */
  private mergeServiceChange(): boolean {
    const { opened } = this.init;
    const { base, opened: known = base, restored, retryAt, done } = this.state;
    if (!opened || !base || !known || done !== undefined || isSameImageCache(known, opened)) {
      return false;
    }
    const { draft } = this.form;
    this.notices.showServiceChange(findConflicts(base, draft, opened).length > 0);
    this.form.draft = rebaseDraft(draft, base, opened);
    this.state = { ...createFreshState(this.init), restored, retryAt };
    this.saveDraft();
    return true;
  }

  private handleEdited(): void {
    this.refused = undefined;
    this.saveDraft();
    this.validate();
  }

  private saveDraft(): void {
    this.keeper.keep(this.form.draft, this.state, this.hasContent);
  }

  private validate(all = false): ImageCacheFindings {
    const { draft } = this.form;
    const { base } = this.state;
    const findings = validateImageCacheDraft(draft, base ? { mode: 'edit', opened: base } : { mode: 'create' });
    this.form.show(draft, this.refused ? [this.refused, ...findings.errors] : findings.errors, all);
    return findings;
  }

  /** `fromBar`: a button of the bar did it, and the focus stays there. */
  private show(step: Step, fromBar = false): void {
    this.step = step;
    const { form, review, conflict, again, state } = this;
    form.root.hidden = step !== 'edit';
    review.root.hidden = step !== 'review';
    conflict.root.hidden = step !== 'conflict';
    again.hidden = step !== 'done';
    this.header.show(this.init, state.base);
    const lacksPassword = form.draft.credentials.some(({ password }) => password === '');
    this.notices.showRestored(state.restored && step === 'edit', lacksPassword);
    this.bar.show(step, this.submission.isRunning);
    this.validate();
    if (fromBar) {
      this.bar.focus();
    }
  }

  private showReview(): void {
    this.result.clear();
    if (!this.submission.isRunning && this.prepareReview()) {
      this.notices.showServiceChange(false);
      this.show('review');
      this.review.focus();
    }
  }

  /** Fills the review; false when there is something to correct, or nothing to send. */
  private prepareReview(): boolean {
    const { errors, warnings, request } = this.validate(true);
    if (!request) {
      this.show('edit');
      this.form.focus(errors[0]?.path ?? '');
      this.bar.showStatus(l10n.t('Fields to fix: {0}', errors.length));
      return false;
    }
    const changes = listChanges(this.state.base, request, Date.now());
    const { mode, target } = this.init;
    this.review.show({ target, isCreate: mode === 'create', request, changes, warnings });
    if (changes.length === 0) {
      this.showUnchanged();
    }
    return changes.length > 0;
  }

  private send(): void {
    if (!this.submission.isRunning && this.state.retryAt <= Date.now()) {
      this.wasResent = false;
      this.submission.send(this.form.draft, this.state.decided);
    }
  }

  private sendingChanged(isRunning: boolean): void {
    this.result.clear();
    this.form.setReadonly(isRunning);
    this.bar.show(this.step, isRunning);
  }

  private handleAnswer(answer: ImageCacheAnswer): void {
    switch (answer.state) {
      case 'done':
        this.finish(answer.message);
        break;
      case 'refused':
        this.showRefusal(answer.problem);
        break;
      case 'conflict':
        this.handleConflict(answer.now);
        break;
      case 'unchanged':
        this.showUnchanged();
        break;
    }
  }

  private finish(message: string): void {
    this.clearForm({ ...createFreshState(this.init), done: message });
    this.result.showSuccess(message);
    this.show('done');
    this.again.focus();
  }

  private showRefusal({ path, ...problem }: (ImageCacheAnswer & { state: 'refused' })['problem']): void {
    this.result.showProblem(problem);
    this.state = { ...this.state, retryAt: problem.retryAfterMs ? Date.now() + problem.retryAfterMs : 0 };
    this.bar.disableUntil(this.state.retryAt);
    this.saveDraft();
    if (path !== undefined) {
      this.refused = { path, message: problem.message };
      this.show('edit');
      this.validate(true);
      this.form.focus(path);
    }
  }

  private handleConflict(now: ImageCacheFields): void {
    if (!this.wasResent && findConflicts(this.state.base ?? now, this.form.draft, now).length === 0) {
      // Nothing that anyone would decide differently, such as an expiry that was put off.
      this.rebaseOn(now);
      this.wasResent = true;
      this.submission.send(this.form.draft, true);
    } else {
      this.state = { ...this.state, conflict: now };
      this.saveDraft();
      this.showConflict(now);
    }
  }

  private showConflict(now: ImageCacheFields): void {
    this.conflict.show(findConflicts(this.state.base ?? now, this.form.draft, now));
    this.show('conflict');
    this.conflict.focus();
  }

  private overwrite(): void {
    this.rebaseOn(this.state.conflict);
    if (this.prepareReview()) {
      this.show('review');
      this.send();
    }
  }

  /** What the user changed, on the cache as a conflict showed it. */
  private rebaseOn(now: ImageCacheFields | undefined): void {
    const { base } = this.state;
    if (base && now) {
      this.form.draft = rebaseDraft(this.form.draft, base, now);
      this.state = createDecidedState(this.state, now);
      this.saveDraft();
    }
  }

  /** Throws away what was typed. */
  private startOver(): void {
    const { conflict, decided, base } = this.state;
    const known = conflict ?? (decided ? base : undefined);
    this.clearForm(known ? createDecidedState(this.state, known) : createFreshState(this.init));
    this.result.clear();
    this.notices.showServiceChange(false);
    this.show('edit');
    this.form.focus('images');
  }

  private clearForm(state: PageState): void {
    this.state = state;
    this.refused = undefined;
    this.form.draft = startDraft(this.init, state);
    this.keeper.forget(this.form.draft, state);
  }

  private showUnchanged(): void {
    this.show('edit');
    this.result.showNote(
      l10n.t('Nothing has changed'),
      l10n.t('There is nothing to send. To pull the images again, turn that on below the list.'),
    );
  }
}
