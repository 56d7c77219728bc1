import { deepEqual, equal } from 'node:assert/strict';
import type { ActionBar } from '../../../../../../../src/products/eci/instance/tcpdump/page/actionBar';
import { useUnitModules } from '../../../../../../support/page/unitPage';

describe('the buttons of the packet capture form', () => {
  const page = useUnitModules();
  const events: string[] = [];
  let hasContent = true;
  let bar: ActionBar;

  beforeEach(async () => {
    events.length = 0;
    hasContent = true;
    bar = page().modules.actionBar.createActionBar({
      onStart: () => events.push('start'),
      onCancel: () => events.push('cancel'),
      onReset: () => events.push('reset'),
      hasContent: () => hasContent,
    });
    await page().show(bar.root);
  });

  const status = (): string => page().one('[role=status]').textContent;
  const shown = (): string[] => page().texts('.actions > .buttons > vscode-button:not([hidden])');
  const progress = (): HTMLElement => page().one('vscode-progress-bar');
  const now = (): number => page().view.time.now;

  it('start, and reset what was typed after a question', async () => {
    deepEqual(shown(), ['Start Capture']);
    equal(progress().hidden, true);
    await page().click(page().button('Start Capture'));
    await page().click(page().button('Reset'));
    deepEqual(events, ['start']);
    await page().click(page().button('Clear All Fields'));
    deepEqual(events, ['start', 'reset']);
  });

  it('reset an empty form without a question', async () => {
    hasContent = false;
    await page().click(page().button('Reset'));
    deepEqual(events, ['reset']);
  });

  it('show that it sends, and cancel that', async () => {
    bar.setSending(true);
    deepEqual(shown(), ['Starting…', 'Cancel']);
    equal(page().button('Starting…').disabled, true);
    equal(page().button('Reset').disabled, true);
    equal(progress().hidden, false);
    equal(progress().getAttribute('aria-label'), 'Starting the capture');
    equal(page().button('Cancel').hasAttribute('secondary'), true);
    equal(status(), 'Sending the request…');
    await page().click(page().button('Cancel'));
    deepEqual(events, ['cancel']);
    bar.setSending(false);
    deepEqual(shown(), ['Start Capture']);
    equal(page().button('Start Capture').disabled, false);
    equal(page().button('Reset').disabled, false);
    equal(progress().hidden, true);
    equal(status(), '');
  });

  it('hand the focus from start to cancel and back', () => {
    page().button('Start Capture').focus();
    bar.setSending(true);
    equal(page().isFocused(page().button('Cancel')), true);
    bar.setSending(false);
    equal(page().isFocused(page().button('Start Capture')), true);
  });

  it('leave the focus where it is when it is elsewhere', () => {
    page().button('Reset').focus();
    bar.setSending(true);
    equal(page().isFocused(page().button('Reset')), true);
    bar.setSending(false);
    equal(page().isFocused(page().button('Reset')), true);
  });

  it('count down to the next attempt', async () => {
    bar.disableUntil(now() + 2_500, 'retry');
    equal(page().button('Retry in 3 s').disabled, true);
    equal(page().button('Retry in 3 s').classList.contains('counting'), true);
    await page().passTime(500);
    equal(page().button('Retry in 2 s').disabled, true);
    equal(status(), '');
    await page().passTime(2_000);
    equal(page().button('Start Capture').disabled, false);
    equal(page().button('Start Capture').classList.contains('counting'), false);
    equal(status(), 'You can start a capture now.');
    equal(page().view.time.intervals, 0);
  });

  it('name the wait after a success as what it is, and count with one timer', async () => {
    bar.disableUntil(now() + 60_000, 'again');
    equal(page().button('Start again in 60 s').disabled, true);
    bar.disableUntil(now() + 1_000, 'retry');
    equal(page().view.time.intervals, 1);
    await page().passTime(1_000);
    equal(page().button('Start Capture').disabled, false);
  });

  it('show that it sends rather than how long it waits', () => {
    bar.setSending(true);
    bar.disableUntil(now() + 60_000, 'retry');
    equal(page().button('Starting…').disabled, true);
    equal(page().button('Starting…').classList.contains('counting'), false);
  });

  it('do not wait for what is over', () => {
    bar.disableUntil(now(), 'again');
    equal(page().button('Start Capture').disabled, false);
    equal(page().view.time.intervals, 0);
    equal(status(), '');
  });
});
