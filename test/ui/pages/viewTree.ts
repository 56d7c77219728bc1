import type { Locator, Page } from 'playwright-core';
import { hovers, leaveHovers } from './hover';
import { chooseInMenu, menuTitles, openedMenu } from './menu';
import { roomForMessages } from './messageBurst';

/** One view of the side bar and its tree. Rows are named by their label, exactly, or by a pattern. */
export class ViewTree {
  readonly pane: Locator;

  constructor(
    private readonly page: Page,
    readonly title: string,
  ) {
    // The label ends in "Section", after the description of the view if it has one.
    const header = page.locator(`.pane-header[aria-label^="${title} "]`);
    this.pane = page.locator('.part.sidebar .pane').filter({ has: header });
  }

  row(label: string | RegExp): Locator {
    const name = this.page.locator('.label-name');
    const wanted = typeof label === 'string' ? name.getByText(label, { exact: true }) : name.filter({ hasText: label });
    return this.pane.getByRole('treeitem').filter({ has: wanted }).first();
  }

  async waitForRow(label: string | RegExp): Promise<void> {
    await this.row(label).waitFor();
  }

  /** Waits until rows are there and none is still being loaded, so that they move no more. */
  async waitUntilLoaded(): Promise<void> {
    await this.pane.getByRole('treeitem').first().waitFor();
    await this.pane.locator('.codicon-loading').first().waitFor({ state: 'hidden' });
  }

  /** Name of the codicon in front of a row. */
  async icon(label: string | RegExp): Promise<string> {
    const icon = this.row(label).locator('.custom-view-tree-node-item-icon');
    return /\bcodicon-([a-z-]+)/.exec((await icon.getAttribute('class')) ?? '')?.[1] ?? '';
  }

  /** What a screen reader says of a row. */
  async spoken(label: string | RegExp): Promise<string> {
    return (await this.row(label).getAttribute('aria-label')) ?? '';
  }

  /** What is shown while the mouse rests on a row. */
  async hover(label: string | RegExp): Promise<string> {
    await leaveHovers(this.page);
    const [stale] = await hovers(this.page).allInnerTexts();
    const row = this.row(label);
    await row.hover();
    // A row that is drawn again under the mouse shows no hover until the mouse enters it again: VS Code attaches a new one then.
    const shown = (stale ? hovers(this.page).filter({ hasNotText: stale }) : hovers(this.page)).last();
    const isShown = shown.waitFor().then(() => true);
    while (!(await Promise.race([isShown, this.page.waitForTimeout(2_000).then(() => false)]))) {
      await this.page.mouse.move(0, 0);
      await row.hover();
    }
    return (await shown.innerText()).replaceAll('\u00a0', ' ');
  }

  /** A button of the text a view shows instead of rows. */
  welcomeButton(name: string): Locator {
    return this.pane.locator('.welcome-view-content').getByRole('button', { name, exact: true });
  }

  /** Label and description of each row on screen, indented by level. */
  async text(): Promise<string[]> {
    // All at once: rows come and go while a list loads.
    return this.pane.getByRole('treeitem').evaluateAll((rows) =>
      rows.map((row) => {
        const parts = [...row.querySelectorAll<HTMLElement>('.label-name, .label-description')];
        const text = parts.map(({ innerText }) => innerText).join(' ');
        return '  '.repeat(Number(row.getAttribute('aria-level')) - 1) + text.replaceAll(/\s+/g, ' ').trim();
      }),
    );
  }

  /** The text a view shows instead of rows. */
  async message(): Promise<string> {
    return (await this.pane.locator('.message, .welcome-view-content').first().innerText()).trim();
  }

  /** Opens the view when it is folded to its header. */
  async unfold(): Promise<void> {
    const header = this.pane.locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'false') {
      await header.click();
    }
  }

  async click(label: string | RegExp): Promise<void> {
    await leaveHovers(this.page);
    await this.row(label).click();
  }

  async expand(label: string | RegExp): Promise<void> {
    await this.setExpanded(label, true);
  }

  /** Waits until a row is opened by the extension itself. */
  async waitUntilExpanded(label: string | RegExp): Promise<void> {
    await this.row(label).and(this.page.locator('[aria-expanded="true"]')).waitFor();
  }

  async collapse(label: string | RegExp): Promise<void> {
    await this.setExpanded(label, false);
  }

  /** Selects several rows, as with Ctrl held. */
  async select(labels: readonly (string | RegExp)[]): Promise<void> {
    for (const [index, label] of labels.entries()) {
      await leaveHovers(this.page);
      await this.row(label).click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
    }
  }

  /** Titles of the buttons a row shows under the mouse. */
  async inlineActions(label: string | RegExp): Promise<string[]> {
    const row = this.row(label);
    await leaveHovers(this.page);
    await row.hover();
    const buttons = await row.locator('.actions [role="button"]').all();
    return Promise.all(buttons.map(async (button) => (await button.getAttribute('aria-label')) ?? ''));
  }

  /** Presses a button that a row shows under the mouse. */
  async inline(label: string | RegExp, action: string): Promise<void> {
    const row = this.row(label);
    await roomForMessages(this.page);
    await leaveHovers(this.page);
    await row.hover();
    await row.locator('.actions').getByRole('button', { name: action, exact: true }).click();
  }

  /** Chooses from the row's context menu; more than one title goes through submenus. */
  async menu(label: string | RegExp, ...titles: string[]): Promise<void> {
    await chooseInMenu(this.page, () => this.openMenu(label), ...titles);
  }

  /** What the row's context menu offers. */
  async menuTitles(label: string | RegExp): Promise<string[]> {
    await this.openMenu(label);
    const titles = await menuTitles(this.page);
    await this.page.keyboard.press('Escape');
    // The next click would only close it.
    await openedMenu(this.page).waitFor({ state: 'hidden' });
    return titles;
  }

  /** Presses a button in the title of the view. */
  async titleAction(action: string): Promise<void> {
    await this.showTitleActions();
    await this.titleButtons.getByRole('button', { name: action, exact: true }).first().click();
  }

  /** Chooses from the menu in the title of the view, which holds what is no button there. */
  async titleMenu(action: string): Promise<void> {
    const open = async (): Promise<void> => {
      await this.showTitleActions();
      // The title of the side bar has a menu of its own.
      const own = this.pane.locator('.pane-header .actions');
      const place = (await own.isVisible()) ? own : this.titleButtons;
      await place.locator('.codicon-toolbar-more').click();
    };
    await chooseInMenu(this.page, open, action);
  }

  private get titleButtons(): Locator {
    // With one view in the container the buttons are in the title of the side bar.
    return this.pane.locator('.pane-header .actions').or(this.page.locator('.part.sidebar > .title .title-actions'));
  }

  private async showTitleActions(): Promise<void> {
    await leaveHovers(this.page);
    // By its header: in the middle of the pane the mouse would rest on a row.
    const header = this.pane.locator('.pane-header');
    await ((await header.isVisible()) ? header : this.pane).hover();
  }

  private async openMenu(label: string | RegExp): Promise<void> {
    await leaveHovers(this.page);
    await this.row(label).click({ button: 'right' });
    await openedMenu(this.page).waitFor();
  }

  private async setExpanded(label: string | RegExp, expanded: boolean): Promise<void> {
    const row = this.row(label);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== String(expanded)) {
      await leaveHovers(this.page);
      await row.locator('.monaco-tl-twistie').click();
    }
    await row.and(this.page.locator(`[aria-expanded="${expanded}"]`)).waitFor();
  }
}
