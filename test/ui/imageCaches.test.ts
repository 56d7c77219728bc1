// Image caches. Only Chromium proves that the page of the form runs in VS Code, keeps what was typed while its tab is hidden, and draws an error
// on its field and the three versions of a conflict. What the extension does behind that is tested in
// test/contract/window/imageCaches.test.ts, the page by itself in test/ui/forms.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';

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

  it('are listed, and edited in a form that shows an error on its field and a conflict before it overwrites', async () => {
    const { notifications, editors } = workbench();
    const view = await workbench().openView('Image Caches');
    await view.waitForRow('ci-toolchain');
    await view.waitUntilLoaded();
    assert.ok((await view.text()).includes('storefront-base Ready · 20 GiB · 2 images'));
    await view.pane.getByText('9 of 500 used · Local emulator').waitFor();

    await view.inline('ci-toolchain', 'Edit Image Cache…');
    const form = await editors.webview('Edit: ci-toolchain');
    const submit = async (): Promise<void> => {
      await form.getByRole('button', { name: 'Review' }).click();
      await form.getByRole('heading', { name: /^Review the/ }).waitFor();
      await form.getByRole('button', { name: 'Update Image Cache' }).click();
    };
    await form.getByText('Network', { exact: true }).click();
    await form.getByRole('textbox', { name: 'Security group' }).fill('sg-mismatch1');
    await form.getByRole('textbox', { name: 'vSwitch' }).fill('vsw-good1');
    await submit();
    const group = form.getByRole('textbox', { name: 'Security group' });
    await group.and(form.locator('[aria-invalid="true"]')).waitFor();
    await form.getByText('not in the same VPC').first().waitFor();
    await group.fill('sg-good1');
    await form.getByRole('textbox', { name: 'Name', exact: true }).fill('ci-toolchain-mine');

    await view.menu('ci-toolchain', 'Copy Image Cache ID');
    await notifications.waitFor(/Copied imc-/);
    const id = await workbench().page.evaluate(() => navigator.clipboard.readText());
    await emulator.control('POST', 'world', {
      putImageCache: { ImageCacheId: id, RegionId: region, ImageCacheName: 'ci-toolchain-theirs' },
    });
    // The page is gone while another tab hides it.
    await view.menu('storefront-base', 'Describe Image Cache');
    await editors.opened('storefront-base.yaml');
    await editors.tab('Edit: ci-toolchain').click();
    const again = await editors.webview('Edit: ci-toolchain');
    await again.getByRole('button', { name: 'Review' }).click();
    await again.getByRole('heading', { name: /^Review the/ }).waitFor();
    await again.getByRole('button', { name: 'Update Image Cache' }).click();
    await again.getByText('The image cache has changed in the meantime').waitFor();
    await again.getByText('ci-toolchain-theirs').filter({ visible: true }).first().waitFor();
    await again.getByText('ci-toolchain-mine').filter({ visible: true }).first().waitFor();
    await again.getByRole('button', { name: 'Keep Mine and Overwrite' }).click();
    const send = again.getByRole('button', { name: 'Update Image Cache' });
    if (await send.isVisible()) {
      await send.click();
    }
    await notifications.waitFor(/Image cache ci-toolchain-mine is (being )?updated\./);
  });
});
