// What could not be read, with a way to try again. What was read before stays below it.

import * as l10n from '@vscode/l10n';
import type { Problem } from '../../../../../panels/channel/envelope';
import type { MetricTarget } from '../panel';
import { createButton, createElement } from '../../../../../panels/ui/dom';
import type { FeedState } from './feed';

export interface NoticesView {
  readonly root: HTMLElement;
  show(state: FeedState, targets: readonly MetricTarget[]): void;
}

export function createNoticesView(retry: () => void): NoticesView {
  const root = createElement('div', { class: 'notices', role: 'status' });
  let announced = '';
  return {
    root,
    show({ failure, problems }, targets) {
      const all = [
        ...(failure ? [{ whose: '', problem: failure }] : []),
        ...problems.map(({ id, problem }) => ({ whose: targets.find((one) => one.id === id)?.name ?? id, problem })),
      ];
      const text = JSON.stringify(all);
      // An unchanged text is not announced again.
      if (text !== announced) {
        announced = text;
        root.replaceChildren(...all.map(({ whose, problem }) => createNotice(whose, problem, retry)));
      }
    },
  };
}

function createNotice(whose: string, { message, hint, requestId }: Problem, retry: () => void): HTMLElement {
  return createElement(
    'div',
    { class: 'notice problem' },
    createElement('p', {}, whose === '' ? message : l10n.t('{0}: {1}', whose, message)),
    ...(hint === '' ? [] : [createElement('p', {}, hint)]),
    ...(requestId === undefined
      ? []
      : [createElement('p', {}, l10n.t('Request ID:'), ' ', createElement('code', {}, requestId))]),
    createButton(l10n.t('Retry'), retry, { secondary: '' }),
  );
}
