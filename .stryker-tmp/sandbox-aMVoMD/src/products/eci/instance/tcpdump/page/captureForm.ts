// The form as a whole: input is validated, previewed and saved at once, and sent when the user submits it.

import * as l10n from '@vscode/l10n';
import { isRecord } from '../../../../../base/isRecord';
import {
  type CaptureProtocol,
  type TcpdumpFieldName,
  type TcpdumpGroup,
  captureProtocols,
  describeTcpdumpField,
  tcpdumpFieldNames,
  tcpdumpGroups,
} from '../tcpdumpFields';
import {
  type TcpdumpDraft,
  type TcpdumpFindings,
  emptyTcpdumpDraft,
  parseTcpdumpDraft,
  validateTcpdumpDraft,
} from '../tcpdumpForm';
import type { RefusedCapture, StartedCapture, TcpdumpInit, TcpdumpPanel } from '../tcpdumpPanel';
import { formatBytes, formatSeconds } from '../../../../../base/format';
import { type PanelClient, RequestFailure } from '../../../../../panels/ui/client';
import { createChoiceView } from '../../../../../panels/ui/choiceView';
import { createElement, setText } from '../../../../../panels/ui/dom';
import { toRequestProblem } from '../../../../../panels/ui/requestProblem';
import type { UncertainHints } from '../../../../../panels/ui/requestProblem';
import { createResultView } from '../../../../../panels/ui/resultView';
import { type FieldView, createTextFieldView } from '../../../../../panels/ui/textFieldView';
import { createActionBar } from './actionBar';
import { createPreviewView } from './previewView';
import { createWarningsView } from './warningsView';

type Answer = Promise<StartedCapture | RefusedCapture>;

export class CaptureForm {
  readonly root: HTMLElement;
  private readonly subject = createElement('p', { class: 'subject' });
  private readonly fields: Readonly<Record<TcpdumpFieldName, FieldView>>;
  /** Fields whose errors may show: the user has been there, or has tried to start. */
  private readonly visited = new Set<TcpdumpFieldName>();
  private readonly preview = createPreviewView((what, text) => this.client.sendCommand('copy', { what, text }));
  private readonly warnings = createWarningsView(({ field, suggestion }) => {
    if (field !== undefined && suggestion !== undefined && !this.sending) {
      this.fields[field].value = suggestion;
      this.handleEdited();
      this.fields[field].focus();
    }
  });
  private readonly result = createResultView();
  private readonly actions = createActionBar({
    onStart: () => this.start(),
    onCancel: () => this.sending?.abort(),
    onReset: () => this.reset(),
    hasContent: () => Object.values(this.draft).some((text) => text !== ''),
  });
  private sending: AbortController | undefined;
  private retryAt = 0;

  constructor(
    private readonly client: PanelClient<TcpdumpPanel>,
    private init: TcpdumpInit,
  ) {
    const views = tcpdumpFieldNames.map((name) => [name, this.createField(name)]);
    this.fields = Object.fromEntries(views) as Record<TcpdumpFieldName, FieldView>;
    this.root = this.createLayout();
    const kept = isRecord(client.kept) ? client.kept : {};
    this.draft = parseTcpdumpDraft(kept.draft) ?? init.draft ?? emptyTcpdumpDraft;
    this.disableUntil(typeof kept.retryAt === 'number' ? kept.retryAt : 0, 'again');
    this.show(init);
    if (client.isUnanswered) {
      void this.follow((signal) => client.resume('start', signal));
    }
  }

  /** Draws for another account or a renamed target; what was typed stays. */
  show(init: TcpdumpInit): void {
    this.init = init;
    const { name, id, region } = init.target;
    setText(this.subject, l10n.t('{0} ({1}) in {2}, account {3}', name, id, region, init.account));
    this.validate();
  }

  private get draft(): TcpdumpDraft {
    const texts = tcpdumpFieldNames.map((name) => [name, this.fields[name].value]);
    return Object.fromEntries(texts) as Record<TcpdumpFieldName, string>;
  }

  private set draft(draft: TcpdumpDraft) {
    for (const name of tcpdumpFieldNames) {
      this.fields[name].value = draft[name];
    }
  }

  private createField(name: TcpdumpFieldName): FieldView {
    const events = {
      onInput: () => this.handleEdited(),
      onLeave: () => {
        this.visited.add(name);
        this.validate();
      },
    };
    const field = describeTcpdumpField(name);
    return name === 'Protocol'
      ? createChoiceView({ ...field, options: listProtocolOptions() }, events)
      : createTextFieldView({ ...field, formatInOtherUnit: (text) => formatInOtherUnit(name, text) }, events);
  }

  private createLayout(): HTMLElement {
    const group = (name: TcpdumpGroup, title: string, help: string): HTMLElement =>
      createElement(
        'fieldset',
        { class: `group ${name}`, 'aria-describedby': `group-${name}` },
        createElement('legend', {}, title),
        createElement('p', { class: 'help', id: `group-${name}` }, help),
        createElement('div', { class: 'fields' }, ...tcpdumpGroups[name].map((field) => this.fields[field].root)),
      );
    const form = createElement(
      'form',
      { novalidate: '', autocomplete: 'off', 'aria-labelledby': 'title' },
      group(
        'what',
        l10n.t('What to capture'),
        l10n.t('Captures all packets of one network interface unless you set filters.'),
      ),
      group('source', l10n.t('Source'), l10n.t('Where packets come from. Leave empty for anywhere.')),
      group('destination', l10n.t('Destination'), l10n.t('Where packets go. Leave empty for anywhere.')),
      group('limits', l10n.t('Limits'), l10n.t('When the capture stops. Leave a field empty for no limit.')),
      createElement('div', { class: 'notices' }, this.warnings.root, this.result.root),
      this.actions.root,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.start();
    });
    // Enter submits from a text field automatically; a radio button takes part in no implicit submission here.
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
        event.preventDefault();
        this.start();
      }
    });
    const header = createElement(
      'header',
      {},
      createElement('h1', { id: 'title' }, l10n.t('Packet capture')),
      this.subject,
    );
    return createElement('div', { class: 'page' }, header, form, this.preview.root);
  }

  private handleEdited(): void {
    this.saveDraft();
    this.validate();
  }

  private saveDraft(): void {
    this.client.keep({ draft: this.draft, retryAt: this.retryAt });
  }

  private validate(): TcpdumpFindings {
    const findings = validateTcpdumpDraft(this.draft);
    for (const name of tcpdumpFieldNames) {
      this.fields[name].setError(this.visited.has(name) ? (findings.errors[name] ?? '') : '');
    }
    this.warnings.show(findings.warnings);
    this.preview.show(this.init.target, findings.value);
    return findings;
  }

  private reset(): void {
    this.draft = emptyTcpdumpDraft;
    this.visited.clear();
    this.result.clear();
    this.handleEdited();
  }

  private start(): void {
    if (this.sending || this.retryAt > Date.now()) {
      return;
    }
    tcpdumpFieldNames.forEach((name) => this.visited.add(name));
    const { errors, value } = this.validate();
    const wrong = tcpdumpFieldNames.find((name) => errors[name] !== undefined);
    if (wrong !== undefined) {
      this.fields[wrong].focus();
    } else if (value) {
      void this.follow((signal) => this.client.request('start', { draft: this.draft }, signal));
    }
  }

  /** Waits for the answer to a request and shows how it ended. */
  private async follow(send: (signal: AbortSignal) => Answer): Promise<void> {
    this.sending = new AbortController();
    this.result.clear();
    this.setReadonly(true);
    try {
      const answer = await send(this.sending.signal);
      this.setReadonly(false);
      if (answer.started) {
        this.result.showSuccess(answer.message);
        this.disableFor(answer.retryAfterMs, 'again');
      } else {
        this.showRefusal(answer.problem);
      }
    } catch (thrown) {
      if (!(thrown instanceof RequestFailure)) {
        reportError(thrown);
      }
      this.setReadonly(false);
      this.showRefusal(toRequestProblem(thrown, getHints()));
    }
  }

  private showRefusal({ field, ...problem }: RefusedCapture['problem']): void {
    this.result.showProblem(problem);
    this.disableFor(problem.retryAfterMs, 'retry');
    if (field !== undefined) {
      this.fields[field].setError(problem.message);
      this.fields[field].focus();
    }
  }

  private setReadonly(readonly: boolean): void {
    if (!readonly) {
      this.sending = undefined;
    }
    this.actions.setSending(readonly);
    Object.values(this.fields).forEach((field) => field.setReadonly(readonly));
  }

  private disableFor(retryAfterMs: number | undefined, purpose: 'retry' | 'again'): void {
    this.disableUntil(retryAfterMs ? Date.now() + retryAfterMs : 0, purpose);
    this.saveDraft();
  }

  private disableUntil(until: number, purpose: 'retry' | 'again'): void {
    this.retryAt = until;
    this.actions.disableUntil(until, purpose);
  }
}

function listProtocolOptions(): [string, string][] {
  const names: Readonly<Record<CaptureProtocol, string>> = { tcp: 'TCP', udp: 'UDP', icmpv4: 'ICMPv4' };
  return [['', l10n.t('Any')], ...captureProtocols.map((value): [string, string] => [value, names[value]])];
}

/** An amount in a unit that is easier to grasp; empty when the text is no amount or is plain enough. */
function formatInOtherUnit(name: TcpdumpFieldName, text: string): string {
  const amount = /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : 0;
  if (name === 'FileSize' && amount >= 1024) {
    return `= ${formatBytes(amount)}`;
  }
  return name === 'Duration' && amount > 60 ? `= ${formatSeconds(amount)}` : '';
}

function getHints(): UncertainHints {
  return {
    cancelled: l10n.t(
      'The request may have reached the service. Check the O&M tasks of the instance before you start again.',
    ),
    unknown: l10n.t('Check the O&M tasks of the instance before you start again.'),
  };
}
