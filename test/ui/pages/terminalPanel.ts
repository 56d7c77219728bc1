import type { Locator, Page } from 'playwright-core';

/** The setting that lets the text of a terminal be read: with it a terminal is drawn as text, not as a picture. */
export const readableTerminals = { 'terminal.integrated.gpuAcceleration': 'off' };

/** The terminal that is shown. */
export class TerminalPanel {
  private readonly screen: Locator;

  constructor(private readonly page: Page) {
    this.screen = page.locator('.terminal-wrapper.active .xterm-rows');
  }

  /** What is on screen, a line a row. */
  async lines(): Promise<string[]> {
    return this.screen
      .locator('> div')
      .evaluateAll((rows) => rows.map((row) => (row.textContent || '').replaceAll('\u00a0', ' ').trimEnd()));
  }

  /** Waits until a row is so. */
  async waitForLine(line: RegExp): Promise<void> {
    await this.screen.locator('> div').filter({ hasText: line }).first().waitFor();
  }

  /** Types a line and Enter. */
  async type(line: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  async press(key: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press(key);
  }

  /** Color of the text, as the browser computes it. */
  async colorOf(text: string): Promise<string> {
    return this.screen
      .getByText(text, { exact: true })
      .first()
      .evaluate((span) => getComputedStyle(span).color);
  }

  async waitUntilClosed(): Promise<void> {
    await this.screen.waitFor({ state: 'hidden' });
  }

  private async focus(): Promise<void> {
    await this.page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
  }
}
