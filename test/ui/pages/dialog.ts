import type { Locator, Page } from 'playwright-core';
import { roomForMessages } from './messageBurst';

/** A modal question in the middle of the window. */
export class Dialog {
  private readonly box: Locator;

  constructor(private readonly page: Page) {
    this.box = page.locator('.monaco-dialog-box');
  }

  async waitFor(text: string | RegExp): Promise<void> {
    await this.box.filter({ hasText: text }).waitFor();
  }

  /** Message and detail. */
  async text(): Promise<string> {
    return this.box.locator('.dialog-message-container').innerText();
  }

  async press(button: string): Promise<void> {
    await roomForMessages(this.page);
    const pressed = this.page.getByRole('button', { name: button, exact: true });
    const box = await this.box.filter({ has: pressed }).elementHandle();
    await this.box.getByRole('button', { name: button, exact: true }).click();
    // This one: the next question may be open before the test looks.
    await box.waitForElementState('hidden');
  }
}
