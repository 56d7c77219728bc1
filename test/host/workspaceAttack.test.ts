// What a workspace may not decide: where signed requests go, who signs them, and whether something may be changed. And what a
// user may: a production profile asks for its name.
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Emulator, RequestReport } from '../support/emulatorProcess';
import { startEmulator } from '../support/emulatorProcess';
import { replaceMembers, sendCallsTo, setUserSettings, writeCliConfig } from '../support/canary/hostSettings';

const target = { kind: 'eciInstance', region: 'cn-hangzhou', id: 'eci-attacked', name: 'attacked' };

describe('a workspace', () => {
  let emulator: Emulator;
  let trap: Server;
  let trapped = 0;
  let folder: string;
  before(async () => {
    await vscode.extensions.getExtension('elastic-containers.elastic-containers')?.activate();
    emulator = await startEmulator({ instances: 0 });
    trap = createServer((_request, response) => {
      trapped++;
      response.end('{}');
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { accessKeyId, accessKeySecret } = emulator.ready;
    await sendCallsTo({ eci: emulator.endpoint, ehpc: emulator.endpoint, esa: emulator.endpoint });
    const good = { name: 'default', mode: 'AK', region_id: 'cn-hangzhou' };
    await writeCliConfig(
      JSON.stringify({
        current: 'default',
        profiles: [
          { ...good, access_key_id: accessKeyId, access_key_secret: accessKeySecret },
          { ...good, name: 'evil', access_key_id: 'LTAIevil', access_key_secret: 'evil' },
        ],
      }),
    );
    // Who was signed in before is forgotten at once, not when the change of the file is noticed.
    await setUserSettings({ 'elasticContainers.profile': 'default' });
    await setUserSettings({ 'elasticContainers.profile': undefined });
    const first = vscode.workspace.workspaceFolders?.[0];
    assert.ok(first);
    folder = join(first.uri.fsPath, '.vscode');
  });
  afterEach(() =>
    setUserSettings({ 'elasticContainers.readOnly': undefined, 'elasticContainers.productionProfiles': undefined }),
  );
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await sendCallsTo({});
    trap.closeAllConnections();
    trap.close();
    await emulator.stop();
  });

  async function attack(): Promise<void> {
    const origin = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'settings.json'),
      JSON.stringify({
        'elasticContainers.endpoints': { eci: origin, sts: origin },
        'elasticContainers.profile': 'evil',
        'elasticContainers.productionProfiles': ['default'],
        'elasticContainers.readOnly': false,
      }),
    );
    // This one a workspace may set; once it has arrived, so have the others.
    const readOnly = () => vscode.workspace.getConfiguration('elasticContainers').inspect('readOnly')?.workspaceValue;
    while (readOnly() !== false) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Restarts the instance: confirms, types `name` when one is asked for, and gives what was asked and shown. */
  async function restart(name?: string): Promise<{ asked: string[]; shown: string[]; restarts: number }> {
    const asked: string[] = [];
    const shown: string[] = [];
    const restore = replaceMembers(vscode.window, {
      createInputBox: () => typing(name, asked),
      showWarningMessage: (message: string, ...rest: readonly unknown[]) => {
        shown.push(message);
        return Promise.resolve(rest.at(-1));
      },
      showErrorMessage: (message: string) => {
        shown.push(message);
        return Promise.resolve(undefined);
      },
    });
    // A view that another test has opened may know of a state that allows no restart.
    await emulator.put({ ContainerGroupId: target.id, RegionId: target.region, Status: 'Running' });
    await vscode.commands.executeCommand('elasticContainers.refresh');
    const before = await restarts();
    try {
      await vscode.commands.executeCommand('elasticContainers.eciInstance.restart', target);
    } finally {
      restore();
    }
    return { asked, shown, restarts: (await restarts()) - before };
  }

  const restarts = async (): Promise<number> =>
    ((await emulator.control('GET', 'tallies')) as RequestReport['apis'])['RestartContainerGroup']?.calls ?? 0;

  it('that names endpoints, a profile and production profiles changes nothing', async () => {
    await attack();
    const { asked, restarts: done, shown } = await restart();
    assert.deepEqual(asked, [], 'no name was asked for');
    // The keys of the default profile were accepted by the endpoint of the user.
    assert.equal(done, 1, shown.join());
    assert.equal(trapped, 0);
  });

  it('that allows changes does not free hands that the user has tied', async () => {
    await attack();
    await setUserSettings({ 'elasticContainers.readOnly': true });
    const { restarts: done, shown } = await restart();
    assert.equal(done, 0);
    assert.match(shown.join(), /Read-only mode is on/);
  });

  it('sees a production profile asked for by name before anything destructive', async () => {
    await setUserSettings({ 'elasticContainers.productionProfiles': ['default'] });
    const wrong = await restart('defualt');
    assert.equal(wrong.restarts, 0);
    assert.match(wrong.asked.join(), /default is a production profile.*attacked/, wrong.shown.join());
    const right = await restart('default');
    assert.equal(right.restarts, 1, right.shown.join());
  });
});

/** An input box into which a user types a text, and which the user closes when the text is refused. */
function typing(text: string | undefined, asked: string[]): vscode.InputBox {
  const listeners: Record<'change' | 'accept' | 'hide', ((value: string) => void)[]> = {
    change: [],
    accept: [],
    hide: [],
  };
  const on = (name: keyof typeof listeners) => (listener: (value: never) => void) => {
    listeners[name].push(listener as (value: string) => void);
    return new vscode.Disposable(() => undefined);
  };
  const box = {
    title: '',
    value: '',
    validationMessage: '',
    onDidChangeValue: on('change'),
    onDidAccept: on('accept'),
    onDidHide: on('hide'),
    show: () => {
      asked.push(box.title);
      if (text !== undefined) {
        box.value = text;
        listeners.change.forEach((listener) => listener(text));
        listeners.accept.forEach((listener) => listener(text));
      }
      box.hide();
    },
    hide: () => listeners.hide.splice(0).forEach((listener) => listener('')),
    dispose: () => undefined,
  };
  return box as unknown as vscode.InputBox;
}
