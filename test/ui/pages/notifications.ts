import type { Locator, Page } from 'playwright-core';
import { roomForMessages } from './messageBurst';

/** The messages at the bottom right. */
export class Notifications {
  constructor(private readonly page: Page) {}

  /** The message that contains the text; wait on it with `waitFor` or go on with `press`. */
  message(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
  }

  /** Waits for the message. One with buttons stays from then on, as under the mouse: by itself it is gone after ten seconds. */
  async waitFor(text: string | RegExp): Promise<void> {
    const message = this.message(text);
    await message.waitFor();
    // Not `evaluate`, which would wait for one that has gone.
    await message.evaluateAll(keepThoseWithButtons);
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

/** Runs in the page. A message counts as under the mouse from `mouseover` until `mouseout`. */
function keepThoseWithButtons(items: readonly Element[]): void {
  items
    .filter((item) => item.querySelector('.notification-list-item-buttons-container .monaco-button'))
    .forEach((item) => item.closest('.notification-toast-container')?.dispatchEvent(new MouseEvent('mouseover')));
}
