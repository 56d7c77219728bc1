// How far back: radio buttons of the platform, drawn as one bar.

import * as l10n from '@vscode/l10n';
import { type Range, type RangeId, ranges } from '../ranges';
import { createElement } from '../../../../../panels/ui/dom';

export function createRangeChoice(chosen: RangeId, onChoose: (range: RangeId) => void): HTMLElement {
  const choices = ranges.map((range) => {
    const input = createElement('input', { type: 'radio', name: 'range', id: `range-${range.id}`, value: range.id });
    input.checked = range.id === chosen;
    input.addEventListener('change', () => onChoose(range.id));
    return createElement('span', {}, input, createElement('label', { for: input.id }, formatRange(range)));
  });
  return createElement(
    'fieldset',
    { class: 'range' },
    createElement('legend', { class: 'spoken' }, l10n.t('Time')),
    ...choices,
  );
}

function formatRange({ minutes }: Range): string {
  return minutes < 60 ? l10n.t('{0} min', minutes) : l10n.t('{0} h', minutes / 60);
}
