import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Workbench } from '../../support/workbench';

/** A text editor with a spec document: where the cursor is, what is offered, marked, shown and fixed. */
export class SpecEditor {
  private readonly page: Page;

  constructor(private readonly workbench: Workbench) {
    this.page = workbench.page;
  }

  /** Saves the document and returns what is then in the file. */
  async saved(file: string): Promise<string> {
    await this.page.locator('.tabs-container .tab.dirty').first().waitFor();
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tabs-container .tab.dirty').first().waitFor({ state: 'detached' });
    return readFile(join(this.workbench.folder, file), 'utf8');
  }

  async closeAll(): Promise<void> {
    await this.workbench.run('View: Close All Editors');
    await this.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
  }

  /** Opens a file and waits for the commands above its first line, which come when everything else is there. */
  async open(file: string, lens: string | RegExp = 'Check'): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+E');
    const row = this.page.locator('.explorer-folders-view').getByRole('treeitem', { name: file });
    await row.dblclick();
    await this.workbench.editors.opened(file);
    // The first document of a window waits for everything that is loaded with it.
    await this.lens(lens).waitFor();
  }

  /** The command above the document. */
  lens(title: string | RegExp): Locator {
    return this.active.locator('.codelens-decoration a').filter({ hasText: title }).first();
  }

  lensTitles(): Promise<string[]> {
    return this.active.locator('.codelens-decoration a').allInnerTexts();
  }

  /** Puts the cursor behind the last character of `text`, `back` characters to the left. */
  async putCursor(text: string, back = 0): Promise<void> {
    await this.active.waitFor();
    const line = this.active.locator('.view-line').filter({ hasText: text }).first();
    await line.click();
    await this.page.keyboard.press('End');
    for (let step = 0; step < back; step++) {
      await this.page.keyboard.press('ArrowLeft');
    }
  }

  /** Deletes the line with this text. */
  async deleteLine(text: string): Promise<void> {
    await this.putCursor(text);
    await this.page.keyboard.press('ControlOrMeta+Shift+K');
  }

  /** What is drawn below the text that a finding is about. */
  get squiggle(): Locator {
    return this.active.locator('.squiggly-error, .squiggly-warning').first();
  }

  /** Opens the list of suggestions and returns their labels. */
  async suggestions(first: string | RegExp): Promise<string[]> {
    await this.page.keyboard.press('ControlOrMeta+Space');
    await this.suggestion(first).waitFor();
    return this.page.locator('.suggest-widget.visible .monaco-list-row .label-name').allInnerTexts();
  }

  suggestion(label: string | RegExp): Locator {
    return this.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: label }).first();
  }

  /** The words beside each of these suggestions, which follow one another from the first. */
  async suggestionWords(labels: readonly string[]): Promise<string[]> {
    const details = this.page.locator('.suggest-details-container .suggest-details:visible');
    if (!(await details.isVisible())) {
      await this.page.keyboard.press('ControlOrMeta+Space');
    }
    const words: string[] = [];
    for (const label of labels) {
      await this.page.locator('.suggest-widget.visible .monaco-list-row.focused').filter({ hasText: label }).waitFor();
      // The words of the entry before stay until those of this one have come.
      const before = words.at(-1);
      const own = details.filter({ hasText: /\S/ });
      await (before === undefined ? own : own.filter({ hasNotText: before })).waitFor();
      words.push((await details.innerText()).replaceAll(/\s+/g, ' ').trim());
      await this.page.keyboard.press('ArrowDown');
    }
    return words;
  }

  async closeSuggestions(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  }

  /** What is shown while the mouse rests on a word. */
  async hover(word: string): Promise<string> {
    await this.active.locator('.view-line span span').filter({ hasText: word }).first().hover();
    const hover = this.page.locator('.monaco-hover:visible').first();
    await hover.waitFor();
    return (await hover.innerText()).replaceAll('\u00a0', ' ');
  }

  /** Chooses a quick fix at the cursor. */
  async fix(title: string): Promise<void> {
    await this.workbench.run('Quick Fix...');
    await this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /** The list of problems, opened when it is not. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) {
      await this.page.keyboard.press('ControlOrMeta+Shift+M');
    }
    await panel.waitFor();
    return panel.locator('.monaco-list-row').filter({ has: this.page.locator('.marker-message-details-container') });
  }

  /** Waits until so many problems are listed, and returns their words. */
  async problemTexts(count: number): Promise<string[]> {
    const rows = await this.problems();
    if (count === 0) {
      await this.page.locator('.markers-panel').getByText('No problems have been detected').waitFor();
    } else {
      await rows.nth(count - 1).waitFor();
    }
    return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  private get active(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }
}
