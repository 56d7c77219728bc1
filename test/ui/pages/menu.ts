import type { Locator, Page } from 'playwright-core';
import { roomForMessages } from './messageBurst';

/** A menu that is there for so long is not about to be closed by anything; its entry is not there. */
const closedWithinMs = 10_000;
const mostTimes = 3;

/** The menu that is open, with its submenus. */
export function openedMenu(page: Page): Locator {
  return page.locator('.context-view .monaco-menu').first();
}

/** Titles of the open context menu. */
export async function menuTitles(page: Page): Promise<string[]> {
  const labels = page.locator('.monaco-menu .action-menu-item .action-label');
  await labels.first().waitFor();
  return labels.allInnerTexts();
}

/**
 * Opens a menu and chooses an entry of it; more than one title goes through submenus. By keyboard, because a menu ignores clicks in
 * the first tenth of a second of its life. Whatever takes the focus closes a menu, an editor that comes to the front late for one:
 * then it is opened again, as a person does.
 */
export async function chooseInMenu(page: Page, open: () => Promise<void>, ...titles: string[]): Promise<void> {
  for (let times = 1; times <= mostTimes; times++) {
    await roomForMessages(page);
    await open();
    if (await chosen(page, titles)) {
      await openedMenu(page).waitFor({ state: 'hidden' });
      return;
    }
  }
  throw new Error(`The menu with "${titles.join(' › ')}" was closed ${mostTimes} times before anything was chosen`);
}

/** False when the menu was closed before. */
async function chosen(page: Page, titles: readonly string[]): Promise<boolean> {
  for (const [index, title] of titles.entries()) {
    const label = page.locator('.action-label').getByText(title, { exact: true });
    const entry = page.locator('.monaco-menu li.action-item').filter({ has: label }).last();
    const focused = page.locator('.monaco-menu li.action-item.focused').filter({ has: label }).last();
    try {
      await entry.hover({ timeout: closedWithinMs });
      await focused.waitFor({ timeout: closedWithinMs });
    } catch (error) {
      if (await openedMenu(page).isVisible()) {
        throw error;
      }
      return false;
    }
    await roomForMessages(page);
    if (!(await focused.isVisible())) {
      return false;
    }
    await page.keyboard.press(index < titles.length - 1 ? 'ArrowRight' : 'Enter');
  }
  return true;
}
