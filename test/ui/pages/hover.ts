import type { Locator, Page } from 'playwright-core';

const mostMoves = 60;

/** What is said of the thing under the mouse. */
export function hovers(page: Page): Locator {
  return page.locator('.workbench-hover-container:visible');
}

/**
 * Takes the mouse off what it rests on, as a hand does that goes elsewhere: what is said of that would lie over other rows. On a busy
 * machine it may be said when the mouse has left already; it goes with the next move then, so the mouse is not held still meanwhile.
 * One whose target was drawn again under it (an entry of the activity bar with a new badge) stays until the next hover takes its place.
 */
export async function leaveHovers(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  for (let moves = 0; moves < mostMoves && (await hovers(page).count()) > 0; moves += 1) {
    await page.mouse.move(0, moves % 2);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
