// What a user sees who has installed the extension and has no credentials on this machine.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { useWorkbench } from '../support/useWorkbench';
import type { ViewTree } from './pages/viewTree';

describe('the first start without credentials', () => {
  const workbench = useWorkbench();
  const openView = (): Promise<ViewTree> => workbench().openView('ECI Instances');

  it('opens from the activity bar and offers two ways to begin', async () => {
    const view = await openView();
    await view.welcomeButton('Try with the local emulator').waitFor();
    await view.welcomeButton('Use my Alibaba Cloud credentials').waitFor();
    assert.deepEqual(await view.text(), []);
    assert.deepEqual(await workbench().notifications.texts(), []);
  });

  it('explains where credentials are looked for when there are none', async () => {
    const view = await openView();
    await view.welcomeButton('Use my Alibaba Cloud credentials').click();
    await workbench().notifications.waitFor(
      /No credentials were found\. Set ALIBABA_CLOUD_ACCESS_KEY_ID .* or run "aliyun configure"/,
    );
    await workbench().quickInput.waitFor('Select a profile');
    assert.deepEqual(await workbench().quickInput.labels(), ['Local emulator', 'Enter an access key…']);
    await workbench().quickInput.cancel();
    await workbench().notifications.close(/No credentials were found/);
    await view.welcomeButton('Try with the local emulator').waitFor();
  });

  it('fills the tree from the emulator that comes with the extension', async () => {
    const view = await openView();
    await view.welcomeButton('Try with the local emulator').click();
    await view.waitForRow('cn-hangzhou');
    await view.waitForRow(/^storefront-web-/);
    await view.waitUntilLoaded();
    assert.deepEqual(
      (await view.text()).filter((line) => !line.startsWith(' ')),
      ['ap-southeast-1 3', 'cn-beijing 5', 'cn-hangzhou 18'],
    );
    const offered = await workbench().palette.commandsFor('Elastic Containers: Local Emulator');
    assert.deepEqual(offered, ['Elastic Containers: Stop the Local Emulator']);
  });

  it('comes back to the two ways to begin when the emulator is stopped', async () => {
    const view = await openView();
    await workbench().run('Elastic Containers: Stop the Local Emulator');
    await view.welcomeButton('Try with the local emulator').waitFor();
    assert.deepEqual(await view.text(), []);
    const offered = await workbench().palette.commandsFor('Elastic Containers: Local Emulator');
    assert.deepEqual(offered, ['Elastic Containers: Try with the Local Emulator']);
  });

  it('starts the emulator again, and keeps to it after a reload of the window', async () => {
    await workbench().run('Elastic Containers: Try with the Local Emulator');
    const view = await openView();
    await view.waitForRow('cn-hangzhou');
    await workbench().reload();
    await (await openView()).waitForRow('cn-hangzhou');
  });
});
