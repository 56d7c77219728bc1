// Who the extension signs in as: environment variables, then profiles of the aliyun CLI.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { accessKeyId, accessKeySecret, createCliConfig } from '../../support/cliConfig';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { setMachineSettings } from '../../support/scenario/settings';
import { useWorkbench } from '../../support/useWorkbench';
import { StatusBar } from '../pages/statusBar';
import type { ViewTree } from '../pages/viewTree';

/** What a real extension host sees of the environment and the home folder. All else: test/contract/window/signingIn.test.ts. */
describe('signing in', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator({ accessKeyId, accessKeySecret });
  });
  const workbench = useWorkbench(() => ({
    homeFiles: { '.aliyun/config.json': createCliConfig('wrong-secret') },
    env: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
      ALIBABA_CLOUD_REGION_ID: 'ap-southeast-1',
    },
  }));
  before('send everything to the emulator', async () => {
    await setMachineSettings(workbench(), {
      'elasticContainers.endpoints': { eci: emulator.endpoint, sts: emulator.endpoint },
    });
    await workbench().reload();
  });
  after(() => emulator.stop());

  /** Chooses a profile from the palette; answers the view. */
  async function choose(profile: string): Promise<ViewTree> {
    await workbench().run('Elastic Containers: Select Profile…');
    await workbench().quickInput.pick(profile, 'Select a profile');
    return workbench().openView('ECI Instances');
  }

  const account = (name: string) => new StatusBar(workbench().page).entry(new RegExp(`Elastic Containers: ${name}`));

  it('takes the environment variables of the official tools first', async () => {
    const view = await workbench().openView('ECI Instances');
    await view.waitForRow(/^session-cache-/);
    await view.waitUntilLoaded();
    assert.equal((await view.text()).length, 3, 'the instances of the region in ALIBABA_CLOUD_REGION_ID');
    await account('Environment').waitFor();
  });

  it('changes to a profile of the aliyun CLI, and says which one is in use', async () => {
    const view = await choose('production');
    await view.waitForRow(/^clickstream-etl-/);
    await account('production').waitFor();
    assert.equal((await view.text()).length, 5, 'the instances of the region of the profile');
    await workbench().run('Elastic Containers: Select Profile…');
    await workbench().quickInput.waitFor('Select a profile');
    assert.deepEqual(await workbench().quickInput.labels(), [
      'Environment',
      'production',
      'mistyped',
      'by-role',
      'half',
      'Local emulator',
      'Enter an access key…',
    ]);
    await workbench().quickInput.option('production').filter({ hasText: 'current' }).waitFor();
    await workbench().quickInput.cancel();
  });
});
