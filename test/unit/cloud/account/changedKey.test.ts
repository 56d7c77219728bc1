// A profile's name stands for another account from one moment to the next: a file or an entered key changes, and nothing has notified the
// session yet.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { AccountChangedError } from '../../../../src/base/errors';
import { storeKey } from '../../../../src/cloud/credentials/entered';
import { fakeNow } from '../../../support/fakeClock';
import { MemoryVault } from '../../../support/memoryVault';
import { CliFile, ScriptedSession } from './scriptedSession';

function enter(vault: MemoryVault, accessKeyId: string): Promise<void> {
  const key = { accessKeyId, accessKeySecret: 'a-secret', securityToken: undefined, region: undefined };
  return storeKey(vault, { name: 'work', ...key });
}

/** A login of the CLI: what it renews does not say whose it is. */
function oauth(key: string, expiration: number): string {
  const token = { access_key_id: key, access_key_secret: 'cached', sts_token: 'cached', sts_expiration: expiration };
  return JSON.stringify({ profiles: [{ name: 'work', mode: 'OAuth', oauth_site_type: 'CN', ...token }] });
}

describe('an account whose profile has changed', function () {
  // The file is looked at once a second.
  this.timeout(15_000);
  const file = new CliFile();
  const seconds = fakeNow / 1000;
  let session: ScriptedSession;
  before(() => file.create());
  after(() => file.remove());
  afterEach(() => session.dispose());

  it('signs nothing with the key that the file has by now, and ends', async () => {
    await file.write({ profiles: ['work'] });
    session = new ScriptedSession({ cliConfigPath: file.path });
    const before = await session.current();
    equal(await session.callsGoAs(), 'work');
    const another = { name: 'work', mode: 'AK', access_key_id: 'another', access_key_secret: 'a-secret' };
    await file.writeText(JSON.stringify({ profiles: [another] }));
    await rejects(session.callsGoAs(), AccountChangedError);
    equal(before?.signal.aborted, true);
    await session.current();
    equal((await session.access()).credential.accessKeyId, 'another');
  });

  it('signs nothing with the key that another window has entered by the same name, and ends', async () => {
    const vault = new MemoryVault();
    await enter(vault, 'LTAIone');
    session = new ScriptedSession({ cliConfigPath: file.path, vault, clicked: 'entered:work' });
    const before = await session.current();
    equal(await session.callsGoAs(), 'LTAIone');
    await enter(vault, 'LTAItwo');
    await rejects(session.callsGoAs(), AccountChangedError);
    equal(before?.signal.aborted, true);
  });

  it('sends nothing with a new login before it is known to be of the same account', async () => {
    let account = '1';
    let isAsked = (): void => undefined;
    let answer = (): void => undefined;
    await file.writeText(oauth('one', seconds + 3_600));
    session = new ScriptedSession({
      cliConfigPath: file.path,
      answers: {
        GetCallerIdentity: async () => {
          const held = account === '2' && new Promise<void>((resolve) => (answer = resolve));
          isAsked();
          await held;
          return { AccountId: account };
        },
      },
    });
    await session.current();
    const known = new Promise((resolve) => session.onDidResolve(resolve));
    equal(await session.callsGoAs(), 'one');
    await known;
    account = '2';
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    await file.writeText(oauth('two', seconds + 7_200));
    await asked;
    const call = session.callsGoAs();
    answer();
    await rejects(call, AccountChangedError);
  });

  it('is not taken for the one of a login that comes after an attempt without a token', async () => {
    let account = '1';
    await file.writeText(oauth('one', seconds + 3_600));
    session = new ScriptedSession({
      cliConfigPath: file.path,
      answers: { GetCallerIdentity: () => ({ AccountId: account }) },
    });
    const before = await session.current();
    const known = new Promise((resolve) => session.onDidResolve(resolve));
    await session.callsGoAs();
    await known;
    const blocked = new Promise((resolve) => session.onDidResolve((one) => one?.blocked && resolve(one)));
    await file.writeText(oauth('one', seconds - 10));
    await blocked;
    account = '2';
    const changed = new Promise((resolve) => session.onDidChange(resolve));
    await file.writeText(oauth('two', seconds + 7_200));
    deepEqual(await changed, { account: true });
    equal(before?.signal.aborted, true);
  });
});
