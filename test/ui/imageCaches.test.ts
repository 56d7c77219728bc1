// What a person does with image caches: makes one from an instance, changes one, meets errors and a conflict, deletes two.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { FrameLocator } from 'playwright-core';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';
import type { ViewTree } from './pages/viewTree';

const region = 'cn-hangzhou';

describe('image caches', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({
    emulator: emulator.ready,
    settings: { 'elasticContainers.regions': [region] },
    viewport: { width: 1400, height: 1000 },
  }));
  after(() => emulator.stop());

  async function caches(): Promise<ViewTree> {
    const view = await workbench().openView('Image Caches');
    await view.unfold();
    await view.waitUntilLoaded();
    return view;
  }

  async function edit(name: string): Promise<FrameLocator> {
    const view = await caches();
    await view.inline(name, 'Edit Image Cache…');
    const form = await workbench().editors.webview(`Edit: ${name}`);
    await form.getByRole('button', { name: 'Review' }).waitFor();
    return form;
  }

  /** Opens the review step, where what is about to be sent is shown. */
  async function review(form: FrameLocator): Promise<void> {
    await form.getByRole('button', { name: 'Review' }).click();
    await form.getByRole('heading', { name: /^Review the/ }).waitFor();
  }

  async function sentUpdates(): Promise<readonly Record<string, unknown>[]> {
    const { requests } = await emulator.requests();
    return requests.filter(({ action }) => action === 'UpdateImageCache').map(({ parameters }) => parameters);
  }

  it('lists them with status, progress, size, images and time left, and the quota in the title', async () => {
    const view = await caches();
    await view.waitForRow('orders-services');
    const rows = await view.text();
    assert.ok(rows.includes('storefront-base Ready · 20 GiB · 2 images'), rows.join('\n'));
    assert.ok(rows.some((row) => /^ci-runners Creating · \d+% · 20 GiB · 4 images · expires in \d+ d$/.test(row)));
    await view.pane.getByText('9 of 500 used · Local emulator').waitFor();
    await view.expand('storefront-base');
    await view.waitForRow('Images');
    assert.ok(
      !(await view.inlineActions('ml-inference')).includes('Edit Image Cache…'),
      'an update is under way there',
    );
  });

  it('makes one from the images of an instance', async () => {
    const instances = await workbench().openView('ECI Instances');
    await instances.waitUntilLoaded();
    await instances.menu(/^legacy-billing/, 'Create Image Cache from ECI Instance…');
    const form = await workbench().editors.webview('Create Image Cache');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('billing-again');
    await review(form);
    await form.getByRole('button', { name: 'Create Image Cache' }).click();
    await workbench().notifications.waitFor('Image cache billing-again is being created.');
    const view = await caches();
    await view
      .row('billing-again')
      .filter({ hasText: /Preparing|Creating/ })
      .waitFor();
    await emulator.advance(120_000);
    await view.row('billing-again').filter({ hasText: 'Ready' }).waitFor();
  });

  it('sends what was changed and nothing else, after showing just that', async () => {
    const form = await edit('orders-services');
    await form.getByRole('button', { name: 'Review' }).click();
    await form.getByText('Nothing has changed').waitFor();
    await form.getByRole('textbox', { name: 'Retention' }).fill('30');
    await form.getByRole('button', { name: 'Add Image' }).click();
    await form
      .getByRole('textbox', { name: 'Image 6' })
      .fill('registry-vpc.cn-hangzhou.aliyuncs.com/library/busybox:1.36');
    await review(form);
    await form.getByText('busybox:1.36').first().waitFor();
    await emulator.clearRequests();
    await form.getByRole('button', { name: 'Update Image Cache' }).click();
    await workbench().notifications.waitFor('Image cache orders-services is being updated.');
    const [sent, ...more] = await sentUpdates();
    assert.deepEqual(more, []);
    const names = Object.keys(sent ?? {}).filter((name) => !name.startsWith('Image.') && name !== 'Image');
    assert.deepEqual(names.sort(), ['ClientToken', 'ImageCacheId', 'ImageCacheName', 'RegionId', 'RetentionDays']);
  });

  it('puts an error of the service on the field it speaks of', async () => {
    const cases = [
      { field: 'Security group', group: 'Network', value: 'sg-mismatch1', says: 'not in the same VPC' },
      { field: 'vSwitch', group: 'Network', value: 'vsw-noip1', says: 'no free IP address' },
      { field: 'vSwitch', group: 'Network', value: 'vsw-zone1', says: 'not in the zone' },
    ];
    const form = await edit('storefront-base');
    await form.getByText('Network', { exact: true }).click();
    for (const { field, value, says } of cases) {
      await emulator.advance(2_000);
      await form.getByRole('textbox', { name: 'Security group' }).fill(field === 'Security group' ? value : 'sg-good1');
      await form.getByRole('textbox', { name: 'vSwitch' }).fill(field === 'vSwitch' ? value : 'vsw-good1');
      await review(form);
      await form.getByRole('button', { name: 'Update Image Cache' }).click();
      const input = form.getByRole('textbox', { name: field });
      await input.and(form.locator('[aria-invalid="true"]')).waitFor();
      await form.getByText(says).first().waitFor();
    }
    await form.getByRole('button', { name: 'Discard Changes' }).click();
    await form.getByRole('button', { name: 'Discard', exact: true }).click();
  });

  it('shows the three versions when the cache has changed meanwhile, before anything is overwritten', async () => {
    const form = await edit('ci-toolchain');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('ci-toolchain-mine');
    const view = await caches();
    await view.menu('ci-toolchain', 'Copy Image Cache ID');
    const id = await copiedId('ci-toolchain');
    await emulator.control('POST', 'world', {
      putImageCache: { ImageCacheId: id, RegionId: region, ImageCacheName: 'ci-toolchain-theirs' },
    });
    const again = await workbench().editors.webview('Edit: ci-toolchain');
    await review(again);
    await again.getByRole('button', { name: 'Update Image Cache' }).click();
    await again.getByText('The image cache has changed in the meantime').waitFor();
    await again.getByText('ci-toolchain-theirs').filter({ visible: true }).first().waitFor();
    await again.getByText('ci-toolchain-mine').filter({ visible: true }).first().waitFor();
    await again.getByRole('button', { name: 'Keep Mine and Overwrite' }).click();
    const send = again.getByRole('button', { name: 'Update Image Cache' });
    if (await send.isVisible()) {
      await send.click();
    }
    await workbench().notifications.waitFor('Image cache ci-toolchain-mine is updated.');
  });

  it('deletes two at once after naming both', async () => {
    const view = await caches();
    await view.select(['transcode-flash', 'checkout-canary']);
    await view.menu('checkout-canary', 'Delete Image Cache…');
    await workbench().dialog.waitFor('Delete 2 image caches?');
    const text = await workbench().dialog.text();
    assert.ok(/transcode-flash\s+imc-/.test(text) && /checkout-canary\s+imc-/.test(text), text);
    await workbench().dialog.press('Delete');
    await workbench().notifications.waitFor('2 image caches were deleted.');
    await view.row('transcode-flash').waitFor({ state: 'hidden' });
    await view.row('checkout-canary').waitFor({ state: 'hidden' });
  });

  /** The id the notification of "Copy ID" tells. */
  async function copiedId(name: string): Promise<string> {
    await workbench().notifications.waitFor(/Copied imc-/);
    const text = (await workbench().notifications.texts()).find((one) => one.startsWith('Copied imc-'));
    return /imc-\w+/.exec(text ?? '')?.[0] ?? assert.fail(`no id of ${name}`);
  }
});
