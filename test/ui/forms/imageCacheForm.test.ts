// What only a browser proves of the image cache form: focus and keyboard, what a screen reader announces, themes, narrow tabs, and
// that the page runs under its policy (it must not have complained). The rest: test/unit/products/eci/imageCache/page.

import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  type ImageCacheFormPage,
  type ImageCacheOptions,
  useImageCacheForm,
} from '../../support/panel/imageCacheFormPage';
import { cacheTarget, openedCache } from '../../support/panel/imageCacheSamples';
import { type PanelPageTheme, panelPageThemes } from '../../support/panel/panelPageThemes';

const newCache = { mode: 'create' as const, target: { ...cacheTarget, id: 'new', name: 'new' }, account: 'production' };
const groups = [
  'Registry credentials',
  'Container Registry Enterprise instances',
  'Network',
  'Speed and copies',
  'Tags',
];

describe('the image cache form in a browser', () => {
  const openForm = useImageCacheForm();
  let form: ImageCacheFormPage;

  async function open(options: ImageCacheOptions = {}): Promise<void> {
    form = await openForm(options);
  }

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await form.page.keyboard.press(key);
    }
  }

  async function unfoldAll(): Promise<void> {
    for (const group of [...groups, 'Resource group']) {
      await form.unfold(group);
    }
  }

  it('has an order of focus in which the keyboard alone creates an image cache', async () => {
    await open({ init: newCache });
    await press('Tab');
    equal(await form.isFocused(form.field('Image 1')), true);
    await form.page.keyboard.type('nginx:1');
    await press('Enter'); // The next row.
    await form.page.keyboard.type('redis:7');
    await press('Tab', 'Tab', 'Tab'); // Past its remove button and the button that adds.
    await form.page.keyboard.type('new');
    equal(await form.field('Name').inputValue(), 'new');
    // Size, retention, strategy, system, two folded parts, then the open network and its check box.
    await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Space', 'Enter');
    await form.page.getByRole('heading', { name: 'Review the new image cache' }).waitFor();
    equal(await form.isFocused(form.page.getByRole('heading', { name: 'Review the new image cache' })), true);
    await press('Tab', 'Tab', 'Enter'); // Past Copy.
    await form.text('Updating.').waitFor();
    deepEqual(
      form.submitted.map(({ draft: { images, name, useDefaultNetwork } }) => ({ images, name, useDefaultNetwork })),
      [{ images: ['nginx:1', 'redis:7'], name: 'new', useDefaultNetwork: true }],
    );
    equal(await form.isFocused(form.button('Create Another')), true);
  });

  it('keeps the focus of the browser where the work is when rows come and go', async () => {
    await open();
    await form.button('Add Image').focus();
    await press('Enter');
    equal(await form.isFocused(form.field('Image 3')), true);
    await press('ArrowUp');
    equal(await form.isFocused(form.field('Image 2')), true);
    await press('Tab', 'Space');
    equal(await form.isFocused(form.button('Remove image 2')), true);
    await form.text('Image 2 removed. 1 of 100 left.').waitFor();
    await press('Enter', 'Enter');
    equal(await form.isFocused(form.button('Add Image')), true);
    await form.text('0 of 100').first().waitFor();
  });

  it('unfolds the section of the first wrong field, which takes the focus and is read out as invalid with its error', async () => {
    await open();
    await form.unfold('Tags');
    await form.field('Tag 1: Key').fill('aliyun');
    await form.page.locator('details', { hasText: 'Tags' }).locator('summary').click();
    await form.button('Review').click();
    equal(await form.isFocused(form.field('Tag 1: Key')), true);
    const { description, invalid } = await form.panel.spoken('textbox', 'Tag 1: Key');
    equal(invalid, true);
    match(description, /reserved by Alibaba Cloud/);
    await form.page.getByText('To fix: 1', { exact: true }).waitFor();
  });

  it('puts the focus back on the button that led to the review', async () => {
    await open();
    await form.field('Cache size (GiB)').fill('40');
    await form.button('Review').focus();
    await press('Enter', 'Tab', 'Tab', 'Tab', 'Enter');
    equal(await form.isFocused(form.button('Review')), true);
  });

  it('reads a field out as invalid with the reason of the service, and valid when it is typed in', async () => {
    const problem = { message: 'No such group.', hint: 'Choose another.', path: 'securityGroupId' };
    await open({ handlers: { submit: () => Promise.resolve({ state: 'refused', problem }) } });
    await form.field('Name').fill('other');
    await form.button('Review').click();
    await form.button('Update Image Cache').click();
    await form.page.getByRole('alert').waitFor();
    equal(await form.isFocused(form.field('Security group')), true);
    match((await form.panel.spoken('textbox', 'Security group')).description, /No such group/);
    await form.field('Security group').fill('sg-1');
    equal((await form.panel.spoken('textbox', 'Security group')).invalid, false);
  });

  it('moves the focus to the button that cancels while it sends, where Enter cancels', async () => {
    await open({
      handlers: {
        submit: (_, signal) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason as Error));
          }),
      },
    });
    await form.field('Name').fill('other');
    await form.button('Review').click();
    await form.button('Update Image Cache').click();
    await form.text('Sending the request…').waitFor();
    equal((await form.panel.spoken('button', 'Sending…')).disabled, true);
    await press('Enter');
    await form.page.getByRole('alert').getByText('Canceled.').waitFor();
  });

  for (const theme of Object.keys(panelPageThemes) as PanelPageTheme[]) {
    it(`leaves axe-core nothing to find in the colors of the theme ${theme}, in any step`, async () => {
      const now = { ...openedCache, name: 'theirs', sizeGiB: 30 };
      await open({ theme, handlers: { submit: () => Promise.resolve({ state: 'conflict', now }) } });
      await unfoldAll();
      for (const name of ['Add Image', 'Add Credential', 'Add Instance', 'Add Tag']) {
        await form.button(name).click();
      }
      await form.field('Image 3').fill('Not An Image');
      await form.field('Tag 1: Key').fill('');
      await form.button('Review').click();
      await form.button('Discard Changes').click();
      deepEqual(await form.panel.accessibilityFindings(), []);

      await form.field('Image 3').fill('nginx');
      await form.field('Tag 1: Key').fill('team');
      await form.field('Name').fill('mine');
      await form.button('Review').click();
      await form.text('Before you send').waitFor();
      deepEqual(await form.panel.accessibilityFindings(), []);

      await form.button('Update Image Cache').click();
      await form.button('Start Over from the Current State').click();
      deepEqual(await form.panel.accessibilityFindings(), []);
    });
  }

  for (const width of [320, 640, 1280]) {
    it(`is laid out without sideways scrolling ${width} pixels wide`, async () => {
      await open({ init: newCache, viewport: { width, height: 480 } });
      const sidewaysless = async (): Promise<void> =>
        equal(await form.page.evaluate(() => document.documentElement.scrollWidth), width);
      await unfoldAll();
      for (const name of ['Add Credential', 'Add Instance', 'Add Tag']) {
        await form.button(name).click();
      }
      await form.button('Review').click();
      await sidewaysless();
      for (const name of ['credential', 'instance', 'tag']) {
        await form.button(`Remove ${name} 1`).click();
      }
      await form.field('Image 1').fill(`registry.example.com/${'x'.repeat(200)}:1`);
      await form.field('Name').fill('n'.repeat(128));
      await form.page.getByRole('checkbox', { name: 'Use the defaults of the account' }).check();
      await form.button('Review').click();
      await form.button('Create Image Cache').waitFor();
      await sidewaysless();
    });
  }
});
