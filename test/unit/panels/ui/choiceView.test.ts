import { deepEqual, equal } from 'node:assert/strict';
import type { FieldView } from '../../../../src/panels/ui/textFieldView';
import { useUnitModules } from '../../../support/page/unitPage';

const choice = {
  name: 'protocol',
  label: 'Protocol',
  options: [
    ['', 'Any'],
    ['tcp', 'TCP'],
    ['udp', 'UDP'],
  ],
} as const;

describe('a choice of a form', () => {
  const page = useUnitModules();
  let inputs = 0;
  let view: FieldView;

  async function show(help?: string): Promise<void> {
    inputs = 0;
    const { createChoiceView } = page().modules.choiceView;
    view = createChoiceView(help === undefined ? choice : { ...choice, help }, { onInput: () => (inputs += 1) });
    await page().show(view.root);
  }

  it('has a name, and one radio button an option', async () => {
    await show();
    equal(page().one('legend').textContent, 'Protocol');
    deepEqual(page().texts('label'), ['Any', 'TCP', 'UDP']);
    deepEqual(
      page()
        .all<HTMLInputElement>('input')
        .map(({ type, name, value }) => [type, name, value]),
      choice.options.map(([value]) => ['radio', 'protocol', value]),
    );
  });

  it('has no value before one is set, and the chosen one from then on', async () => {
    await show();
    equal(view.value, '');
    view.value = 'udp';
    equal(view.value, 'udp');
    equal(page().choice('UDP').checked, true);
    equal(inputs, 0);
    await page().click(page().choice('TCP'));
    equal(view.value, 'tcp');
    equal(inputs, 1);
  });

  it('takes the first option for a value it does not have', async () => {
    await show();
    view.value = 'icmp';
    equal(view.value, '');
    equal(page().choice('Any').checked, true);
  });

  it('shows its help when it has one', async () => {
    await show();
    equal(page().one('.help').hidden, true);
    await show('Which packets.');
    equal(page().one('.help').hidden, false);
    equal(page().one('.help').textContent, 'Which packets.');
    equal(view.root.getAttribute('aria-describedby'), 'field-protocol-error field-protocol-help');
    equal(page().one('.help').id, 'field-protocol-help');
  });

  it('shows why its value is refused, until it is not', async () => {
    await show();
    view.setError('Not this one.');
    equal(page().one('#field-protocol-error').textContent, 'Not this one.');
    equal(page().one('#field-protocol-error').hidden, false);
    view.setError('');
    equal(page().one('#field-protocol-error').hidden, true);
  });

  it('cannot be changed while it is read-only', async () => {
    await show();
    view.setReadonly(true);
    equal(page().one('fieldset').disabled, true);
    view.setReadonly(false);
    equal(page().one('fieldset').disabled, false);
  });

  it('gives the focus to what is chosen', async () => {
    await show();
    view.value = 'udp';
    view.focus();
    equal(page().isFocused(page().choice('UDP')), true);
  });
});
