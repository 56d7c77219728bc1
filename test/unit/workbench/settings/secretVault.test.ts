import { deepEqual, equal } from 'node:assert/strict';
import { SecretVault } from '../../../../src/workbench/settings/secretVault';
import { createExtensionContext, useVscode } from '../../../support/vscode/useVscode';

describe('The vault of keys that the user entered', () => {
  useVscode();

  it('keeps the keys in the secret storage and only their names beside it', async () => {
    const context = createExtensionContext();
    const vault = new SecretVault(context);
    deepEqual([await vault.listNames(), await vault.get('ops')], [[], undefined]);
    await vault.set('ops', 'secret 1');
    await vault.set('dev', 'secret 2');
    await vault.set('ops', 'secret 3');
    deepEqual(await vault.listNames(), ['ops', 'dev']);
    deepEqual([await vault.get('ops'), await vault.get('dev')], ['secret 3', 'secret 2']);
    equal(await context.secrets.get('key.ops'), 'secret 3');
    deepEqual(context.globalState.get('enteredKeys'), ['ops', 'dev']);
    deepEqual(context.globalState.keys(), ['enteredKeys']);
  });

  it('forgets a key with its name, and no other', async () => {
    const context = createExtensionContext();
    const vault = new SecretVault(context);
    await vault.set('ops', 'secret 1');
    await vault.set('dev', 'secret 2');
    await vault.delete('ops');
    deepEqual([await vault.listNames(), await vault.get('ops')], [['dev'], undefined]);
    deepEqual(await vault.get('dev'), 'secret 2');
  });

  it('reads names only, whatever is kept in their place', async () => {
    const context = createExtensionContext();
    for (const [kept, names] of [
      ['ops', []],
      [{ length: 1 }, []],
      [
        ['ops', 5, null, 'dev'],
        ['ops', 'dev'],
      ],
    ] as const) {
      await context.globalState.update('enteredKeys', kept);
      deepEqual(await new SecretVault(context).listNames(), names);
    }
  });
});
