import { deepEqual, equal, notEqual } from 'node:assert/strict';
import type { TwoStepButton } from '../../../../src/panels/ui/twoStepButton';
import { useUnitModules } from '../../../support/page/unitPage';

const texts = { label: 'Clear', question: 'Clear all?', confirm: 'Clear All', keep: 'Keep' };

describe('a button that asks before it throws something away', () => {
  const page = useUnitModules();
  let acted = 0;
  let hasContent = true;
  let button: TwoStepButton;

  beforeEach(async () => {
    acted = 0;
    hasContent = true;
    button = page().modules.twoStepButton.createTwoStepButton(
      texts,
      () => (acted += 1),
      () => hasContent,
    );
    await page().show(button.root);
  });

  const shown = (): string[] => ['Clear', 'Clear All', 'Keep'].filter((name) => page().buttons(name).length > 0);

  it('asks, with the focus on the answer that loses nothing', async () => {
    deepEqual(shown(), ['Clear']);
    await page().click(page().button('Clear'));
    deepEqual(shown(), ['Clear All', 'Keep']);
    equal(page().isFocused(page().button('Keep')), true);
    equal(acted, 0);
    const question = page().one('[role=group]');
    equal(page().one(`#${question.getAttribute('aria-labelledby') ?? ''}`).textContent, 'Clear all?');
  });

  it('acts when the answer is yes, and is there again with the focus', async () => {
    await page().click(page().button('Clear'));
    await page().click(page().button('Clear All'));
    equal(acted, 1);
    deepEqual(shown(), ['Clear']);
    equal(page().isFocused(page().button('Clear')), true);
  });

  it('does nothing when the answer is no', async () => {
    await page().click(page().button('Clear'));
    await page().click(page().button('Keep'));
    equal(acted, 0);
    deepEqual(shown(), ['Clear']);
    equal(page().isFocused(page().button('Clear')), true);
  });

  it('takes Escape for no, and no other key', async () => {
    await page().click(page().button('Clear'));
    await page().press('ArrowLeft');
    deepEqual(shown(), ['Clear All', 'Keep']);
    await page().press('Escape');
    deepEqual(shown(), ['Clear']);
    equal(acted, 0);
  });

  it('acts at once when there is nothing to lose', async () => {
    hasContent = false;
    await page().click(page().button('Clear'));
    equal(acted, 1);
    deepEqual(shown(), ['Clear']);
  });

  it('can be disabled, also while it asks', async () => {
    button.setDisabled(true);
    equal(page().button('Clear').disabled, true);
    button.setDisabled(false);
    await page().click(page().button('Clear'));
    button.setDisabled(true);
    equal(page().button('Clear All').disabled, true);
    equal(page().button('Keep').disabled, false);
  });

  it('takes the focus when it is given', () => {
    button.focus();
    equal(page().isFocused(page().button('Clear')), true);
  });

  it('has a question of its own beside another', () => {
    const other = page().modules.twoStepButton.createTwoStepButton(
      texts,
      () => undefined,
      () => true,
    );
    const labelledBy = ({ root }: TwoStepButton): string | null | undefined =>
      root.querySelector('[role=group]')?.getAttribute('aria-labelledby');
    notEqual(labelledBy(other), labelledBy(button));
  });
});
