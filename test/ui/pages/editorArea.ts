import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Open documents and panels. */
export class EditorArea {
  constructor(private readonly page: Page) {}

  /** The tab with this title, the last of several. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name: title }).last();
  }

  /** Opens a file of the workspace folder. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget.locator('input.input').fill(name);
    await widget
      .getByRole('option')
      .filter({ hasText: name.split('/').pop() ?? name })
      .first()
      .click();
    await this.tab(name.split('/').pop() ?? name).waitFor();
  }

  /** The text editor that is shown. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  /** Text on screen of the shown document. */
  async text(): Promise<string> {
    const lines = this.editor.locator('.view-lines');
    await lines.waitFor();
    return (await lines.innerText()).replaceAll('\u00a0', ' ');
  }

  /** Contents of the shown webview panel, once it has loaded. */
  async webview(title: string | RegExp): Promise<FrameLocator> {
    const tab = this.tab(title);
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') {
      await tab.click();
    }
    const outer = this.page.locator('iframe.webview.ready:visible').last();
    await outer.waitFor();
    const inner = outer.contentFrame().locator('iframe#active-frame');
    await inner.waitFor();
    return inner.contentFrame();
  }
}
