// The whole extension over the emulator, with what stands for VS Code: a user opens the view of instances and acts on rows.
import { deepEqual, equal, match } from 'node:assert/strict';
import { commands } from '../../support/vscode';
import { activate } from '../../../src/extension';
import { type Emulator, startEmulator } from '../../support/emulatorProcess';
import { createExtensionContext, nextQuestion, services, shown, useVscode } from '../../support/vscode/useVscode';
import type { TestContext } from '../../support/vscode/extensionContext';

describe('The window with the instances of an account', () => {
  useVscode();
  let emulator: Emulator;
  let context: TestContext;

  before(async () => {
    emulator = await startEmulator({ instances: 30, seed: 1 });
    process.env['ELASTIC_CONTAINERS_EMULATOR'] = JSON.stringify(emulator.ready);
  });
  after(async () => {
    delete process.env['ELASTIC_CONTAINERS_EMULATOR'];
    await emulator.stop();
  });
  beforeEach(() => {
    context = createExtensionContext();
    activate(context);
  });
  afterEach(() => context.end());

  it('lists them once the view is opened, and nothing before', async () => {
    const view = shown.view('elasticContainers.instances');
    deepEqual((await emulator.requests()).requests, []);
    void view.show();
    const text = await view.seen(/Running · .*vCPU/);
    equal(services.contextKey('elasticContainers.connection'), 'in');
    match(text, /\d+ (?:s|min|h|d)/);
  });

  it('deletes an instance after a yes only', async () => {
    const view = shown.view('elasticContainers.instances');
    void view.show();
    await view.seen(/Running/);
    const row = view.rows().find(({ description }) => description.startsWith('Running'));
    const choose = (): Promise<unknown> =>
      commands.executeCommand('elasticContainers.eciInstance.delete', row?.element);

    const refused = choose();
    (await nextQuestion('message')).cancel();
    await refused;
    equal((await emulator.requests()).apis['DeleteContainerGroup'], undefined);

    const agreed = choose();
    const asked = await nextQuestion('message');
    deepEqual([asked.isModal, asked.buttons], [true, ['Delete']]);
    match(asked.detail, new RegExp(`cn-hangzhou  ${row?.label}`));
    asked.press('Delete');
    await agreed;
    equal((await emulator.requests()).apis['DeleteContainerGroup']?.calls, 1);
  });
});
