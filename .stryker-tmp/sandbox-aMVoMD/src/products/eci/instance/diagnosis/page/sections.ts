// The parts of the page: what to try, what is known of a container with its last lines, and the events.

import * as l10n from '@vscode/l10n';
import type { Advice, ContainerFindings, DiagnosedEvent, Remedy, ShownLog } from '../contract';
import { createButton, createElement } from '../../../../../panels/ui/dom';

export function createAdviceSection(advice: readonly Advice[], run: (remedy: Remedy) => void): HTMLElement {
  // An action is offered once, where it is first of use.
  const offered = new Set<Remedy>();
  const items = advice.map(({ text, remedies }) => {
    const fresh = remedies.filter((remedy) => !offered.has(remedy));
    fresh.forEach((remedy) => offered.add(remedy));
    return createElement(
      'li',
      {},
      createElement('p', {}, text),
      createElement(
        'div',
        { class: 'buttons' },
        ...fresh.map((remedy) => createButton(getRemedyTitle(remedy), () => run(remedy), { secondary: '' })),
      ),
    );
  });
  return createElement(
    'section',
    { 'aria-labelledby': 'advice' },
    createElement('h2', { id: 'advice' }, l10n.t('What to try next')),
    createElement('ol', { class: 'advice' }, ...items),
  );
}

function getRemedyTitle(remedy: Remedy): string {
  switch (remedy) {
    case 'describe':
      return l10n.t('Describe');
    case 'showMetrics':
      return l10n.t('Show Metrics');
    case 'startTcpdump':
      return l10n.t('Capture Packets…');
    case 'enableCoredump':
      return l10n.t('Enable Core Dump');
    case 'restart':
      return l10n.t('Restart…');
    case 'delete':
      return l10n.t('Delete…');
    case 'openInConsole':
      return l10n.t('Open in Console');
  }
}

export function createContainerSection(
  found: ContainerFindings,
  id: string,
  showLog: (log: ShownLog) => void,
): HTMLElement {
  const { name, isInit, verdict, facts, log } = found;
  const title = isInit ? l10n.t('Init container {0}', name) : l10n.t('Container {0}', name);
  return createElement(
    'section',
    { 'aria-labelledby': id },
    createElement('h2', { id }, title),
    createElement('p', { class: 'verdict' }, verdict),
    createElement(
      'dl',
      {},
      ...facts.flatMap(({ label, value }) => [createElement('dt', {}, label), createElement('dd', {}, value)]),
    ),
    createElement('h3', {}, log.title),
    log.problem === undefined
      ? createLogBox(log.text, l10n.t('{0}: {1}', title, log.title))
      : createElement('p', { class: 'notice warning' }, l10n.t('The log could not be read: {0}', log.problem)),
    createElement(
      'div',
      { class: 'buttons' },
      createButton(l10n.t('Show Log'), () => showLog({ container: name, isPrevious: log.isPrevious }), {
        secondary: '',
      }),
    ),
  );
}

function createLogBox(text: string, label: string): HTMLElement {
  return text === ''
    ? createElement('p', { class: 'help' }, l10n.t('No output.'))
    : createElement(
        'pre',
        { class: 'log', tabindex: '0', role: 'group', 'aria-label': label },
        createElement('code', {}, text),
      );
}

export function createEventSection(events: readonly DiagnosedEvent[], problem: string | undefined): HTMLElement {
  const row = ({ time, age, isWarning, reason, message, count }: DiagnosedEvent): HTMLElement =>
    createElement(
      'tr',
      isWarning ? { class: 'warning' } : {},
      createElement('td', { title: time }, age === '' ? time : l10n.t('{0} ago', age)),
      createElement('td', {}, isWarning ? l10n.t('Warning') : l10n.t('Normal')),
      createElement('th', { scope: 'row' }, count > 1 ? `${reason} ×${count}` : reason),
      createElement('td', {}, message),
    );
  const head = [l10n.t('When'), l10n.t('Type'), l10n.t('Reason'), l10n.t('Message')];
  return createElement(
    'section',
    { 'aria-labelledby': 'events' },
    createElement('h2', { id: 'events' }, l10n.t('Last events')),
    ...(problem === undefined
      ? []
      : [createElement('p', { class: 'notice warning' }, l10n.t('The events could not be read: {0}', problem))]),
    events.length === 0
      ? createElement('p', { class: 'help' }, l10n.t('There are no events.'))
      : createElement(
          'table',
          { class: 'events', 'aria-labelledby': 'events' },
          createElement(
            'thead',
            {},
            createElement('tr', {}, ...head.map((text) => createElement('th', { scope: 'col' }, text))),
          ),
          createElement('tbody', {}, ...events.map(row)),
        ),
  );
}
