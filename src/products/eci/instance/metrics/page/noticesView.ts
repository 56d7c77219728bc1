// What could not be read, with a way to try again. What was read before stays below it.

import * as l10n from '@vscode/l10n';
import type { Problem } from '../../../../../panels/channel/envelope';
import type { MetricTarget } from '../panel';
import { button, element } from '../../../../../panels/ui/dom';
import type { FeedState } from './feed';

export interface NoticesView {
  readonly root: HTMLElement;
  show(state: FeedState, targets: readonly MetricTarget[]): void;
}

export function noticesView(retry: () => void): NoticesView {
  const root = element('div', { class: 'notices', role: 'status' });
  let told = '';
  return {
    root,
    show({ failure, problems }, targets) {
      const all = [
        ...(failure ? [{ whose: '', problem: failure }] : []),
        ...problems.map(({ id, problem }) => ({ whose: targets.find((one) => one.id === id)?.name ?? id, problem })),
      ];
      const text = JSON.stringify(all);
      // The same again is not said again.
      if (text !== told) {
        told = text;
        root.replaceChildren(...all.map(({ whose, problem }) => notice(whose, problem, retry)));
      }
    },
  };
}

function notice(whose: string, { message, hint, requestId }: Problem, retry: () => void): HTMLElement {
  return element(
    'div',
    { class: 'notice problem' },
    element('p', {}, whose === '' ? message : l10n.t('{0}: {1}', whose, message)),
    ...(hint === '' ? [] : [element('p', {}, hint)]),
    ...(requestId === undefined ? [] : [element('p', {}, l10n.t('Request ID:'), ' ', element('code', {}, requestId))]),
    button(l10n.t('Retry'), retry, { secondary: '' }),
  );
}
