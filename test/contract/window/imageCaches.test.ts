// Image caches in the whole extension: made from an instance, changed, errors and a conflict on the form, two deleted. The page of the form
// is played by its messages.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { toDraft } from '../../../src/products/eci/imageCache/form/draft';
import type { ImageCacheDraft } from '../../../src/products/eci/imageCache/form/draft';
import { rebaseDraft } from '../../../src/products/eci/imageCache/form/conflict';
import { type ImageCachePanel, imageCachePanel } from '../../../src/products/eci/imageCache/form/panel';
import { useWindow } from '../../support/openWindow';
import type { PlayedPage } from '../../support/playedPage';
import type { TreeView } from '../../support/vscode/treeViews';
import { nextQuestion, shown } from '../../support/vscode/useVscode';
import { menuOf } from '../../support/vscode/whenClause';

const region = 'cn-hangzhou';

describe('The window with the image caches of an account', () => {
  const window = useWindow({ settings: { 'elasticContainers.regions': [region] } });
  let view: TreeView;
  beforeEach('with the view of image caches', async () => {
    view = await window().openView('imageCaches');
    await view.seen(/storefront-base/);
  });

  async function edit(name: string): Promise<PlayedPage<ImageCachePanel>> {
    await window().choose(view, name, 'Edit Image Cache…');
    return window().page(imageCachePanel, `Edit: ${name}`);
  }

  /** What the form holds when nothing was typed. */
  function opened(page: PlayedPage<ImageCachePanel>): ImageCacheDraft {
    const { init } = page;
    ok(init.opened);
    return toDraft(init.opened);
  }

  it('lists them with status, progress, size, images and time left, and the quota in the title', async () => {
    match(view.text(), /^storefront-base {2}Ready · 20 GiB · 2 images$/m);
    match(view.text(), /^ci-runners {2}Creating · \d+% · 20 GiB · 4 images · expires in \d+ d$/m);
    await view.until(() => view.description === '9 of 500 used · Local emulator');
    await view.expand('storefront-base');
    match(await view.seen(/^ {2}Images/m), /^ {2}Images {2}2/m);
    const titles = (row: string): readonly string[] => {
      const { inline, context } = menuOf(view, row);
      return [...inline, ...context].map(({ title }) => title);
    };
    ok(titles('storefront-base').includes('Edit Image Cache…'));
    ok(!titles('ml-inference').includes('Edit Image Cache…'), 'an update is under way there');
  });

  it('makes one from the images of an instance', async () => {
    const instances = await window().openView('instances');
    await instances.seen(/^legacy-billing/m);
    await window().choose(instances, /^legacy-billing/, 'Create Image Cache from ECI Instance…');
    const page = await window().page(imageCachePanel, 'Create Image Cache');
    const { mode, prefill } = page.init;
    equal(mode, 'create');
    ok(prefill && prefill.images.length > 0);
    // The panel closes with it.
    void page.request('submit', { draft: { ...prefill, name: 'billing-again' }, overwrite: false });
    await window().message('Image cache billing-again is being created.');
    deepEqual(shown.panels(), []);
    const [sent] = await window().sent('CreateImageCache');
    deepEqual(sent?.['Image'], prefill.images);
    await view.seen(/^billing-again {2}(Preparing|Creating)/m);
    await window().passUntil(() => /^billing-again {2}Ready/m.test(view.text()));
  });

  it('sends what was changed and nothing else', async () => {
    const page = await edit('orders-services');
    const draft = opened(page);
    deepEqual(await page.request('submit', { draft, overwrite: false }), { state: 'unchanged' });
    deepEqual(await window().sent('UpdateImageCache'), []);
    const changed = {
      ...draft,
      retentionDays: '30',
      images: [...draft.images, 'registry-vpc.cn-hangzhou.aliyuncs.com/library/busybox:1.36'],
    };
    void page.request('submit', { draft: changed, overwrite: false });
    await window().message('Image cache orders-services is being updated.');
    const [sent, ...more] = await window().sent('UpdateImageCache');
    deepEqual(more, []);
    ok(sent);
    deepEqual(sent['Image'], changed.images);
    deepEqual(Object.keys(sent).sort(), [
      ...['ClientToken', 'Image', 'ImageCacheId', 'ImageCacheName', 'RegionId', 'RetentionDays'],
    ]);
  });

  it('puts an error of the service on the field it speaks of', async () => {
    const page = await edit('storefront-base');
    for (const { path, group, vSwitch, says } of [
      { path: 'securityGroupId', group: 'sg-mismatch1', vSwitch: 'vsw-good1', says: 'not in the same VPC' },
      { path: 'vSwitchId', group: 'sg-good1', vSwitch: 'vsw-noip1', says: 'no free IP address' },
      { path: 'vSwitchId', group: 'sg-good1', vSwitch: 'vsw-zone1', says: 'not in the zone' },
    ]) {
      await window().pass(2_000);
      const draft = { ...opened(page), securityGroupId: group, vSwitchId: vSwitch };
      const answer = await page.request('submit', { draft, overwrite: false });
      ok(answer.state === 'refused', answer.state);
      equal(answer.problem.path, path);
      match(`${answer.problem.message} ${answer.problem.hint}`, new RegExp(says));
    }
    deepEqual(window().messages(), []);
  });

  it('shows what a cache is now that has changed meanwhile, before anything is overwritten', async () => {
    const page = await edit('ci-toolchain');
    const { opened: before } = page.init;
    ok(before);
    const draft = { ...toDraft(before), name: 'ci-toolchain-mine' };
    await window().choose(view, 'ci-toolchain', 'Copy Image Cache ID');
    const id = await window().clipboard();
    match(id, /^imc-/);
    await window().emulator.control('POST', 'world', {
      putImageCache: { ImageCacheId: id, RegionId: region, ImageCacheName: 'ci-toolchain-theirs' },
    });
    const answer = await page.request('submit', { draft, overwrite: false });
    ok(answer.state === 'conflict', answer.state);
    equal(answer.now.name, 'ci-toolchain-theirs');
    deepEqual(await window().sent('UpdateImageCache'), []);
    const mine = rebaseDraft(draft, before, answer.now);
    equal(mine.name, 'ci-toolchain-mine');
    void page.request('submit', { draft: mine, overwrite: true });
    await window().message('Image cache ci-toolchain-mine is updated.');
    await view.seen(/^ci-toolchain-mine/m);
  });

  it('deletes two at once after naming both', async () => {
    view.select('transcode-flash', 'checkout-canary');
    const deleted = window().choose(view, 'checkout-canary', 'Delete Image Cache…');
    const question = await nextQuestion('message');
    equal(question.title, 'Delete 2 image caches? This cannot be undone.');
    match(question.detail, /transcode-flash\s+imc-/);
    match(question.detail, /checkout-canary\s+imc-/);
    question.press('Delete');
    await deleted;
    await window().message('2 image caches were deleted.');
    await window().gone(view, 'transcode-flash');
    await window().gone(view, 'checkout-canary');
    equal((await window().sent('DeleteImageCache')).length, 2);
  });
});
