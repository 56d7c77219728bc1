import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Emulator, startEmulator } from '../support/emulatorProcess';
import { useWorkbench } from '../support/useWorkbench';

describe('the side bar', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  const workbench = useWorkbench(() => ({ emulator: emulator.ready }));
  after(() => emulator.stop());

  it("lists the instances of the emulator's regions from the activity bar", async () => {
    const view = await workbench().openView('ECI Instances');
    for (const region of emulator.ready.regions) {
      await view.waitForRow(region);
    }
    assert.ok(
      (await view.text()).some((line) => line.startsWith('  ')),
      'no region has an instance',
    );
  });
});
