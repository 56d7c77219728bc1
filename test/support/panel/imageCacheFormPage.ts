// The image cache form in a plain browser, with what its tests do to it.

import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before } from 'mocha';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/harness/chromium.mjs';
import type { HostHandlers } from '../../../src/model/panelProtocol';
import type { ImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import { type ImageCachePanel, imageCachePanel } from '../../../src/products/eci/imageCache/form/panel';
import { cacheTarget, openedCache } from './imageCacheSamples';
import { PanelPage, type PanelPageOptions } from './panelPage';

type ImageCacheHandlers = HostHandlers<ImageCachePanel>;
export type ImageCacheOptions = Partial<Omit<PanelPageOptions<ImageCachePanel>, 'handlers'>> & {
  handlers?: Partial<ImageCacheHandlers>;
};

export class ImageCacheFormPage {
  readonly submitted: { draft: ImageCacheDraft; overwrite: boolean }[] = [];
  private opened!: PanelPage<ImageCachePanel>;

  private constructor() {}

  static async open(browser: Browser, { handlers, ...options }: ImageCacheOptions = {}): Promise<ImageCacheFormPage> {
    const form = new ImageCacheFormPage();
    form.opened = await PanelPage.open(browser, {
      protocol: imageCachePanel,
      init: { mode: 'edit', target: cacheTarget, account: 'production', opened: openedCache },
      handlers: {
        submit: (params) => {
          form.submitted.push(params);
          return Promise.resolve({ state: 'done', message: 'Updating.' });
        },
        keepDraft: () => undefined,
        copy: () => undefined,
        ...handlers,
      },
      ...options,
    });
    await form.page.getByRole('heading', { level: 1 }).waitFor();
    return form;
  }

  get panel(): PanelPage<ImageCachePanel> {
    return this.opened;
  }

  get page(): Page {
    return this.opened.page;
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words);
  }

  /** Unfolds a part of the form. */
  async unfold(title: string): Promise<void> {
    const group = this.page.locator('details', { has: this.page.getByText(title, { exact: true }) });
    if (!(await group.evaluate((element) => (element as HTMLDetailsElement).open))) {
      await group.locator('summary').click();
    }
  }

  isFocused(locator: Locator): Promise<boolean> {
    return locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);
  }

  async close(): Promise<void> {
    await this.opened.close();
  }
}

/** Opens forms in one browser for the tests of a suite; each closes after its test, and must not have complained. */
export function useImageCacheForm(): (options?: ImageCacheOptions) => Promise<ImageCacheFormPage> {
  let browser: Browser;
  let form: ImageCacheFormPage | undefined;
  before('open a browser', async function () {
    this.timeout(180_000);
    browser = await launchBrowser();
  });
  after('close the browser', () => browser.close());
  afterEach('the page must not have complained', async () => {
    const complaints = form?.panel.complaints ?? [];
    await form?.close();
    form = undefined;
    deepEqual(complaints, []);
  });
  return async (options) => (form = await ImageCacheFormPage.open(browser, options));
}
