// What only the extension host can show: how the extension starts, and that nothing gets lost on the way into VS Code.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { hideViews, writeCliConfig } from '../support/canary/hostSettings';

const extensionId = 'elastic-containers.elastic-containers';

interface Contributions {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Notes that a connection is opened, and what is read below the home folder, while `work` runs. */
async function seenDuring(work: (seen: readonly string[]) => Thenable<unknown>): Promise<readonly string[]> {
  const seen: string[] = [];
  // On the prototype: every client connects a socket in the end.
  const sockets = net.Socket.prototype;
  const connect = Reflect.get<typeof sockets, 'connect'>(sockets, 'connect');
  const { open } = fs.promises;
  sockets.connect = function (this: net.Socket, ...args: Parameters<typeof connect>) {
    seen.push('connect');
    return Reflect.apply(connect, this, args);
  } as typeof connect;
  fs.promises.open = (...args: Parameters<typeof open>) => {
    const [path] = args;
    if (typeof path === 'string' && path.includes('.aliyun')) {
      seen.push(`read ${path}`);
    }
    return open(...args);
  };
  syncBuiltinESMExports();
  try {
    await work(seen);
  } finally {
    sockets.connect = connect;
    fs.promises.open = open;
    syncBuiltinESMExports();
  }
  return seen;
}

/** Waits for something that is seen only by looking; the timeout of the test ends it. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('the extension in VS Code', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  const extension = (): vscode.Extension<unknown> => {
    const found = vscode.extensions.getExtension(extensionId);
    assert.ok(found, `${extensionId} is not among the installed extensions`);
    return found;
  };
  before(() => process.on('unhandledRejection', note));
  after(async () => {
    process.off('unhandledRejection', note);
    await hideViews();
  });

  it('is found under its public id, and is started by nothing but what it is for', () => {
    const { activationEvents } = extension().packageJSON as { readonly activationEvents: readonly string[] };
    // VS Code itself may open a JSON document before the test runs, so the test does not check whether the extension is inactive.
    assert.deepEqual(
      activationEvents.filter((event) => !/^on(Language|FileSystem|WebviewPanel):\w/.test(event)),
      [],
    );
  });

  it('starts without reading a credential and without a call', async () => {
    await writeCliConfig('{"profiles": [ this is not JSON');
    assert.deepEqual(await seenDuring(() => extension().activate()), []);
    assert.equal(extension().isActive, true);
  });

  it('registers every command it contributes', async () => {
    const { contributes } = extension().packageJSON as Contributions;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
    assert.ok(contributes.commands.length > 10, 'the list of contributed commands was read');
  });

  it('has the instances view in its activity-bar container', async () => {
    const commands = await vscode.commands.getCommands(true);
    assert.ok(commands.includes('workbench.view.extension.elasticContainers'), 'the activity-bar container is missing');
    assert.ok(commands.includes('elasticContainers.instances.focus'), 'the instances view is missing');
  });

  it('lives with a credentials file that is broken', async () => {
    const seen = await seenDuring(async (soFar) => {
      await vscode.commands.executeCommand('elasticContainers.instances.focus');
      await until(() => soFar.some((one) => one.startsWith('read ')));
      await vscode.commands.executeCommand('elasticContainers.refresh');
    });
    assert.ok(!seen.includes('connect'), seen.join());
  });

  it('lives with a service that cannot be reached', async () => {
    const profile = { name: 'default', mode: 'AK', access_key_id: 'LTAIhost', access_key_secret: 'none' };
    await writeCliConfig(JSON.stringify({ profiles: [{ ...profile, region_id: 'cn-hangzhou' }] }));
    await seenDuring(async (seen) => {
      await vscode.commands.executeCommand('elasticContainers.refresh');
      // The view asks for its rows in its own time.
      await until(() => seen.includes('connect'));
    });
    await vscode.commands.executeCommand('elasticContainers.retry');
  });

  it('has left no rejected promise unhandled', () => {
    const dist = join(extension().extensionPath, 'dist');
    const ours = unhandled.filter((reason) => (reason as Error | undefined)?.stack?.includes(dist));
    assert.deepEqual(ours, []);
  });
});
