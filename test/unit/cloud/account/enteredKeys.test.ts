import { deepEqual, equal, rejects } from 'node:assert/strict';
import { EnteredKeys } from '../../../../src/cloud/account/enteredKeys';
import type { Session } from '../../../../src/cloud/account/session';
import type { EnteredKey } from '../../../../src/cloud/credentials/entered';
import { MemoryVault } from '../../../support/memoryVault';

const key: EnteredKey = {
  ...{ name: 'ops', accessKeyId: 'LTAI-1', accessKeySecret: 'secret' },
  ...{ securityToken: undefined, region: 'cn-hangzhou' },
};

describe('The keys that the user entered', () => {
  let vault: MemoryVault;
  let keys: EnteredKeys;
  /** What the session was asked for, and what was kept then. */
  let notified: string[];
  let refusal: Error | undefined;

  beforeEach(() => {
    [vault, notified, refusal] = [new MemoryVault(), [], undefined];
    const tell = (what: string) => (id: string) => {
      notified.push(`${what} ${id}, kept: ${[...vault.kept.keys()].join()}`);
      return refusal ? Promise.reject(refusal) : Promise.resolve();
    };
    const session: Partial<Session> = { select: tell('select'), handleProfileRemoved: tell('removed') };
    keys = new EnteredKeys(vault, session as Session);
  });

  it('are kept, and signed in with then', async () => {
    await keys.add(key);
    deepEqual(notified, ['select entered:ops, kept: ops']);
    deepEqual(await keys.listNames(), ['ops']);
    const kept = JSON.parse(vault.kept.get('ops') ?? '') as object;
    deepEqual(kept, { access_key_id: 'LTAI-1', access_key_secret: 'secret', region_id: 'cn-hangzhou', mode: 'AK' });
    await keys.add({ ...key, securityToken: 'token' });
    equal((JSON.parse(vault.kept.get('ops') ?? '') as { mode: string }).mode, 'StsToken');
  });

  it('stay kept when signing in with them fails', async () => {
    refusal = new Error('wrong secret');
    await rejects(keys.add(key), /wrong secret/);
    deepEqual(await keys.listNames(), ['ops']);
  });

  it('are signed out of once they are taken back, when nothing can use them any more', async () => {
    await keys.add(key);
    await keys.add({ ...key, name: 'dev' });
    await keys.remove('ops');
    equal(notified.at(-1), 'removed entered:ops, kept: dev');
    deepEqual(await keys.listNames(), ['dev']);
  });
});
