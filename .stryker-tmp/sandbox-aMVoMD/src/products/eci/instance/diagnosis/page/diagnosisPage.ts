// The page as a whole: requests the diagnosis once, shows it, and requests it again when the user retries.

import * as l10n from '@vscode/l10n';
import type { Diagnosis, DiagnosisInit, DiagnosisPanel } from '../contract';
import { type PanelClient, RequestFailure } from '../../../../../panels/ui/client';
import { createButton, createElement, setText } from '../../../../../panels/ui/dom';
import { createResultView } from '../../../../../panels/ui/resultView';
import { createAdviceSection, createContainerSection, createEventSection } from './sections';

export class DiagnosisPage {
  readonly root: HTMLElement;
  private readonly found = createElement('div', { class: 'found' });
  private readonly progress = createElement('p', { class: 'help', role: 'status' });
  private readonly failure = createResultView();
  private running: AbortController | undefined;

  constructor(
    private readonly client: PanelClient<DiagnosisPanel>,
    init: DiagnosisInit,
  ) {
    const { name, id, region } = init.target;
    this.root = createElement(
      'div',
      { class: 'page' },
      createElement(
        'header',
        {},
        createElement('h1', {}, l10n.t('Why did it fail?')),
        createElement(
          'p',
          { class: 'subject' },
          l10n.t('{0} ({1}) in {2}, account {3}', name, id, region, init.account),
        ),
      ),
      createElement(
        'div',
        { class: 'tools' },
        createButton(l10n.t('Refresh'), () => this.read(), { secondary: '' }),
        this.progress,
      ),
      this.failure.root,
      this.found,
    );
  }

  read(): void {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    setText(this.progress, l10n.t('Reading state, events and logs…'));
    this.client.request('read', {}, mine.signal).then(
      (diagnosis) => {
        if (this.running === mine) {
          this.failure.clear();
          this.show(diagnosis);
        }
      },
      (error: unknown) => {
        if (this.running === mine) {
          setText(this.progress, '');
          this.failure.showProblem(
            error instanceof RequestFailure ? error.problem : { message: String(error), hint: '' },
          );
        }
      },
    );
  }

  private show(diagnosis: Diagnosis): void {
    const time = new Date().toLocaleTimeString(document.documentElement.lang || 'en');
    setText(this.progress, l10n.t('Updated {0}', time));
    this.found.replaceChildren(
      createElement(
        'div',
        { class: diagnosis.isBad ? 'notice problem' : 'notice success' },
        createElement('h2', {}, diagnosis.verdict),
        createElement('p', {}, l10n.t('Status: {0}', diagnosis.status)),
      ),
      createAdviceSection(diagnosis.advice, (remedy) => this.client.sendCommand('run', { remedy })),
      ...diagnosis.containers.map((container, index) =>
        createContainerSection(container, `container-${index}`, (log) => this.client.sendCommand('showLog', log)),
      ),
      createEventSection(diagnosis.events, diagnosis.eventsProblem),
    );
    // The end is what matters.
    this.found.querySelectorAll('.log').forEach((log) => {
      log.scrollTop = log.scrollHeight;
    });
  }
}
