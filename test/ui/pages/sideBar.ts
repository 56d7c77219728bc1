import type { Page } from 'playwright-core';
import { ViewTree } from './viewTree';

/** The activity bar and the views beside it. */
export class SideBar {
  constructor(private readonly page: Page) {}

  /** Opens a container by its entry in the activity bar; does nothing when it is open. */
  async open(container: string): Promise<void> {
    const tab = this.page.locator('.part.activitybar').getByRole('tab', { name: container });
    if ((await tab.getAttribute('aria-expanded')) !== 'true') {
      // Not its link: while a view loads, a badge lies over that.
      await tab.click();
    }
    await this.page.locator('.part.sidebar .pane').first().waitFor();
  }

  /** A view of the open container. */
  async view(title: string): Promise<ViewTree> {
    const view = new ViewTree(this.page, title);
    await view.pane.waitFor();
    await view.unfold();
    return view;
  }

  /** Folds the other views: a tree holds only the rows there is room for. */
  async foldOthers(view: ViewTree): Promise<void> {
    const others = this.page.locator(
      // The view of running tasks appears and disappears on its own.
      ['Activity', '进行中的任务', view.title].reduce(
        (others, title) => `${others}:not([aria-label^="${title} "])`,
        '.part.sidebar .pane-header[aria-expanded="true"]',
      ),
    );
    while ((await others.count()) > 0) {
      // By keyboard: what is said of the entry of the activity bar under the mouse may lie over a header.
      await others.first().press('ArrowLeft');
    }
  }
}
