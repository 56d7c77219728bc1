import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Open documents and panels. */
export class EditorArea {
  constructor(private readonly page: Page) {}

  /** The tab with this title, the last of several. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name: title }).last();
  }

  /**
   * Waits until a document or panel is shown and has taken the focus. It takes that when its contents have come, some time after its tab:
   * a menu or a pick that was opened in between is closed by it.
   */
  async opened(title: string | RegExp): Promise<void> {
    await this.tab(title).and(this.page.locator('[aria-selected="true"]')).waitFor();
    await this.page.waitForFunction(hasEditorTheFocus);
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
    await this.opened(name.split('/').pop() ?? name);
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

  /** The lines on screen, top to bottom. */
  async lines(): Promise<readonly string[]> {
    const lines = this.editor.locator('.view-lines');
    await lines.waitFor();
    // A line that came later stands later in the page, wherever it is seen.
    return lines.locator('.view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent.replaceAll('\u00a0', ' ') }))
        .sort((a, b) => a.top - b.top)
        .flatMap(({ text }) => (text === '' ? [] : [text])),
    );
  }

  /** What stands above a line of the shown document and can be clicked. */
  codeLens(text: string): Locator {
    return this.editor.locator('.codelens-decoration').getByText(text).first();
  }

  /** A key in the shown document. */
  async press(key: string): Promise<void> {
    await this.editor.locator('.view-lines').click();
    await this.page.keyboard.press(key);
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

/** Runs in the page. What has the focus inside a panel is its frame for the window. */
function hasEditorTheFocus(): boolean {
  const focused = document.activeElement;
  return focused !== null && (focused.closest('.editor-instance') !== null || focused.matches('iframe.webview'));
}
