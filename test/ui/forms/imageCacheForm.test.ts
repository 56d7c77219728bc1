// The image cache form in a browser, without VS Code: editing, creating, and what is sent.

import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { toDraft, emptyImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import {
  type ImageCacheFormPage,
  type ImageCacheOptions,
  cacheTarget,
  createDraft,
  openedCache,
  useImageCacheForm,
} from '../../support/panel/imageCacheFormPage';

const newCache = { mode: 'create' as const, target: { ...cacheTarget, id: 'new', name: 'new' }, account: 'production' };
const [firstImage = '', secondImage = ''] = openedCache.images;

describe('the image cache form', () => {
  const openForm = useImageCacheForm();
  let form: ImageCacheFormPage;

  async function open(options: ImageCacheOptions = {}): Promise<void> {
    form = await openForm(options);
  }

  async function review(): Promise<void> {
    await form.button('Review').click();
    await form.page.getByRole('heading', { name: /^Review the/ }).waitFor();
  }

  describe('to edit', () => {
    it('shows what the service returns, and says which image cache it is', async () => {
      await open();
      await form.text('web-images (imc-bp195erqe9o2pb09abcd) in cn-hangzhou, account production').waitFor();
      await form.text(/^Expires: 2027-03-01/).waitFor();
      equal(await form.field('Image 2').inputValue(), secondImage);
      equal(await form.field('Cache size (GiB)').inputValue(), '20');
      equal(await form.field('Retention (days)').getAttribute('placeholder'), 'leave unchanged');
      await form.unfold('Tags');
      equal(await form.field('Tag 1: Key').inputValue(), 'team');
      equal(await form.field('Tag 2: Key').count(), 0);
      await form.text('2 of 100').waitFor();
    });

    it('says that nothing has changed, and sends nothing', async () => {
      await open();
      await form.button('Review').click();
      await form.page.getByRole('alert').getByText('Nothing has changed').waitFor();
      deepEqual(form.submitted, []);
    });

    it('shows the changes alone, then sends them', async () => {
      await open();
      await form.field('Image 1').fill('registry.example.com/web:1.5');
      await form.field('Cache size (GiB)').fill('40');
      await review();
      const changes = form.page.locator('.changes > li');
      deepEqual(
        (await changes.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')),
        [
          `Images 2 now, 2 after + added: registry.example.com/web:1.5 − removed: ${firstImage}`,
          'Cache size before: 20 GiB → after: 40 GiB',
        ],
      );
      await form.text('All images in the list are pulled again.').waitFor();
      await form.button('Copy Command Line').click();
      await form.button('Update Image Cache').click();
      await form.text('Updating.').waitFor();
      deepEqual(form.submitted, [
        {
          draft: { ...toDraft(openedCache), images: ['registry.example.com/web:1.5', secondImage], size: '40' },
          overwrite: false,
        },
      ]);
      deepEqual(form.copied, [
        `aliyun eci UpdateImageCache --region cn-hangzhou --RegionId 'cn-hangzhou' --ImageCacheId '${cacheTarget.id}' ` +
          `--Image.1 'registry.example.com/web:1.5' --Image.2 '${secondImage}' --ImageCacheName 'web-images' --ImageCacheSize '40'`,
      ]);
      deepEqual(form.keptDrafts.at(-1), { draft: null });
    });

    it('pulls the same images again when asked', async () => {
      await open();
      await form.page.getByRole('checkbox', { name: /Pull the images again/ }).check();
      await review();
      await form.text('Pulled again, list unchanged (2)').waitFor();
    });

    it('goes back from the review with everything as it was', async () => {
      await open();
      await form.field('Name').fill('other');
      await review();
      await form.button('Back').click();
      equal(await form.field('Name').inputValue(), 'other');
      equal(await form.field('Name').isVisible(), true);
    });

    it('asks before it discards what was changed', async () => {
      await open();
      await form.field('Name').fill('other');
      await form.button('Discard Changes').click();
      await form.page.keyboard.press('Escape');
      equal(await form.field('Name').inputValue(), 'other');
      await form.button('Discard Changes').click();
      await form.button('Discard').click();
      equal(await form.field('Name').inputValue(), 'web-images');
      deepEqual(form.keptDrafts.at(-1), { draft: null });
    });
  });

  describe('to create', () => {
    it('asks for images, a name and a network, and for nothing of an edit', async () => {
      await open({ init: newCache });
      equal(await form.page.getByRole('checkbox', { name: /Pull the images again/ }).count(), 0);
      await form.button('Review').click();
      await form.text('Fields to fix: 4').waitFor();
      match((await form.panel.spoken('textbox', 'Image 1')).description, /Add at least one image/);
      equal(await form.isFocused(form.field('Image 1')), true);
      await form.page.getByRole('checkbox', { name: 'Use the defaults of the account' }).check();
      equal(await form.field('Security group').isVisible(), false);
      await form.field('Image 1').fill('nginx:1');
      await form.field('Name').fill('new');
      await form.page.getByRole('radio', { name: 'Windows' }).check();
      await review();
      await form.button('Create Image Cache').click();
      await form.text('Updating.').waitFor();
      deepEqual(
        form.submitted.map(({ draft }) => draft),
        [{ ...emptyImageCacheDraft, images: ['nginx:1'], name: 'new', useDefaultNetwork: true, osType: 'Windows' }],
      );
    });

    it('begins with what the action fills in, which is no restored draft', async () => {
      await open({ init: { ...newCache, prefill: createDraft } });
      equal(await form.field('Image 1').inputValue(), 'registry.example.com/app:1');
      equal(await form.text('Your unsent changes were restored').isVisible(), false);
    });
  });

  describe('with long lists', () => {
    it('takes 500 pasted images up to the limit, and says how many it left out', async () => {
      await open({ init: newCache });
      await form.field('Image 1').focus();
      const images = Array.from({ length: 500 }, (_, at) => `registry.example.com/app:${at}`);
      await form.paste(images.join('\n'));
      await form.text('400 of the 500 pasted rows were not added: at most 100 fit.').first().waitFor();
      await form.text('100 of 100').waitFor();
      equal(await form.field('Image 100').inputValue(), 'registry.example.com/app:99');
      equal(await form.isFocused(form.field('Image 100')), true);
      equal((await form.panel.spoken('button', 'Add Image')).disabled, true);
    });

    it('splits a paste into rows after the one it is pasted into, and marks what is there twice', async () => {
      await open();
      await form.field('Image 1').focus();
      await form.paste(`a:1, b:1\r\n${secondImage}`);
      const values = await Promise.all([1, 2, 3, 4, 5].map((at) => form.field(`Image ${at}`).inputValue()));
      deepEqual(values, [firstImage, 'a:1', 'b:1', secondImage, secondImage]);
      await form.field('Image 5').focus();
      await form.page.keyboard.press('Tab');
      await form.text('The same as row 4.').waitFor();
      equal((await form.panel.spoken('textbox', 'Image 5')).invalid, true);
    });

    it('makes rows of pasted key=value lines, and items of pasted lines of hosts', async () => {
      await open();
      await form.unfold('Tags');
      await form.button('Add Tag').click();
      await form.paste('env=prod\nowner=a=b\n');
      equal(await form.field('Tag 3: Value').inputValue(), 'a=b');
      await form.unfold('Network');
      await form.field('vSwitch').focus();
      await form.paste('vsw-1\nvsw-2\n');
      equal(await form.field('vSwitch').inputValue(), 'vsw-1, vsw-2');
    });

    it('cuts a megabyte pasted into one field, and says that it is too long', async () => {
      await open();
      await form.unfold('Tags');
      await form.field('Tag 1: Value').focus();
      await form.paste('x'.repeat(1_048_576));
      equal((await form.field('Tag 1: Value').inputValue()).length, 4096);
      await form.page.keyboard.press('Tab');
      await form.text('Too long: at most 128 characters.').waitFor();
      ok((await form.state()).length < 20_000);
    });
  });

  describe('with passwords', () => {
    it('hides them, sends them, and keeps them nowhere', async () => {
      await open();
      await form.panel.stopTime();
      await form.unfold('Registry credentials');
      await form.button('Add Credential').click();
      await form.field('Credential 1: Registry').fill('registry.example.com');
      await form.field('Credential 1: User name').fill('me');
      const password = form.field('Credential 1: Password');
      await password.fill('hunter2');
      deepEqual(
        [await password.getAttribute('type'), await password.getAttribute('autocomplete')],
        ['password', 'off'],
      );
      await form.page.getByRole('checkbox', { name: /Pull the images again/ }).check();
      await form.page.clock.runFor(600);
      await review();
      await form.text('registry.example.com, me, ••••').waitFor();
      ok(!(await form.page.locator('body').innerText()).includes('hunter2'));
      await form.button('Copy Command Line').click();
      ok(!(await form.state()).includes('hunter2'));
      await form.panel.reload();
      await form.button('Review').click();
      await form.text('Enter the password.').waitFor();
      equal(await form.isFocused(password), true);
      await password.fill('hunter2');
      await review();
      await form.button('Update Image Cache').click();
      await form.text('Updating.').waitFor();
      equal(form.submitted[0]?.draft.credentials[0]?.password, 'hunter2');
      ok(form.keptDrafts.some(({ draft }) => draft?.credentials[0]?.userName === 'me'));
      ok(!JSON.stringify([form.keptDrafts, form.copied, await form.state()]).includes('hunter2'));
    });
  });

  it('shows what it is given as text', async () => {
    const nasty = '<img src=x onerror=alert(1)>';
    const opened = { ...openedCache, name: nasty, images: [nasty] };
    await open({ init: { mode: 'edit', target: cacheTarget, account: nasty, opened } });
    ok(await form.text(`${nasty} (imc`).isVisible());
    await form.field('Cache size (GiB)').fill('40');
    await review();
    equal(await form.page.locator('img').count(), 0);
  });

  it('speaks the language it is sent', async () => {
    await open({ strings: { 'Edit Image Cache': '编辑镜像缓存', Review: '预览变更' }, language: 'zh-cn' });
    await form.page.getByRole('heading', { name: '编辑镜像缓存' }).waitFor();
    await form.button('预览变更').waitFor();
  });
});
