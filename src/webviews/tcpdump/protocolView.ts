// The protocol as a row of radio buttons. Native ones: vscode-radio is announced as a check box, and vscode-single-select
// gives its list no name (both measured in Chromium's accessibility tree).

import * as l10n from '@vscode/l10n';
import { captureProtocols, type TcpdumpField } from '../../protocol/tcpdumpFields';
import { element, setText } from '../dom';
import type { FieldEvents, FieldView } from './textFieldView';

export function protocolView(field: TcpdumpField, events: FieldEvents): FieldView {
  const id = `field-${field.name}`;
  const names: Readonly<Record<string, string>> = { tcp: 'TCP', udp: 'UDP', icmpv4: 'ICMPv4' };
  const inputs = ['', ...captureProtocols].map((value) => {
    const input = element('input', { type: 'radio', name: field.name, value });
    input.addEventListener('change', () => events.onInput());
    return { input, label: element('label', {}, input, names[value] ?? l10n.t('Any')) };
  });
  const help = element('p', { class: 'help', id: `${id}-help` }, field.help);
  const error = element('p', { class: 'error', id: `${id}-error`, hidden: '' });
  const root = element(
    'fieldset',
    { class: 'field choice', 'aria-describedby': `${id}-error ${id}-help` },
    element('legend', {}, field.label),
    element('div', { class: 'options' }, ...inputs.map(({ label }) => label)),
    error,
    help,
  );
  return {
    root,
    get value() {
      return inputs.find(({ input }) => input.checked)?.input.value ?? '';
    },
    set value(text) {
      const chosen = inputs.some(({ input }) => input.value === text) ? text : '';
      inputs.forEach(({ input }) => (input.checked = input.value === chosen));
    },
    setError(message) {
      setText(error, message);
      error.hidden = message === '';
    },
    setReadonly(readonly) {
      root.disabled = readonly;
    },
    focus: () => inputs.find(({ input }) => input.checked)?.input.focus(),
  };
}
