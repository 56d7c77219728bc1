// The parts of the page: what to try, what is known of a container with its last lines, and the events.

import * as l10n from '@vscode/l10n';
import type { Advice, ContainerFindings, DiagnosedEvent, Remedy, ShownLog } from '../contract';
import { button, element } from '../../../../../panels/ui/dom';

export function adviceSection(advice: readonly Advice[], run: (remedy: Remedy) => void): HTMLElement {
  // An action is offered once, where it is first of use.
  const offered = new Set<Remedy>();
  const items = advice.map(({ text, remedies }) => {
    const fresh = remedies.filter((remedy) => !offered.has(remedy));
    fresh.forEach((remedy) => offered.add(remedy));
    return element(
      'li',
      {},
      element('p', {}, text),
      element(
        'div',
        { class: 'buttons' },
        ...fresh.map((remedy) => button(titleOf(remedy), () => run(remedy), { secondary: '' })),
      ),
    );
  });
  return element(
    'section',
    { 'aria-labelledby': 'advice' },
    element('h2', { id: 'advice' }, l10n.t('What to try next')),
    element('ol', { class: 'advice' }, ...items),
  );
}

function titleOf(remedy: Remedy): string {
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

export function containerSection(found: ContainerFindings, id: string, showLog: (log: ShownLog) => void): HTMLElement {
  const { name, isInit, verdict, facts, log } = found;
  const title = isInit ? l10n.t('Init container {0}', name) : l10n.t('Container {0}', name);
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, title),
    element('p', { class: 'verdict' }, verdict),
    element('dl', {}, ...facts.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)])),
    element('h3', {}, log.title),
    log.problem === undefined
      ? logBox(log.text, l10n.t('{0}: {1}', title, log.title))
      : element('p', { class: 'notice warning' }, l10n.t('The log could not be read: {0}', log.problem)),
    element(
      'div',
      { class: 'buttons' },
      button(l10n.t('Show Log'), () => showLog({ container: name, isPrevious: log.isPrevious }), { secondary: '' }),
    ),
  );
}

function logBox(text: string, label: string): HTMLElement {
  return text === ''
    ? element('p', { class: 'help' }, l10n.t('It wrote nothing.'))
    : element('pre', { class: 'log', tabindex: '0', role: 'group', 'aria-label': label }, element('code', {}, text));
}

export function eventSection(events: readonly DiagnosedEvent[], problem: string | undefined): HTMLElement {
  const row = ({ time, age, isWarning, reason, message, count }: DiagnosedEvent): HTMLElement =>
    element(
      'tr',
      isWarning ? { class: 'warning' } : {},
      element('td', { title: time }, age === '' ? time : l10n.t('{0} ago', age)),
      element('td', {}, isWarning ? l10n.t('Warning') : l10n.t('Normal')),
      element('th', { scope: 'row' }, count > 1 ? `${reason} ×${count}` : reason),
      element('td', {}, message),
    );
  const head = [l10n.t('When'), l10n.t('Type'), l10n.t('Reason'), l10n.t('Message')];
  return element(
    'section',
    { 'aria-labelledby': 'events' },
    element('h2', { id: 'events' }, l10n.t('Last events')),
    ...(problem === undefined
      ? []
      : [element('p', { class: 'notice warning' }, l10n.t('The events could not be read: {0}', problem))]),
    events.length === 0
      ? element('p', { class: 'help' }, l10n.t('There are no events.'))
      : element(
          'table',
          { class: 'events', 'aria-labelledby': 'events' },
          element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
          element('tbody', {}, ...events.map(row)),
        ),
  );
}
