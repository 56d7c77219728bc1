import type { Locator, Page } from 'playwright-core';
import { roomForMessages } from './messageBurst';

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
 * the first tenth of a second of its life. Whatever takes the focus closes a menu: what opens an editor is to be waited for before.
 */
export async function chooseInMenu(page: Page, open: () => Promise<void>, ...titles: string[]): Promise<void> {
  await roomForMessages(page);
  await open();
  for (const [index, title] of titles.entries()) {
    const label = page.locator('.action-label').getByText(title, { exact: true });
    const entry = page.locator('.monaco-menu li.action-item').filter({ has: label }).last();
    await entry.hover();
    await page.locator('.monaco-menu li.action-item.focused').filter({ has: label }).last().waitFor();
    await page.keyboard.press(index < titles.length - 1 ? 'ArrowRight' : 'Enter');
  }
  await openedMenu(page).waitFor({ state: 'hidden' });
}
