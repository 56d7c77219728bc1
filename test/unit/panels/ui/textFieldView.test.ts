import { deepEqual, equal } from 'node:assert/strict';
import type { TextField, TextFieldView } from '../../../../src/panels/ui/textFieldView';
import { useUnitModules } from '../../../support/page/unitPage';

describe('a text field of a form', () => {
  const page = useUnitModules();
  const events: string[] = [];
  let view: TextFieldView;

  async function show(field: Partial<TextField> = {}): Promise<void> {
    events.length = 0;
    view = page().modules.textFieldView.createTextFieldView(
      { name: 'port', label: 'Port', ...field },
      { onInput: () => events.push(`input ${view.value}`), onLeave: () => events.push('leave') },
    );
    await page().show(view.root);
  }

  const input = (): HTMLInputElement => page().one('vscode-textfield').wrappedElement;

  it('is a labelled text without help, unit and completion unless it is given more', async () => {
    await show();
    equal(page().one('label').textContent, 'Port');
    equal(page().field('Port').id, 'field-port');
    equal(page().one('label').getAttribute('for'), 'field-port');
    equal(input().getAttribute('aria-label'), 'Port');
    deepEqual(
      [input().type, input().inputMode, input().autocomplete, input().placeholder],
      ['text', 'text', 'off', ''],
    );
    equal(input().spellcheck, false);
    equal(page().one('.help').hidden, true);
    equal(page().all('.unit').length, 0);
  });

  it('has its unit in its name, its help below it, and digits on the keyboard of a phone', async () => {
    await show({ unit: 'seconds', help: 'How long.', numeric: true, placeholder: 'e.g. 60' });
    equal(input().getAttribute('aria-label'), 'Port (seconds)');
    equal(page().one('.unit').textContent, 'seconds');
    equal(page().one('.help').textContent, 'How long.');
    equal(page().one('.help').hidden, false);
    equal(input().inputMode, 'numeric');
    equal(input().placeholder, 'e.g. 60');
  });

  it('hides a password', async () => {
    await show({ password: true });
    equal(input().type, 'password');
  });

  it('is described by its error, its help and the value in another unit', async () => {
    await show({ help: 'How long.' });
    deepEqual(
      input().ariaDescribedByElements?.map(({ className }) => className),
      ['error', 'help', 'aside'],
    );
  });

  it('reports what is typed and that it was left, and not what is set', async () => {
    await show();
    view.value = '1';
    deepEqual(events, []);
    await page().type(page().field('Port'), '80');
    equal(view.value, '80');
    deepEqual(events, ['input 80']);
    await page().leave();
    deepEqual(events, ['input 80', 'leave']);
  });

  it('cuts what is longer than anyone types, and nothing that fits', async () => {
    await show({ cutAt: 5 });
    await page().type(page().field('Port'), '12345');
    await page().type(page().field('Port'), '123456');
    deepEqual(events, ['input 12345', 'input 12345']);
  });

  it('shows the value in another unit as it is typed and as it is set', async () => {
    await show({ formatInOtherUnit: (text) => (text === '60' ? '= 1 min' : '') });
    const aside = page().one('.aside');
    equal(aside.textContent, '');
    await page().type(page().field('Port'), ' 60 ');
    equal(aside.textContent, '= 1 min');
    view.value = '61';
    equal(aside.textContent, '');
    view.value = '60';
    equal(aside.textContent, '= 1 min');
  });

  it('shows why its value is refused, until it is not', async () => {
    await show();
    const field = page().field('Port');
    view.setError('Enter a number.');
    await page().show(view.root);
    equal(page().error(field), 'Enter a number.');
    equal(field.invalid, true);
    equal(input().getAttribute('aria-invalid'), 'true');
    view.setError('');
    await page().show(view.root);
    equal(page().error(field), '');
    equal(field.invalid, false);
    equal(input().getAttribute('aria-invalid'), 'false');
  });

  it('takes the accessible name that the form sets', async () => {
    await show();
    view.setAccessibleLabel('Rule 1: Port');
    await page().show(view.root);
    equal(input().getAttribute('aria-label'), 'Rule 1: Port');
    equal(page().one('label').textContent, 'Port');
  });

  it('can be read-only', async () => {
    await show();
    view.setReadonly(true);
    equal(page().field('Port').readonly, true);
    view.setReadonly(false);
    equal(page().field('Port').readonly, false);
  });

  it('takes the focus, also when it was made just now', async () => {
    await show();
    view.focus();
    equal(page().isFocused(page().field('Port')), true);
    const fresh = page().modules.textFieldView.createTextFieldView(
      { name: 'other', label: 'Other' },
      { onInput: () => undefined, onLeave: () => undefined },
    );
    page().document.getElementById('root')?.append(fresh.root);
    fresh.focus();
    await page().passTime(0);
    equal(page().isFocused(page().field('Other')), true);
  });

  describe('that holds a list', () => {
    beforeEach(() => show({ isList: true, cutAt: 20 }));

    it('takes pasted lines as items between commas, where the cursor is', async () => {
      await page().type(page().field('Port'), 'a, z');
      input().setSelectionRange(3, 4);
      equal(await page().paste(' b\r\n  c \n'), true);
      equal(view.value, 'a, b, c');
      equal(input().selectionStart, 'a, b, c'.length);
      deepEqual(events.slice(1), ['input a, b, c']);
    });

    it('cuts what is pasted, too', async () => {
      page().field('Port').focus();
      await page().paste('1234567890\n1234567890');
      equal(view.value, '1234567890, 12345678');
    });

    it('leaves one line to the browser, and a read-only field as it is', async () => {
      page().field('Port').focus();
      equal(await page().paste('one line\n'), false);
      view.setReadonly(true);
      equal(await page().paste('a\nb'), false);
      equal(view.value, '');
    });
  });

  it('leaves pasted lines to the browser when it holds no list', async () => {
    await show();
    page().field('Port').focus();
    equal(await page().paste('a\nb'), false);
  });
});
