// The box at the top: command palette, picks, inputs and the simple file dialog.
import type { Locator, Page } from 'playwright-core';
import { roomForMessages } from './messageBurst';

export class QuickInput {
  private readonly widget: Locator;
  /** The text field. */
  readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible:not(.quick-input-widget-closing)');
    this.input = this.widget.locator('input.input');
  }

  /** Waits for the step that shows this title, placeholder or prompt. */
  async waitFor(text: string | RegExp): Promise<void> {
    const shown = this.widget.getByText(text).or(this.widget.getByPlaceholder(text));
    await shown.first().waitFor();
  }

  /** Runs a command from the palette by its title, category included. What opens an editor, which takes the focus, is to be waited for before. */
  async runCommand(title: string): Promise<void> {
    await this.openPalette(title);
    await roomForMessages(this.page);
    await this.option(title).click();
  }

  /** Titles of the commands the palette offers for a text. */
  async commandsFor(text: string): Promise<string[]> {
    await this.openPalette(text);
    // The list from before the text was typed stays for a moment: what has been searched for is marked.
    const marked = this.widget.locator('.monaco-list-row .highlight');
    const none = this.widget.getByRole('option').filter({ hasText: /^No matching commands/ });
    await marked.or(none).first().waitFor();
    const labels = await this.labels();
    await this.cancel();
    return labels;
  }

  /** Chooses the entry with this label. A prompt makes sure that it is the right step. */
  async pick(label: string | RegExp, prompt?: string | RegExp): Promise<void> {
    if (prompt !== undefined) {
      await this.waitFor(prompt);
    }
    await roomForMessages(this.page);
    await this.option(label).click();
  }

  /** Ticks the entries of a pick that allows several, and accepts. */
  async pickMany(labels: readonly (string | RegExp)[]): Promise<void> {
    for (const label of labels) {
      await this.tickable(label).click();
    }
    await this.accept();
  }

  /** Answers an input box. A prompt makes sure that it is the right step. */
  async type(text: string, prompt?: string | RegExp): Promise<void> {
    if (prompt !== undefined) {
      await this.waitFor(prompt);
    }
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Enters a path in VS Code's own file dialog and confirms it. */
  async choosePath(path: string): Promise<void> {
    const confirm = this.widget.locator('.quick-input-action .monaco-button:visible').first();
    await confirm.waitFor();
    // The dialog fills in where it starts once it has listed that folder.
    await this.widget.getByRole('option').first().waitFor();
    await this.input.fill(path);
    await roomForMessages(this.page);
    await confirm.click();
  }

  async accept(): Promise<void> {
    await roomForMessages(this.page);
    await this.input.press('Enter');
  }

  /** Leaves the box as with Escape. */
  async cancel(): Promise<void> {
    await this.input.press('Escape');
  }

  /** The error or prompt below the field. */
  async message(): Promise<string> {
    return (await this.widget.locator('.quick-input-message').innerText()).trim();
  }

  /** Labels of the entries on screen. */
  async labels(): Promise<string[]> {
    return this.widget.locator('.monaco-list-row .quick-input-list-row:first-child .label-name').allInnerTexts();
  }

  /** The entry whose label is the text, or fits the pattern. */
  option(label: string | RegExp): Locator {
    return this.widget
      .getByRole('option')
      .filter({ has: this.named(label) })
      .first();
  }

  /** The same in a pick that allows several, where entries are check boxes. */
  tickable(label: string | RegExp): Locator {
    return this.widget
      .locator('.monaco-list-row')
      .filter({ has: this.named(label) })
      .first();
  }

  private named(label: string | RegExp): Locator {
    const name = this.page.locator('.quick-input-list-row:first-child .label-name');
    return typeof label === 'string' ? name.getByText(label, { exact: true }) : name.filter({ hasText: label });
  }

  private async openPalette(text: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.widget.getByPlaceholder(/name of a command/).fill(`>${text}`);
  }
}
