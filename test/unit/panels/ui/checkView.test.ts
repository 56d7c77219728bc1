import { deepEqual, equal } from 'node:assert/strict';
import type { CheckView } from '../../../../src/panels/ui/checkView';
import { useUnitModules } from '../../../support/page/unitPage';

describe('a check box of a form', () => {
  const page = useUnitModules();
  let inputs = 0;
  let view: CheckView;

  beforeEach(async () => {
    inputs = 0;
    const check = { name: 'again', label: 'Pull again', help: 'Tags may point elsewhere.' };
    view = page().modules.checkView.createCheckView(check, { onInput: () => (inputs += 1) });
    await page().show(view.root);
  });

  it('has a label, and its help and error as its description', () => {
    const box = page().choice('Pull again');
    equal(box.type, 'checkbox');
    const described = (box.getAttribute('aria-describedby') ?? '').split(' ').map((id) => page().one(`#${id}`));
    deepEqual(
      described.map(({ className, textContent }) => [className, textContent]),
      [
        ['error', ''],
        ['help', 'Tags may point elsewhere.'],
      ],
    );
  });

  it('reports what the user does, and not what is set', async () => {
    view.checked = true;
    equal(page().choice('Pull again').checked, true);
    equal(inputs, 0);
    await page().click(page().choice('Pull again'));
    equal(view.checked, false);
    equal(inputs, 1);
  });

  it('has its state as text, as any field has', () => {
    equal(view.value, 'false');
    view.value = 'true';
    equal(view.checked, true);
    equal(view.value, 'true');
    view.value = 'yes';
    equal(view.checked, false);
  });

  it('shows why it is refused, until it is not', () => {
    const error = page().one('.error');
    equal(error.hidden, true);
    view.setError('Not now.');
    equal(error.hidden, false);
    equal(error.textContent, 'Not now.');
    view.setError('');
    equal(error.hidden, true);
  });

  it('cannot be changed while it is read-only, and takes the focus otherwise', () => {
    view.setReadonly(true);
    equal(page().choice('Pull again').disabled, true);
    view.setReadonly(false);
    view.focus();
    equal(page().isFocused(page().choice('Pull again')), true);
  });
});
