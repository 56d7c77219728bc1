// A window whose folder the user does not trust: looking works, and nothing that the folder says or that runs a program does.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { setMachineSettings } from '../../support/scenario/settings';
import { useWorkbench } from '../../support/useWorkbench';
import { StatusBar } from '../pages/statusBar';
import type { ViewTree } from '../pages/viewTree';

const accessKeyId = 'LTAI5tRestrictedMode';
const accessKeySecret = 'restricted-secret-that-is-right';
/** Left by the program, in the home folder it is started in. */
const trace = 'the-program-ran';

describe('in Restricted Mode', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ accessKeyId, accessKeySecret });
  });
  const workbench = useWorkbench(() => ({
    workspaceTrust: true,
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
    files: {
      '.vscode/settings.json': JSON.stringify({
        'elasticContainers.regions': ['cn-beijing'],
        'elasticContainers.endpoints': { eci: 'http://127.0.0.1:9' },
        'elasticContainers.profile': 'program',
      }),
    },
    homeFiles: {
      '.aliyun/config.json': JSON.stringify({
        current: 'plain',
        profiles: [
          {
            ...{ name: 'plain', mode: 'AK', access_key_id: accessKeyId, access_key_secret: accessKeySecret },
            region_id: 'cn-hangzhou',
          },
          {
            ...{ name: 'program', mode: 'External', region_id: 'cn-hangzhou' },
            process_command: `${process.execPath} -e "require('fs').writeFileSync(require('os').homedir()+'/${trace}','')"`,
          },
        ],
      }),
    },
  }));
  before('send everything to the emulator', async () => {
    const { endpoint } = emulator;
    await setMachineSettings(workbench(), {
      'elasticContainers.endpoints': { eci: endpoint, ehpc: endpoint, esa: endpoint, sts: endpoint },
    });
    await workbench().reload();
  });
  after(() => emulator.stop());

  const open = (): Promise<ViewTree> => workbench().openView('ECI Instances');

  it('VS Code says that the folder is not trusted', () =>
    workbench()
      .page.getByRole('button', { name: /Restricted Mode/ })
      .first()
      .waitFor());

  it('what there is can be looked at, and the regions, endpoints and profile of the folder are not heard', async () => {
    const view = await open();
    await view.waitForRow(/^storefront-web-/);
    await view.waitUntilLoaded();
    assert.equal(
      (await view.text()).length,
      18,
      'the instances of the profile’s region, not of the one the folder names',
    );
    await new StatusBar(workbench().page).item(/plain · \d+ · cn-hangzhou/).waitFor();
    await view.menu(/^storefront-web-/, 'Describe ECI Instance');
    await workbench().editors.opened(/^storefront-web-/);
    assert.match(await workbench().editors.text(), /ContainerGroupId/);
  });

  it('a profile that starts a program is refused with the next step, and its program is not started', async () => {
    await workbench().run('Elastic Containers: Select Profile…');
    await workbench().quickInput.pick('program', 'Select a profile');
    const view = await open();
    await view
      .row('Could not load')
      .filter({ hasText: 'it starts a program, and this workspace is not trusted' })
      .waitFor();
    assert.match(await view.hover('Could not load'), /Trust the workspace, or select another profile\./);
    assert.ok(!(await view.text()).some((row) => row.includes('storefront')), 'a row of the account before');
    assert.ok(!existsSync(join(workbench().folder, '../home', trace)));
  });

  it('a profile that starts none is there again at the next choice', async () => {
    await workbench().run('Elastic Containers: Select Profile…');
    await workbench().quickInput.pick('plain', 'Select a profile');
    await (await open()).waitForRow(/^storefront-web-/);
  });
});
