// A marked secret in every place one can be, every command of the manifests under every fault of the emulator, and no mark anywhere but
// on the wire. test/host/alone/secrets.test.ts looks at what VS Code itself keeps.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Mocha from 'mocha';
import { transportFaults } from '../../../src/emulator/faults/faults';
import { activate } from '../../../src/extension';
import { noFault, SecretsTrial } from '../../support/canary/secretsTrial';
import type { TestContext } from '../../support/vscode/extensionContext';
import { packageJson } from '../../support/vscode/workspace';
import { createExtensionContext, resetVscode } from '../../support/vscode/useVscode';
import { Uri } from '../../support/vscode/values';

const faults = [noFault, ...transportFaults];

describe('Secrets', function () {
  this.timeout(60_000);
  let context: TestContext;
  let folder: string;
  const trial = new SecretsTrial({
    activate: () => {
      activate(context);
      return Promise.resolve(packageJson.contributes.commands.map(({ command }) => command));
    },
    restart: () => {
      context.end();
      context = createExtensionContext();
      activate(context);
    },
    folder: () => Uri.file(folder),
    isHurried: () => true,
  });
  before('note everything, then start the extension', async () => {
    resetVscode();
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
    context = createExtensionContext();
    await trial.start();
  });
  after(async () => {
    await trial.end();
    context.end();
    await rm(folder, { recursive: true });
    const { cells, commands } = trial;
    Mocha.reporters.Base.consoleLog(`    ${cells} cells: ${commands.length} commands times ${faults.length} faults`);
  });

  for (const [turn, fault] of faults.entries()) {
    it(`are shown by no command under the fault ${fault}`, async () => {
      assert.deepEqual(await trial.runUnder(fault, turn), []);
    });
  }

  it('are not shown when a credential file cannot be read', async () => {
    assert.deepEqual(await trial.readBrokenFile(), []);
  });

  it('could have been shown: each went over the wire, and every place was inspected', () => {
    trial.assertAllWasThere();
  });
});
