// The page as a whole: asks once, shows what was found, and asks again when told to.

import * as l10n from '@vscode/l10n';
import type { Diagnosis, DiagnosisInit, DiagnosisPanel } from '../contract';
import { type PanelClient, RequestFailure } from '../../../../../panels/ui/client';
import { button, element, setText } from '../../../../../panels/ui/dom';
import { resultView } from '../../../../../panels/ui/resultView';
import { adviceSection, containerSection, eventSection } from './sections';

export class DiagnosisPage {
  readonly root: HTMLElement;
  private readonly found = element('div', { class: 'found' });
  private readonly progress = element('p', { class: 'help', role: 'status' });
  private readonly failure = resultView();
  private running: AbortController | undefined;

  constructor(
    private readonly client: PanelClient<DiagnosisPanel>,
    init: DiagnosisInit,
  ) {
    const { name, id, region } = init.target;
    this.root = element(
      'div',
      { class: 'page' },
      element(
        'header',
        {},
        element('h1', {}, l10n.t('Why did it fail?')),
        element('p', { class: 'subject' }, l10n.t('{0} ({1}) in {2}, account {3}', name, id, region, init.account)),
      ),
      element(
        'div',
        { class: 'tools' },
        button(l10n.t('Read Again'), () => this.read(), { secondary: '' }),
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
      element(
        'div',
        { class: diagnosis.isBad ? 'notice problem' : 'notice success' },
        element('h2', {}, diagnosis.verdict),
        element('p', {}, l10n.t('Status: {0}', diagnosis.status)),
      ),
      adviceSection(diagnosis.advice, (remedy) => this.client.command('run', { remedy })),
      ...diagnosis.containers.map((container, index) =>
        containerSection(container, `container-${index}`, (log) => this.client.command('showLog', log)),
      ),
      eventSection(diagnosis.events, diagnosis.eventsProblem),
    );
    // The end is what matters.
    this.found.querySelectorAll('.log').forEach((log) => {
      log.scrollTop = log.scrollHeight;
    });
  }
}
