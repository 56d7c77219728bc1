import { deepEqual, equal } from 'node:assert/strict';
import type { StepBar } from '../../../../../../src/products/eci/imageCache/page/stepBar';
import { useUnitModules } from '../../../../../support/page/unitPage';

describe('the buttons of the image cache form', () => {
  const page = useUnitModules();
  const events: string[] = [];
  let hasContent = true;
  let bar: StepBar;

  async function show(isCreate = false): Promise<void> {
    events.length = 0;
    hasContent = true;
    bar = new (page().modules.stepBar.StepBar)(
      {
        onReview: () => events.push('review'),
        onSend: () => events.push('send'),
        onBack: () => events.push('back'),
        onCancel: () => events.push('cancel'),
        onDiscard: () => events.push('discard'),
        hasContent: () => hasContent,
      },
      isCreate,
    );
    await page().show(bar.root);
  }

  const names = ['Review', 'Update Image Cache', 'Sending…', 'Back', 'Cancel', 'Discard Changes'];
  const shown = (): string[] => names.filter((name) => page().buttons(name).length > 0);
  const status = (): string => page().one('[role=status]').textContent;
  const now = (): number => page().view.time.now;

  it('are those of the step', async () => {
    await show();
    deepEqual(shown(), ['Review', 'Discard Changes']);
    bar.show('review', false);
    deepEqual(shown(), ['Update Image Cache', 'Back']);
    bar.show('conflict', false);
    equal(bar.root.hidden, true);
    bar.show('done', false);
    equal(bar.root.hidden, true);
    bar.show('edit', false);
    deepEqual(shown(), ['Review', 'Discard Changes']);
  });

  it('do what they say', async () => {
    await show();
    await page().click(page().button('Review'));
    await page().click(page().button('Discard Changes'));
    await page().click(page().button('Discard'));
    bar.show('review', false);
    await page().click(page().button('Update Image Cache'));
    await page().click(page().button('Back'));
    bar.show('review', true);
    await page().click(page().button('Cancel'));
    deepEqual(events, ['review', 'discard', 'send', 'back', 'cancel']);
  });

  it('discard without a question when nothing would be lost', async () => {
    await show();
    hasContent = false;
    await page().click(page().button('Discard Changes'));
    deepEqual(events, ['discard']);
  });

  it('are named after what a create does', async () => {
    await show(true);
    equal(page().buttons('Clear').length, 1);
    bar.show('review', false);
    equal(page().buttons('Create Image Cache').length, 1);
  });

  it('show that it sends, in any step, and can cancel that', async () => {
    await show();
    equal(page().one('vscode-progress-bar').hidden, true);
    bar.show('review', true);
    deepEqual(shown(), ['Sending…', 'Cancel']);
    equal(page().button('Sending…').disabled, true);
    equal(page().one('vscode-progress-bar').hidden, false);
    equal(status(), 'Sending the request…');
    bar.show('edit', true);
    deepEqual(shown(), ['Review', 'Cancel']);
    equal(page().button('Review').disabled, true);
    bar.show('conflict', true);
    equal(bar.root.hidden, false);
    bar.show('review', false);
    equal(status(), '');
    equal(page().button('Update Image Cache').disabled, false);
  });

  it('keep what they report while sending goes on or does not', async () => {
    await show();
    bar.showStatus('Fields to fix: 1');
    bar.show('edit', false);
    equal(status(), 'Fields to fix: 1');
  });

  it('hand the focus to cancel when it is theirs', async () => {
    await show();
    bar.show('review', false);
    bar.show('review', true);
    equal(page().isFocused(page().document.body), true);
    bar.show('review', false);
    page().button('Update Image Cache').focus();
    bar.show('review', true);
    equal(page().isFocused(page().button('Cancel')), true);
    bar.show('review', false);
    page().button('Back').focus();
    bar.show('review', false);
    equal(page().isFocused(page().button('Back')), true);
  });

  it('take the focus on the button of the step', async () => {
    await show();
    bar.focus();
    equal(page().isFocused(page().button('Review')), true);
    bar.show('review', false);
    bar.focus();
    equal(page().isFocused(page().button('Update Image Cache')), true);
  });

  it('count down to the next attempt', async () => {
    await show();
    bar.show('review', false);
    bar.disableUntil(now() + 2_500);
    equal(page().button('Retry in 3 s').disabled, true);
    equal(page().button('Retry in 3 s').classList.contains('counting'), true);
    bar.disableUntil(now() + 1_500);
    equal(page().view.time.intervals, 1);
    await page().passTime(1_000);
    equal(page().button('Retry in 1 s').disabled, true);
    equal(status(), '');
    await page().passTime(500);
    equal(page().button('Update Image Cache').disabled, false);
    equal(page().button('Update Image Cache').classList.contains('counting'), false);
    equal(status(), 'You can send it now.');
    equal(page().view.time.intervals, 0);
  });

  it('do not wait for what is over, and not while it sends', async () => {
    await show();
    bar.show('review', false);
    bar.disableUntil(now());
    equal(page().view.time.intervals, 0);
    equal(page().button('Update Image Cache').disabled, false);
    equal(status(), '');
    bar.show('review', true);
    bar.disableUntil(now() + 5_000);
    equal(page().button('Sending…').classList.contains('counting'), false);
  });
});
