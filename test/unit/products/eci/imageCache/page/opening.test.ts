import { deepEqual, equal } from 'node:assert/strict';
import type { ImageCacheInit } from '../../../../../../src/products/eci/imageCache/form/panel';
import type { HeaderView, OpeningNotices } from '../../../../../../src/products/eci/imageCache/page/opening';
import { useUnitModules } from '../../../../../support/page/unitPage';
import { cacheTarget, openedCache } from '../../../../../support/panel/imageCacheSamples';

describe('the top of the image cache form', () => {
  const page = useUnitModules();
  const edit: ImageCacheInit = { mode: 'edit', target: cacheTarget, account: 'production' };
  let header: HeaderView;

  beforeEach(async () => {
    header = page().modules.opening.createHeaderView();
    await page().show(header.root);
  });

  it('says which image cache is edited, by its current name, and when it expires', () => {
    header.show(edit, { ...openedCache, name: 'renamed' });
    const [title, subject, expiry] = page().texts('header > *');
    equal(title, 'Edit Image Cache');
    equal(subject, `renamed (${cacheTarget.id}) in cn-hangzhou, account production`);
    equal(expiry?.startsWith('Expires: 2027-03-01'), true);
  });

  it('says what is known before the cache was read', () => {
    header.show(edit, undefined);
    equal(page().texts('header > *')[1], `web-images (${cacheTarget.id}) in cn-hangzhou, account production`);
    equal(page().all('header > p')[1]?.hidden, true);
    header.show(edit, openedCache);
    equal(page().all('header > p')[1]?.hidden, false);
  });

  it('says where a new one is created', () => {
    header.show({ ...edit, mode: 'create' }, undefined);
    deepEqual(page().texts('header > *'), ['Create Image Cache', 'In cn-hangzhou, account production', '']);
  });

  it('keeps names from outside on one line', () => {
    header.show({ ...edit, account: 'two\nlines' }, { ...openedCache, name: 'a\nb' });
    equal(page().one('h1 + p').textContent.includes('\n'), false);
    header.show({ ...edit, mode: 'create', account: 'two\nlines' }, undefined);
    equal(page().one('h1 + p').textContent.includes('\n'), false);
  });
});

describe('what to know about the values the image cache form opens with', () => {
  const page = useUnitModules();
  let discarded = 0;
  let notices: OpeningNotices;

  beforeEach(async () => {
    discarded = 0;
    notices = page().modules.opening.createOpeningNotices(() => (discarded += 1));
    await page().show(notices.root);
  });

  it('is in a live region, and nothing at first', () => {
    equal(notices.root.getAttribute('aria-live'), 'polite');
    equal(page().shows('restored'), false);
    equal(page().shows('has changed'), false);
  });

  it('is that changes were restored, and that passwords were not', () => {
    notices.showRestored(true, true);
    equal(page().shows('Your unsent changes were restored'), true);
    equal(page().shows('Passwords are never stored.'), true);
    notices.showRestored(true, false);
    equal(page().shows('Passwords are never stored.'), false);
    notices.showRestored(false, true);
    equal(page().shows('Your unsent changes were restored'), false);
  });

  it('offers to discard them, after a question', async () => {
    notices.showRestored(true, false);
    await page().click(page().button('Discard'));
    equal(discarded, 0);
    await page().click(page().button('Discard Changes'));
    equal(discarded, 1);
  });

  it('is that the image cache is another by now', () => {
    notices.showServiceChange(true);
    equal(page().shows('The image cache has changed since you started editing'), true);
    notices.showServiceChange(false);
    equal(page().shows('The image cache has changed since you started editing'), false);
  });
});
