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
    await this.box.getByRole('button', { name: button, exact: true }).click();
    await this.box.waitFor({ state: 'hidden' });
  }
}
