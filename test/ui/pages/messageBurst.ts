// VS Code shows at most three new messages within 0.8 s; any more go behind its bell without being shown. No person acts that
// fast, but a test does: before it acts it leaves room for the two messages an action may bring, progress and outcome.
import type { Page } from 'playwright-core';

const burstMs = 800;
const roomFor = 2;
const shownAtOnce = 3;

declare global {
  interface Window {
    /** When messages were shown, in the time of the page. */
    messageTimes?: number[];
  }
}

/** To be called before the page is loaded. */
export async function recordMessages(page: Page): Promise<void> {
  await page.addInitScript(record);
}

/** Waits until the next messages will be shown. */
export async function roomForMessages(page: Page): Promise<void> {
  await page.evaluate(untilBurstIsOver, { burstMs, allowed: shownAtOnce - roomFor });
}

/** Runs in the page. */
function record(): void {
  const times: number[] = (window.messageTimes = []);
  const observer = new MutationObserver(() => {
    const place = document.querySelector('.notifications-toasts');
    if (place) {
      observer.disconnect();
      const note = (): void => void times.push(performance.now());
      note();
      new MutationObserver((changes) => {
        changes.flatMap(({ addedNodes }) => [...addedNodes]).forEach(note);
      }).observe(place, { childList: true });
    }
  });
  if (window === window.top) {
    observer.observe(document, { childList: true, subtree: true });
  }
}

/** Runs in the page. */
async function untilBurstIsOver({ burstMs, allowed }: { burstMs: number; allowed: number }): Promise<void> {
  for (;;) {
    const recent = (window.messageTimes ?? []).filter((time) => performance.now() - time < burstMs);
    const next = recent[recent.length - 1 - allowed];
    if (next === undefined) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, next + burstMs - performance.now()));
  }
}
