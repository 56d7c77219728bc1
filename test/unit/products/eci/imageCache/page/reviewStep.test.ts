import { deepEqual, equal } from 'node:assert/strict';
import type { ImageCacheChange } from '../../../../../../src/products/eci/imageCache/form/changes';
import type { ImageCacheRequest } from '../../../../../../src/products/eci/imageCache/form/request';
import type { ReviewStep } from '../../../../../../src/products/eci/imageCache/page/reviewStep';
import { useUnitModules } from '../../../../../support/page/unitPage';

type Review = Parameters<ReviewStep['show']>[0];

describe('the step that reviews an image cache', () => {
  const page = useUnitModules();
  const copied: string[] = [];
  const request: ImageCacheRequest = { ImageCacheName: 'web' };
  const work =
    'A temporary instance and a disk are used and billed. Do not delete them until the image cache is ready.';
  let step: ReviewStep;

  async function show(more: Partial<Review> = {}): Promise<void> {
    copied.length = 0;
    step = page().modules.reviewStep.createReviewStep((text) => copied.push(text));
    await page().show(step.root);
    step.show({
      isCreate: false,
      target: { region: 'cn-hangzhou', id: 'imc-1' },
      request,
      changes: [],
      warnings: [],
      ...more,
    });
  }

  const notes = (): string[] => (page().one('.notice').hidden ? [] : page().texts('.notice li'));

  describe('by its changes', () => {
    const show1 = (change: ImageCacheChange, isCreate = false): Promise<void> => show({ changes: [change], isCreate });
    const item = (): string => page().texts('.changes > li')[0] ?? '';

    it('shows a value that the service does not return as what it will be', async () => {
      await show1({ label: 'Zone', kind: 'set', values: ['zone-a'] });
      equal(item(), 'Zonewill be set to zone-a');
      await show1({ label: 'Zone', kind: 'set', values: ['zone-a'] }, true);
      equal(item(), 'Zonezone-a');
    });

    it('shows several values as a list', async () => {
      await show1({ label: 'vSwitch', kind: 'set', values: ['vsw-1', 'vsw-2'] });
      equal(item(), 'vSwitchwill be set to vsw-1vsw-2');
      deepEqual(page().texts('.values li'), ['vsw-1', 'vsw-2']);
      await show1({ label: 'vSwitch', kind: 'set', values: [] });
      equal(item(), 'vSwitchwill be set to');
    });

    it('shows what a value was and what it will be, also to a screen reader', async () => {
      await show1({ label: 'Name', kind: 'changed', before: 'a', after: 'b' });
      equal(item(), 'Namebefore: a → after: b');
      equal(page().one('del').textContent, 'a');
      equal(page().one('ins').textContent, 'b');
    });

    it('shows what joins and what leaves a list', async () => {
      const lists = { added: ['b:1'], removed: ['a:1'] };
      await show1({ label: 'Images', kind: 'changed', before: '2', after: '2', lists });
      equal(item(), 'Images2 now, 2 after+added: b:1−removed: a:1');
      deepEqual(
        page()
          .all('.values li')
          .map(({ className }) => className),
        ['added', 'removed'],
      );
    });
  });

  it('has the title of what will be done, and takes the focus on it', async () => {
    await show();
    equal(page().one('h2').textContent, 'Review the changes');
    step.focus();
    equal(page().isFocused(page().one('h2')), true);
    await show({ isCreate: true });
    equal(page().one('h2').textContent, 'Review the new image cache');
  });

  it('says what to know before it is sent, once each', async () => {
    const warning = { path: 'images.0', message: 'The tag may move.' };
    await show({ warnings: [warning, { ...warning, path: 'images.1' }], request: { ...request, Image: ['a:1'] } });
    deepEqual(notes(), ['The tag may move.', 'All images in the list are pulled again.', work]);
    await show({ isCreate: true, request: { ...request, Image: ['a:1'] } });
    deepEqual(notes(), [work]);
    await show();
    deepEqual(notes(), []);
  });

  it('copies the equivalent command of an update', async () => {
    await show();
    await page().click(page().button('Copy Command Line'));
    deepEqual(copied, [
      "aliyun eci UpdateImageCache --region cn-hangzhou --RegionId 'cn-hangzhou' --ImageCacheId 'imc-1' --ImageCacheName 'web'",
    ]);
  });

  it('copies that of a create, which has no ID', async () => {
    await show({ isCreate: true });
    await page().click(page().button('Copy Command Line'));
    deepEqual(copied, [
      "aliyun eci CreateImageCache --region cn-hangzhou --RegionId 'cn-hangzhou' --ImageCacheName 'web'",
    ]);
  });

  it('says where the command takes passwords from, when there are any', async () => {
    await show();
    equal(page().shows('Passwords are not in the command'), false);
    const credential = { Server: 'a.com', UserName: 'me', Password: 'hunter2' };
    await show({ request: { ...request, ImageRegistryCredential: [credential] } });
    equal(page().shows('such as REGISTRY_PASSWORD_1.'), true);
    equal(page().one('#root').textContent.includes('hunter2'), false);
    await show({ request: { ...request, ImageRegistryCredential: [] } });
    equal(page().shows('Passwords are not in the command'), false);
  });
});
