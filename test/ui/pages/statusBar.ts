import type { Locator, Page } from 'playwright-core';

/** The line at the bottom of the window. */
export class StatusBar {
  constructor(private readonly page: Page) {}

  /** The entry that a screen reader reads so, its tooltip. */
  entry(text: string | RegExp): Locator {
    return this.page
      .locator('.part.statusbar .statusbar-item')
      .filter({ has: this.page.getByRole('button', { name: text }) });
  }

  /** The entry with this text. */
  item(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }
}
