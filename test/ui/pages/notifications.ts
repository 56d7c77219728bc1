import type { Locator, Page } from 'playwright-core';
import { roomForMessages } from './messageBurst';

/** The messages at the bottom right. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /** The message that contains the text; wait on it with `waitFor` or go on with `press`. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
  }

  async waitFor(text: string | RegExp): Promise<void> {
    await this.message(text).waitFor();
  }

  /** Presses a button of the message. */
  async press(text: string | RegExp, button: string): Promise<void> {
    await roomForMessages(this.page);
    await this.message(text).getByRole('button', { name: button, exact: true }).click();
  }

  /** Texts of the messages on screen. */
  async texts(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Closes the message and waits until it is gone. */
  async close(text: string | RegExp): Promise<void> {
    const message = this.message(text);
    await message.hover();
    await message.locator('.codicon-notifications-clear').click();
    await message.waitFor({ state: 'hidden' });
  }
}
