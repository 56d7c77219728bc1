// The image cache form in a plain browser, with what its tests do to it.

import { deepEqual } from 'node:assert/strict';
import { after, afterEach, before } from 'mocha';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../../scripts/harness/chromium.mjs';
import type { HostHandlers } from '../../../src/model/panelProtocol';
import { type ImageCacheDraft, emptyImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheFields } from '../../../src/products/eci/imageCache/form/fields';
import { type ImageCachePanel, type KeptDraft, imageCachePanel } from '../../../src/products/eci/imageCache/form/panel';
import { PanelPage, type PanelPageOptions } from './panelPage';

type ImageCacheHandlers = HostHandlers<ImageCachePanel>;
export type ImageCacheOptions = Partial<Omit<PanelPageOptions<ImageCachePanel>, 'handlers'>> & {
  handlers?: Partial<ImageCacheHandlers>;
};

export const cacheTarget = { region: 'cn-hangzhou', id: 'imc-bp195erqe9o2pb09abcd', name: 'web-images' };

export const openedCache: ImageCacheFields = {
  name: 'web-images',
  sizeGiB: 20,
  images: ['registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4', 'registry-vpc.cn-hangzhou.aliyuncs.com/team/log:2'],
  tags: [
    { key: 'team', value: 'web' },
    { key: 'acs:ecs:cluster', value: 'not ours' },
  ],
  resourceGroupId: 'rg-acfmabcdefghijk',
  eliminationStrategy: '',
  expireDateTime: '2027-03-01T08:00:00Z',
};

export const createDraft: ImageCacheDraft = {
  ...emptyImageCacheDraft,
  name: 'new-cache',
  images: ['registry.example.com/app:1'],
  securityGroupId: 'sg-bp1abc',
  vSwitchId: 'vsw-bp1abc',
};

export class ImageCacheFormPage {
  readonly submitted: { draft: ImageCacheDraft; overwrite: boolean }[] = [];
  readonly keptDrafts: KeptDraft[] = [];
  readonly copied: string[] = [];
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
        keepDraft: (kept) => void form.keptDrafts.push(kept),
        copy: ({ text }) => void form.copied.push(text),
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

  /** Pastes into the field that has the focus, as a person does. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      let target = document.activeElement;
      while (target?.shadowRoot?.activeElement) {
        target = target.shadowRoot.activeElement;
      }
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true });
      if (target?.dispatchEvent(event) === true && target instanceof HTMLInputElement) {
        target.setRangeText(pasted, target.selectionStart ?? 0, target.selectionEnd ?? 0, 'end');
        target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      }
    }, text);
  }

  isFocused(locator: Locator): Promise<boolean> {
    return locator.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element);
  }

  /** What VS Code keeps of the page. */
  async state(): Promise<string> {
    return this.page.evaluate(() => sessionStorage.getItem('state') ?? '');
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
